"""A person's whole way: from the front page to the second email, and HR's in between."""

import re

import pytest

from tests.browser.walk import Walk

STORY = (
    "In my shop a man began shouting at a young member of staff about a refund. "
    "I asked her to step into the back, listened for a few minutes, and offered what I could."
)


@pytest.mark.parametrize(
    ("javascript", "width"),
    [
        pytest.param(True, 1280, id="with JavaScript on a desk"),
        pytest.param(True, 320, id="with JavaScript on a small phone"),
        pytest.param(False, 1280, id="without JavaScript"),
    ],
)
def test_a_person_finds_out_applies_and_hears_from_hr_twice(product, open_page, javascript, width):
    email = f"amara-{width}-{javascript}@home.example".lower()
    way = Walk(open_page(javascript=javascript, width=width), javascript=javascript, name="way")

    asked = find_out(way)
    reference = apply(way, product, email)
    received = product.email_to(email, f"We have your application {reference}")
    move_on(product, open_page, reference, javascript, width)
    next_step = product.email_to(email, f"Next step for {reference}")

    assert len(asked) <= 11
    assert reference in received.get_body(("plain",)).get_content()
    assert "Sift" not in next_step["Subject"]
    way.page.goto(f"/my/{reference}/")
    way.look("tracker-after-the-move")
    assert "You are here" in way.page.inner_text("main")


def find_out(way):
    way.page.goto("/")
    way.look("home")
    way.follow("Start now")
    way.look("start")
    way.press("Start now")
    way.press("Continue")
    way.look("error")
    if way.javascript:
        assert way.page.evaluate("document.activeElement.matches('[data-error-summary]')")
    assert way.page.title().startswith("Error: ")
    way.page.go_back()
    way.page.go_forward()
    assert way.page.title().startswith("Error: ")
    asked = way.answer_all()
    way.look("results")
    assert "You fit the bill for" in way.page.inner_text("h1")
    return asked


def apply(way, product, email):
    way.page.locator('a[href="/apply/PCEP-DEMO/"]').first.click()
    way.look("apply")
    way.page.get_by_label("Use my answers from the questions").check()
    way.press("Start your application")
    way.sign_in(product, email)
    fill_in(way)
    way.press("Send your application")
    way.look("sent")
    return re.search(r"EP-\w{4}-\w{4}", way.page.inner_text("main"))[0]


def fill_in(way):
    """Every task, in the order of the list. What was carried over is only confirmed."""
    way.look("tasks")
    assert "0 of 10 tasks completed" in way.page.inner_text("main")
    business, tattoos, support = map(no, ("Other work", "Tattoos", "Support from our team"))
    tasks = (details, right, addresses, business, tattoos, work, qualifications, example, support)
    for task in tasks:
        task(way)
    way.look("tasks-done")
    assert "9 of 10 tasks completed" in way.page.inner_text("main")
    way.follow("Check your answers, then send")
    way.look("check")
    change_from_the_last_page(way)
    for box in way.page.get_by_role("checkbox").all():
        box.check()


def details(way):
    way.follow("Your details")
    way.look("details")
    way.save()
    way.look("details-error")
    assert way.page.title().startswith("Error: ")
    way.page.go_back()
    assert "/my/" in way.page.url or "/return/" in way.page.url
    way.page.go_forward()
    way.page.get_by_label("Your full name").fill("Amara Okafor")
    way.page.get_by_label("By email").check()
    way.save()


def right(way):
    way.follow("Your right to be here")
    way.look("right-to-be-here")
    assert "From your answers on" in way.page.inner_text("main")
    way.save()


def addresses(way):
    """The first page has a gap; the second address fills it."""
    way.follow("Where you have lived")
    way.look("addresses")
    home(way, 0, "12 High Street", ("3", "2025", "", ""))
    way.page.get_by_label("Yes, I have completed it").check()
    way.save()
    way.look("addresses-gap")
    assert "There is a gap from" in way.page.inner_text("main")
    way.press("Add another address")
    if way.javascript:
        way.page.evaluate("scrollTo(0, 0)")  # the way out stays on top, over whatever is there
    way.look("addresses-two")
    home(way, 1, "7 Station Road", ("1", "2018", "feb", "2025"))
    way.save()


def home(way, number, address, months):
    way.page.locator(f"#id_e{number}_address").fill(address)
    names = ("start_month", "start_year", "end_month", "end_year")
    for name, value in zip(names, months, strict=True):
        way.page.locator(f'[name="e{number}_{name}"]').fill(value)


def no(title):
    """A task of which nothing applies."""

    def say_no(way):
        way.follow(title)
        way.look(title.split()[0].lower())
        way.page.get_by_label("No", exact=True).check()
        way.save()

    return say_no


def work(way):
    way.follow("Your work")
    way.look("work")
    way.page.get_by_label("Yes, I have completed it").check()
    way.save()


def qualifications(way):
    way.follow("Your qualifications")
    way.look("qualifications")
    way.page.get_by_label("Yes, I have completed it").check()
    way.save()


def example(way):
    """Another tab saves meanwhile: both versions are shown, and one is chosen."""
    way.follow("Your example")
    way.look("example")
    other = way.page.context.new_page()
    other.goto(way.page.url)
    other.locator("textarea").fill("From another tab")
    other.get_by_role("button", name="Save and continue").click()
    other.close()
    way.page.locator("textarea").fill(STORY)
    way.save()
    way.look("two-versions")
    assert "From another tab" in way.page.inner_text("main")
    way.press("Keep what I typed")


def change_from_the_last_page(way):
    way.page.get_by_role("link", name=re.compile("Change ?: Your details")).click()
    way.page.get_by_label("What should we call you?").fill("Amara")
    way.save()
    assert "/check/" in way.page.url


def move_on(product, open_page, reference, javascript, width):
    desk = Walk(open_page(javascript=javascript, width=width), javascript=javascript, name="desk")
    desk.page.goto("/admin/")
    desk.look("sign-in")
    desk.page.get_by_label("Email address").fill("recruiter@fitthebill.example")
    desk.page.get_by_label("Password").fill(product.password)
    desk.press("Log in")
    desk.look("today")
    desk.page.goto("/admin/recruitment/application/")
    desk.look("queue")
    desk.follow(reference)
    desk.look("case")
    desk.follow("Move to sift")
    desk.look("check-and-send")
    assert f"Next step for {reference}" in desk.page.inner_text("main")
    desk.press("Move to Sift and send")
    desk.look("case-moved")
    assert "moved to Sift" in desk.page.inner_text("body")
