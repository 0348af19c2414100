"""Reminders of interviews: of a time to choose, and of the time that was chosen."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from recruitment.applications.stages import Stage
from recruitment.interviews import services
from recruitment.models import Email, Slot
from recruitment.tasks import send_owed_emails
from recruitment.tracker.services import withdraw
from tests.applications.decided import again, at_interview, has_gone, move
from tests.applications.test_holds import hold
from tests.factories import SlotFactory, UserFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def at_nine(month, day, year=2026):
    return datetime(year, month, day, 9, 0, tzinfo=UTC)


THURSDAY = datetime(2026, 12, 10, 10, 20, tzinfo=UTC)
BEFORE = [at_nine(12, 3), at_nine(12, 8), at_nine(12, 9)]


def owed(kind):
    known = Email.objects.owed().filter(kind=kind).order_by("next_try_at")
    return list(known.values_list("next_try_at", flat=True))


def a_slot(application, starts_at=THURSDAY, **fields):
    until = starts_at - timedelta(days=2)
    fields = {"starts_at": starts_at, "choose_until": until, **fields}
    return SlotFactory(vacancy=application.vacancy, **fields)


def chosen():
    application = at_interview()
    slot = a_slot(application)
    services.choose(application.pk, slot.pk, now=NOW)
    send_owed_emails()
    mail.outbox.clear()
    return again(application), slot


def subjects(now, moment):
    now.move_to(moment, tick=False)
    before = len(mail.outbox)
    send_owed_emails()
    return [message.subject for message in mail.outbox[before:]]


def test_who_can_choose_a_time_is_reminded_after_2_and_4_days(now):
    application = at_interview()
    services.save_slot(a_slot(application), now=NOW)

    assert owed("choose_again") == [at_nine(11, 25), at_nine(11, 27)]
    subjects(now, NOW)
    [subject] = subjects(now, at_nine(11, 25))
    assert subject == "Choose your interview time by 8 December 2026, 10:20am"


@pytest.mark.parametrize("kind", ["choose_slot", "choose_again"])
def test_whoever_is_to_choose_reads_what_is_free_then_until_when_and_what_to_ask(now, kind):
    application = at_interview()
    services.save_slot(a_slot(application), now=NOW)
    taken, early = (a_slot(application, THURSDAY - timedelta(days=days)) for days in (1, 2))
    other = at_interview(email="other@home.example", vacancy=application.vacancy)
    services.choose(other.pk, taken.pk, now=NOW)
    subjects(now, Email.objects.filter(kind=kind, about=application.about).first().next_try_at)

    body = letter_of(kind, application).body
    assert f"- {early}\n- Thursday 10 December 2026, 10:20am\n\n" in body
    assert str(taken) not in body
    assert "Choose by 8 December 2026, 10:20am." in body
    assert "You can ask for anything that would help you do your best" in body


@pytest.mark.parametrize(("number", "rest"), [(10, ""), (11, "- and 1 more"), (13, "- and 3 more")])
def test_more_than_10_times_are_counted(now, number, rest):
    application = at_interview()
    for hours in range(number):
        a_slot(application, THURSDAY + timedelta(hours=hours))
    a_slot(application)  # in the next room
    services.save_slot(Slot.objects.first(), now=NOW)
    subjects(now, NOW)

    lines = letter_of("choose_slot", application).body.splitlines()
    listed = [line for line in lines if line.startswith("- ")]
    assert len(listed) == 10 + bool(rest)
    assert listed[-1] == (rest or f"- {Slot.objects.last()}")


def letter_of(kind, application):
    name = Email.objects.filter(kind=kind, about=application.about, state="sent").get().message_id
    [found] = (one for one in mail.outbox if one.extra_headers["Message-ID"] == name)
    return found


def test_who_comes_to_the_interview_when_times_are_there_is_reminded_too(now):
    application = sent()
    a_slot(application)
    move(application, Stage.INTERVIEW)
    subjects(now, NOW)

    assert len(subjects(now, at_nine(11, 25))) == 1


def test_nobody_is_reminded_when_there_is_nothing_to_choose(now):
    at_interview()
    subjects(now, NOW)

    assert subjects(now, at_nine(11, 25)) == []


def test_more_times_mean_no_more_reminders(now):
    application = at_interview()
    for hours in range(3):
        moment = NOW + timedelta(days=hours)
        now.move_to(moment, tick=False)
        services.save_slot(a_slot(application, THURSDAY + timedelta(hours=hours)), now=moment)
        send_owed_emails()

    days = (NOW + timedelta(days=number) for number in range(3, 12))
    assert sum(len(subjects(now, day)) for day in days) <= 2
    assert Email.objects.filter(kind="choose_again", state="sent").count() == 2


def test_who_has_chosen_is_not_asked_to_choose(now):
    chosen()

    assert owed("choose_again") == []


def test_before_the_interview_they_are_told_when_and_where_with_the_file(now):
    chosen()

    assert owed("interview_soon") == BEFORE
    assert subjects(now, BEFORE[0] - timedelta(seconds=1)) == []
    assert [subjects(now, moment)[0].partition(":")[0] for moment in BEFORE] == [
        "Your interview is in 7 days",
        "Your interview is in 2 days",
        "Your interview is tomorrow",
    ]
    letter = mail.outbox[-1]
    assert "Thursday 10 December 2026, 10:20am, UK time" in letter.body
    assert "Training Centre, Springfield, Chelmsford" in letter.body
    assert "It is too late to change it on your page." in letter.body
    assert [file[0] for file in letter.attachments] == ["appointment.ics"]


SAID = {
    "meet": "Who you will meet:\n\nAn inspector, and somebody from HR\n\n",
    "bring": "What to bring:\n\nYour <passport> & a pen\n\n",
    "getting_there": "Getting there:\n\nThe front door is step-free\n\n",
}


@pytest.mark.parametrize("said", [[], ["bring"], ["meet", "getting_there"], list(SAID)])
def test_whoever_is_to_come_reads_what_hr_says_and_nothing_of_what_it_does_not(now, said):
    application = at_interview()
    words = {name: SAID[name].split("\n\n")[1] for name in said}
    services.choose(application.pk, a_slot(application, **words).pk, now=NOW)
    subjects(now, NOW)
    subjects(now, BEFORE[0])

    for kind in ("interview", "interview_soon"):
        body = letter_of(kind, application).body
        assert [name for name in SAID if SAID[name] in body] == said
        assert [name for name in SAID if SAID[name].partition("\n")[0] in body] == said
        assert f"Chelmsford\n\n{''.join(SAID[name] for name in said)}The file" in body


def gives_up(application, slot):
    services.give_up(application.pk, now=NOW)


def withdraws(application, slot):
    withdraw(application, reason="", now=NOW)


def is_refused(application, slot):
    move(application, Stage.UNSUCCESSFUL)


def is_held(application, slot):
    hold(application, now=NOW)


def test_a_time_that_moves_takes_its_reminders_along(now):
    _, slot = chosen()
    slot.starts_at = THURSDAY + timedelta(days=7)
    services.save_slot(slot, now=NOW)

    assert owed("interview_soon") == [moment + timedelta(days=7) for moment in BEFORE]


@pytest.mark.parametrize("stops", [gives_up, withdraws, is_refused, is_held])
def test_a_time_that_is_no_more_is_not_reminded_of(now, stops):
    application, slot = chosen()
    stops(application, slot)
    assert owed("interview_soon") == []
    subjects(now, NOW)
    Email.objects.filter(kind="interview_soon").update(state="owed")

    assert not [one for one in subjects(now, BEFORE[1]) if "Your interview is" in one]


def test_who_gave_a_time_up_is_reminded_to_choose_another(now):
    application, _ = chosen()
    gives_up(application, None)

    assert owed("choose_again") == [at_nine(11, 25), at_nine(11, 27)]


def test_what_comes_after_the_interview_began_is_not_sent(now):
    chosen()

    assert subjects(now, THURSDAY) == []


def test_on_the_phone_it_is_the_same(now):
    application = at_interview()
    services.choose(application.pk, a_slot(application).pk, now=NOW, by=UserFactory())
    has_gone()

    assert owed("interview_soon") == BEFORE
