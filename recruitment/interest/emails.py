"""What the emails to people who are not applying yet say.

None of them says what the person answered, or anything about a police record, money, groups or
earlier service: other people read mailboxes. What may be told is listed, so that what a new
question asks about stays unsaid until somebody decides that it may be said.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from recruitment.applications.models import Vacancy
from recruitment.applications.pages import closing
from recruitment.eligibility import Finding, Outcome, Route, Verdict
from recruitment.eligibility.dates import spoken
from recruitment.interest import services
from recruitment.interest.models import Interest, OptIn, Reminder
from recruitment.messages.models import Email
from recruitment.messages.outbox import EmailKind, NoLongerOwed

Facts = dict[str, Any]
Vacancies = Mapping[str, list[Vacancy]]

MAY_BE_TOLD = frozenset(
    {
        "date-of-birth",
        "lives-in-area",
        "parent-agrees",
        "status",
        "passport",
        "uk-residence",
        "uk-residence-5",
        "time-away",
        "came-to-uk",
        "months-away",
        "driving-licence",
        "qualifications",
        "job",
        "tattoos",
    }
)
"""Questions. A finding that read any other is left out of every email."""

LABELS = {
    Verdict.ELIGIBLE: ("You can apply now", "You fit the bill"),
    Verdict.ASSESS: ("You can apply, we will check", "We would check something first"),
    Verdict.NOT_YET: ("Not yet. Our site tells you more",) * 2,
    Verdict.NOT_ELIGIBLE: ("You cannot apply for this route",) * 2,
}
"""While a vacancy of the route is open, and while none is."""


def address(name: str, *args: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"


def tellable(finding: Finding) -> bool:
    return finding.reads <= MAY_BE_TOLD


def copy_words(outcomes: Iterable[Outcome], on: date) -> Facts:
    """All that a copy will say: every verdict, and the reasons that may be told."""
    outcomes = sorted(outcomes, key=lambda outcome: outcome.verdict)
    vacancies = open_vacancies(on)
    told = [finding for outcome in outcomes for finding in reasons(outcome)]
    return {
        "day": spoken(on),
        "routes": [route_words(outcome, vacancies) for outcome in outcomes],
        "sources": list(dict.fromkeys((finding.source, finding.url) for finding in told)),
    }


def reasons(outcome: Outcome) -> list[Finding]:
    """None at all when what decides cannot be told: the others would mislead."""
    told = [finding for finding in outcome.reasons if finding.reason and tellable(finding)]
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
        "label": label(outcome, vacant=slug in vacancies),
        "reasons": [{"reason": f.reason, "next_step": f.next_step} for f in reasons(outcome)],
        "news": address("interest", slug) if outcome.open and slug not in vacancies else "",
    }


def label(outcome: Outcome, *, vacant: bool) -> str:
    """The first day only if a reason that may be told names it: a day can give much away."""
    if outcome.opens_on and reasons(outcome):
        return f"Not yet, from {spoken(outcome.opens_on)}"
    return LABELS[outcome.verdict][0 if vacant else 1]


def open_vacancies(on: date) -> Vacancies:
    found: dict[str, list[Vacancy]] = {}
    for vacancy in Vacancy.objects.open_on(on):
        found.setdefault(vacancy.route_slug, []).append(vacancy)
    return found


def copy(email: Email) -> Facts:
    kept = services.copy_for(email, timezone.now())
    if kept is None:
        raise NoLongerOwed
    words: Facts = kept.words
    return {**words, "fit_link": address("fit-start")}


def links(row: OptIn, name: str) -> Facts:
    """Its two pages: each has a button, because mail scanners open links."""
    return {
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
    return {**links(reminder, "remind"), "day": spoken(reminder.date)}


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
    return {
        **links(reminder, "remind"),
        **opened([outcome.route for outcome in outcomes if outcome.open], on),
        "later": [(o.route.title, spoken(o.opens_on)) for o in outcomes if o.opens_on],
        "next_day": spoken(days[0]) if days else "",
        "asked_day": spoken(reminder.date),
        "fit_link": address("fit-start"),
    }


def opened(routes: Iterable[Route], on: date) -> Facts:
    vacancies = open_vacancies(on)
    ways = [way_in(route, vacancies) for route in routes]
    return {"opened": ways, "vacant": any(way["vacancies"] for way in ways)}


def way_in(route: Route, vacancies: Vacancies) -> Facts:
    return {
        "title": route.title,
        "vacancies": [advert(vacancy) for vacancy in vacancies.get(route.slug, ())],
        "news": address("interest", route.slug),
    }


def advert(vacancy: Vacancy) -> Facts:
    return {
        "title": vacancy.title,
        "closes": closing(vacancy),
        "link": settings.SITE_URL + vacancy.get_absolute_url(),
    }


def interest_of(email: Email) -> Interest:
    number = email.about.removeprefix("interest:")
    interest = Interest.objects.filter(pk=number).first()
    if interest is None:
        raise NoLongerOwed
    return interest


def interest_confirm(email: Email) -> Facts:
    interest = interest_of(email)
    if interest.settled:
        raise NoLongerOwed
    return {**links(interest, "interest"), "route": interest.route, "until": until(interest)}


def until(interest: Interest) -> str:
    return spoken(interest.expires_on) if interest.expires_on else ""


def route_opened(email: Email) -> Facts:
    """Nobody hears of what has closed, or after their year."""
    interest, now = interest_of(email), timezone.now()
    vacancy = Vacancy.objects.filter(pk=email.occurrence).first()
    lasts = interest.lasts(timezone.localdate(now))
    if vacancy is None or not lasts or not vacancy.is_open_at(now):
        raise NoLongerOwed
    return {
        **links(interest, "interest"),
        "vacancy": advert(vacancy),
        "route": interest.route,
        "until": until(interest),
    }


KINDS = (
    EmailKind(services.COPY, copy),
    EmailKind(services.REMIND_CONFIRM, remind_confirm),
    EmailKind(services.SOON, can_apply_soon),
    EmailKind(services.CAN_APPLY, can_apply),
    EmailKind(services.INTEREST_CONFIRM, interest_confirm),
    EmailKind(services.ROUTE_OPENED, route_opened),
)
