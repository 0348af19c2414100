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
    way.press("Start your application")
    way.look("email")
    way.page.get_by_label("What is your email address?").fill(email)
    way.press("Send me the code")
    way.look("code")
    code = re.match(r"(\d{3} \d{3}) is your", product.email_to(email, "is your")["Subject"])[1]
    way.page.get_by_label("What is the code?").fill(code)
    way.press("Continue")
    fill_in(way)
    way.press("Send your application")
    way.look("sent")
    return re.search(r"EP-\w{4}-\w{4}", way.page.inner_text("main"))[0]


def fill_in(way):
    way.look("details")
    way.press("Save and continue")
    way.look("details-error")
    assert way.page.title().startswith("Error: ")
    way.page.go_back()
    assert "/my/" in way.page.url or "/return/" in way.page.url
    way.page.go_forward()
    way.page.get_by_label("Your full name").fill("Amara Okafor")
    way.press("Save and continue")
    way.look("evidence")
    way.page.locator("textarea").fill(STORY)
    way.press("Save and continue")
    way.look("check")
    way.page.get_by_role("checkbox").check()


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
