"""Which cases a member of staff may see: those on the routes of their roles.

A page about one case asks `may_see`; a list of cases takes `within` or `seen_by`. What cannot be
narrowed so (panels, interview times, what applicants added, duplicates, exports, many at once)
wants a permission that no role with routes has: tests/staff/test_scope.py.
"""

from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from recruitment.applications.models import Application, ApplicationQuerySet
from recruitment.applications.parents import Parent
from recruitment.decisions.models import Batch, Decision
from recruitment.messages.models import EmailQuerySet
from recruitment.people.models import User
from recruitment.references.models import Referee
from recruitment.staff import roles
from recruitment.staff.backend import names_of
from recruitment.vacancies.models import Vacancy

LOOK = "view_application"


def routes_of(user: Any) -> frozenset[str] | None:
    """None: every route."""
    if not isinstance(user, User) or user.is_superuser:
        return None
    return roles.routes(names_of(user), LOOK)


def within(user: Any, applications: ApplicationQuerySet) -> ApplicationQuerySet:
    """Those that are on their routes."""
    routes = routes_of(user)
    return applications if routes is None else applications.filter(vacancy__route_slug__in=routes)


def seen_by(user: Any) -> ApplicationQuerySet:
    """What was sent to us on those routes. Whether they may look at all, permissions say."""
    return within(user, Application.objects.sent())


def may_see(user: Any, application: Application) -> bool:
    routes = routes_of(user)
    return routes is None or application.vacancy.route_slug in routes


def vacancies(user: Any) -> QuerySet[Vacancy]:
    """Those whose cases they see. An advert by itself is for everybody."""
    routes = routes_of(user)
    known = Vacancy.objects.all()
    return known if routes is None else known.filter(route_slug__in=routes)


def batches(user: Any, known: QuerySet[Batch]) -> QuerySet[Batch]:
    """Those in which every case is on their routes."""
    routes = routes_of(user)
    if routes is None:
        return known
    here = Decision.objects.filter(batch=OuterRef("pk"))
    return known.exclude(Exists(here.exclude(application__vacancy__route_slug__in=routes)))


def emails(user: Any, known: EmailQuerySet) -> EmailQuerySet:
    """Those about a case on their routes, or to a referee or parent of one."""
    routes = routes_of(user)
    if routes is None:
        return known
    referees = Referee.objects.filter(application__in=seen_by(user))
    parents = Parent.objects.filter(application__vacancy__route_slug__in=routes)
    theirs = Q(about__in=subjects("application", seen_by(user)))
    theirs |= Q(about__in=subjects("referee", referees))
    found: EmailQuerySet = known.filter(theirs | Q(about__in=subjects("parent", parents)))
    return found


def subjects(name: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """What their emails are about, in the words of the outbox."""
    return rows.values_list(Concat(Value(f"{name}:"), Cast("pk", CharField())))
