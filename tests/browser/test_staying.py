"""Somebody who is away for too long, in a real browser whose clock can be moved on."""

from contextlib import closing
from datetime import timedelta

import psycopg
import pytest
from django.core import signing
from django.utils import timezone

from recruitment.people import session
from tests.browser.test_leaving import escape, shift_three_times
from tests.browser.walk import Walk

WORDS = "Half a sentence that nobody has saved"
SALT = "django.contrib.sessions.SessionStore"
SERIALIZER = signing.JSONSerializer
MINUTE = 60 * 1000


@pytest.fixture
def visit(open_page, request):
    """Opens a page for somebody whose clock can be moved on."""

    def visit(address, width=1280):
        way = Walk(open_page(width=width), name="staying")
        way.page.clock.install()
        way.email = f"{abs(hash(request.node.name))}@home.example"
        way.page.goto(address)
        return way

    return visit


@pytest.fixture
def begin(product, visit):
    """Somebody who writes the example of a draft of their own."""

    def begin(width=1280):
        way = visit("/apply/SUPPORT-DEMO/", width)
        way.press("Answer the questions")
        way.answer_all(looking=False)
        way.press("Start your application")
        way.sign_in(product, way.email)
        way.follow("Your example")
        way.write(WORDS)
        return way

    return begin


def away(way, product, *, kept=session.SEEN, **time):
    """The server counts the time since they did anything; so does their browser."""
    cookies = {one["name"]: one["value"] for one in way.page.context.cookies()}
    key, secret = cookies["sessionid"], product.secret_key()
    with closing(psycopg.connect(product.environment["DATABASE_URL"])) as database, database:
        here = "FROM django_session WHERE session_key = %s"
        data = database.execute(f"SELECT session_data {here}", [key]).fetchone()[0]
        said = signing.loads(data, key=secret, salt=SALT, serializer=SERIALIZER)
        said[kept] = (timezone.now() - timedelta(**time)).isoformat()
        data = signing.dumps(said, key=secret, salt=SALT, serializer=SERIALIZER, compress=True)
        changed = "UPDATE django_session SET session_data = %s WHERE session_key = %s"
        database.execute(changed, [data, key])
    way.page.clock.fast_forward(116 * MINUTE)


def message(way):
    return way.page.get_by_role("alertdialog")


def focused(way):
    return way.page.evaluate(
        "document.activeElement.textContent.trim() || document.activeElement.id"
    )


def test_away_and_back_in_time_and_too_late_on_a_phone(begin, product):
    way = begin(width=320)
    area = way.page.locator("textarea").get_attribute("id")

    away(way, product, minutes=116, seconds=30)
    way.page.get_by_role("heading", name="Stay signed in?").wait_for()
    assert "We will sign you out in 4 minutes" in message(way).inner_text()
    assert focused(way) == "Stay signed in"
    way.look("stay-signed-in")
    way.press("Stay signed in")
    message(way).wait_for(state="hidden")
    assert focused(way) == area

    away(way, product, minutes=116, seconds=30)
    message(way).wait_for()
    other = way.page.context.new_page()
    other.goto("/my/")
    other.close()
    way.page.evaluate("window.dispatchEvent(new Event('focus'))")
    message(way).wait_for(state="hidden")

    away(way, product, hours=2)
    way.page.get_by_role("heading", name="You have been signed out").wait_for()
    way.look("signed-out")
    way.press("Go back to the page")
    assert way.page.locator("textarea").input_value() == WORDS
    way.save()
    way.sign_in(product, way.email)
    assert way.page.locator("textarea").input_value() == WORDS


def test_whoever_types_is_not_interrupted_until_a_day_is_over(begin, product):
    way = begin()

    way.page.clock.fast_forward(114 * MINUTE)
    way.write(WORDS)
    with way.page.expect_response("**/stay-signed-in/") as heard:
        way.page.clock.fast_forward(2 * MINUTE)
    assert heard.value.request.method == "POST"
    assert not message(way).is_visible()

    away(way, product, kept=session.SINCE, hours=23, minutes=56, seconds=30)
    way.page.get_by_role("heading", name="Save what you typed now").wait_for()
    way.look("a-day-is-over")
    way.press("Go back to the page")
    message(way).wait_for(state="hidden")


def red_link(page):
    page.get_by_role("alertdialog").get_by_role("link", name="Leave this site").click()


@pytest.mark.parametrize("leave", [escape, shift_three_times, red_link])
def test_the_quick_way_out_works_while_it_is_open(visit, product, leave):
    way = visit("/my/")
    way.sign_in(product, way.email)
    way.page.get_by_role("heading", name="Your applications").wait_for()
    away(way, product, minutes=116)
    message(way).wait_for()

    leave(way.page)

    way.page.wait_for_url("https://www.bbc.co.uk/**")
