"""Which cases a member of staff may see: those on the routes of their roles."""

from typing import Any

from recruitment.applications.models import Application, ApplicationQuerySet
from recruitment.people.models import User
from recruitment.staff import roles
from recruitment.staff.backend import names_of

LOOK = "view_application"


def routes_of(user: Any) -> frozenset[str] | None:
    """None: every route."""
    if not isinstance(user, User) or user.is_superuser:
        return None
    return roles.routes(names_of(user), LOOK)


def seen_by(user: Any) -> ApplicationQuerySet:
    """What was sent to us on those routes. Whether they may look at all, permissions say."""
    sent, routes = Application.objects.sent(), routes_of(user)
    return sent if routes is None else sent.filter(vacancy__route_slug__in=routes)


def may_see(user: Any, application: Application) -> bool:
    routes = routes_of(user)
    return routes is None or application.vacancy.route_slug in routes
