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


LOOK = frozenset({"view_application", "view_vacancy"})
CASE = LOOK | {"check_application", "add_note", "read_sensitive"}
WORK = CASE | {
    *("move_application", "assign_application", "add_wait", "view_addition", "judge_pair"),
    *("see_outbox", "approve_batch", "run_sift", "see_shortlist", "view_bankholiday"),
    *("view_slot", "add_slot", "change_slot", "book_interview"),
    *("view_panel", "add_panel", "change_panel", "stand_in_panel"),
    *("view_event", "view_eventbooking"),
}
LEAD = WORK | {
    *("coordinate_application", "vet_application", "override_application", "reverse_decision"),
    "keep_application",
    *("read_restricted_note", "view_reason", "change_reason"),
    *("share_view", "add_export", "view_export"),
    *("add_event", "change_event"),
    *("add_vacancy", "change_vacancy", "add_bankholiday", "change_bankholiday"),
    *("view_wording", "add_wording", "publish_wording", "view_email", "view_feedback"),
    "view_reconciliation",
}

EVERY_ROLE = (
    Role(
        "Marker",
        "Scores answers without knowing whose they are. Sees no names, no cases and no emails.",
        frozenset({"mark_answers"}),
    ),
    Role(
        "Recruiter",
        "Sees, checks and moves every case, decides for many at once, looks after interviews and "
        "the sift, and sees who comes to events. Cannot record vetting, reverse what an "
        "applicant was told, take out files or write vacancies, and sees no accounts.",
        WORK,
    ),
    Role(
        "Vetting officer",
        "Sees every case with its sensitive parts, records vetting and every other check, and "
        "decides appeals. Makes no other move, and writes no vacancies or interview times.",
        CASE | {"vet_application", "view_addition"},
    ),
    Role(
        "Cadet coordinator",
        "Sees, checks and moves the cases of cadets and cadet leaders one by one, with their "
        "sensitive parts and emails. Sees no other case.",
        CASE | {"coordinate_application", "see_outbox", "assign_application", "add_wait"},
        routes=CADETS,
    ),
    Role(
        "HR lead",
        "Does what a recruiter does, and records vetting, reverses decisions, makes moves that "
        "are not in the table, keeps what ended longer, reads notes for HR leads, takes out "
        "files, writes vacancies, events, reasons, bank holidays and emails, and reads which "
        "emails went, what people think of the site and whether our records are whole.",
        LEAD,
    ),
    Role(
        "Equality lead",
        "Sees how many people said what about themselves, with small numbers held back. "
        "Sees no case.",
        frozenset({"view_equality_counts"}),
    ),
    Role(
        "Administrator",
        "Looks after accounts and roles, puts the wording of emails into force, and sees bank "
        "holidays, which emails went, what people think of the site, and whether our records are "
        "whole. Sees no case. Nobody changes their own role.",
        frozenset(
            {
                *("view_user", "add_user", "change_user", "view_email", "view_feedback"),
                *("view_bankholiday", "view_wording", "publish_wording"),
                "view_reconciliation",
            }
        ),
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


def that_may(codename: str, route: str) -> list[str]:
    """The names of the roles that may do this with a case on this route."""
    return [
        role.name
        for role in EVERY_ROLE
        if codename in role.may and (role.routes is None or route in role.routes)
    ]
