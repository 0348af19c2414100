"""Who is asked for referees, when, and how many: data, from what forces publish.

The stages: references come among the checks (process note 6.c, routes 1, 2a, 2b, 3a, 3b) and are
asked for after an interview (4.1). Whom: employers of the last three years, else somebody who
knows the person, for officers and special constables (REF-1: Leicestershire, Gwent). How many:
two for volunteers (South Wales, Dorset). For staff the forces name no number that agrees, so one
is the least and HR may ask for more. Nobody asks a cadet.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from recruitment.applications.sections import Way, way
from recruitment.applications.stages import Stage
from recruitment.eligibility import Route


@dataclass(frozen=True)
class Need:
    stages: tuple[Stage, ...]
    at_least: int
    whom: str
    """In words for the applicant."""


AFTER_AN_OFFER = (Stage.CONDITIONAL_OFFER, Stage.CHECKS)

NEEDS: Mapping[Way, Need] = {
    Way.OFFICER: Need(
        AFTER_AN_OFFER,
        1,
        "Name everybody you worked for in the last 3 years. "
        "If you had no job then, name somebody who knows you well.",
    ),
    Way.UNIFORMED_STAFF: Need(
        AFTER_AN_OFFER,
        1,
        "Name somebody you worked for. If you have had no job, name somebody who knows you well.",
    ),
    Way.STAFF: Need(
        AFTER_AN_OFFER,
        1,
        "Name somebody you worked for. If you have had no job, name somebody who knows you well.",
    ),
    Way.VOLUNTEER: Need((Stage.CHECKS,), 2, "Name 2 people who know you well."),
}


def of_route(route: Route) -> Need | None:
    return NEEDS.get(way(route))
