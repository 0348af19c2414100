"""What the emails to people who are not applying yet say.

None of them says what the person answered, or anything about nationality, a police record, money,
groups or earlier service: other people read mailboxes. What may be told is listed, so that what a
new question asks about stays unsaid until somebody decides that it may be said.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from recruitment import clock
from recruitment.eligibility import Finding, Outcome, Verdict
from recruitment.eligibility.dates import spoken
from recruitment.interest import services
from recruitment.interest.kept import KeptResult
from recruitment.interest.models import Interest, Reminder
from recruitment.messages import stopping, unsubscribing
from recruitment.messages.models import Email
from recruitment.messages.outbox import EmailKind, NoLongerOwed
from recruitment.vacancies.models import Vacancy, any_usual

Facts = dict[str, Any]
Vacancies = Mapping[str, list[Vacancy]]

MAY_BE_TOLD = frozenset(
    {
        "date-of-birth",
        "lives-in-area",
        "parent-agrees",
        "driving-licence",
        "qualifications",
    }
)
"""Questions. A finding that read any other is left out of every email."""

AGE = frozenset({"date-of-birth"})

LABELS = {
    Verdict.ELIGIBLE: ("You can apply now", "You fit the bill"),
    Verdict.ASSESS: ("You can apply, we will check", "We would check something first"),
    Verdict.NOT_YET: ("Not yet. Our site tells you more",) * 2,
    Verdict.NOT_ELIGIBLE: ("You cannot apply for this route",) * 2,
}
"""While a vacancy of the route is open, and while none is."""


def address(name: str, *args: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"


def tellable(finding: Finding, outcome: Outcome) -> bool:
    """Of an age only the day on which the route opens, which is the person's own next step."""
    if finding.reads == AGE:
        return finding.earliest is not None and finding.earliest == outcome.opens_on
    return bool(finding.reason) and finding.reads <= MAY_BE_TOLD


def copy_words(outcomes: Iterable[Outcome], on: date) -> Facts:
    """All that a copy will say: every verdict, and the reasons that may be told."""
    outcomes = sorted(outcomes, key=lambda outcome: outcome.verdict)
    vacancies = Vacancy.objects.by_route_on(on)
    told = [finding for outcome in outcomes for finding in reasons(outcome)]
    return {
        "day": spoken(on),
        "for_parent": services.for_parent(outcomes),
        "routes": [route_words(outcome, vacancies) for outcome in outcomes],
        "sources": list(dict.fromkeys((finding.source, finding.url) for finding in told)),
    }


def reasons(outcome: Outcome) -> list[Finding]:
    """None at all when what decides cannot be told: the others would mislead."""
    told = [finding for finding in outcome.reasons if tellable(finding, outcome)]
    explained = outcome.verdict is Verdict.ELIGIBLE or any(decides(f, outcome) for f in told)
    return told if explained else []


def decides(finding: Finding, outcome: Outcome) -> bool:
    if outcome.opens_on:
        return finding.earliest == outcome.opens_on
    return finding.verdict is outcome.verdict and (finding.event == outcome.event)


def route_words(outcome: Outcome, vacancies: Vacancies) -> Facts:
    slug = outcome.route.slug
    return {
        "title": outcome.route.title,
        "label": label(outcome, vacant=any_usual(vacancies.get(slug, ()))),
        "reasons": [reason_words(finding) for finding in reasons(outcome)],
        "news": address("interest", slug) if outcome.open and slug not in vacancies else "",
    }


def reason_words(finding: Finding) -> Facts:
    """How old somebody must be is not said: with the day, that would be their birthday."""
    reason = finding.reason
    if finding.reads == AGE and finding.earliest:
        reason = f"You can apply from {spoken(finding.earliest)}."
    return {"reason": reason, "next_step": finding.next_step}


def first_day(outcome: Outcome) -> str:
    """Only if a reason that may be told names it: a day can give much away."""
    return spoken(outcome.opens_on) if outcome.opens_on and reasons(outcome) else ""


def label(outcome: Outcome, *, vacant: bool) -> str:
    day = first_day(outcome)
    if day:
        return f"Not yet, from {day}"
    return LABELS[outcome.verdict][0 if vacant else 1]


def copy(email: Email) -> Facts:
    kept = services.copy_for(email, timezone.now())
    if kept is None:
        raise NoLongerOwed
    words: Facts = kept.words
    return {**words, "fit_link": address("fit-start")}


def basics(row: Interest | Reminder | KeptResult, name: str) -> Facts:
    """For whom it is, and its two pages: each has a button, because mail scanners open links."""
    return {
        "for_parent": row.for_parent,
        "confirm_by": clock.moment_in_words(row.confirm_by),
        "confirm_link": address(f"{name}-confirm", row.pk, row.token),
        "stop_link": address(f"{name}-stop", row.pk, row.token),
    }


def reminder_of(email: Email) -> Reminder:
    number = email.about.removeprefix("reminder:")
    reminder = Reminder.objects.defer("answers").filter(pk=number).first()
    if reminder is None:
        raise NoLongerOwed
    return reminder


