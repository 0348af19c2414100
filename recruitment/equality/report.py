"""The equality lead's page: counts alone, of all answers together and by vacancy, about nobody."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from recruitment.equality import counts, services
from recruitment.equality.models import EqualityAnswers
from recruitment.equality.questions import QUESTIONS, Answers, Question
from recruitment.people.models import User
from recruitment.staff.backend import names_of
from recruitment.staff.roles import SEES_COUNTS, permissions
from recruitment.vacancies.models import Vacancy

Numbers = dict[str, Counter[str]]
"""By question, then by answer."""


@dataclass
class Found:
    """Everybody's answers, and those of each vacancy, in one reading."""

    total: Numbers = field(default_factory=lambda: counts.counted(()))
    people: Counter[str] = field(default_factory=Counter)
    by_vacancy: dict[str, Numbers] = field(
        default_factory=lambda: defaultdict(lambda: counts.counted(()))
    )


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """For the role alone. A superuser who is not in it sees nothing: this is about fairness."""
    user = request.user
    if not isinstance(user, User) or SEES_COUNTS not in permissions(names_of(user)):
        raise PermissionDenied
    found = read()
    offered = Vacancy.objects.filter(reference__in=enough(found)).order_by("-closes_on", "title")
    asked = request.GET.get("vacancy", "")
    chosen = next((one for one in offered if one.reference == asked), None)
    context = {
        "title": "Equality counts",
        "tables": [table(one, found, chosen) for one in QUESTIONS],
        "from": counts.SHOWN_FROM,
        "vacancies": offered,
        "chosen": chosen,
    }
    everywhere = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, "admin/equality_counts.html", everywhere)


def read() -> Found:
    rows = EqualityAnswers.objects
    places = services.vacancies_of(set(rows.values_list("link", flat=True)))
    references = dict(Vacancy.objects.values_list("pk", "reference"))
    found = Found()
    for row in rows.iterator(chunk_size=500):
        said = services.said(row)
        add(found.total, said)
        if place := references.get(places.get(row.link, 0)):
            found.people[place] += 1
            add(found.by_vacancy[place], said)
    return found


def add(numbers: Numbers, said: Answers) -> None:
    for key, counter in counts.counted([said]).items():
        numbers.setdefault(key, Counter()).update(counter)


def enough(found: Found) -> list[str]:
    """The vacancies of which there may be a number to show."""
    return [one for one, number in found.people.items() if number >= counts.SHOWN_FROM]


def table(question: Question, found: Found, chosen: Vacancy | None) -> dict[str, Any]:
    """What is held back of a vacancy hangs on all others, so all of them are looked at."""
    total = of(question, found.total)
    parts = {name: of(question, numbers) for name, numbers in found.by_vacancy.items()}
    shown = counts.safe(total)
    own = counts.safe_by_vacancy(total, parts)[chosen.reference] if chosen else {}
    rows = [(one.label, shown[one.code], own.get(one.code)) for one in question.choices]
    return {"text": question.text, "rows": rows}


def of(question: Question, numbers: Numbers) -> dict[str, int]:
    return {option.code: numbers[question.key][option.code] for option in question.choices}
