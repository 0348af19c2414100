"""A conditional offer: taken or declined on the tracker, and what follows from either."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from recruitment.applications import services
from recruitment.applications.services import NoOffer
from recruitment.applications.since import What
from recruitment.applications.stages import Stage
from recruitment.applications.told import known
from recruitment.decisions import undoing
from recruitment.desk import standing
from recruitment.models import Addition, Application, Email, Withdrawal
from recruitment.tasks import send_owed_emails
from recruitment.tracker import services as tracker
from tests.applications.applying import OFFICER_ANSWERS, plain
from tests.applications.checked import officer_at
from tests.applications.decided import again, has_gone, move
from tests.applications.test_holds import hold, resume
from tests.crowd import all_at_once
from tests.desk.deciding import decide
from tests.factories import ApplicantFactory, UserFactory, VacancyFactory, sent
from tests.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BEFORE = (Stage.SIFT, Stage.INTERVIEW)
LAST_DAY = "Monday 30 November 2026"
FIRST, SECOND = datetime(2026, 11, 26, 9, tzinfo=UTC), datetime(2026, 11, 27, 9, tzinfo=UTC)
WRITES_BY = date(2026, 11, 30)


def offered(*before):
    """An officer who has been told of a conditional offer."""
    application = officer_at(*(before or BEFORE), Stage.CONDITIONAL_OFFER)
    has_gone(about=application.about)
    return application


def reminders():
    owed = Email.objects.owed().filter(kind="offer_again").order_by("next_try_at")
    return list(owed.values_list("next_try_at", flat=True))


def decline(application, now=NOW + HOUR):
    tracker.decline(application, now=now)


def accept(application, now=NOW + HOUR):
    return services.accept(application.pk, now=now)


@pytest.fixture
def signed_in(visitor):
    application = offered()
    visitor.sign_in(application.applicant.email)
    visitor.application = application
    visitor.reference = application.reference
    return visitor


def box(visitor):
    return visitor.get("tracker", visitor.reference).context["box"]


def test_the_email_and_the_page_say_what_to_do_and_by_when(signed_in):
    body = Email.objects.get(kind="offer")
    assert body.state == "sent"
    assert again(signed_in.application).promised_on is None
    assert again(signed_in.application).attention == "waiting"

    assert box(signed_in)["title"] == f"Accept or decline our offer by {LAST_DAY}"
    page = signed_in.get("offer", signed_in.reference)
    assert f"Answer by {LAST_DAY}." in plain(page)
    assert not Addition.objects.exists()


def test_the_email_of_an_offer_names_the_last_day_and_promises_no_other():
    application = officer_at(*BEFORE, Stage.CONDITIONAL_OFFER)
    send_owed_emails()

    body = mail.outbox[-1].body
    assert f"Accept or decline by {LAST_DAY}." in body
    assert "We will write to you by" not in body
    assert mail.outbox[-1].subject == f"Good news about {application.reference}"


def test_from_the_page_to_the_receipt_of_a_yes(signed_in):
    page = signed_in.post("offer", signed_in.reference, answer="accept")
    send_owed_emails()

    application = again(signed_in.application)
    assert (application.at, application.attention) == (Stage.CONDITIONAL_OFFER, "replied")
    assert application.promised_on == WRITES_BY
    assert page.context["box"]["title"] == "Name a referee"
    assert f"We write to you by {LAST_DAY}." in page.context["box"]["text"]
    assert "You accepted our offer on Monday 23 November 2026." in plain(page)
    assert mail.outbox[-1].subject == f"You accepted our offer: {application.reference}"
    assert f"We will write to you by {LAST_DAY}." in mail.outbox[-1].body
    happened = signed_in.get("tracker", signed_in.reference).context["happened"]
    assert [one["what"] for one in happened].count("You accepted our offer") == 1
    assert happened[0]["email"]["subject"] == mail.outbox[-1].subject


def test_from_the_page_to_the_email_of_a_no_which_can_be_taken_back(signed_in):
    page = signed_in.post("offer", signed_in.reference, answer="decline")
    assert "Do you want to decline our offer?" in plain(page)
    assert not Withdrawal.objects.exists()

    page = signed_in.post("decline-offer", signed_in.reference)
    send_owed_emails()

    assert "You withdrew your application" in plain(page)
    assert Withdrawal.objects.get().reason == "Declined the conditional offer"
    assert mail.outbox[-1].subject == f"You withdrew {signed_in.reference}"
    assert reminders() == []

    signed_in.post("withdraw-undo", signed_in.reference)

    assert box(signed_in)["action_label"] == "Answer our offer"
    assert again(signed_in.application).attention == "waiting"
    assert reminders() == [FIRST, SECOND]


def test_neither_answer_is_chosen_before_they_choose(signed_in):
    page = signed_in.post("offer", signed_in.reference)

    assert "Select whether you accept" in plain(page)
    assert not Addition.objects.exists()


def test_a_second_press_accepts_nothing_more(signed_in):
    for _ in range(2):
        page = signed_in.post("offer", signed_in.reference, answer="accept")

    assert page.resolver_match.url_name == "tracker"
    assert Addition.objects.count() == 1
    assert Email.objects.filter(kind="offer_accepted").count() == 1


def test_a_second_press_declines_nothing_more(signed_in):
    for _ in range(2):
        page = signed_in.post("decline-offer", signed_in.reference)

    assert page.resolver_match.url_name == "tracker"
    assert Withdrawal.objects.count() == 1


def test_who_accepted_in_one_tab_cannot_decline_in_the_other(signed_in):
    signed_in.post("offer", signed_in.reference, answer="accept")

    page = signed_in.post("decline-offer", signed_in.reference)

    assert "You accepted this offer on Monday 23 November 2026." in plain(page)
    assert "If you change your mind, you can withdraw." in plain(page)
    assert again(signed_in.application).at is Stage.CONDITIONAL_OFFER
    assert "There is nothing to answer" in plain(signed_in.get("offer", signed_in.reference))


def test_who_declined_in_one_tab_cannot_accept_in_the_other(signed_in):
    signed_in.post("decline-offer", signed_in.reference)

    page = signed_in.post("offer", signed_in.reference, answer="accept")

    assert "You withdrew this application, so there is no offer to answer." in plain(page)
    assert "You can take that back on your page until" in plain(page)
    assert not Addition.objects.exists()


@pytest.mark.parametrize(
    ("to", "words"),
    [
        (Stage.CHECKS, "It is now at: Checks before you start."),
        (Stage.UNSUCCESSFUL, "This application has ended"),
    ],
)
@pytest.mark.parametrize("name", ["offer", "decline-offer"])
def test_after_it_has_moved_on_both_pages_say_so(signed_in, to, words, name):
    move(signed_in.application, to, now=NOW + HOUR)
    has_gone()

    assert words in plain(signed_in.get(name, signed_in.reference))
    assert words in plain(signed_in.post(name, signed_in.reference, answer="accept"))
    assert not Addition.objects.exists()
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("name", ["offer", "decline-offer"])
def test_who_was_offered_nothing_yet_has_nothing_to_answer(visitor, name):
    application = officer_at(*BEFORE, Stage.CONDITIONAL_OFFER)  # its email has not gone
    visitor.sign_in(application.applicant.email)
    Email.objects.filter(kind="offer").update(state="owed", sent_at=None)

    page = visitor.post(name, application.reference, answer="accept")

    assert page.resolver_match.url_name == "tracker"
    assert not Addition.objects.exists()
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("name", ["offer", "decline-offer"])
def test_nobody_answers_for_somebody_else(visitor, name):
    application = offered()
    other = ApplicantFactory()
    visitor.sign_in(other.email)

    assert visitor.get(name, application.reference).status_code == 404
    assert visitor.post(name, application.reference, answer="accept").status_code == 404
    assert again(application).attention == "waiting"


@pytest.mark.django_db(transaction=True)
def test_of_a_yes_and_a_no_at_once_one_wins():
    application = offered()

    def press(act):
        def pressed():
            with suppress(NoOffer):
                act(application)

        return pressed

    all_at_once(*[press(accept), press(decline)] * 4)

    said = (Addition.objects.count(), Withdrawal.objects.count())
    assert said in {(1, 0), (0, 1)}
    receipts = Email.objects.filter(kind__in=("offer_accepted", "you_withdrew"))
    assert receipts.count() == 1


def test_it_is_reminded_of_after_3_and_6_days_while_it_is_unanswered(now):
    offered()
    assert reminders() == [FIRST, SECOND]  # the sixth day is a Sunday

    now.move_to(FIRST - timedelta(seconds=1), tick=False)
    send_owed_emails()
    assert mail.outbox == []
    now.move_to(FIRST, tick=False)
    send_owed_emails()

    assert [one.subject.split(":")[0] for one in mail.outbox] == ["We are waiting for your answer"]
    assert f"Accept or decline by {LAST_DAY}." in mail.outbox[-1].body


def is_held(application):
    hold(application)


def moves_on(application):
    move(application, Stage.CHECKS, now=NOW + HOUR)


@pytest.mark.parametrize("stops", [accept, decline, is_held, moves_on])
def test_nobody_is_reminded_of_what_is_settled(now, stops):
    stops(offered())
    assert reminders() == []
    Email.objects.filter(kind="offer_again").update(state="owed")

    now.move_to(SECOND, tick=False)
    send_owed_emails()

    assert not Email.objects.filter(kind="offer_again", state="sent").exists()


@pytest.mark.parametrize(("days", "gone"), [(7, True), (8, False)])
def test_after_the_last_day_no_reminder_goes(now, days, gone):
    offered()
    now.move_to(NOW + days * DAY, tick=False)
    send_owed_emails()

    assert Email.objects.filter(kind="offer_again", state="sent").exists() == gone


def test_a_question_is_no_answer_so_the_reminders_stay():
    application = offered()

    services.add_note(application.pk, "May I start in May?", now=NOW + HOUR)

    assert again(application).attention == "replied"
    assert reminders() == [FIRST, SECOND]
    assert accept(application, NOW + 2 * HOUR)


def test_after_the_last_day_nothing_ends_staff_see_it_and_it_can_still_be_answered(signed_in, now):
    application = signed_in.application
    assert list(standing.unanswered(date(2026, 11, 30))) == []
    assert list(standing.unanswered(date(2026, 12, 1))) == [application]

    now.move_to(NOW + 8 * DAY)
    signed_in.sign_in(application.applicant.email)
    assert f"The last day was {LAST_DAY}. You can still answer." in box(signed_in)["text"]
    signed_in.post("offer", signed_in.reference, answer="accept")

    assert again(application).promised_on == date(2026, 12, 8)
    assert list(standing.unanswered(date(2026, 12, 2))) == []


def test_our_days_begin_with_their_yes_and_a_promise_that_lapses_is_told():
    application = offered()
    accept(application, NOW + 4 * DAY)  # a Friday
    assert again(application).promised_on == date(2026, 12, 4)
    monday = datetime(2026, 12, 7, 9, tzinfo=UTC)

    assert services.tell_late(monday - timedelta(seconds=1)) == 0
    assert services.tell_late(monday) == 1
    assert application.delays.get().broke == date(2026, 12, 4)


def test_a_delay_that_was_told_before_the_yes_hides_no_promise_that_the_yes_began():
    application = offered()
    mine = again(application)
    said = {"words": "Much to do.", "promised_on": date(2027, 1, 22), "by": UserFactory()}
    services.delay(mine.pk, **said, seen=mine.version, now=NOW + HOUR)
    has_gone()
    accept(application, NOW + 2 * HOUR)
    has_gone()
    assert known(again(application)).promised_on == WRITES_BY

    assert services.tell_late(datetime(2026, 11, 30, 9, tzinfo=UTC)) == 0
    assert services.tell_late(datetime(2026, 12, 1, 9, tzinfo=UTC)) == 1
    assert services.tell_late(datetime(2026, 12, 1, 10, tzinfo=UTC)) == 0


def test_while_nobody_answers_nobody_is_told_that_we_are_late():
    offered()

    assert services.tell_late(NOW + 28 * DAY) == 0
    assert services.keep_in_touch(NOW + 28 * DAY) == 0


def test_an_answer_beside_a_decision_that_is_held_changes_nothing_of_it(signed_in):
    application = signed_in.application
    decision = decide(application, Stage.CHECKS)
    promised = again(application).promised_on

    signed_in.post("offer", signed_in.reference, answer="accept")

    assert (again(application).at, again(application).promised_on) == (Stage.CHECKS, promised)
    assert f"We write to you by {LAST_DAY}." in box(signed_in)["text"]

    undoing.undo([decision], by=UserFactory(), now=NOW + HOUR)

    after = again(application)
    assert (after.at, after.attention) == (Stage.CONDITIONAL_OFFER, "replied")
    assert after.promised_on == WRITES_BY
    assert after.history.last().reply_by is None
    assert reminders() == []
    assert list(standing.unanswered(date(2026, 12, 1))) == []


def test_a_decision_that_is_undone_brings_the_reminders_and_the_wait_back():
    application = offered()
    decision = decide(application, Stage.CHECKS, now=NOW + HOUR)
    assert reminders() == []

    undoing.undo([decision], by=UserFactory(), now=NOW + HOUR)

    assert reminders() == [FIRST, SECOND]
    assert again(application).attention == "waiting"
    assert again(application).history.last().reply_by == date(2026, 11, 30)


def test_an_offer_that_is_undone_before_it_was_told_leaves_nothing():
    application = officer_at(*BEFORE)
    has_gone()
    decision = decide(application, Stage.CONDITIONAL_OFFER)
    assert len(reminders()) == 2

    undoing.undo([decision], by=UserFactory(), now=NOW)

    assert reminders() == []
    with pytest.raises(NoOffer):
        accept(application)


def reverse(application):
    services.reverse(
        application.pk,
        known(application).moves[-1],
        by=UserFactory(),
        seen=again(application).version,
        now=NOW + 2 * HOUR,
        note="",
        words="We told you too early.",
        leaves_at=NOW + 2 * HOUR,
    )
    has_gone()


@pytest.mark.parametrize(("yes", "attention", "left"), [(True, "seen", 0), (False, "waiting", 2)])
def test_after_a_way_back_only_an_offer_without_an_answer_asks_again(yes, attention, left):
    application = offered()
    if yes:
        accept(application)
    move(application, Stage.CHECKS, now=NOW + HOUR)
    has_gone()

    reverse(application)

    assert again(application).attention == attention
    assert len(reminders()) == left
    assert bool(known(again(application)).accepted) == yes
    assert (again(application).promised_on is not None) == yes


def test_a_second_offer_is_answered_anew():
    application = offered()
    accept(application)
    for to in (Stage.CHECKS, Stage.POOL, Stage.CONDITIONAL_OFFER):
        move(application, to, now=NOW + 2 * HOUR)
    has_gone()

    assert again(application).attention == "waiting"
    assert known(again(application)).accepted is None
    accept(application, NOW + 3 * HOUR)
    assert Addition.objects.count() == 2


@pytest.mark.parametrize("name", ["offer", "decline-offer"])
def test_a_page_that_was_open_since_the_first_offer_answers_no_second_one(signed_in, name):
    application = signed_in.application
    assert signed_in.get(name, signed_in.reference).status_code == 200
    first = known(again(application)).offer.pk
    for to in (Stage.CHECKS, Stage.POOL, Stage.CONDITIONAL_OFFER):
        move(application, to, now=NOW + 2 * HOUR)
    has_gone()

    page = signed_in.post(name, signed_in.reference, answer="accept", offer=first)

    second = known(again(application)).offer.pk
    assert page.resolver_match.url_name == "offer"
    assert f'name="offer" value="{second}"' in page.content.decode()
    assert not Addition.objects.exists()
    assert not Withdrawal.objects.exists()
    assert f'value="{second}"' in signed_in.get(name, signed_in.reference).content.decode()
    signed_in.post(name, signed_in.reference, answer="accept", offer=second)
    assert Addition.objects.count() + Withdrawal.objects.count() == 1


def test_on_hold_they_can_answer_and_our_days_begin_when_it_ends(now):
    application = offered()
    hold(application)
    has_gone()

    accept(application, NOW + 2 * HOUR)
    assert again(application).promised_on is None
    resume(application, now=NOW + DAY)
    has_gone()

    assert again(application).promised_on == date(2026, 12, 1)
    assert known(again(application)).promised_on == date(2026, 12, 1)


def test_a_hold_that_ends_brings_the_reminders_back():
    application = offered()
    hold(application)
    assert reminders() == []

    resume(application, now=NOW + 2 * HOUR)

    assert reminders() == [FIRST, SECOND]
    assert again(application).attention == "waiting"


BACK_AT_WORK = datetime(2027, 1, 4, 10, tzinfo=UTC)
NEW_DAY = date(2027, 1, 11)
"""5 working days were left on 23 November, and there are 5 again."""


def on_hold_for_weeks():
    application = offered()
    hold(application)
    has_gone()
    return application


def test_on_hold_nobodys_last_day_runs(signed_in):
    application = signed_in.application
    hold(application)
    has_gone()

    assert list(standing.unanswered(date(2026, 12, 1))) == []
    assert standing.last_day_of(again(application)) is None
    assert standing.with_last_days(Application.objects.all()).get().last_day is None
    assert box(signed_in)["title"].startswith("On hold until")


def test_when_a_hold_ends_they_have_the_days_that_were_left_again(visitor, now):
    application = on_hold_for_weeks()
    now.move_to(BACK_AT_WORK, tick=False)
    resume(application, now=BACK_AT_WORK)
    send_owed_emails()

    words = mail.outbox[-1].body
    assert "You now have until Monday 11 January 2027." in words
    assert "We will write to you by" not in words
    assert "You do not need to do anything" not in words
    visitor.sign_in(application.applicant.email)
    visitor.reference = application.reference
    assert box(visitor)["title"] == "Accept or decline our offer by Monday 11 January 2027"
    page = visitor.get("offer", application.reference)
    assert "Answer by Monday 11 January 2027." in plain(page)
    mine = again(application)
    assert (mine.promised_on, known(mine).promised_on) == (None, None)
    assert standing.last_day_of(mine) == NEW_DAY
    assert standing.with_last_days(Application.objects.all()).get().last_day == NEW_DAY
    assert list(standing.unanswered(NEW_DAY)) == []
    assert list(standing.unanswered(NEW_DAY + DAY)) == [application]


def test_the_reminders_follow_the_new_last_day(now):
    application = on_hold_for_weeks()
    resume(application, now=BACK_AT_WORK)
    has_gone()

    assert reminders() == [
        datetime(2027, 1, 7, 9, tzinfo=UTC),
        datetime(2027, 1, 8, 9, tzinfo=UTC),
    ]
    now.move_to(reminders()[0], tick=False)
    send_owed_emails()
    assert "Accept or decline by Monday 11 January 2027." in mail.outbox[-1].body


@pytest.mark.parametrize("passed", [7, 8, 20])
def test_whose_last_day_came_or_had_passed_has_one_day_again(passed):
    application = offered()
    hold(application, now=NOW + passed * DAY)
    has_gone()

    resume(application, now=BACK_AT_WORK)
    has_gone()

    assert standing.last_day_of(again(application)) == date(2027, 1, 5)


@pytest.mark.parametrize("gone", [True, False])
def test_a_second_hold_keeps_the_days_that_the_first_gave_back(gone):
    application = on_hold_for_weeks()
    resume(application, now=BACK_AT_WORK)
    if gone:
        has_gone()
    hold(application, now=BACK_AT_WORK + DAY, review_on=date(2027, 3, 1))
    hold(application, now=BACK_AT_WORK + 2 * DAY, review_on=date(2027, 3, 2))
    has_gone()

    resume(application, now=datetime(2027, 2, 1, 10, tzinfo=UTC))

    assert standing.last_day_of(again(application)) == date(2027, 2, 5)


def test_a_yes_after_a_hold_begins_our_days_and_ends_theirs():
    application = on_hold_for_weeks()
    resume(application, now=BACK_AT_WORK)
    has_gone()
    accept(application, BACK_AT_WORK + HOUR)

    mine = again(application)
    assert mine.promised_on == known(mine).promised_on == NEW_DAY
    assert known(mine).last_day is None
    assert standing.last_day_of(mine) is None
    assert list(standing.unanswered(NEW_DAY + DAY)) == []


@pytest.mark.parametrize("way", ["decision", "withdrawal"])
def test_what_is_undone_after_a_hold_keeps_the_day_that_it_gave(way):
    application = on_hold_for_weeks()
    resume(application, now=BACK_AT_WORK)
    has_gone()
    if way == "decision":
        decision = decide(application, now=BACK_AT_WORK + HOUR)
        undoing.undo([decision], by=UserFactory(), now=BACK_AT_WORK + HOUR)
    else:
        decline(application, BACK_AT_WORK + HOUR)
        services.undo(application.pk, now=BACK_AT_WORK + 2 * HOUR)

    assert standing.last_day_of(again(application)) == NEW_DAY
    assert len(reminders()) == 2
    assert list(standing.unanswered(NEW_DAY)) == []


def test_a_yes_beside_a_decision_that_ended_a_hold_keeps_its_promise_when_that_is_undone():
    application = on_hold_for_weeks()
    decision = decide(application, now=NOW + 2 * HOUR)
    accept(application, NOW + 2 * HOUR)
    undoing.undo([decision], by=UserFactory(), now=NOW + 3 * HOUR)
    has_gone()
    assert again(application).promised_on is None
    assert known(again(application)).promised_on is None

    resume(application, now=BACK_AT_WORK)
    has_gone()

    mine = again(application)
    assert mine.promised_on == known(mine).promised_on == NEW_DAY
    assert standing.last_day_of(mine) is None


def test_who_was_asked_for_more_has_days_again_unless_they_sent_it_on_hold():
    waits, replied = (sent() for _ in range(2))
    for application in (waits, replied):
        move(application, Stage.INFO_NEEDED, words="Your certificate.")
        has_gone()
        hold(application)
        has_gone()
    services.add_note(replied.pk, "Here it is.", now=NOW + 2 * HOUR)

    for application in (waits, replied):
        resume(application, now=BACK_AT_WORK)

    days = [application.holds.get().promised_on for application in (waits, replied)]
    assert days[0] > BACK_AT_WORK.date()
    assert days[1] is None
    assert again(replied).promised_on is None
    assert Email.objects.owed().filter(kind="info_again", about=waits.about).count() == 2
    assert not Email.objects.owed().filter(kind="info_again", about=replied.about).exists()


def test_an_offer_of_before_has_no_last_day_and_can_be_answered(visitor):
    """When there was no page for it yet, the days were ours and nobody said by when."""
    application = sent(
        vacancy=VacancyFactory(route_slug="pcep", working_time="full", vetting="recruitment"),
        answers=OFFICER_ANSWERS,
    )
    application.history.create(
        was="submitted", now="conditional_offer", by=UserFactory(), at=NOW, promised_on=WRITES_BY
    )
    change = application.history.last()
    type(application).objects.filter(pk=application.pk).update(
        stage="conditional_offer", promised_on=WRITES_BY, attention="seen"
    )
    services.moving.outbox.owe(
        "next_step",
        about=application.about,
        to="a@home.example",
        occurrence=str(change.pk),
        now=NOW,
    )
    has_gone()
    visitor.sign_in(application.applicant.email)
    visitor.reference = application.reference

    assert box(visitor)["title"] == "Accept or decline our offer"
    assert reminders() == []
    assert list(standing.unanswered(date(2027, 1, 1))) == []
    assert services.tell_late(datetime(2026, 12, 1, 9, tzinfo=UTC)) == 1
    visitor.post("offer", application.reference, answer="accept")
    assert again(application).attention == "replied"


def test_the_database_refuses_a_second_yes_and_one_to_no_offer():
    application = offered()
    answer = accept(application)
    said = {"at": NOW, "words": ""}

    for wrong in (
        {"what": What.ACCEPTED, "offer": answer.offer},
        {"what": What.ACCEPTED},
        {"what": What.NOTE, "offer": application.history.first()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            application.additions.create(**said, **wrong)


def test_nothing_is_amiss_in_the_records_after_answers(capsys):
    yes, no = (officer_at(*BEFORE, Stage.CONDITIONAL_OFFER) for _ in range(2))
    send_owed_emails()
    accept(yes, NOW)
    decline(no, NOW)
    send_owed_emails()

    call_command("reconcile")
    assert "Look at it" not in capsys.readouterr().out


def test_a_no_that_is_taken_back_keeps_the_last_day_for_staff():
    application = offered()
    decline(application)
    services.undo(application.pk, now=NOW + 2 * HOUR)

    assert standing.last_day_of(again(application)) == date(2026, 11, 30)
    assert list(standing.unanswered(date(2026, 11, 30))) == []
    assert list(standing.unanswered(date(2026, 12, 1))) == [application]


def test_who_accepted_and_takes_back_a_withdrawal_has_no_last_day_again():
    application = offered()
    accept(application)
    services.withdraw(application.pk, reason="", now=NOW + 2 * HOUR)
    services.undo(application.pk, now=NOW + 3 * HOUR)

    assert standing.last_day_of(again(application)) is None
    assert list(standing.unanswered(date(2026, 12, 1))) == []


def test_a_decision_that_is_undone_after_a_no_was_taken_back_waits_for_them_again():
    application = offered()
    decline(application)
    services.undo(application.pk, now=NOW + 2 * HOUR)
    has_gone()
    decision = decide(application, now=NOW + 3 * HOUR)

    undoing.undo([decision], by=UserFactory(), now=NOW + 3 * HOUR)

    assert again(application).attention == "waiting"
    assert known(again(application)).is_theirs
    assert standing.last_day_of(again(application)) == date(2026, 11, 30)


def test_the_list_says_what_the_tracker_says_on_top(signed_in):
    signed_in.post("offer", signed_in.reference, answer="accept")

    page = signed_in.get("my")

    assert page.context["applications"][0]["box"] == box(signed_in)
    assert "<b>Name a referee</b>" in plain(page)
    assert "Nothing to do" not in plain(page)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_much_for_three_who_name_referees(visitor, number):
    mine = [officer_at(*BEFORE, Stage.CONDITIONAL_OFFER, Stage.CHECKS) for _ in range(number)]
    Application.objects.update(applicant=mine[0].applicant)
    for one in mine:
        has_gone(about=one.about)
    visitor.sign_in(mine[0].applicant.email)

    with CaptureQueriesContext(connection) as queries:
        page = visitor.get("my")

    titles = [one["box"]["title"] for one in page.context["applications"]]
    assert titles == ["Name a referee"] * number
    assert len(queries) == 10
