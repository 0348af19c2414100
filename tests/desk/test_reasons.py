"""An HR lead changes the words of a reason without a developer."""

import pytest
from django.urls import reverse

from recruitment.applications import services
from recruitment.models import Reason, ReasonWording
from tests.factories import UserFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db

LIST = "admin:recruitment_reason_changelist"


def said(response):
    return " ".join(response.content.decode().split())


def url(reason):
    return reverse("admin:recruitment_reason_change", args=[reason.pk])


@pytest.fixture
def reason():
    return Reason.objects.get(code="evidence")


def save(browser, reason, **changed):
    typed = {"name": reason.name, "in_use": "on", "words": "New words", "waits": "on", "seen": "1"}
    return browser.post(url(reason), {**typed, **changed})


def test_the_list_shows_what_applicants_read_in_few_queries(desk, django_assert_max_num_queries):
    browser = desk("HR lead")

    with django_assert_max_num_queries(12):
        page = said(browser.get(reverse(LIST)))

    assert all(one.words in page for one in ReasonWording.objects.current())


def test_new_words_are_a_new_version_and_the_old_ones_stay(desk, reason):
    browser = desk("HR lead")
    old = reason.wordings.get().words

    assert save(browser, reason).status_code == 302

    newest = ReasonWording.objects.current().get(reason=reason)
    assert (newest.version, newest.words, newest.by) == (2, "New words", browser.user)
    page = said(browser.get(url(reason)))
    assert old in page
    assert "Version 1" in page


def test_the_second_of_two_people_is_refused_and_loses_no_word(desk, reason):
    by = UserFactory(name="Jo Marsh")
    services.reword(reason.pk, words="Theirs", waits=True, by=by, seen=1, now=NOW)
    browser = desk("HR lead")

    page = said(save(browser, reason, words="Mine"))

    assert "Nothing was saved. Jo Marsh changed the words" in page
    assert "“Theirs”" in page
    assert "Mine</textarea>" in page
    assert reason.wordings.count() == 2

    assert 'name="seen" value="2"' in page
    save(browser, reason, words="Mine", seen="2")
    assert ReasonWording.objects.current().get(reason=reason).words == "Mine"


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"words": ""}, "Write the words that the applicant will read"),
        ({"words": "a" * 601}, "at most 600 characters"),
        ({"name": ""}, "This field is required"),
        ({"seen": "x"}, "Enter a whole number"),
    ],
)
def test_nonsense_is_refused_in_words(desk, reason, changed, error):
    assert error in said(save(desk("HR lead"), reason, **changed))
    assert reason.wordings.count() == 1


@pytest.mark.parametrize("role", ["Recruiter", "Administrator"])
def test_nobody_else_changes_them(desk, reason, role):
    browser = desk(role)

    assert browser.get(reverse(LIST)).status_code == 403
    assert save(browser, reason).status_code == 403
    assert reason.wordings.count() == 1


def test_reasons_are_not_added_or_removed_here(desk, reason):
    browser = desk("HR lead")

    assert browser.get(reverse("admin:recruitment_reason_add")).status_code == 403
    delete = reverse("admin:recruitment_reason_delete", args=[reason.pk])
    assert browser.post(delete, {"post": "yes"}).status_code == 403
