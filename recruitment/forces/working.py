"""How a force works with an application: part of its pack, which no rule reads."""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from typing import Any

CHECKS = ("vetting", "references", "medical", "fitness", "biometrics", "right_to_work", "dbs")
REPLIES = ("info_needed", "conditional_offer", "appeal")
"""The stages in which we wait for the applicant, who has so many days."""
TABLES = {"promised_days", "reply_days", "checks", "clearance", "contact", "retention"}


@dataclass(frozen=True)
class Working:
    """What is said of a family of routes stands for those of them that are not named themselves."""

    promised_days: Mapping[str, Mapping[str, int]]  # route or family, to stage, to working days
    reply_days: Mapping[str, int]  # stage to days
    checks: Mapping[str, tuple[str, ...]]  # route or family, to what must be passed
    clearance_months: int
    clearance_routes: tuple[str, ...]  # routes and families
    late_words: str  # why it takes longer, when nobody here has said so
    contact_days: int  # nobody who waits hears nothing for longer
    most_a_week: int  # emails to one person, those that they asked for aside
    draft_days: int  # for which a draft is kept that nobody sends
    ended_months: int  # for which an application is kept that came to nothing
    photograph_months: int  # for which photographs are kept when it has ended, however it did

    def promises(self, route: str, family: str) -> Mapping[str, int]:
        """Those that differ from the force's usual ones."""
        return {**self.promised_days.get(family, {}), **self.promised_days.get(route, {})}

    def checks_of(self, route: str, family: str) -> tuple[str, ...]:
        wanted = self.checks.get(route, self.checks.get(family, ()))
        return tuple(kind for kind in CHECKS if kind in wanted)

    def clearance_ages(self, route: str, family: str) -> bool:
        """Whether a clearance must be fresh on the day of appointment."""
        return bool({route, family} & {*self.clearance_routes})


def read(written: Mapping[str, Any], stages: Collection[str]) -> Working:
    """Raises KeyError for what is missing, and ValueError for what is wrong."""
    _exactly("working", written, TABLES)
    promised, clearance = written["promised_days"], written["clearance"]
    contact, kept = written["contact"], written["retention"]
    _exactly("working.contact", contact, {"late_words", "every_days", "most_a_week"})
    _exactly("working.retention", kept, {"draft_days", "ended_months", "photograph_months"})
    _exactly("working.clearance", clearance, {"months", "routes"})
    _exactly("working.reply_days", written["reply_days"], {*REPLIES})
    return Working(
        promised_days={of: _days(f"promised_days.{of}", promised[of], stages) for of in promised},
        reply_days=_days("reply_days", written["reply_days"], REPLIES),
        checks={of: _checks(of, said) for of, said in written["checks"].items()},
        clearance_months=_number("clearance.months", clearance["months"]),
        clearance_routes=tuple(clearance["routes"]),
        late_words=_words("contact.late_words", contact["late_words"]),
        contact_days=_number("contact.every_days", contact["every_days"]),
        most_a_week=_number("contact.most_a_week", contact["most_a_week"]),
        draft_days=_number("retention.draft_days", kept["draft_days"]),
        ended_months=_number("retention.ended_months", kept["ended_months"]),
        photograph_months=_number("retention.photograph_months", kept["photograph_months"]),
    )


def _exactly(table: str, written: Mapping[str, object], keys: Set[str]) -> None:
    if strange := sorted(written.keys() - keys):
        raise ValueError(f"{table}.{strange[0]} is not a key of a force pack")
    if missing := sorted(keys - written.keys()):
        raise KeyError(f"{table}.{missing[0]}")


def _days(key: str, said: Mapping[str, object], stages: Collection[str]) -> Mapping[str, int]:
    if strange := [stage for stage in said if stage not in stages]:
        raise ValueError(f"working.{key}.{strange[0]} is not a stage that has a number of days")
    return {stage: _number(f"{key}.{stage}", number) for stage, number in said.items()}


def _checks(of: str, said: Collection[str]) -> tuple[str, ...]:
    if strange := [kind for kind in said if kind not in CHECKS]:
        raise ValueError(f"working.checks.{of} cannot have {strange[0]}: there is no such check")
    return tuple(said)


def _number(key: str, said: object) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or said < 1:
        raise ValueError(f"working.{key} must be a whole number above 0")
    return said


def _words(key: str, said: object) -> str:
    if not isinstance(said, str) or not said.strip():
        raise ValueError(f"working.{key} must be a sentence")
    return said.strip()
