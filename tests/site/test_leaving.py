import pytest
from django.urls import reverse

from recruitment.models import Feedback
from tests.factories import VOLUNTEER_ANSWERS
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

PUBLIC = (
    "home",
    "story",
    "careers",
    "events",
    "fit-start",
    "return",
    "feedback",
    "leaving-quickly",
    "accessibility",
    "privacy",
    "cookies",
)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_page_has_the_exit_first_and_is_never_stored(client, name):
    page = client.get(reverse(name))
    html = page.content.decode()

    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert html.index("Leave this site") < html.index("<header")


def test_leaving_forgets_the_answers_and_the_session_and_goes_to_the_neutral_page(client):
    visitor = Visitor(client)
    visitor.post("fit-start")
    visitor.answer("date-of-birth", VOLUNTEER_ANSWERS["date-of-birth"])
    visitor.post("return", email="gwen@home.example")

    response = client.get(reverse("leave"))

    assert response.status_code == 303
    assert response["Location"].startswith("https://www.bbc.co.uk/")
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "no-store"
    assert client.cookies["answers"].value == ""
    assert not client.session.keys()


@pytest.mark.parametrize("name", PUBLIC)
def test_back_after_leaving_shows_only_that_the_page_is_closed(client, name):
    client.get(reverse("leave"))

    response = client.get(reverse(name), follow=True)

    html = response.content.decode().lower()
    assert response.resolver_match.url_name == "closed"
    assert "police" not in html
    assert "this page is closed" in html


def test_the_site_opens_again_when_asked(client):
    client.get(reverse("leave"))

    assert client.post(reverse("closed"), follow=True).resolver_match.url_name == "home"


@pytest.mark.parametrize(
    "looking_ahead", [{"Sec-Purpose": "prefetch"}, {"Sec-Purpose": "prefetch;prerender"}]
)
def test_a_browser_that_only_looks_ahead_forgets_nothing(client, looking_ahead):
    visitor = Visitor(client)
    visitor.post("fit-start")

    client.get(reverse("leave"), headers=looking_ahead)
    client.head(reverse("leave"))

    assert client.cookies["answers"].value
    assert visitor.get("home").resolver_match.url_name == "home"


def test_the_escape_key_can_be_turned_off_and_on_again(client):
    client.post(reverse("leaving-quickly"), {"escape": "off"})
    assert 'data-escape="off"' in client.get(reverse("home")).content.decode()

    client.post(reverse("leaving-quickly"), {"escape": "on"})
    assert 'data-escape="off"' not in client.get(reverse("home")).content.decode()


def test_the_desk_does_not_close_when_somebody_left_the_public_site(client):
    client.get(reverse("leave"))

    assert client.get(reverse("admin:login")).status_code == 200


def test_feedback_is_stored(client):
    page = client.post(reverse("feedback"), {"words": "Clear."}, follow=True)

    assert page.status_code == 200
    assert Feedback.objects.get().words == "Clear."


@pytest.mark.parametrize("words", ["", "   ", "x" * 2001, "a\0b"])
def test_feedback_that_cannot_be_stored_is_a_sentence(client, words):
    page = client.post(reverse("feedback"), {"words": words})

    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("name", [*PUBLIC, "admin:login"])
def test_every_page_forbids_inline_code_and_strangers(client, name):
    page = client.get(reverse(name))

    policy = page["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["Referrer-Policy"] == "same-origin"
    html = page.content.decode()
    assert " style=" not in html
    assert "<script>" not in html
    assert " onclick=" not in html


@pytest.mark.parametrize(
    "address", ["/nowhere/", "/careers/vacancies/none/", "/my/EP-AAAA-AAAA/", "/apply/none/"]
)
def test_what_is_not_there_is_a_page_that_says_so(client, address):
    page = client.get(address)

    assert page.status_code == 404
    assert "govuk" in page.content.decode()


def test_a_form_that_was_open_too_long_is_explained():
    browser = Visitor().client
    browser.handler.enforce_csrf_checks = True

    page = browser.post(reverse("feedback"), {"words": "Hello"})

    assert page.status_code == 403
    assert "govuk" in page.content.decode()
