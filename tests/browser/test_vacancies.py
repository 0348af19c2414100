"""From what is open to one advert, and HR giving more time, with every complaint of the browser."""

import json

import pytest

from tests.browser.walk import Walk

EVERYWHERE = pytest.mark.parametrize(
    ("javascript", "width"),
    [
        pytest.param(True, 1280, id="with JavaScript on a desk"),
        pytest.param(True, 320, id="with JavaScript on a small phone"),
        pytest.param(False, 1280, id="without JavaScript"),
    ],
)


@EVERYWHERE
def test_somebody_looks_for_a_role_near_them(product, open_page, javascript, width):
    way = Walk(open_page(javascript=javascript, width=width), javascript=javascript, name="open")
    way.page.goto("/careers/")
    way.look("careers")

    way.follow("see what is open now")
    way.look("all")
    way.page.get_by_text("Choose what you see").click()
    way.page.get_by_label("Chelmsford").check()
    way.page.get_by_label("Police officer").check()
    way.press("Show these roles")
    way.look("nothing-fits")
    assert "Nothing that is open today fits" in way.page.inner_text("main")
    way.follow("Police officer")
    way.look("one-fits")
    way.follow("Contact handler (999 and 101)")
    way.look("advert")

    block = way.page.locator('script[type="application/ld+json"]').text_content()
    assert json.loads(block)["title"] == "Contact handler (999 and 101)"


@EVERYWHERE
def test_hr_looks_at_the_email_before_a_closing_day_moves(product, open_page, javascript, width):
    way = Walk(open_page(javascript=javascript, width=width), javascript=javascript, name="more")
    way.page.goto("/admin/")
    way.page.get_by_label("Email").fill("lead@fitthebill.example")
    way.page.get_by_label("Password").fill(product.password)
    way.press("Log in")
    way.follow("Vacancies")
    way.follow("Special constable")
    way.look("vacancy")

    way.follow("Move the closing day")
    way.press("Show me the email")
    way.look("error")
    assert "Enter the new closing day" in way.page.inner_text("main")
    way.page.get_by_label("New closing day").fill("2099-12-01")
    way.page.get_by_label("Why").fill("The site was down on the last evening")
    way.press("Show me the email")

    way.look("email")
    assert "It now closes at 11:59pm on Tuesday 1 December 2099" in way.page.inner_text("main")
