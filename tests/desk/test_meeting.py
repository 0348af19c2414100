"""Where parts of the desk meet: a held decision with holds, waits, places, scoring and roles."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import localdate

from recruitment.applications import reminder_emails, reminders, told
from recruitment.applications import services as applications
from recruitment.applications.services import Changed, IllegalMove
from recruitment.applications.stages import Stage
from recruitment.applications.work import For
from recruitment.decisions import delivering, reversing, services
from recruitment.decisions.delivering import NotSentAgain
from recruitment.decisions.holds import Hold
from recruitment.interviews import services as interviews
from recruitment.models import Application, Email
from recruitment.sift import scale
from recruitment.sift import services as sift
from recruitment.tasks import send_owed_emails
from recruitment.tracker import box
from tests.applications.decided import at_interview, has_gone, move
from tests.desk.deciding import ADDRESS, again, decide, decide_many, text, wish
from tests.factories import SlotFactory, UserFactory, sent
from tests.moments import NOW
from tests.sift.runs import PASS, marker, police_vacancy
from tests.visitor import EVERY_ANSWER

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=20)
MONTH_ON = localdate(NOW) + timedelta(days=30)


def held(application, to=Stage.CHECKS):
    return decide(application, to, words="", hold=Hold.MORNING)


def undo(decision, *, now=NOW):
    return services.undo([decision], by=UserFactory(), now=now)


def reverse(application, *, words="We were wrong.", now=LATER):
    application = again(application)
    said = {"by": UserFactory(), "seen": application.version, "now": now}
    return reversing.reverse(application.pk, wish(words=words), **said)


def at(moment, time_machine):
    """What is due by then has left."""
    time_machine.move_to(moment, tick=False)
    send_owed_emails()


def scored():
    """Two at the sift, told so, whose answers are given to markers."""
    vacancy = police_vacancy()
    people = [sent(vacancy=vacancy, answers=EVERY_ANSWER) for _ in range(2)]
    batch = decide_many(people, Stage.SIFT, words="")
    two, anchors = [marker(), marker()], list(scale.ANCHORS.values())
    plan = sift.Plan(pass_mark=PASS, anchors=anchors, looks_for=[], markers=two)
    sift.open_run(vacancy, plan, by=UserFactory(), now=NOW)
    return people, batch


def test_a_way_to_the_sift_is_not_undone_once_its_answers_are_being_scored(desk):
    people, batch = scored()

    page = desk("Recruiter").post(f"{ADDRESS}{batch.pk}/", {"press": "undo"}, follow=True)

    assert "More was done with it since, and its email leaves as it was to" in text(page)
    assert {again(one).at for one in people} == {Stage.SIFT}
    emails = Email.objects.filter(pk__in=batch.decisions.values("email"))
    assert {one.state for one in emails} == {"owed"}


def test_what_is_being_scored_is_not_reversed_and_only_withdrawn_outside_the_table():
    (one, _), _ = scored()
    has_gone()

    with pytest.raises(IllegalMove):
        reverse(one, now=NOW)
    assert applications.others(again(one)) == ()  # a withdrawal is a usual move


def override(application, to=Stage.SIFT):
    said = {"by": UserFactory(), "seen": application.version, "reason": "So", "words": ""}
    applications.override(application.pk, to, **said, now=NOW)


def put_on_hold(application):
    said = {"by": UserFactory(), "seen": application.version, "reason": "Full", "words": ""}
    applications.hold(application.pk, **said, review_on=MONTH_ON, now=NOW)


def say_late(application):
    said = {"by": UserFactory(), "seen": application.version, "words": "Sorry"}
    applications.delay(application.pk, **said, promised_on=MONTH_ON, now=NOW)


@pytest.mark.parametrize(
    ("act", "refusal"),
    [(override, IllegalMove), (put_on_hold, IllegalMove), (say_late, Changed)],
    ids=["a move outside the table", "a hold", "a delay"],
)
def test_nothing_new_is_told_while_a_decision_is_held_and_all_is_after_it_has_left(act, refusal):
    application = at_interview()
    decision = held(application)

    with pytest.raises(refusal):
        act(again(application))

    has_gone(pk=decision.email_id)
    act(again(application))


def test_a_reversal_ends_the_hold_that_it_finds():
    application = at_interview()
    put_on_hold(again(application))
    has_gone()

    reverse(application)

    assert applications.standing(again(application)) is None
    assert Stage.INTERVIEW in applications.moves_now(again(application))


def test_who_is_reversed_into_the_interview_does_not_get_a_place_that_another_has(time_machine):
    one = at_interview(email="a@home.example")
    slot = SlotFactory(vacancy=one.vacancy, places=1, starts_at=NOW + timedelta(days=9))
    interviews.choose(one.pk, slot.pk, now=NOW)
    has_gone()
    decide(one)
    at(LATER, time_machine)
    two = at_interview(email="b@home.example", vacancy=one.vacancy)
    interviews.choose(two.pk, slot.pk, now=LATER)

    reverse(one)
    at(LATER + timedelta(minutes=20), time_machine)

    assert again(one).at is Stage.INTERVIEW
    assert interviews.booking(again(one)) is None
    assert interviews.booking(again(two)).slot == slot


def test_a_place_is_kept_while_an_end_is_tried_again_and_can_still_be_reached():
    """Tried means that it may have arrived, and not that it has."""
    one = at_interview()
    decision = decide(one)
    Email.objects.filter(pk=decision.email_id).update(tries=1)

    assert not Application.objects.left().exists()


def test_an_undo_keeps_the_answer_that_nobody_had_seen():
    application = move(sent(), Stage.INFO_NEEDED)
    has_gone()
    applications.add_note(application.pk, "Here it is", now=NOW)
    before = again(application).attention

    undo(held(application, Stage.SUBMITTED))

    assert again(application).attention == before == "replied"


def test_an_undo_keeps_the_wait_for_the_applicant():
    application = at_interview()
    applications.begin_wait(application.pk, For.values[0], by=UserFactory(), now=NOW)

    undo(held(application))

    assert again(application).attention == "waiting"
    assert again(application).waits.filter(ended_at=None).exists()


THURSDAY = datetime(2026, 11, 26, 9, tzinfo=UTC)
"""The first reminder of somebody who was asked for more on the Monday."""
FRIDAY = THURSDAY + timedelta(days=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def reminded(time_machine):
    """Gives the moments at which somebody is reminded, whose answer we wait for, by the Friday.

    A decision about them is made and undone at these moments.
    """

    def of(made_at, undone_at, *, answered=False):
        application = move(sent(), Stage.INFO_NEEDED)
        at(NOW, time_machine)
        at(min(made_at, THURSDAY), time_machine)
        decision = decide(application, Stage.SUBMITTED, words="", hold=Hold.MORNING, now=made_at)
        at(max(made_at, undone_at - MINUTE), time_machine)
        if answered:
            applications.add_note(application.pk, "Here it is", now=undone_at)
        undo(decision, now=undone_at)
        for moment in (undone_at, undone_at + MINUTE, THURSDAY, FRIDAY):
            at(max(moment, undone_at), time_machine)
        gone = Email.objects.filter(kind="info_again", state="sent").order_by("sent_at")
        return list(gone.values_list("sent_at", flat=True))

    return of


@pytest.mark.parametrize(
    ("made_at", "undone_at", "first"),
    [
        (THURSDAY - 2 * MINUTE, THURSDAY - MINUTE, THURSDAY),
        (THURSDAY - MINUTE, THURSDAY, THURSDAY),
        (THURSDAY - MINUTE, THURSDAY + 7 * MINUTE, THURSDAY + 7 * MINUTE),
        (THURSDAY + MINUTE, THURSDAY + 7 * MINUTE, THURSDAY),
    ],
    ids=["before 9am", "at 9am", "after 9am", "it had gone"],
)
def test_what_fell_due_during_a_decision_that_is_undone_goes_at_once_and_once(
    reminded, made_at, undone_at, first
):
    assert reminded(made_at, undone_at) == [first, FRIDAY]


def test_what_is_not_true_any_more_does_not_go_after_an_undo(reminded):
    assert reminded(THURSDAY - MINUTE, THURSDAY + 7 * MINUTE, answered=True) == []


@pytest.mark.parametrize(
    ("now", "goes"),
    [
        (datetime(2026, 11, 27, 8, 59, tzinfo=UTC), datetime(2026, 11, 27, 9, tzinfo=UTC)),
        (datetime(2026, 11, 27, 23, 0, tzinfo=UTC), datetime(2026, 11, 27, 23, 0, tzinfo=UTC)),
        (datetime(2026, 11, 28, 10, 0, tzinfo=UTC), datetime(2026, 11, 30, 9, tzinfo=UTC)),
    ],
    ids=["in the night", "in the evening", "on a Saturday"],
)
def test_it_goes_on_a_working_day_and_not_before_9am(now, goes):
    assert reminders.soonest(now) == goes


def test_who_is_asked_has_all_their_days_from_the_day_on_which_the_email_leaves(time_machine):
    eve = datetime(2026, 12, 24, 15, tzinfo=UTC)
    time_machine.move_to(eve)

    decision = decide(sent(), Stage.INFO_NEEDED, now=eve, hold=Hold.MORNING)

    assert (decision.change.reply_by - localdate(decision.batch.leaves_at)).days == 7


@pytest.fixture
def asked_and_refused(time_machine):
    """Asked for something, refused 40 days later by mistake, and that is reversed."""
    application = move(sent(), Stage.INFO_NEEDED, words="Send the certificate")
    has_gone()
    later = NOW + timedelta(days=40)
    time_machine.move_to(later, tick=False)
    decide(application, now=later)
    at(later + timedelta(minutes=16), time_machine)
    reverse(application, words="We made a mistake.", now=later + timedelta(minutes=16))
    at(later + timedelta(minutes=40), time_machine)
    return again(application)


def test_a_reversal_gives_who_was_asked_new_days(asked_and_refused):
    newest = told.known(asked_and_refused).moves[-1]

    assert newest.reply_by > localdate(NOW) + timedelta(days=40)


def test_after_a_reversal_the_tracker_says_what_was_asked_for(asked_and_refused):
    known = told.known(asked_and_refused)

    text = box.asked(asked_and_refused, known, localdate(NOW))["text"]

    assert "Send the certificate" in text
    assert "We made a mistake." not in text
    reminder = Email.objects.owed().filter(kind="info_again").earliest("next_try_at")
    assert reminder_emails.info_again(reminder)["what"] == "Send the certificate"


def test_an_email_is_not_sent_again_once_something_newer_was_told(time_machine):
    decision = decide(sent())
    failed = Email.objects.filter(pk=decision.email_id)
    failed.update(state="failed", tries=2, problem="550")
    reverse(decision.application)
    at(LATER + timedelta(minutes=20), time_machine)

    with pytest.raises(NotSentAgain, match="something newer"):
        delivering.send_again(decision.email_id, by=UserFactory(), now=LATER)

    assert failed.get().state == "failed"


def test_appeals_are_approved_and_undone_by_nobody_who_could_not_open_them(desk, monkeypatch):
    monkeypatch.setattr(services, "ALONE", 0)
    application = move(at_interview(), Stage.CHECKS)
    has_gone()
    lead = UserFactory(role="HR lead")
    batch = decide_many([again(application)], Stage.APPEAL, words="", by=lead)
    browser = desk("Recruiter")

    assert browser.post(f"{ADDRESS}{batch.pk}/", {"press": "approve"}).status_code == 403
    assert again(application).at is Stage.CHECKS

    services.approve(batch.pk, by=UserFactory(), now=NOW)
    decision = batch.decisions.get()
    assert browser.post(f"{ADDRESS}{batch.pk}/", {"press": "undo"}).status_code == 403
    assert browser.post(f"/admin/outbox/undo/{decision.pk}/").status_code == 403
    assert again(application).at is Stage.APPEAL
