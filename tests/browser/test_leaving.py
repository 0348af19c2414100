"""Quick exit in a real browser: by key, by click, with and without JavaScript, and then Back."""

import pytest

from tests.browser.walk import Walk


def at_a_question(page):
    page.goto("/fit/")
    page.get_by_role("button", name="Start now").click()
    page.get_by_label("Day", exact=True).wait_for()
    return page


def escape(page):
    page.keyboard.press("Escape")


def shift_three_times(page):
    for key in ("ShiftLeft", "ShiftRight", "ShiftLeft"):
        page.keyboard.press(key)


def click(page):
    page.get_by_role("link", name="Leave this site", exact=True).click()


@pytest.mark.parametrize("leave", [escape, shift_three_times, click])
def test_it_leaves_at_once_and_back_shows_nothing(open_page, leave):
    page = at_a_question(open_page())

    leave(page)
    page.wait_for_url("https://www.bbc.co.uk/**")

    for _ in range(5):
        page.go_back()
        text = (page.title() + page.inner_text("body")).lower()
        assert "police" not in text
        assert "question" not in text
    assert not [cookie for cookie in page.context.cookies() if cookie["name"] == "answers"]


def test_without_javascript_the_link_works_and_no_key_is_promised(open_page):
    page = at_a_question(open_page(javascript=False))
    assert "Escape" not in page.inner_text("body")

    click(page)
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.go_back()

    assert "This page is closed" in page.inner_text("body")


def test_capitals_typed_with_shift_do_not_leave(open_page):
    page = at_a_question(open_page())
    page.get_by_label("Day", exact=True).focus()

    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")

    assert "/fit/q/" in page.url


@pytest.mark.parametrize("keys", ["Control+Escape", "Alt+Escape", "Shift+Escape"])
def test_escape_with_another_key_does_not_leave(open_page, keys):
    page = at_a_question(open_page())

    page.keyboard.press(keys)
    page.wait_for_timeout(200)

    assert "/fit/q/" in page.url


def test_six_escapes_in_a_row_still_leave(open_page):
    page = at_a_question(open_page())

    for _ in range(6):
        page.keyboard.press("Escape")

    page.wait_for_url("https://www.bbc.co.uk/**")


def test_escape_that_was_turned_off_does_nothing(open_page):
    page = open_page()
    page.goto("/leaving-quickly/")
    Walk(page, name="leaving").look("leaving-quickly")
    page.get_by_role("button", name="Turn the Escape key off").click()

    page.keyboard.press("Escape")
    page.wait_for_timeout(200)

    assert "/leaving-quickly/" in page.url


def test_the_closed_page_opens_again(open_page):
    page = at_a_question(open_page())
    click(page)
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.goto("/")
    Walk(page, name="leaving").look("closed")

    page.get_by_role("button", name="Open it again").click()

    assert "Do you fit the bill?" in page.inner_text("body")


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    "address",
    [
        "/news/a-day-with-response-officers/",
        "/careers/",
        "/careers/vacancies/PCEP-DEMO/",
        "/feedback/",
        "/accessibility/",
        "/privacy/",
        "/cookies/",
        "/leaving-quickly/",
    ],
)
def test_every_other_page_is_accessible_and_fits(open_page, address, width):
    walk = Walk(open_page(width=width), name="pages")

    walk.page.goto(address)

    walk.look(address.strip("/").replace("/", "-"))


def test_the_exit_never_hides_what_has_the_focus_on_a_phone(open_page):
    page = at_a_question(open_page(width=320))
    bar = page.locator(".exit")

    for _ in range(12):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        bottom = page.evaluate("bar => bar.getBoundingClientRect().bottom", bar.element_handle())
        inside = page.evaluate("bar => bar.contains(document.activeElement)", bar.element_handle())
        assert inside or focused >= bottom - 1 or page.evaluate("scrollY") == 0
