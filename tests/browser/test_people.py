"""Four people apply, each in a way of their own. Sam, who reads what they send, is in test_journey.

Amara, who is 16, on a phone: a parent says yes on a computer without JavaScript. Daniel on a phone
and then a laptop, with something to be checked and photographs of a tattoo. Priya on the smallest
phone, without JavaScript. Gwen with the keyboard alone.
"""

import re

import pytest
from django.utils import timezone

from tests.browser.walk import Keys, Walk
from tests.files import corpus

HOME = {"address": "12 High Street, Chelmsford", "start_month": "3", "start_year": "2018"}
REFERENCE = re.compile(r"EP-\w{4}-\w{4}")


def begin(way, product, vacancy, **answers):
    way.page.goto(f"/apply/{vacancy}/")
    way.press("Answer the questions")
    way.answer_all(looking=False, **answers)
    way.press("Start your application")
    way.email = f"{way.name}@home.example"
    way.sign_in(product, way.email)


def details(way, called="", times=""):
    way.follow("Your details")
    way.fill("Your full name", f"{way.name.capitalize()} Example")
    if called:
        way.fill("What should we call you? (optional)", called)
    way.choose('input[value="email"]')
    if times:
        way.page.locator('[name="safe_times"]').fill(times)
    way.save()


def right(way):
    way.follow("Your right to be here")
    way.page.locator('[name="status"]').fill("I am a British citizen")
    way.save()


def addresses(way):
    way.follow("Where you have lived")
    for name, words in HOME.items():
        way.fill(f'[name="e0_{name}"]', words)
    finish(way)


def finish(way):
    way.choose('input[name="done"][value="yes"]')
    way.save()


def nothing_of(way, title):
    way.follow(title)
    way.choose('input[name="has"][value="no"]')
    way.save()


def finished(way, title):
    way.follow(title)
    finish(way)


def example(way, words):
    way.follow("Your example")
    way.write(words)
    way.save()


def send(way, product):
    way.follow("Check your answers, then send")
    way.look("check")
    for name in ("honest", "own_work", "checked"):
        way.choose(f'input[name="{name}"]')
    way.press("Send your application")
    way.look("sent")
    reference = REFERENCE.search(way.page.inner_text("main"))[0]
    assert product.email_to(way.email, f"We have your application {reference}")
    return reference


@pytest.fixture
def photographs(tmp_path):
    files = {"far.jpg": corpus.jpeg(size=(400, 300)), "near.png": corpus.png(size=(300, 400))}
    for name, contents in {**files, "film.gif": corpus.other("GIF")}.items():
        (tmp_path / name).write_bytes(contents)
    return [str(tmp_path / name) for name in (*files, "film.gif")]


def test_amara_joins_the_cadets_when_her_parent_has_said_yes(product, open_page):
    way = Walk(open_page(width=320), name="amara")
    can_be_a_cadet(way)
    way.email = "amara@home.example"
    way.page.locator('a[href="/apply/CADET-DEMO/"]').first.click()
    way.press("Start your application")
    way.sign_in(product, way.email)
    details(way)
    example(way, "I want to help where I live.")
    finished(way, "What would help you")
    name_parent(way)
    says_yes(product, open_page, "ngozi@home.example")
    heard = product.email_to(way.email, "Ngozi Okafor said yes")
    way.page.goto(re.search(r"/my/\S+", heard.get_body(("plain",)).get_content())[0])
    way.look("parent-agreed")
    way.follow("Go on with your application")
    reference = send(way, product)

    letter = product.email_to("ngozi@home.example", f"We have .*{reference}")
    assert "I want to help" not in letter.get_body(("plain",)).get_content()
    way.page.goto(f"/my/{reference}/")
    way.look("tracker")


def can_be_a_cadet(way):
    """Sixteen all this year: cadet now, constable from the day on which she is 17."""
    year = timezone.now().year  # the product is at the real one too
    way.born = ("1", "1", str(year - 16))
    way.page.goto("/fit/")
    way.press("Start now")
    way.answer_all(looking=False, **{"lives-in-area": "yes", "parent-agrees": "yes"})
    way.look("results")
    assert f"1 January {year + 1}" in way.page.inner_text("main")


def name_parent(way):
    way.follow("Ask a parent or carer")
    way.fill("What is their full name?", "Ngozi Okafor")
    way.fill("What is their email address?", "ngozi@home.example")
    way.press("Ask this person")
    way.look("parent-asked")
    way.follow("Back")


