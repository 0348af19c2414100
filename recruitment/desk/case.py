"""One case: what the person told us, what the rules said, what has happened, and the next move."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as written

from recruitment import clock, eligibility
from recruitment.applications import emails, progress, reading, recipients, services
from recruitment.applications.models import Application, StageChange
from recruitment.applications.stages import Stage
from recruitment.delivery.models import UNDELIVERED, DeliveryReport
from recruitment.desk import due, others, standing
from recruitment.eligibility import Verdict
from recruitment.holidays import services as holidays
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
    url: str = ""
    link: str = ""
    """What can be done with it there."""


def context(application: Application, today: date, *, may_move: bool) -> Context:
    moves = services.moves_now(application)
    return {
        "application": application,
        "title": application.reference,
        "due": due.of(application, today, holidays.days(), standing.last_day_of(application)),
        "parts": told(application, today),
        "answers": reading.quiz(application),
        "outcome": outcome(application),
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


def moved(application: Application) -> Iterator[Event]:
    for change in application.history.all():
        what = "Application sent" if change.was == Stage.DRAFT else str(change)
        by = change.by or ("" if change.was == Stage.DRAFT else "The applicant")
        who = [f"{by}." if by else "", because(change), change.note]
        yield Event(change.at, what, " ".join(filter(None, who)), change.words)


def because(change: StageChange) -> str:
    """The names of the reasons, as colleagues know them, of a move that was gathered."""
    why = getattr(change, "why", None)
    return f"Why: {why}." if why else ""


EMAIL_WORDS = {
    State.OWED: "Email on its way",
    State.SENT: "Email sent",
    State.FAILED: "Email could not be delivered",
}
EMAIL_NAMES = {
    "received": "We have your application",
    "next_step": "Next step",
    "outcome": "Result",
    "info_needed": "We need something more",
    "appeal": "You can ask us to look again",
    "offer": "Conditional offer",
    "offer_again": "Reminder to answer the offer",
    "vetting_form": "Reminder to send the form back",
    "offer_accepted": "Receipt: they accepted the offer",
    "on_hold": "On hold",
    "off_hold": "Not on hold any more",
    "withdrawn": "Withdrawn",
    "reversed": "What we told them was corrected",
    "unfinished": "Reminder to finish",
    "draft_goes": "We will delete your draft",
    "application_goes": "We will delete your application",
    "saved": "How to come back to a draft",
    "info_again": "Reminder: we need something more",
    "still_waiting": "Reminder: we wait for them",
    "choose_again": "Reminder to choose an interview time",
    "interview_soon": "Reminder of the interview",
    "pool": "Do you still want a place?",
    "still_on_hold": "Still on hold on the day of review",
    "cadet_next_steps": "What can come after cadets",
    "feedback": "How was it to apply?",
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
    "still_checking": "Checks still go on",
    "still_deciding": "Not decided yet",
    "choose_slot": "Choose an interview time",
    "slot_free": "An interview time is free",
    "interview": "Interview time",
    "interview_off": "Interview time given up",
}


def mailed(application: Application) -> Iterator[Event]:
    """Not reminders of a later day, which may never be owed: they are not on their way."""
    known = Email.objects.about(application.about).exclude(state=State.CANCELLED)
    due = known.exclude(state=State.OWED, owed_at__gt=timezone.now())
    said = Exists(DeliveryReport.objects.filter(email=OuterRef("pk")))
    emails = list(due.defer("letter").annotate(kept=Q(letter__isnull=False), said=said))
    prefetch_related_objects([email for email in emails if email.said], "reports")
    for email in emails:
        what = f"{EMAIL_WORDS[State(email.state)]}: {EMAIL_NAMES.get(email.kind, email.kind)}"
        tone = "late" if email.state == State.FAILED else ""
        url = letter_url(application, email.pk) if email.kept else ""
        at = email.sent_at or email.owed_at
        whom = f"To {addressee(application, email)}"
        yield Event(at, what, whom, tone=tone, url=url, link="Read the email")
        yield from reported(email) if email.said else ()


def addressee(application: Application, email: Email) -> str:
    """Until it has left, who will get it: the parent or carer of a child."""
    if email.state != State.OWED or not progress.needs_parent(application):
        return email.to
    return recipients.shown_address(application) or "nobody: no parent or carer is named"


def reported(email: Email) -> Iterator[Event]:
    """What the provider said. When the email had left is no longer on it once it came back."""
    reports: Iterable[DeliveryReport] = email.reports.all()
    for one in reports:
        what = f"{one.get_what_display()}: {EMAIL_NAMES.get(email.kind, email.kind)}"
        left = f"It had left on {clock.moment_in_words(one.sent_at)}" if one.sent_at else ""
        arrived = one.what not in UNDELIVERED
        yield Event(one.at, what, "" if arrived else left, tone="" if arrived else "late")


def letter_url(application: Application, number: int) -> str:
    return reverse("admin:recruitment_application_letter", args=[application.pk, number])


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
    Stage.INFO_NEEDED: "Ask for more",
    Stage.APPEAL: "Open an appeal",
    Stage.POOL: "Let them wait for a place",
}


def preview(change: StageChange, told_on: date | None = None) -> Letter:
    """The email that a planned move would send, exactly as it will read."""
    kind = services.email_on_reaching(Stage(change.now), Stage(change.was))
    preface = recipients.preface(change.application)
    return letters.write(kind, emails.about_change(change, told_on), preface=preface)


def done_already(application: Application, to: str, user: Any) -> bool:
    """Whether this member of staff has just made this very move: a second click, not a clash."""
    newest = application.history.last()
    recent = newest is not None and (timezone.now() - newest.at).total_seconds() < 60
    return bool(recent and newest and newest.by == user and newest.now == to)
