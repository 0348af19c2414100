"""What a person wants to know about. They are asked only what these routes need.

Cadets are children. They are a choice of their own, so that a child who looks at cadets is never
asked about debts or a police record. A child who chose nothing is asked about cadets alone.
"""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recruitment import eligibility
from recruitment.answers_cookie import Visit
from recruitment.eligibility import ROUTES, Contradiction, Family, Outcome, Question, Route
from recruitment.eligibility.dates import years_after
from recruitment.eligibility.questions.about_you import date_of_birth
from recruitment.site.language import day
from recruitment.site.results import Result, recruits

EVERYTHING = "everything"
CADET = "cadet"
LABELS = {
    Family.OFFICER: _("Paid police officer"),
    Family.STAFF: _("Paid police staff"),
    Family.VOLUNTEER: _("Special constable or volunteer"),
    CADET: _("Cadet"),
}
HINTS = {
    Family.OFFICER: _("As a constable or a detective"),
    Family.STAFF: _("Such as 999 calls, custody, community support (PCSO) or offices"),
    Family.VOLUNTEER: _("Unpaid, in your own time"),
}


def code_of(route: Route) -> str:
    """What has to be chosen so as to see this route."""
    return CADET if route.slug == CADET else route.family.value


class ChoiceForm(forms.Form):
    """Nothing that can be posted is wrong: whoever chooses nothing wants to see everything."""

    def __init__(self, chosen: tuple[str, ...] = ()) -> None:
        super().__init__(initial={"about": chosen})
        field = forms.MultipleChoiceField(
            label=_("What do you want to know about?"),
            help_text=_("Select all that interest you. You can change this later."),
            choices=[*LABELS.items(), (EVERYTHING, _("Show me everything"))],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        field.hints = {**HINTS, CADET: ages_of_cadets()}  # type: ignore[attr-defined]
        field.apart = {EVERYTHING}  # type: ignore[attr-defined]
        self.fields["about"] = field


def ages_of_cadets() -> str:
    force = settings.PACK.thresholds
    ages = {"first": force.youngest_cadet.value, "last": force.cadets_leave_at.value - 1}
    return gettext("From %(first)s to %(last)s years old. Only 3 questions.") % ages


def taken(posted: Any) -> tuple[str, ...]:
    """The codes that were chosen; none of them when that is everything."""
    said = posted.getlist("about")
    return () if EVERYTHING in said else tuple(str(code) for code in LABELS if code in said)


def taken_again(posted: Any) -> tuple[str, ...]:
    """As `taken`, of somebody who has seen what we ask: everything is then a choice of each."""
    return tuple(map(str, LABELS)) if EVERYTHING in posted.getlist("about") else taken(posted)


def youngest_elsewhere() -> int:
    """The age from which some role besides cadets lets somebody in, or is looked at."""
    force = settings.PACK.thresholds
    ages = (force.youngest_staff, force.youngest_apprentice, force.youngest_volunteer_assess)
    return min(age.value for age in ages)


def elsewhere_from(visit: Visit) -> date | None:
    """The birthday that opens the first other role to a child who did not choose; else None."""
    if visit.chosen or visit.on is None or date_of_birth not in visit.answers:
        return None
    birthday = years_after(visit.answers[date_of_birth], youngest_elsewhere())
    return birthday if visit.on < birthday else None


def ticked(visit: Visit) -> tuple[str, ...]:
    """What the person chose, or what we chose for a child; nothing when that is everything."""
    return (CADET,) if elsewhere_from(visit) else visit.chosen


def why_fewer(visit: Visit) -> str:
    """What a child is told who was not asked about everything."""
    birthday = elsewhere_from(visit)
    if birthday is None:
        return ""
    words = gettext(
        "You are under %(age)s, so we asked about cadets only. "
        "The first other roles start at %(age)s: from %(day)s."
    )
    return words % {"age": youngest_elsewhere(), "day": day(birthday)}


def routes(visit: Visit) -> tuple[Route, ...]:
    """Every route that the person wants to know about, whether or not the force recruits for it."""
    wanted = ticked(visit) or tuple(LABELS)
    return tuple(route for route in ROUTES.values() if code_of(route) in wanted)


def labels(visit: Visit) -> str:
    """What was asked about, in words; nothing when that is everything."""
    codes = ticked(visit)
    if len(codes) == len(LABELS):
        return ""
    return "; ".join(str(label) for code, label in LABELS.items() if code in codes)


def judged(visit: Visit, wanted: tuple[Route, ...], on: date) -> tuple[Outcome, ...]:
    return eligibility.assess_all(visit.answers, wanted, on, settings.PACK.thresholds)


def next_question(visit: Visit, wanted: tuple[Route, ...], on: date) -> Question[Any] | None:
    """The next one on which a verdict hangs."""
    return eligibility.next_question(visit.answers, wanted, on, settings.PACK.thresholds)


def next_reason(visit: Visit, on: date) -> Question[Any] | None:
    """The next one that can only bring more reasons."""
    force = settings.PACK.thresholds
    return eligibility.next_question(visit.answers, routes(visit), on, force, thorough=True)


def unresolved(visit: Visit, wanted: tuple[Route, ...], on: date) -> Contradiction | None:
    """The first two answers that do not fit, of those that some route reads."""
    read = frozenset[str]().union(*(outcome.reads for outcome in judged(visit, wanted, on)))
    found = eligibility.contradictions(visit.answers.only(read), on)
    return next((clash for clash in found if clash.code not in visit.both_right), None)


def not_ready(visit: Visit, on: date) -> str:
    """Where to go first, while there is no result to be shown; nothing when there is one."""
    if not visit.seen:
        return reverse("fit-start")
    wanted = routes(visit)
    if unresolved(visit, wanted, on):
        return reverse("conflict")
    question = next_question(visit, wanted, on)
    return reverse("question", args=[question.key]) if question else ""


def result(visit: Visit, on: date) -> Result:
    wanted = routes(visit)
    more = eligibility.still_to_ask(visit.answers, wanted, on, settings.PACK.thresholds)
    found = judged(visit, wanted, on)
    others = elsewhere(visit, found, on)
    return Result(found, len(more), labels(visit), why_fewer(visit), others)


def shown(visit: Visit, on: date) -> tuple[Outcome, ...]:
    """Every verdict that the results page shows."""
    found = judged(visit, routes(visit), on)
    return (*found, *elsewhere(visit, found, on))


def elsewhere(visit: Visit, found: tuple[Outcome, ...], on: date) -> tuple[Outcome, ...]:
    """What the same answers open of the rest, for whoever asked about nothing that is open."""
    if any(outcome.open for outcome in found if recruits(outcome)):
        return ()
    asked = {outcome.route.slug for outcome in found}
    rest = tuple(route for slug, route in ROUTES.items() if slug not in asked)
    return tuple(one for one in judged(visit, rest, on) if one.open and recruits(one))
