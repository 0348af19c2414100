"""A draft in a real browser: words are kept however its page goes."""

import pytest

from tests.browser.walk import Walk

WORDS = "Half a sentence that nobody has saved"


@pytest.fixture
def way(product, open_page, request):
    """Somebody at the task list of a draft of their own."""
    way = Walk(open_page(), name="draft")
    way.page.goto("/apply/SUPPORT-DEMO/")
    way.press("Answer the questions")
    way.answer_all()
    way.press("Start your application")
    way.email = f"{abs(hash(request.node.name))}@home.example"
    way.sign_in(product, way.email)
    return way


def follow_back(way):
    way.page.get_by_role("link", name="Back", exact=True).click()


def go_back(way):
    way.page.go_back()


def go_elsewhere(way):
    way.page.goto("/careers/")


@pytest.mark.parametrize("go", [follow_back, go_back, go_elsewhere])
def test_words_are_kept_when_the_page_goes_without_its_button(way, go):
    way.follow("Your example")
    address = way.page.url
    way.page.locator("textarea").fill(WORDS)

    go(way)

    assert soon(way, address) == WORDS


def soon(way, address):
    """What the page shows once the words, which went on their own way, have arrived."""
    for _ in range(20):
        way.page.goto(address)
        if words := way.page.locator("textarea").input_value():
            return words
        way.page.wait_for_timeout(100)
    return ""


def test_words_are_kept_on_a_quick_exit_for_whoever_has_the_code(way, product):
    way.follow("Your example")
    address = way.page.url
    way.page.locator("textarea").fill(WORDS)

    way.page.keyboard.press("Escape")
    way.page.wait_for_url("https://www.bbc.co.uk/**")
    way.page.goto("/closed/")
    way.page.get_by_role("button", name="Open it again").click()
    way.page.goto(address)

    assert "Enter your email" in way.page.inner_text("h1")
    way.sign_in(product, way.email)
    assert way.page.locator("textarea").input_value() == WORDS


def test_looking_at_a_section_changes_nothing(way):
    way.follow("Your example")
    way.page.locator("textarea").fill(WORDS)
    way.save()
    assert "1 of 5 tasks completed" in way.page.inner_text("main")

    way.follow("Your example")
    follow_back(way)
    way.page.reload()

    assert "1 of 5 tasks completed" in way.page.inner_text("main")


def test_enter_saves_and_never_takes_an_address_away(way):
    way.follow("Where you have lived")
    way.page.locator("#id_e0_address").fill("12 High Street")
    way.press("Add another address")
    way.page.locator("#id_e1_address").fill("7 Station Road")

    way.page.locator('[name="e1_start_year"]').press("Enter")

    assert way.page.title().startswith("Error: ")
    assert way.page.locator("#id_e0_address").input_value() == "12 High Street"
    assert way.page.locator("#id_e1_address").input_value() == "7 Station Road"


def test_a_double_click_saves_once_and_asks_nothing(way):
    way.follow("Your example")
    way.page.locator("textarea").fill(WORDS)

    way.page.get_by_role("button", name="Save and continue").dblclick()

    way.page.wait_for_url("**/tasks/")
    assert "1 of 5 tasks completed" in way.page.inner_text("main")
