"""The pages on which staff reword an email."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from recruitment.messages import letters, rewording
from recruitment.models import Publication, Wording
from tests.factories import UserFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db

LIST = reverse("admin:recruitment_wording_changelist")
BODY = """# Hello {{name}}

{{next_step}}

{{promise}}

{{link}}

Write to {{contact}}."""
TYPED = {"subject": "Got it: {{reference}}", "body": BODY, "seen": "0", "previewed": ""}


def url(name, *args):
    return reverse(f"admin:recruitment_wording_{name}", args=["received", *args])


def said(response):
    return " ".join(response.content.decode().split())


def written(by=None):
    return rewording.write_version(
        "received", subject="S", body=f"{BODY}\n{{{{reference}}}}", by=by or UserFactory(),
        seen=0, now=NOW,
    )  # fmt: skip


def test_the_list_says_what_can_be_reworded_and_what_cannot_and_why(desk):
    page = said(desk("HR lead").get(LIST))

    assert "We have your application" in page
    assert "It tells a decision." in page


def test_a_version_is_kept_only_with_the_email_that_was_shown(desk):
    browser = desk("HR lead")

    page = said(browser.post(url("write"), TYPED))
    assert "Hello Sam" in page
    assert "Nothing has been kept yet" in page
    assert not Wording.objects.exists()

    shown = f"{TYPED['subject']}\n{BODY}".replace("\n", "\r\n")
    browser.post(url("write"), {**TYPED, "body": BODY.replace("\n", "\r\n"), "previewed": shown})

    wording = Wording.objects.get()
    assert (wording.number, wording.by, wording.body) == (1, browser.user, BODY)
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"body": BODY.replace("{{link}}", "")}, "This email needs {{link}}"),
        ({"body": f"{BODY} {{{{nonsense}}}}"}, "This email knows no {{nonsense}}"),
        ({"body": f"{BODY} {{% now 'Y' %}}"}, "no other curly brackets"),
        ({"body": ""}, "Enter the text"),
        ({"subject": ""}, "Enter a subject"),
        ({"subject": "x" * 151}, "The subject must be 150 signs or less"),
        ({"body": "x" * 5001}, "The text must be 5,000 signs or less"),
    ],
)
def test_what_cannot_be_sent_is_refused_in_words_and_stays_as_typed(desk, changed, error):
    page = said(desk("HR lead").post(url("write"), {**TYPED, "previewed": "x", **changed}))

    assert error in page
    assert "Got it" in page or "xxx" in page or "Enter a subject" in page
    assert not Wording.objects.exists()


@pytest.mark.parametrize("seen", ["", "x", "9" * 30, "-1"])
def test_a_tampered_number_is_no_error(desk, seen):
    shown = f"{TYPED['subject']}\n{BODY}"

    page = desk("HR lead").post(url("write"), {**TYPED, "previewed": shown, "seen": seen})

    assert page.status_code == 200
    assert not Wording.objects.exists()


def test_when_somebody_wrote_meanwhile_both_texts_are_shown(desk):
    written(UserFactory(name="Jo"))
    shown = f"{TYPED['subject']}\n{BODY}"

    page = said(desk("HR lead").post(url("write"), {**TYPED, "previewed": shown}))

    assert "Nothing was kept: Jo wrote version 1 meanwhile" in page
    assert "Got it: {{reference}}" in page
    assert Wording.objects.count() == 1


def test_a_second_person_publishes(desk):
    written()

    desk("HR lead").post(url("version", 1), {"seen": "0"})

    assert letters.in_force("received").number == 1


def test_the_author_finds_no_button_and_is_refused(desk):
    browser = desk("HR lead")
    written(browser.user)

    assert "Somebody else has to read and publish it" in said(browser.get(url("version", 1)))
    page = said(browser.post(url("version", 1), {"seen": "0"}, follow=True))

    assert "You wrote this version" in page
    assert not Publication.objects.exists()


def test_a_press_on_an_old_page_publishes_nothing(desk):
    written()
    rewording.publish("received", 0, by=UserFactory(), seen=0, now=NOW)

    page = said(desk("HR lead").post(url("version", 1), {"seen": "0"}, follow=True))

    assert "somebody was quicker" in page
    assert Publication.objects.count() == 1


def test_an_administrator_publishes_and_does_not_write(desk):
    written()
    browser = desk("Administrator")

    assert browser.get(url("write")).status_code == 403
    assert browser.post(url("write"), TYPED).status_code == 403
    assert browser.post(url("version", 1), {"seen": "0"}).status_code == 302
    assert Publication.objects.count() == 1


def test_looking_at_wordings_is_not_publishing_them(client):
    written()
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="view_wording"))
    client.force_login(user)

    assert "Publish version 1" not in said(client.get(url("version", 1)))
    assert client.post(url("version", 1), {"seen": "0"}).status_code == 403
    assert not Publication.objects.exists()


@pytest.mark.parametrize("name", ["kind", "write", "version"])
def test_a_recruiter_gets_nowhere_near(desk, name):
    args = [0] if name == "version" else []

    assert desk("Recruiter").get(url(name, *args)).status_code == 403
    assert desk("Recruiter").post(url(name, *args), TYPED).status_code == 403


def test_a_kind_that_is_not_offered_has_no_page(desk):
    browser = desk("HR lead")

    for kind in ("outcome", "sign_in_code", "nonsense"):
        assert (
            browser.get(reverse("admin:recruitment_wording_kind", args=[kind])).status_code == 404
        )
    assert browser.get(url("version", 7)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_a_kind_with_many_versions_takes_few_queries(desk, rows, django_assert_max_num_queries):
    for number in range(rows):
        rewording.keep(
            Wording(kind="received", number=number + 1, subject="S", body=BODY,
                    by=UserFactory(), at=NOW)
        )  # fmt: skip
    browser = desk("HR lead")

    with django_assert_max_num_queries(10):
        page = said(browser.get(url("kind")))
    assert f"Version {rows}" in page
