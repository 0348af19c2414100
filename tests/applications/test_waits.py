"""Waits measured from what happened, and shown to those who wait."""

from datetime import timedelta

import pytest

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Application, StageWait
from tests.crowd import all_at_once
from tests.factories import ApplicantFactory, UserFactory, VacancyFactory, sent
from tests.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

FIRST = ("support-volunteer", "submitted")
DAY = timedelta(days=1)


@pytest.fixture
def heard(db):
    """So many people sent an application, and left its first stage after so many days each."""
    vacancy, recruiter = VacancyFactory(), UserFactory()
    first = sent(vacancy=vacancy)

    def leave(*waits, to=Stage.INTERVIEW):
        for days in waits:
            left(another(first), to, NOW + days * DAY, recruiter)

    return leave


def another(first):
    """An application like the first, of somebody else. Sending a hundred would take long."""
    number = Application.objects.count()
    twin = Application(**{field.name: getattr(first, field.name) for field in FIELDS})
    twin.applicant, twin.reference = ApplicantFactory(), f"EP-TEST-{number:04}"
    twin.save()
    came_in(twin)
    return twin


FIELDS = [field for field in Application._meta.concrete_fields if not field.primary_key]


def came_in(application):
    application.history.create(was=Stage.DRAFT, now=Stage.SUBMITTED, at=NOW)


def left(application, to, at, by):
    application.history.create(was=Stage.SUBMITTED, now=to, at=at, by=by, words="No.")


def measured(at=NOW + 40 * DAY):
    services.measure_waits(at)
    waits = StageWait.objects.all()
    return {(one.route_slug, one.stage): (one.cases, one.half_days, one.most_days) for one in waits}


def test_half_and_nine_in_ten_of_twenty_people(heard):
    heard(*range(1, 21))

    assert measured() == {FIRST: (20, 11, 19)}


def test_nineteen_people_are_too_few_to_say_and_one_who_waits_still_does_not_count(heard):
    heard(*range(1, 20))

    assert measured() == {}


def test_an_answer_on_the_same_day_took_a_day(heard):
    heard(*[0] * 20)

    assert measured() == {FIRST: (20, 1, 1)}


def test_a_no_counts_as_hearing_from_us_and_a_withdrawal_does_not(heard):
    heard(*[3] * 19)
    heard(90, to=Stage.WITHDRAWN)
    assert measured(NOW + 100 * DAY) == {}

    heard(3, to=Stage.UNSUCCESSFUL)
    assert measured(NOW + 100 * DAY) == {FIRST: (20, 3, 3)}


def test_what_ended_a_year_ago_or_more_no_longer_counts(heard):
    heard(*[5] * 20)
    last = NOW + 5 * DAY

    assert measured(last + 365 * DAY - timedelta(seconds=1)) == {FIRST: (20, 5, 5)}
    assert measured(last + 365 * DAY) == {}


def test_measuring_again_replaces_what_was_measured(heard):
    heard(*[5] * 20)
    assert measured() == {FIRST: (20, 5, 5)}

    heard(*[9] * 30)
    assert measured() == {FIRST: (50, 9, 9)}


@pytest.mark.django_db(transaction=True)
def test_two_workers_may_measure_at_once(heard):
    heard(*[5] * 20)

    all_at_once(*[lambda: services.measure_waits(NOW + 40 * DAY)] * 4)

    assert StageWait.objects.count() == 1


def test_the_applicant_reads_what_was_measured_with_our_target(heard, visitor):
    heard(*range(1, 21))
    measured()
    mine = Application.objects.exclude(reference__startswith="EP-TEST").get()
    visitor.sign_in(mine.applicant.email)

    words = [step["words"] for step in visitor.get("tracker", mine.reference).context["steps"]]

    assert words[0] == (
        "You are here. In the last year, half of people heard within 11 days, and 9 in 10 within "
        "19 days. Our target: you hear from us within 10 working days."
    )
    assert words[1] == "To come. Our target: you hear from us within 10 working days."


def test_the_target_is_the_one_that_the_vacancy_promises(visitor):
    vacancy = VacancyFactory(promised_days={"submitted": 1})
    mine = sent(vacancy=vacancy)
    visitor.sign_in(mine.applicant.email)

    [here, *_] = visitor.get("tracker", mine.reference).context["steps"]

    assert here["words"] == "You are here. Our target: you hear from us within 1 working day."
