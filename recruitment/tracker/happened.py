"""What has happened, newest first, each with the email that told of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from recruitment import clock
from recruitment.applications.models import Application
from recruitment.applications.pages import Context
from recruitment.applications.since import What, Withdrawal
from recruitment.applications.stages import Stage
from recruitment.applications.told import MOVED, Told
from recruitment.messages.models import Email, State

TITLES = {
    "received": "We have your application",
    "next_step": "Next step",
    "outcome": "The result of your application",
    "withdrawn": "Your application is withdrawn",
    "info_needed": "We need something more from you",
    "appeal": "You can ask us to look again",
    "offer": "Conditional offer",
    "offer_accepted": "You accepted our offer",
    "on_hold": "Your application is on hold",
    "off_hold": "Your application goes on",
    "reversed": "We corrected what we told you",
    "you_withdrew": "You withdrew",
    "withdrawal_undone": "Your application goes on",
    "late": "We are running late",
    "still_checking": "We are still checking",
    "still_deciding": "We have not decided yet",
    "unfinished": "Your application was not sent yet",
    "draft_goes": "We will delete your draft",
    "application_goes": "We will delete your application",
    "saved": "We saved your application",
    "info_again": "We still need something from you",
    "offer_again": "You can still answer our offer",
    "vetting_form": "A form is still with you",
    "still_waiting": "We are waiting for you",
    "choose_again": "You can choose an interview time",
    "interview_soon": "Your interview comes soon",
    "pool": "Do you still want a place?",
    "still_on_hold": "Your application is still on hold",
    "cadet_next_steps": "What can come after cadets",
    "feedback": "How was it to apply?",
    "deadline_moved": "You have more time",
    "helped": "We filled this in with you",
    "name_referees": "You can name your referees",
    "another_referee": "Name another referee",
    "referee_silent": "A referee has not answered",
    "choose_slot": "You can choose an interview time",
    "slot_free": "An interview time was free",
    "interview": "Your interview time",
    "interview_off": "You gave up your interview time",
}
"""The emails to the applicant, by their kind. What goes to other people is none of these."""

ADDED = {
    What.NOTE: "You sent us a note",
    What.DETAILS: "You changed your details",
    What.ACCEPTED: "You accepted our offer",
}
ANSWERED = "offer_accepted"


@dataclass(frozen=True)
class Event:
    at: datetime
    what: str
    words: str = ""
    email: Email | None = None


def happened(application: Application, told: Told) -> list[Context]:
    events = [*moves(told), *withdrawals(told), *additions(application, told), *alone(told)]
    oldest_first = sorted(events, key=lambda event: event.at)
    return [shown(application, event) for event in reversed(oldest_first)]


def moves(told: Told) -> Iterator[Event]:
    for move in told.moves:
        words = "\n\n".join(filter(None, (move.words, *told.follows(move))))
        yield Event(move.at, Stage(move.now).to_applicant, words, told.email_of(move))


def withdrawals(told: Told) -> Iterator[Event]:
    for one in told.withdrawals:
        yield Event(one.at, "You withdrew", "", told.emails.get(("you_withdrew", str(one.pk))))
        if one.undone_at:
            yield taken_back(told, one, one.undone_at)


def taken_back(told: Told, withdrawal: Withdrawal, at: datetime) -> Event:
    email = told.emails.get(("withdrawal_undone", str(withdrawal.pk)))
    return Event(at, "You took your withdrawal back", "", email)


def additions(application: Application, told: Told) -> Iterator[Event]:
    """A note with its words: they are its writer's. What details were before is for HR."""
    for one in application.additions.all():
        words = one.words if one.what == What.NOTE else ""
        email = told.emails.get((ANSWERED, str(one.pk)))
        yield Event(one.at, ADDED[What(one.what)], words, email)


def alone(told: Told) -> Iterator[Event]:
    """Emails that are what happened: a reminder, a time for an interview, a delay."""
    told_of = {told.email_of(move) for move in told.moves}
    for (kind, _), email in told.emails.items():
        acts = kind in ("you_withdrew", "withdrawal_undone", ANSWERED, *MOVED)
        if kind in TITLES and not acts and email not in told_of:
            yield Event(email.sent_at or email.owed_at, TITLES[kind], "", email)


def shown(application: Application, event: Event) -> Context:
    return {
        "when": clock.moment_in_words(event.at),
        "what": event.what,
        "words": event.words,
        "email": letter_line(application, event.email) if event.email else None,
    }


def letter_line(application: Application, email: Email) -> Context:
    """The subject and what became of it. One that never arrived can be read here all the same."""
    day = clock.day_in_words(clock.uk_day(email.sent_at or email.owed_at))
    return {
        "subject": email.letter["subject"] if email.letter else TITLES[email.kind],
        "day": day,
        "failed": email.state == State.FAILED,
        "ours": email.is_our_fault,
        "to": email.to,
        "url": reverse("letter", args=[application.reference, email.pk]) if email.letter else "",
    }