def remind_confirm(email: Email) -> Facts:
    reminder = reminder_of(email)
    if reminder.settled:
        raise NoLongerOwed
    return basics(reminder, "remind")


def can_apply_soon(email: Email) -> Facts:
    return truth(email, early=True)


def can_apply(email: Email) -> Facts:
    return truth(email, early=False)


def truth(email: Email, *, early: bool) -> Facts:
    """What the rules of today say. A day that has moved gets an email of its own."""
    reminder, now = reminder_of(email), timezone.now()
    on = timezone.localdate(now)
    outcomes = services.judge_again(reminder, on)
    days = sorted(outcome.opens_on for outcome in outcomes if outcome.opens_on)
    services.look_forward(reminder, days, early=early, now=now)
    later = [outcome for outcome in outcomes if outcome.opens_on]
    return {
        **basics(reminder, "remind"),
        **opened([outcome for outcome in outcomes if outcome.open], on),
        "later": [(outcome.route.title, first_day(outcome)) for outcome in later],
        "next_day": next(filter(None, (first_day(o) for o in later if o.opens_on == days[0])), ""),
        "fit_link": address("fit-start"),
    }


def opened(outcomes: Iterable[Outcome], on: date) -> Facts:
    vacancies = Vacancy.objects.by_route_on(on)
    ways = [way_in(outcome, vacancies) for outcome in outcomes]
    vacant = [way for way in ways if way["vacant"]]
    sure = any(not way["checks"] for way in vacant)
    return {"opened": ways, "vacant": bool(vacant), "sure": sure}


def way_in(outcome: Outcome, vacancies: Vacancies) -> Facts:
    slug = outcome.route.slug
    return {
        "title": outcome.route.title,
        "checks": checks(outcome),
        "vacant": any_usual(vacancies.get(slug, ())),
        "vacancies": [advert(vacancy) for vacancy in vacancies.get(slug, ())],
        "news": address("interest", slug),
    }


def checks(outcome: Outcome) -> str:
    """How many things we would check. Never which."""
    number = sum(finding.verdict is Verdict.ASSESS for finding in outcome.findings)
    return f"{number} thing{'s' if number > 1 else ''}" if number else ""


def advert(vacancy: Vacancy) -> Facts:
    return {
        "title": vacancy.title,
        "closes": vacancy.closes_words,
        "more_years": vacancy.more_years,
        "link": settings.SITE_URL + vacancy.get_absolute_url(),
    }


def interest_of(email: Email) -> Interest:
    """Nothing more is said of a route that is no more."""
    number = email.about.removeprefix("interest:")
    interest = Interest.objects.filter(pk=number).first()
    if interest is None or interest.route is None:
        raise NoLongerOwed
    return interest


def interest_confirm(email: Email) -> Facts:
    interest = interest_of(email)
    if interest.settled:
        raise NoLongerOwed
    return {**basics(interest, "interest"), "route": interest.route, "until": until(interest)}


def until(interest: Interest) -> str:
    return spoken(interest.expires_on) if interest.expires_on else ""


def route_opened(email: Email) -> Facts:
    """Nobody hears of what has closed, or after their year."""
    interest, now = interest_of(email), timezone.now()
    vacancy = Vacancy.objects.filter(pk=email.occurrence).first()
    lasts = interest.lasts(timezone.localdate(now))
    stopped = stopping.standing(email.kind, email.occurrence)
    if vacancy is None or not lasts or stopped or not vacancy.is_open_at(now):
        raise NoLongerOwed
    return about_opening(interest, vacancy)


def about_opening(interest: Interest, vacancy: Vacancy) -> Facts:
    """Also for nobody in particular: HR reads the email before it exists."""
    return {
        **basics(interest, "interest"),
        "vacancy": advert(vacancy),
        "route": interest.route,
        "until": until(interest),
    }


def interest_ends(email: Email) -> Facts:
    """Who has said yes for another year, or whose year is over, is asked no more."""
    interest, on = interest_of(email), timezone.localdate()
    if until_iso(interest) != email.occurrence or not interest.lasts(on):
        raise NoLongerOwed
    return {**basics(interest, "interest"), "route": interest.route, "until": until(interest)}


def until_iso(interest: Interest) -> str:
    return interest.expires_on.isoformat() if interest.expires_on else ""


def stops(emails: Sequence[Email]) -> str:
    """The address that stops all that an email is about, at one press."""
    return unsubscribing.link(email.about for email in emails)


KINDS = (
    EmailKind(services.COPY, copy),
    EmailKind(services.REMIND_CONFIRM, remind_confirm),
    EmailKind(services.SOON, can_apply_soon, reminder=True, unsubscribe=stops),
    EmailKind(services.CAN_APPLY, can_apply, reminder=True, unsubscribe=stops),
    EmailKind(services.INTEREST_CONFIRM, interest_confirm),
    EmailKind(services.ROUTE_OPENED, route_opened, reminder=True, unsubscribe=stops),
    EmailKind(services.ENDS, interest_ends, reminder=True, unsubscribe=stops),
)
