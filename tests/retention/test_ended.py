"""What came to nothing: kept for 12 months after the end, and warned of 30 days before."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from recruitment.applications import keeping, services
from recruitment.applications.checks import Kind, Outcome
from recruitment.applications.services import Changed, NotLater, Unexplained
from recruitment.applications.stages import Stage
from recruitment.decisions import undoing
from recruitment.equality import services as equality
from recruitment.equality.questions import Said
from recruitment.models import Application, Email, EqualityAnswers, Forgotten, Mark, StageChange
from recruitment.sift import services as sift
from recruitment.tasks import look_after_retention, send_owed_emails
from tests.applications.checked import at_checks, record
from tests.applications.decided import again, at_interview, move
from tests.applications.test_holds import hold
from tests.desk.deciding import decide
from tests.factories import UserFactory, sent
from tests.files.sending import take
from tests.health.planting import found, sql
from tests.moments import NOW, TODAY
from tests.retention.passing import NIGHT, at, is_there, passes, warnings
from tests.sift.runs import opened, people, score_all, settled

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
GOES = date(2027, 11, 23)
NOT_PASSED = services.Said(asked_on=TODAY, finished_on=TODAY, outcome=Outcome.NOT_PASSED)
WARNED = date(2027, 10, 22)
"""30 days before is a Sunday: the Friday before."""


@pytest.fixture
def mine(at_ten):
    return refused()


def refused(**fields):
    application = sent(**fields)
    move(application, Stage.UNSUCCESSFUL)
    send_owed_emails()
    Email.objects.owed().update(state="cancelled")  # a week later we would ask how it was
    return again(application)


def is_warned_of(application, clock_of_tests):
    passes(clock_of_tests, at(WARNED - DAY))
    passes(clock_of_tests, at(WARNED))
    return warnings(application, "application_goes", state="sent") != []


def keep(application, until, *, reason="A claim", now=NOW, by=None):
    return services.keep(
        application.pk,
        until=until,
        reason=reason,
        by=by or UserFactory(),
        seen=again(application).version,
        now=now,
    )


def test_it_is_warned_of_30_days_before_and_not_a_second_earlier(mine, time_machine):
    passes(time_machine, at(WARNED - 3 * DAY))
    mail.outbox.clear()
    passes(time_machine, at(WARNED) - timedelta(seconds=1))
    assert mail.outbox == []

    passes(time_machine, at(WARNED))
    assert mail.outbox[-1].subject == "We will delete your application on 23 November 2027"


def test_it_goes_after_12_months_and_not_a_day_before(mine, time_machine):
    assert is_warned_of(mine, time_machine)

    passes(time_machine, at(GOES) - timedelta(hours=9, seconds=1))
    assert is_there(mine)
    passes(time_machine, at(GOES) - timedelta(hours=9))
    assert not is_there(mine)
    assert Forgotten.objects.get().stage == "unsuccessful"


def test_without_its_warning_it_stays(mine, time_machine):
    passes(time_machine, at(GOES + 5 * DAY, NIGHT))
    assert is_there(mine)
    passes(time_machine, at(GOES + 30 * DAY))
    assert is_there(mine)


def test_a_withdrawal_counts_from_its_day(at_ten, time_machine):
    application = sent()
    services.withdraw(application.pk, reason="", now=NOW)
    send_owed_emails()

    assert is_warned_of(application, time_machine)
    passes(time_machine, at(GOES, NIGHT))
    assert not is_there(application)


def test_nothing_of_it_is_left_in_any_table(
    mine, time_machine, at_ten, django_capture_on_commit_callbacks
):
    equality.answer(mine, {"sex": Said("prefer-not")}, on=TODAY)
    photograph = take(subject=mine.about)
    services.write_note(mine.pk, "A note", scope="case", by=UserFactory(), now=NOW)

    with django_capture_on_commit_callbacks(execute=True):  # its photographs go before the rest
        assert is_warned_of(mine, time_machine)
        assert mine.photographs_deleted.exists()
        passes(time_machine, at(GOES, NIGHT))

    assert not is_there(mine)
    assert not EqualityAnswers.objects.exists()
    assert not (at_ten / photograph.stored_as).exists()
    assert found(at(GOES, NIGHT)) == {}
    left = {one.__name__ for one in apps.get_app_config("recruitment").get_models()
            if one.objects.exists()}  # fmt: skip
    assert left == {"Applicant", "BankHoliday", "Forgotten", "Reason", "ReasonWording",
                    "User", "Vacancy"}  # fmt: skip


def test_the_scores_of_its_answer_go_too(at_ten, time_machine):
    run = settled(2, 3)
    application = run.answers.order_by("pk").first().application
    move(application, Stage.UNSUCCESSFUL)
    send_owed_emails()
    assert is_warned_of(application, time_machine)

    passes(time_machine, at(GOES, NIGHT))

    assert not is_there(application)
    assert run.answers.count() == 1


def test_what_was_withdrawn_while_it_was_scored_goes_with_its_marks(at_ten, time_machine):
    """One marker has handed in, the other has begun; the run goes on with the others."""
    run = opened(answers=2)
    application = run.answers.order_by("pk").first().application
    one, other = people(run)
    score_all(run, one, 3)
    score_all(run, other, 3, hand_in=False)
    services.withdraw(application.pk, reason="", now=NOW)
    sift.hand_in(run.pk, other, now=NOW)
    send_owed_emails()
    assert again(application).being_scored

    assert is_warned_of(application, time_machine)
    passes(time_machine, at(GOES, NIGHT))

    assert not is_there(application)
    left = run.answers.get()
    assert Mark.objects.exclude(answer=left).count() == 0
    assert left.final == 3


def test_what_vetting_ended_stays_as_nobody_has_set_its_days(at_ten, time_machine):
    application = at_interview()
    move(application, Stage.CHECKS)
    move(application, Stage.UNSUCCESSFUL)
    send_owed_emails()

    assert keeping.goes_on(again(application)) is None
    assert not is_warned_of(application, time_machine)


def test_what_vetting_did_not_pass_stays_even_if_they_withdraw(at_ten):
    application = at_checks()
    record(application, Kind.VETTING, NOT_PASSED)
    services.withdraw(application.pk, reason="", now=NOW)

    assert keeping.goes_on(again(application)) is None


@pytest.mark.parametrize("undone", [False, True])
def test_a_withdrawal_from_the_checks_goes_whatever_was_undone_before(at_ten, undone):
    application = at_checks()
    send_owed_emails()
    if undone:
        decision = decide(application, now=NOW)
        undoing.undo([decision], by=UserFactory(), now=NOW)
    services.withdraw(application.pk, reason="", now=NOW)

    assert keeping.goes_on(again(application)) == GOES


def test_a_withdrawal_instead_of_an_appeal_goes(at_ten):
    application = at_checks()
    move(application, Stage.APPEAL)
    services.withdraw(application.pk, reason="", now=NOW)

    assert keeping.goes_on(again(application)) == GOES


def test_what_was_withdrawn_while_it_was_on_hold_goes_like_any_other(at_ten, time_machine):
    """Nobody can end that hold any more."""
    application = sent()
    send_owed_emails()
    hold(application)
    send_owed_emails()
    services.withdraw(application.pk, reason="", now=NOW)
    send_owed_emails()
    assert application.holds.standing().exists()

    assert is_warned_of(application, time_machine)
    assert found(at(GOES + 5 * DAY)) == {"R10": 1}
    passes(time_machine, at(GOES, NIGHT))
    assert not is_there(application)


def test_what_goes_on_or_was_appointed_has_no_day(at_ten):
    assert keeping.goes_on(sent()) is None


def test_what_was_reversed_is_not_deleted(mine, time_machine):
    assert is_warned_of(mine, time_machine)
    Application.objects.filter(pk=mine.pk).update(stage="interview")

    passes(time_machine, at(GOES, NIGHT))
    assert is_there(mine)


def test_while_a_decision_is_on_its_way_nothing_goes(mine, time_machine):
    assert is_warned_of(mine, time_machine)
    Email.objects.about(mine.about).filter(kind="outcome").update(
        state="owed", sent_at=None, next_try_at=at(GOES + DAY)
    )
    time_machine.move_to(at(GOES, NIGHT), tick=False)

    look_after_retention()
    assert is_there(mine)


def test_hr_keeps_one_until_a_day_and_its_applicant_is_warned_anew(mine, time_machine):
    later = date(2028, 1, 31)
    assert is_warned_of(mine, time_machine)
    keep(mine, later, now=at(WARNED))

    passes(time_machine, at(GOES, NIGHT))
    passes(time_machine, at(date(2027, 12, 30)))
    passes(time_machine, at(date(2027, 12, 31)))
    assert is_there(mine)
    assert len(warnings(mine, "application_goes")) == 2
    passes(time_machine, at(later - DAY))
    assert is_there(mine)
    passes(time_machine, at(later, NIGHT))
    assert not is_there(mine)


@pytest.mark.parametrize(("until", "refused"), [(GOES, True), (GOES + DAY, False)])
def test_nobody_makes_the_time_shorter(mine, until, refused):
    if refused:
        with pytest.raises(NotLater):
            keep(mine, until)
    else:
        assert keep(mine, until).until == until


def test_it_is_kept_with_a_reason_and_only_after_it_has_ended(mine):
    with pytest.raises(Unexplained):
        keep(mine, GOES + DAY, reason="")
    with pytest.raises(Changed):
        keep(sent(), GOES + DAY)


def test_the_same_press_twice_keeps_it_once(mine):
    by = UserFactory()
    keep(mine, GOES + DAY, by=by)
    keep(mine, GOES + DAY, by=by)

    assert mine.keeps.count() == 1


def test_an_hr_lead_keeps_it_on_the_page_of_the_case(mine, client):
    client.force_login(UserFactory(role="HR lead"))
    page = reverse("admin:recruitment_application_keep", args=[mine.pk])
    case = reverse("admin:recruitment_application_change", args=[mine.pk])
    assert "Deleted on 23 November 2027" in client.get(case).content.decode()

    wrong = client.post(page, {"until": "2027-11-23", "reason": "A claim", "seen": mine.version})
    assert "Enter a day after Tuesday 23 November 2027" in wrong.content.decode()
    assert 'value="2027-11-23"' in wrong.content.decode()
    right = {"until": "2028-01-31", "reason": "A claim", "seen": again(mine).version}
    assert client.post(page, right).status_code == 302

    shown = client.get(case).content.decode()
    assert "Deleted on 31 January 2028" in shown
    assert "kept until 31 January 2028. A claim" in shown


def test_history_goes_with_its_application_alone(mine):
    """The database sees to it, whoever asks."""
    change = StageChange.objects.filter(application=mine).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        StageChange.objects.filter(pk=change.pk)._raw_delete("default")
    with pytest.raises(IntegrityError), transaction.atomic():
        sql(f"DELETE FROM recruitment_application WHERE id = {mine.pk}")  # noqa: S608
    assert is_there(mine)
