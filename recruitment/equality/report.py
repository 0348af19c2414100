"""The equality lead's page: counts alone, of all answers together, about no vacancy and nobody."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from recruitment.equality import counts, services
from recruitment.equality.models import EqualityAnswers
from recruitment.equality.questions import QUESTIONS, Question
from recruitment.people.models import User
from recruitment.staff.backend import names_of
from recruitment.staff.roles import SEES_COUNTS, permissions


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """For the role alone. A superuser who is not in it sees nothing: this is about fairness."""
    user = request.user
    if not isinstance(user, User) or SEES_COUNTS not in permissions(names_of(user)):
        raise PermissionDenied
    rows = EqualityAnswers.objects.iterator(chunk_size=500)
    found = counts.counted(services.said(row) for row in rows)
    tables = [table(question, found[question.key]) for question in QUESTIONS]
    context = {"title": "Equality counts", "tables": tables, "from": counts.SHOWN_FROM}
    everywhere = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, "admin/equality_counts.html", everywhere)


def table(question: Question, numbers: Any) -> dict[str, Any]:
    shown = counts.safe({option.code: numbers[option.code] for option in question.choices})
    rows = [(option.label, shown[option.code]) for option in question.choices]
    return {"text": question.text, "rows": rows}
