"""HR puts a closing day back: the email is seen first, and what was seen is what goes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.applications import services
from recruitment.models import Email, Extension, Vacancy
from tests.factories import ApplicantFactory, UserFactory, VacancyFactory, begun
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

CLOSES = TODAY + timedelta(days=5)
LATER = TODAY + timedelta(days=12)
WHY = "The site was down on the last evening"


@pytest.fixture
def vacancy():
    return VacancyFactory(closes_on=CLOSES)


def address(vacancy):
    return reverse("admin:recruitment_vacancy_extend", args=[vacancy.pk])


def text(page):
    return " ".join(page.content.decode().split())


def fields(to=LATER, **changed):
    typed = {"closes_on": to.isoformat(), "why": WHY, "seen": CLOSES.isoformat(), "previewed": ""}
    return {**typed, **changed}


def post(browser, vacancy, **changed):
    return browser.post(address(vacancy), fields(**changed), follow=True)


def press_again(browser, page, vacancy):
    """Press the button of the page that shows the email, with what that page holds."""
    form = page.context["form"]
    typed = {field.html_name: str(field.value()) for field in form}
    return browser.post(address(vacancy), typed, follow=True)


def test_the_email_is_shown_first_and_nothing_moves_until_it_was(desk, vacancy):
    begun(vacancy=vacancy)
    browser = desk("HR lead")

    page = post(browser, vacancy)

    assert "It now closes at 11:59pm on Saturday 5 December 2026." in text(page)
    assert "1 person with a draft" in text(page)
    assert not Extension.objects.exists()
    assert Vacancy.objects.get().closes_on == CLOSES


def test_the_second_press_moves_the_day_and_says_how_many_are_told(desk, vacancy):
    begun(vacancy=vacancy), begun(vacancy=vacancy)
    browser = desk("HR lead")

    done = press_again(browser, post(browser, vacancy), vacancy)

    record = Extension.objects.get()
    assert (record.was, record.now, record.why, record.by) == (CLOSES, LATER, WHY, browser.user)
    assert "The closing day is now Saturday 5 December 2026. We tell 2 people" in text(done)
    vacancy_page = browser.get(reverse("admin:recruitment_vacancy_change", args=[vacancy.pk]))
    assert f"by {browser.user.name} on 23 November 2026, 10:00am. {WHY}" in text(vacancy_page)
    assert Email.objects.filter(kind="deadline_moved").count() == 2


def test_pressing_twice_moves_and_tells_once(desk, vacancy):
    begun(vacancy=vacancy)
    browser = desk("HR lead")
    page = post(browser, vacancy)

    press_again(browser, page, vacancy)
    again = press_again(browser, page, vacancy)

    assert "The closing day is now" in text(again)
    assert Extension.objects.count() == Email.objects.filter(kind="deadline_moved").count() == 1


def test_another_day_than_the_one_that_was_shown_is_shown_first(desk, vacancy):
    browser = desk("HR lead")

    page = post(browser, vacancy, previewed=(LATER + timedelta(days=1)).isoformat())

    assert "Nothing has been moved or sent yet" in text(page)
    assert not Extension.objects.exists()


def test_somebody_else_was_first(desk, vacancy):
    browser = desk("HR lead")
    page = post(browser, vacancy)
    other = LATER + timedelta(days=1)
    services.extend(vacancy.pk, other, by=UserFactory(), seen=CLOSES, why="Snow", now=NOW)

    refused = press_again(browser, page, vacancy)

    assert "Nothing was moved or sent." in text(refused)
    assert "it closes on Sunday 6 December 2026" in text(refused)
    assert Vacancy.objects.get().closes_on == other


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"closes_on": ""}, "Enter the new closing day"),
        ({"closes_on": "soon"}, "Enter the new closing day as a real date"),
        ({"closes_on": CLOSES.isoformat()}, "must be after Saturday 28 November 2026"),
        ({"closes_on": "2100-01-01"}, "must be before 2100"),
        ({"closes_on": "9999-12-31"}, "must be before 2100"),
        ({"why": " "}, "Say why, for the record"),
        ({"why": "x" * 501}, "500 signs or less"),
        ({"why": "a\0b"}, "Null characters are not allowed"),
    ],
)
def test_bad_input_is_a_sentence_and_what_was_typed_stays(desk, vacancy, typed, said):
    page = post(desk("HR lead"), vacancy, **typed)

    assert page.status_code == 200
    assert said in text(page)
    assert "Error: " in text(page)
    if "why" not in typed:
        assert WHY in text(page)
    assert not Extension.objects.exists()


@pytest.mark.parametrize("hidden", [{"seen": "nonsense"}, {"seen": ""}, {"previewed": "x" * 11}])
def test_what_no_page_of_ours_sends_moves_nothing(desk, vacancy, hidden):
    page = post(desk("HR lead"), vacancy, **{"previewed": LATER.isoformat(), **hidden})

    assert WHY in text(page)
    assert not Extension.objects.exists()


def test_a_vacancy_that_has_closed_can_be_moved_to_today_and_not_to_yesterday(desk):
    closed = VacancyFactory(closes_on=TODAY - timedelta(days=3))
    seen = closed.closes_on.isoformat()
    browser = desk("HR lead")

    refused = post(browser, closed, to=TODAY - timedelta(days=1), seen=seen)
    shown = post(browser, closed, to=TODAY, seen=seen)

    assert "The new closing day must be today or later" in text(refused)
    assert "It now closes at 11:59pm on Monday 23 November 2026." in text(shown)


def test_who_has_a_draft_is_not_said(desk, vacancy):
    begun(vacancy=vacancy, applicant=ApplicantFactory(email="secret@home.example"))
    browser = desk("HR lead")

    page = post(browser, vacancy)
    done = press_again(browser, page, vacancy)
    emails = browser.get(reverse("admin:recruitment_email_changelist"), {"q": "secret"})

    assert "secret@home.example" not in text(page) + text(done)
    assert emails.context["cl"].result_count == 0


@pytest.mark.parametrize("role", ["Recruiter", "Administrator"])
def test_who_may_not_change_vacancies_moves_nothing(desk, vacancy, role):
    refused = post(desk(role), vacancy, previewed=LATER.isoformat())

    assert refused.status_code == 403
    assert Vacancy.objects.get().closes_on == CLOSES


@pytest.mark.parametrize("pk", ["0", "999999", "nonsense", "99999999999999999999"])
def test_a_vacancy_that_is_not_there_is_a_404(desk, pk):
    page = desk("HR lead").get(reverse("admin:recruitment_vacancy_extend", args=[pk]))

    assert page.status_code == 404


def test_the_form_of_a_vacancy_with_drafts_leads_to_that_page_and_takes_no_other_day(desk, vacancy):
    begun(vacancy=vacancy)
    browser = desk("HR lead")
    change = reverse("admin:recruitment_vacancy_change", args=[vacancy.pk])

    page = browser.get(change)
    browser.post(change, {"title": "New", "closes_on": LATER.isoformat()})

    assert address(vacancy) in text(page)
    for name in ("closes_on", "opens_on", "vetting", "evidence_question", "evidence_words"):
        assert f'name="{name}"' not in text(page)
    assert Vacancy.objects.get().closes_on == CLOSES
