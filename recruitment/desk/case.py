"""One case: what the person told us, what the rules said, what has happened, and the next move."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as written

from recruitment import eligibility
from recruitment.applications import emails, reading, recipients, services
from recruitment.applications.models import Application, StageChange
from recruitment.applications.stages import Stage
from recruitment.desk import due, others
from recruitment.eligibility import Verdict
from recruitment.messages import letters
from recruitment.messages.letters import Letter
from recruitment.messages.models import Email, State

Context = dict[str, Any]

FINDING_WORDS = {
    Verdict.ELIGIBLE.name: ("Met", "done"),
    Verdict.ASSESS.name: ("We will check", "info"),
    Verdict.NOT_YET.name: ("Not yet", "soon"),
    Verdict.NOT_ELIGIBLE.name: ("Not met", "late"),
}


@dataclass(frozen=True)
class Event:
    """One line of the timeline."""

    at: datetime
    what: str
    detail: str = ""
    words: str = ""
    tone: str = ""


def context(application: Application, today: date, *, may_move: bool) -> Context:
    moves = services.moves_now(application)
    return {
        "application": application,
        "title": application.reference,
        "due": due.of(application, today),
        "parts": told(application, today),
        "answers": reading.quiz(application),
        "outcome": outcome(application),
        "timeline": timeline(application),
        "moves": [move_link(application, to) for to in moves] if may_move else [],
        **others.on_the_case(application, today),
    }


def told(application: Application, today: date) -> list[Context]:
    """What they told us, the written answer first: that is what is read and scored."""
    parts = reading.all_parts(application, today)
    return sorted(parts, key=lambda part: part["name"] != "your-example")


def outcome(application: Application) -> Context:
    """What the rules said on the day it was sent; never rewritten when rules change."""
    kept = application.outcome or {"findings": [], "on": ""}
    current = eligibility.rules_version(settings.PACK.thresholds)
    findings = [finding(one) for one in kept["findings"]]
    met = sum(one["tone"] == "done" for one in findings)
    return {
        "on": date.fromisoformat(kept["on"]) if kept["on"] else None,
        "findings": findings,
        "met": met,
        "all_met": met == len(findings),
        "rules_changed": application.rules_version not in ("", current),
    }


def finding(kept: Context) -> Context:
    label, tone = FINDING_WORDS.get(kept["verdict"], ("Not known", "neutral"))
    checked = written(date.fromisoformat(kept["checked"]), "j F Y")
    return {**kept, "label": label, "tone": tone, "checked": checked}


def timeline(application: Application) -> list[Event]:
    """Moves and emails, newest first."""
    helped = [Event(at, what, who) for at, what, who in others.helped(application)]
    events = [*moved(application), *mailed(application), *helped]
    return sorted(events, key=lambda event: event.at, reverse=True)


def moved(application: Application) -> Iterator[Event]:
    for change in application.history.select_related("by"):
        what = "Application sent" if change.was == Stage.DRAFT else str(change)
        by = change.by or ("" if change.was == Stage.DRAFT else "The applicant")
        who = f"{by}. {change.note}" if by else change.note
        yield Event(change.at, what, who.strip(), change.words)


EMAIL_WORDS = {
    State.OWED: "Email on its way",
    State.SENT: "Email sent",
    State.FAILED: "Email could not be delivered",
}
EMAIL_NAMES = {
    "received": "We have your application",
    "next_step": "Next step",
    "outcome": "Result",
    "withdrawn": "Withdrawn",
    "unfinished": "Reminder to finish",
    "deadline_moved": "More time to finish",
    "helped": "Check and send what we filled in together",
    "parent_answered": "The yes of a parent or carer",
    "name_referees": "Name your referees",
    "another_referee": "Name another referee",
    "referee_silent": "A referee has not answered",
    "sign_in_code": "Sign-in code",
    "you_withdrew": "You withdrew",
    "withdrawal_undone": "Your application goes on",
    "late": "We are running late",
    "choose_slot": "Choose an interview time",
    "interview": "Interview time",
    "interview_off": "Interview time given up",
}


def mailed(application: Application) -> Iterator[Event]:
    """Not reminders of a later day, which may never be owed: they are not on their way."""
    known = Email.objects.about(application.about).exclude(state=State.CANCELLED)
    for email in known.exclude(state=State.OWED, owed_at__gt=timezone.now()):
        what = f"{EMAIL_WORDS[State(email.state)]}: {EMAIL_NAMES.get(email.kind, email.kind)}"
        tone = "late" if email.state == State.FAILED else ""
        yield Event(email.sent_at or email.owed_at, what, f"To {email.to}", tone=tone)


def move_link(application: Application, to: Stage) -> Context:
    return {
        "label": MOVE_LABELS.get(to, f"Move to {to.label.lower()}"),
        "url": reverse("admin:recruitment_application_move", args=[application.pk, to.value]),
        "ends": to in (Stage.UNSUCCESSFUL, Stage.WITHDRAWN),
    }


MOVE_LABELS = {
    Stage.UNSUCCESSFUL: "Mark as unsuccessful",
    Stage.WITHDRAWN: "Record a withdrawal",
    Stage.APPOINTED: "Appoint",
}


def preview(change: StageChange) -> Letter:
    """The email that a planned move would send, exactly as it will read."""
    kind = services.email_on_reaching(Stage(change.now))
    preface = recipients.preface(change.application)
    return letters.write(kind, emails.about_change(change), preface=preface)


def done_already(application: Application, to: str, user: Any) -> bool:
    """Whether this member of staff has just made this very move: a second click, not a clash."""
    newest = application.history.last()
    recent = newest is not None and (timezone.now() - newest.at).total_seconds() < 60
    return bool(recent and newest and newest.by == user and newest.now == to)
