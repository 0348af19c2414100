"""Whose turn it is while references are wanted: the queue of the desk shows it by itself."""

from datetime import datetime

from recruitment.applications import services as applications
from recruitment.applications.attention import Attention
from recruitment.applications.models import Application
from recruitment.applications.work import For
from recruitment.references import needs
from recruitment.references.models import Referee, State


def theirs(application: Application) -> bool:
    """As many as the route needs are named, and somebody of them has not told us yet.

    Where one cannot, the applicant names another: that is their turn, too.
    """
    need = needs.of_route(application.vacancy.route)
    if need is None or application.at not in need.stages:
        return False
    named = list(Referee.objects.of(application).current().values_list("state", flat=True))
    answered = named.count(State.ANSWERED)
    return len(named) >= need.at_least and (State.ASKED in named or answered < need.at_least)


def follow(application: Application, now: datetime) -> None:
    """Inside a transaction, on a locked application, after something has happened."""
    if theirs(application):
        applications.wait_by_itself(application, For.REFEREES, now)
    else:
        applications.stop_waiting(application, For.REFEREES, now, Attention.REPLIED)


def to_follow() -> list[int]:
    """Those that can begin to wait, also without anything that a referee or an applicant did."""
    stages = {stage for need in needs.NEEDS.values() for stage in need.stages}
    silent = Referee.objects.current().exclude(state=State.ANSWERED)
    known = applications.can_wait(For.REFEREES).filter(stage__in=stages)
    return list(known.filter(pk__in=silent.values("application")).values_list("pk", flat=True))
