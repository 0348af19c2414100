"""What each role may see and do: the one table. The backend beside it asks nothing else.

In the database a role is a name (a group) and who has it. So no deployment can be out of step
with this table, and nobody can widen a role by writing into the database's own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

SEES_COUNTS = "recruitment.view_equality_counts"
"""In no table of the database, so that nobody can be given it there."""
CADETS = frozenset({"cadet", "cadet-leader"})


@dataclass(frozen=True)
class Role:
    name: str
    says: str
    """For people: what somebody with this role sees and does."""
    may: frozenset[str] = field(default_factory=frozenset)
    """Permissions, as in recruitment.<codename>."""
    routes: frozenset[str] | None = None
    """The routes whose cases it sees. None: of every route."""


LOOK = frozenset({"view_application", "view_vacancy", "view_addition", "view_slot"})
WORK = LOOK | {"move_application", "add_slot", "change_slot"}

EVERY_ROLE = (
    Role(
        "Marker",
        "Scores answers without knowing whose they are. Sees no names, no cases and no emails.",
    ),
    Role(
        "Recruiter",
        "Sees and moves every case, and looks after interview times. "
        "Cannot write vacancies, and sees no accounts.",
        WORK,
    ),
    Role(
        "Vetting officer",
        "Sees every case, to check it. Cannot move one, or write vacancies or interview times.",
        frozenset({"view_application", "view_addition", "view_vacancy"}),
    ),
    Role(
        "Cadet coordinator",
        "Sees and moves the cases of cadets and cadet leaders, and no others.",
        frozenset({"view_application", "move_application", "view_vacancy"}),
        routes=CADETS,
    ),
    Role(
        "HR lead",
        "Does what a recruiter does, writes vacancies, moves closing days, and reads which emails "
        "went and what people think of the site.",
        WORK | {"add_vacancy", "change_vacancy", "view_email", "view_feedback"},
    ),
    Role(
        "Equality lead",
        "Sees how many people said what about themselves, with small numbers held back. "
        "Sees no case.",
        frozenset({"view_equality_counts"}),
    ),
    Role(
        "Administrator",
        "Looks after accounts and roles, and sees which emails went. Sees no case. "
        "Nobody changes their own role.",
        frozenset({"view_user", "add_user", "change_user", "view_email", "view_feedback"}),
    ),
    Role(
        "Phone helper",
        "Fills in a draft with somebody on the phone, for a day at most. Sees no case.",
        frozenset({"help_application"}),
    ),
)
ROLES: Mapping[str, Role] = {role.name: role for role in EVERY_ROLE}


def known(names: Iterable[str]) -> list[Role]:
    """The roles that have these names. A name that is not in the table may do nothing."""
    return [ROLES[name] for name in names if name in ROLES]


def permissions(names: Iterable[str]) -> set[str]:
    return {f"recruitment.{codename}" for role in known(names) for codename in role.may}


def routes(names: Iterable[str], needed: str) -> frozenset[str] | None:
    """The routes whose cases these roles see, all together; None if it is every route.

    Only a role that may see cases at all widens what the others see.
    """
    seen = [role.routes for role in known(names) if needed in role.may]
    if not seen or None in seen:
        return None
    return frozenset().union(*(one for one in seen if one is not None))
