from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from recruitment.applications import services
from recruitment.applications.services import (
    Changed,
    IllegalMove,
    NotOpenToYou,
    Unfinished,
    VacancyClosed,
)
from recruitment.applications.stages import Stage
from recruitment.eligibility import restore
from recruitment.models import Application, Email, StageChange
from tests.applications.decided import has_gone
from tests.crowd import all_at_once
from tests.factories import (
    VOLUNTEER_ANSWERS,
    ApplicantFactory,
    UserFactory,
    VacancyFactory,
    draft,
    fill_in,
    sent,
)
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db


def submit(application, *, now=NOW):
    return services.submit(application.pk, shown=application.version, now=now)


def test_sending_stores_stage_outcome_history_and_an_owed_email_together():
    application = submit(draft())

    change = application.history.get()
    email = Email.objects.get(kind="received")
    assert application.at is Stage.SUBMITTED
    assert application.submitted_at == NOW
    assert application.outcome["verdict"] == "ELIGIBLE"
    for finding in application.outcome["findings"]:
        assert finding["source"]
        assert finding["confidence"]
    assert (change.was, change.now, change.by) == ("draft", "submitted", None)
    assert (email.about, email.occurrence) == (application.about, str(change.pk))


def test_sending_again_gives_the_same_application_and_nothing_more():
    application = draft()
    submit(application)

    again = submit(application)

    assert again.reference == application.reference
    assert StageChange.objects.count() == 1
    assert Email.objects.filter(kind="received").count() == 1


def test_a_draft_that_changed_after_it_was_shown_is_not_sent():
    application = draft()
    fill_in(application, "about-you", full_name="Another name")

    with pytest.raises(Changed):
        submit(application)


def test_a_draft_without_its_evidence_is_not_sent():
    with pytest.raises(Unfinished):
        submit(draft(evidence=""))


def test_the_rules_are_applied_again_on_the_day_of_sending():
    application = draft()
    Application.objects.filter(pk=application.pk).update(
        answers={**VOLUNTEER_ANSWERS, "date-of-birth": "2015-01-01"}
    )

    with pytest.raises(NotOpenToYou):
        submit(application)

    application.refresh_from_db()
    assert application.at is Stage.DRAFT


@pytest.mark.parametrize(
    ("closes_on", "arrived", "accepted"),
    [
        pytest.param(
            date(2026, 12, 4), datetime(2026, 12, 4, 23, 59, 59, 999000, UTC), True,
            id="the last millisecond of a winter day",
        ),
        pytest.param(
            date(2026, 12, 4), datetime(2026, 12, 5, 0, 0, tzinfo=UTC), False,
            id="midnight after a winter day",
        ),
        pytest.param(
            date(2027, 7, 9), datetime(2027, 7, 9, 22, 59, 59, 999000, UTC), True,
            id="the last millisecond of a summer day, an hour before UTC midnight",
        ),
        pytest.param(
            date(2027, 7, 9), datetime(2027, 7, 9, 23, 0, tzinfo=UTC), False,
            id="midnight after a summer day, at 11pm UTC",
        ),
    ],
)  # fmt: skip
def test_a_vacancy_closes_at_the_end_of_its_day_in_the_uk(closes_on, arrived, accepted):
    application = draft(vacancy=VacancyFactory(closes_on=closes_on))

    if accepted:
        assert submit(application, now=arrived).at is Stage.SUBMITTED
    else:
        with pytest.raises(VacancyClosed):
            submit(application, now=arrived)


def test_a_vacancy_cannot_be_applied_for_before_its_day():
    vacancy = VacancyFactory(opens_on=TODAY + timedelta(days=1))

    with pytest.raises(VacancyClosed):
        draft(vacancy=vacancy)


def test_only_answers_that_the_route_reads_are_kept():
    application = draft(answers={**VOLUNTEER_ANSWERS, "tattoos": "none"})

    assert "tattoos" not in application.answers
    assert application.answers["date-of-birth"] == "1990-05-04"


def test_answers_and_sections_cannot_be_read_in_the_tables():
    draft(evidence="A secret story")

    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM recruitment_application")
        (answers,) = cursor.fetchone()
        cursor.execute("SELECT content FROM recruitment_part")
        parts = cursor.fetchall()
    assert "1990" not in answers
    assert "secret" not in str(parts)


