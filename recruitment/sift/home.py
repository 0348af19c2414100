"""The first page of the sift: what a marker has to score, or the runs that HR follows."""

from django.http import HttpRequest, HttpResponse

from recruitment.people.models import User
from recruitment.sift import access, doors, marking, running


@doors.for_all_of_them
def home(request: HttpRequest, person: User) -> HttpResponse:
    marks = doors.has(access.MARK)(person)
    blind = access.may_mark(person)
    runs = doors.has(access.RUN)(person) or doors.has(access.SHORTLIST)(person)
    context = {
        "title": "Sift",
        "mine": marking.runs_of(person) if blind else [],
        "blind": blind,
        "sees_too_much": marks and not blind and not runs,
        "runs": running.every_run() if runs else [],
        "waiting": running.to_open() if doors.has(access.RUN)(person) else [],
        "follows": runs,
    }
    return doors.page(request, "home", context)
