"""Who may mark. Blind means that a marker has no other way to find out whose an answer is."""

from recruitment.people.models import User

MARK, RUN, SHORTLIST = "mark_answers", "run_sift", "see_shortlist"
DECIDE = "move_application"
TELLS_NOTHING = frozenset({MARK, "view_vacancy"})
"""All that a marker may hold here. What is not named, also what is still to come, could tell."""


def named(permission: str) -> str:
    return f"recruitment.{permission}"


def conflicts(person: User) -> list[str]:
    """What this person may do that could tell them whose an answer is."""
    ours = (p.partition(".") for p in person.get_all_permissions())
    return sorted(name for app, _, name in ours if app == "recruitment" and tells(name))


def tells(permission: str) -> bool:
    return permission not in TELLS_NOTHING


def may_mark(person: User) -> bool:
    """Active, a marker, and blind. A superuser may do everything, so never this."""
    return person.is_active and person.has_perm(named(MARK)) and not conflicts(person)


def markers() -> list[User]:
    """Everybody who may be asked to mark, by name."""
    return [one for one in User.objects.filter(is_active=True).order_by("name") if may_mark(one)]