def says_yes(product, open_page, email):
    parent = Walk(open_page(javascript=False), javascript=False, name="amaras-parent")
    letter = product.email_to(email, "needs your answer").get_body(("plain",)).get_content()
    parent.page.goto(re.search(r"/parent/\S+", letter)[0])
    parent.press("Send me the code")
    code = product.email_to(email, "is your")["Subject"][: len("123 456")]
    parent.fill("What is the code?", code)
    parent.press("Continue")
    parent.look("answer")
    parent.choose('input[name="answer"][value="yes"]')
    parent.page.locator('[name="signed"]').fill("Ngozi Okafor")
    parent.press("Send my answer")
    assert "You said yes" in parent.page.inner_text("main")


def test_daniel_begins_on_a_phone_and_sends_from_a_laptop(product, open_page, photographs):
    phone = Walk(open_page(width=320), name="daniel")
    begin(phone, product, "PCEP-DEMO", **{"police-record": "caution", "offence-kind": "none"})
    details(phone)
    tattoo(phone, photographs)
    phone.follow("Your example")
    phone.write("Half an example")
    phone.press("Save and come back later")
    phone.look("come-back")

    laptop = Walk(open_page(), name="daniel")
    laptop.email, laptop.code = phone.email, phone.code
    laptop.page.goto("/my/")
    laptop.sign_in(product, phone.email)
    laptop.follow("Go on with it")
    laptop.follow("Go on with your application")
    laptop.look("tasks")
    right(laptop)
    addresses(laptop)
    nothing_of(laptop, "Other work")
    finished(laptop, "Your work")
    finished(laptop, "Your qualifications")
    laptop.follow("Your example")
    assert laptop.page.locator("textarea").input_value() == "Half an example"
    laptop.save()
    laptop.follow("What would help you")
    laptop.write("Extra time, and questions on paper")
    finish(laptop)
    reference = send(laptop, product)
    seen_by_hr(Walk(open_page(), name="daniels-case"), product, reference)


def seen_by_hr(desk, product, reference):
    desk.page.goto("/admin/recruitment/application/")
    desk.fill("Email address:", "recruiter@fitthebill.example")
    desk.fill("Password:", product.password)
    desk.press("Log in")
    desk.follow(reference)
    desk.look("case")
    desk.page.locator("#photographs button").click()
    desk.look("case-photographs")
    with desk.page.expect_download() as saved:
        desk.follow("Save far.jpg")
    assert saved.value.suggested_filename == "far.jpg"


def tattoo(way, photographs):
    """The words beside the photographs are kept, whichever button is pressed."""
    way.follow("Tattoos")
    way.look("tattoos")
    way.choose('input[name="has"][value="yes"]')
    way.write("A rose on my left arm")
    way.page.locator('input[type="file"]').set_input_files(photographs)
    way.press("Upload photographs")
    way.look("photographs")
    words = way.page.inner_text("main")
    assert "“film.gif” is not a JPEG, PNG or PDF." in words
    assert way.page.locator("textarea").input_value() == "A rose on my left arm"
    way.press("Remove near.png")
    assert "near.png" not in way.page.inner_text("main")
    with way.page.expect_download() as saved:
        way.follow("far.jpg")
    assert saved.value.suggested_filename == "far.jpg"
    way.save()


def test_priya_applies_without_javascript_on_a_small_phone(product, open_page):
    way = Walk(open_page(javascript=False, width=320), javascript=False, name="priya")
    begin(way, product, "CONTACT-DEMO")
    details(way, called="Pri", times="After 6pm, by email only")
    right(way)
    addresses(way)
    nothing_of(way, "Other work")
    finished(way, "Your work")
    finished(way, "Your qualifications")
    example(way, "On a busy day I took three calls at once.")
    reference = send(way, product)

    way.page.goto(f"/my/{reference}/")
    way.look("tracker")
    assert "You are here" in way.page.inner_text("main")


def test_gwen_applies_with_the_keyboard_alone(product, open_page):
    way = Keys(open_page(), name="gwen")
    begin(way, product, "SUPPORT-DEMO")
    details(way)
    addresses(way)
    nothing_of(way, "Other work")
    example(way, "I taught for thirty years and want to go on helping.")
    reference = send(way, product)

    way.follow("Go to your application")
    assert reference in way.page.inner_text("body")