def test_beginning_twice_gives_the_same_draft():
    applicant, vacancy = ApplicantFactory(), VacancyFactory()

    one = draft(applicant=applicant, vacancy=vacancy)
    other = draft(applicant=applicant, vacancy=vacancy)

    assert one.reference == other.reference


def test_after_an_unsuccessful_application_the_same_person_may_apply_again_once_told():
    application = sent()
    move(application, Stage.UNSUCCESSFUL, words="We did not find enough evidence.")
    assert services.live(application.applicant, application.vacancy)
    has_gone()

    again = draft(applicant=application.applicant, vacancy=application.vacancy)

    assert again.reference != application.reference


def move(application, to, *, seen=None, words="", note=""):
    return services.move(
        application.pk,
        to,
        by=UserFactory(),
        seen=seen or application.version,
        now=NOW + timedelta(hours=1),
        note=note,
        words=words,
    )


def test_a_move_is_recorded_and_the_applicant_is_owed_the_email():
    application = sent()

    moved = move(application, Stage.INTERVIEW, note="Strong start")

    change = moved.history.last()
    assert moved.at is Stage.INTERVIEW
    assert (change.was, change.now, change.note) == ("submitted", "interview", "Strong start")
    assert Email.objects.get(kind="next_step").occurrence == str(change.pk)


def test_an_illegal_move_changes_nothing():
    application = sent()

    with pytest.raises(IllegalMove):
        move(application, Stage.APPOINTED)

    application.refresh_from_db()
    assert application.at is Stage.SUBMITTED
    assert application.history.count() == 1


def test_a_move_by_somebody_who_saw_an_older_version_is_refused():
    application = sent()
    move(application, Stage.INTERVIEW)

    with pytest.raises(Changed):
        move(application, Stage.UNSUCCESSFUL, words="No")


def test_a_promise_counts_working_days_and_no_bank_holidays():
    application = sent(now=datetime(2026, 11, 23, 10, 0, tzinfo=UTC))

    assert application.promised_on == date(2026, 12, 7)


def test_a_promise_made_before_christmas_leaves_the_holidays_out():
    vacancy = VacancyFactory(closes_on=date(2027, 1, 31))
    application = sent(vacancy=vacancy, now=datetime(2026, 12, 18, 10, 0, tzinfo=UTC))

    assert application.promised_on == date(2027, 1, 6)


@pytest.mark.parametrize(
    ("to", "kind"),
    [
        (Stage.INTERVIEW, "next_step"),
        (Stage.UNSUCCESSFUL, "outcome"),
        (Stage.WITHDRAWN, "withdrawn"),
    ],
)
def test_each_stage_sends_its_kind_of_email(to, kind):
    move(sent(), to, words="What we found")

    assert Email.objects.filter(kind=kind).count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_identical_posts_at_once_give_one_application():
    application = draft()

    sent_ones = all_at_once(*[lambda: submit(application).reference] * 20)

    assert sent_ones == [application.reference] * 20
    assert StageChange.objects.count() == 1
    assert Email.objects.filter(kind="received").count() == 1


@pytest.mark.django_db(transaction=True)
def test_ten_beginnings_at_once_give_one_draft():
    applicant, vacancy = ApplicantFactory(), VacancyFactory()

    begun = all_at_once(*[lambda: begin(applicant, vacancy).reference] * 10)

    assert begun == [Application.objects.get().reference] * 10


def begin(applicant, vacancy):
    return services.start(applicant, vacancy, restore(VOLUNTEER_ANSWERS, TODAY), now=NOW)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(10))
def test_opening_a_vacancy_again_while_sending_never_brings_the_draft_back(attempt):
    application = draft()

    all_at_once(
        lambda: send_unless_changed(application),
        lambda: begin(application.applicant, application.vacancy),
    )

    application.refresh_from_db()
    assert (application.at is Stage.SUBMITTED) == application.history.exists()


def send_unless_changed(application):
    """Sending may be refused because the draft changed: the person looks again, nothing is lost."""
    with suppress(Changed):
        submit(application)
