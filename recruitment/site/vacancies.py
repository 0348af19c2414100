"""The public pages of vacancies: what is open, as somebody wants to see it, and one advert."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from recruitment import clock
from recruitment.applications import stages, usual
from recruitment.applications.stages import Stage
from recruitment.eligibility import ROUTES, Family
from recruitment.site import posting
from recruitment.vacancies.choices import Vetting, WorkingTime
from recruitment.vacancies.models import Vacancy

Context = dict[str, Any]
Choices = list[tuple[str, str]]

TIMES: Mapping[str, tuple[str, ...]] = {
    WorkingTime.FULL: (WorkingTime.FULL, WorkingTime.EITHER),
    WorkingTime.PART: (WorkingTime.PART, WorkingTime.EITHER),
    WorkingTime.OWN: (WorkingTime.OWN,),
}
"""Which working times somebody can live with who asks for one."""


class FilterForm(forms.Form):
    """Shown as it was chosen. What it sends is read by `Wanted`, which knows no mistakes."""

    family = forms.MultipleChoiceField(label="Kind of role", widget=forms.CheckboxSelectMultiple)
    time = forms.MultipleChoiceField(label="Working time", widget=forms.CheckboxSelectMultiple)
    base = forms.MultipleChoiceField(label="Place", widget=forms.CheckboxSelectMultiple)

    def __init__(self, choices: Mapping[str, Choices], wanted: Wanted) -> None:
        super().__init__(initial=vars(wanted))
        for name, offered in choices.items():
            self.fields[name].widget.choices = offered
            self.fields[name].required = False


@dataclass(frozen=True)
class Wanted:
    """What somebody chose to see. Nothing chosen of a kind means all of it."""

    family: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    base: tuple[str, ...] = ()

    @classmethod
    def read(cls, said: QueryDict, choices: Mapping[str, Choices]) -> Wanted:
        """What nobody is offered is left out: an old link still shows what there is."""
        return cls(**{name: known(said.getlist(name), choices[name]) for name in choices})

    def fits(self, vacancy: Vacancy) -> bool:
        times = {fitting for time in self.time for fitting in TIMES[time]}
        return (
            (not self.family or vacancy.route.family in self.family)
            and (not times or vacancy.working_time in times)
            and (not self.base or vacancy.base in self.base)
        )

    def without(self, name: str, value: str) -> Wanted:
        kept = tuple(one for one in vars(self)[name] if one != value)
        return replace(self, **{name: kept})

    @property
    def address(self) -> str:
        return reverse("vacancies", query={name: said for name, said in vars(self).items() if said})


def known(said: Sequence[str], choices: Choices) -> tuple[str, ...]:
    return tuple(value for value, _ in choices if value in said)


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """All that is open now, or what of it somebody wants to see."""
    now = timezone.now()
    opened = list(Vacancy.objects.open_on(clock.uk_day(now)))
    choices = offered(opened)
    wanted = Wanted.read(request.GET, choices)
    fitting = [vacancy for vacancy in opened if wanted.fits(vacancy)]
    context = {
        "form": FilterForm(choices, wanted),
        "chosen": list(chosen(wanted, choices)),
        "count_words": count_words(len(fitting), len(opened)),
        "vacancies": [advert(vacancy) for vacancy in fitting],
        "closed": [] if fitting else closed(opened, wanted),
        "nothing_open": not opened,
    }
    return render(request, "site/vacancies.html", context)


def offered(opened: Sequence[Vacancy]) -> dict[str, Choices]:
    bases = sorted({vacancy.base for vacancy in opened})
    return {
        "family": [(family.value, family.label) for family in Family],
        "time": [(time, WorkingTime(time).label) for time in TIMES],
        "base": [(base, base) for base in bases],
    }


def chosen(wanted: Wanted, choices: Mapping[str, Choices]) -> Iterator[Context]:
    """Each thing that was chosen, with the way to the page without it."""
    for name, values in vars(wanted).items():
        labels = dict(choices[name])
        for value in values:
            yield {"label": labels[value], "url": wanted.without(name, value).address}


def count_words(fitting: int, opened: int) -> str:
    if not opened:
        return "No roles are open today"
    if not fitting:
        return "Nothing that is open today fits what you chose"
    if fitting == opened:
        return "1 role is open now" if opened == 1 else f"{opened} roles are open now"
    return f"{fitting} of {opened} open roles fit{'s' if fitting == 1 else ''} what you chose"


def advert(vacancy: Vacancy) -> Context:
    return {
        "title": vacancy.title,
        "family": vacancy.route.family.value,
        "eyebrow": vacancy.route.family.label,
        "summary": vacancy.summary,
        "salary": vacancy.salary,
        "hours": vacancy.hours,
        "base": vacancy.base,
        "closes_words": vacancy.closes_words,
        "url": vacancy.get_absolute_url(),
    }


def closed(opened: Sequence[Vacancy], wanted: Wanted) -> list[Context]:
    """The routes that nobody can apply for now, of the families that somebody wants to see."""
    slugs = {vacancy.route_slug for vacancy in opened}
    return [
        {"title": route.title, "url": reverse("interest", args=[route.slug])}
        for route in ROUTES.values()
        if route.slug not in slugs and (not wanted.family or route.family in wanted.family)
    ]


@require_safe
def one(request: HttpRequest, reference: str) -> HttpResponse:
    """Every fact of one vacancy. What has closed stays to be read; what is to come is not shown."""
    now = timezone.now()
    known_today = Vacancy.objects.filter(opens_on__lte=clock.uk_day(now))
    vacancy = get_object_or_404(known_today, reference=reference)
    is_open = vacancy.is_open_at(now)
    context = {
        "vacancy": vacancy,
        "closes_words": vacancy.closes_words,
        "open": is_open,
        "steps": steps(vacancy),
        "vetting": vetting(vacancy),
        "rules_url": reverse("who-can-apply-route", args=[vacancy.route_slug]),
        "interest_url": reverse("interest", args=[vacancy.route_slug]),
        "posting": posting.data_block(posting.posting(vacancy)) if is_open else "",
    }
    return render(request, "site/vacancy.html", context)


def vetting(vacancy: Vacancy) -> Context | None:
    """Who looks at somebody's background, and how far back."""
    if vacancy.vetting == Vetting.NONE:
        return None
    return {
        "level": Vetting(vacancy.vetting).label,
        "years": vacancy.residence_years,
        "longer": vacancy.asks_for_more_years,
    }


def steps(vacancy: Vacancy) -> list[Context]:
    """What happens after sending, each with how long it takes: measured, and our target."""
    path = stages.path(vacancy.route.slug, vacancy.route.family)
    takes = usual.how_long(vacancy)
    return [
        {
            "title": stage.to_applicant,
            "text": stage.next_step,
            "takes": takes(stage) if stage not in stages.ENDS else "",
        }
        for stage in path
        if stage is not Stage.DRAFT
    ]
