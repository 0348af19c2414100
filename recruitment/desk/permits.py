"""Which moves of a case somebody may make: those of the table that their permissions name."""

from collections.abc import Iterable
from typing import Any

from recruitment.applications import services, stages
from recruitment.applications.models import Application, StageChange
from recruitment.applications.stages import May, Stage
from recruitment.desk import scope
from recruitment.people.models import User


def has(user: Any, may: str) -> bool:
    return isinstance(user, User) and user.has_perm(f"recruitment.{may}")


def may_make(user: Any, application: Application, to: Stage) -> bool:
    route = application.vacancy.route
    wanted = stages.may(route.slug, route.family, application.at, to)
    return any(has(user, one) for one in wanted)


def may_undo(user: Any, change: StageChange) -> bool:
    """Who could have made a move may take it back."""
    application, route = change.application, change.application.vacancy.route
    wanted = stages.may(route.slug, route.family, Stage(change.was), Stage(change.now))
    return scope.may_see(user, application) and any(has(user, one) for one in wanted)


def for_all(user: Any, applications: Iterable[Application], to: Stage) -> bool:
    """Whether they may make this move with each of whom it is a move."""
    return all(may_make(user, one, to) for one in applications if to in one.moves)


def moves_for(user: Any, application: Application) -> tuple[Stage, ...]:
    """What is allowed now, to this member of staff."""
    return tuple(to for to in services.moves_now(application) if may_make(user, application, to))


def moves_any(user: Any) -> bool:
    return any(has(user, one) for one in (May.MOVE, May.COORDINATE, May.VET))


def may_act(user: Any, application: Application) -> bool:
    """Put it on hold, or say that we are late: whoever could record that its applicant left."""
    return may_make(user, application, Stage.WITHDRAWN)
