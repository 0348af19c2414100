"""What the desk shows of what came after sending, interview times, and being late."""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.interviews import services as interviews
from recruitment.models import Delay, Email, Slot
from tests.applications.decided import at_interview, move
from tests.factories import SlotFactory, VacancyFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db

SLOTS = "admin:recruitment_slot_changelist"
ADDED = "admin:recruitment_addition_changelist"


def said(response):
    return " ".join(response.content.decode().split())


def case(browser, application):
    return said(browser.get(reverse("admin:recruitment_application_change", args=[application.pk])))


def late_url(application):
    return reverse("admin:recruitment_application_late", args=[application.pk])


def test_a_case_shows_notes_details_the_interview_and_why_somebody_withdrew(desk):
    application = at_interview()
    slot = SlotFactory(vacancy=application.vacancy)
    interviews.choose(application.pk, slot.pk, now=NOW)
    services.add_note(application.pk, "<b>I moved</b>", now=NOW)
    services.change_details(application.pk, {"phone": "01632 960001"}, now=NOW)
    browser = desk("Recruiter")

    page = case(browser, application)
    assert "&lt;b&gt;I moved&lt;/b&gt;" in page
    assert "Phone: 01632 960001 (before: nothing)" in page
    assert slot.in_words in page

    services.withdraw(application.pk, reason="It is too far", now=NOW)
    page = case(browser, application)
    assert "It is too far" in page
    assert "Can be taken back until 25 November 2026, 10:00am" in page
    assert "The applicant" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_what_was_added_names_the_cases_in_few_queries(
    desk, rows, django_assert_max_num_queries
):
    for number in range(rows):
        services.add_note(sent().pk, f"note {number}", now=NOW)
    browser = desk("Recruiter")

    with django_assert_max_num_queries(12):
        page = said(browser.get(reverse(ADDED)))

    assert page.count("EP-") >= rows
    assert "note 0" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_times_takes_the_same_queries_for_any_number(
    desk, rows, django_assert_max_num_queries
):
    vacancy = VacancyFactory()
    for _ in range(rows):
        SlotFactory(vacancy=vacancy)
    browser = desk("Recruiter")

    with django_assert_max_num_queries(12):
        browser.get(reverse(SLOTS))


def filled(vacancy, **changed):
    return {
        "vacancy": vacancy.pk,
        "starts_at_0": "01/12/2026",
        "starts_at_1": "10:20",
        "minutes": "45",
        "place": "Town Hall, Chelmsford",
        "places": "2",
        "choose_until_0": "29/11/2026",
        "choose_until_1": "17:00",
        **changed,
    }


def test_hr_adds_a_time_and_those_who_wait_are_told(desk):
    application = at_interview()

    desk("Recruiter").post(
        reverse("admin:recruitment_slot_add"), filled(application.vacancy), follow=True
    )

    assert Slot.objects.get().in_words == "Tuesday 1 December 2026, 10:20am"
    assert Email.objects.get(kind="choose_slot").about == application.about


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"choose_until_0": "02/12/2026"}, "People must choose it before it starts"),
        ({"minutes": "0"}, "at least a minute and at most a day"),
        ({"places": "0"}, "needs at least 1 place"),
        ({"starts_at_0": "01/12/2101"}, "must start before 2100"),
        ({"starts_at_0": "31/02/2027"}, "Enter a valid date"),
    ],
)
def test_a_time_with_nonsense_in_it_is_refused_in_words(desk, changed, error):
    page = desk("Recruiter").post(
        reverse("admin:recruitment_slot_add"), filled(VacancyFactory(), **changed)
    )

    assert error in said(page)
    assert not Slot.objects.exists()


def test_places_that_people_have_cannot_be_taken_away(desk):
    vacancy = VacancyFactory()
    slot = SlotFactory(vacancy=vacancy, places=2)
    for name in "ab":
        one = at_interview(email=f"{name}@home.example", vacancy=vacancy)
        interviews.choose(one.pk, slot.pk, now=NOW)

    page = desk("Recruiter").post(
        reverse("admin:recruitment_slot_change", args=[slot.pk]), filled(vacancy, places="1")
    )

    assert "Place 2 is taken. Enter 2 or more." in said(page)


def test_the_email_about_a_delay_is_read_before_it_goes(desk):
    application = sent()
    browser = desk("Recruiter")
    typed = {"words": "Many applied", "promised_on": "18/12/2026", "seen": application.version}

    page = said(browser.post(late_url(application), {**typed, "previewed": ""}))
    assert "We will write to you by Friday 18 December 2026." in page
    assert "Nothing has been sent yet" in page
    assert not Delay.objects.exists()

    browser.post(late_url(application), {**typed, "previewed": "2026-12-18 Many applied"})

    assert Email.objects.filter(kind="late").count() == 1
    application.refresh_from_db()
    assert str(application.promised_on) == "2026-12-18"


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"words": ""}, "Say why, in words that the applicant will read"),
        ({"promised_on": "23/11/2026"}, "Enter a day after today"),
        ({"promised_on": "31/02/2027"}, "Enter a real day"),
        ({"promised_on": "01/01/9999"}, "Enter a day after today"),
    ],
)
def test_a_delay_without_a_reason_or_a_day_to_come_is_refused_in_words(desk, changed, error):
    application = sent()
    typed = {"words": "Many", "promised_on": "18/12/2026", "seen": application.version}

    page = desk("Recruiter").post(late_url(application), {**typed, "previewed": "", **changed})

    assert error in said(page)


def test_of_two_people_on_one_case_the_second_sends_no_delay(desk):
    application = sent()
    typed = {"words": "Many", "promised_on": "18/12/2026", "seen": application.version}
    move(application, Stage.INTERVIEW, now=NOW - timedelta(minutes=5))

    page = desk("Recruiter").post(
        late_url(application), {**typed, "previewed": "2026-12-18 Many"}, follow=True
    )

    assert page.status_code == 409
    assert "Many" in said(page)
    assert not Delay.objects.exists()


def test_a_case_that_has_ended_cannot_be_late(desk):
    application = sent()
    move(application, Stage.WITHDRAWN)

    page = desk("Recruiter").get(late_url(application), follow=True)

    assert "has ended. Nothing was sent." in said(page)
