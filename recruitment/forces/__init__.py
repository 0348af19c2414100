"""Force packs: all that differs between forces, as data. Reads them; knows no Django."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from recruitment.eligibility.force import Force, LicenceBy, Threshold
from recruitment.eligibility.verdict import Confidence, Verdict
from recruitment.forces import working
from recruitment.forces.working import Working

__all__ = ["PROMISES", "Origin", "Pack", "load", "read"]

T = TypeVar("T")

PACKS = Path(__file__).parent

KINDS: Mapping[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    date: "a date",
    list: "a list",
    dict: "a table",
}

AUTHORITY: Mapping[str, type] = {"source": str, "url": str, "confidence": str, "checked": date}

ASKED = {
    "residence_years": range(3, 4),
    "residence_years_management": range(5, 6),
    "reapply_months": range(13),
    "reapply_months_pcso": range(13),
}
"""Numbers that a question says too: the answer to "the last 3 years?" says nothing about 4."""

PROMISES = (
    *("submitted", "sift", "assessment", "interview", "pool"),
    *("conditional_offer", "checks", "final_offer"),
)


@dataclass(frozen=True)
class Origin:
    """Where a part of the pack that no rule reads comes from."""

    about: str
    source: str
    url: str
    confidence: Confidence
    checked: date


@dataclass(frozen=True)
class Quiet:
    """What our emails show to whoever looks over a shoulder."""

    subjects: bool
    emails_from: str
    """Who the emails are from, when their subjects are quiet."""


@dataclass(frozen=True, kw_only=True)
class Pack:
    """Everything a force decides. `open_routes` may name routes that are not built yet."""

    slug: str
    name: str
    short_name: str
    careers_name: str
    area: str
    reference_prefix: str
    contact_email: str
    contact_phone: str
    emails_from: str
    exit_url: str
    timezone: str
    open_routes: tuple[str, ...]
    promised_days: Mapping[str, int]  # stage to working days
    colours: Mapping[str, str]
    working: Working
    quiet: Quiet
    sources: tuple[Origin, ...]
    thresholds: Force

    @property
    def sender(self) -> str:
        """What the From of every email says."""
        return self.quiet.emails_from if self.quiet.subjects else self.emails_from


@cache
def load(slug: str) -> Pack:
    """The pack of one force. Raises LookupError when there is none, ValueError when it is bad."""
    path = PACKS / f"{slug}.toml"
    if not re.fullmatch(r"[a-z0-9-]+", slug) or not path.is_file():
        raise LookupError(f"There is no force pack called “{slug}” in recruitment/forces.")
    return read(path)


def read(path: Path) -> Pack:
    """A pack from any file, so that a force can try its own before it is put here."""
    try:
        return _pack(tomllib.loads(path.read_text(encoding="utf-8")))
    except (KeyError, ValueError) as fault:
        raise ValueError(f"{path.name}: {_told(fault)}") from fault


def _told(fault: Exception) -> str:
    return f"{fault.args[0]} is missing" if isinstance(fault, KeyError) else str(fault)


def _pack(written: dict[str, Any]) -> Pack:
    words = [field.name for field in fields(Pack) if field.type is str]
    known = {*words, "open_routes", "promised_days", "colours", "working", "quiet"}
    known |= {"sources", "thresholds"}
    if strange := sorted(written.keys() - known):
        raise ValueError(f"{strange[0]} is not a key of a force pack")
    return Pack(
        **{word: _as(str, word, written[word]) for word in words},
        open_routes=tuple(_as(list, "open_routes", written["open_routes"])),
        promised_days=_promises(_as(dict, "promised_days", written["promised_days"])),
        colours=_as(dict, "colours", written.get("colours", {})),
        working=working.read(_as(dict, "working", written["working"]), PROMISES),
        quiet=_quiet(_as(dict, "quiet", written["quiet"])),
        sources=_origins(_as(dict, "sources", written["sources"])),
        thresholds=_thresholds(_as(dict, "thresholds", written["thresholds"])),
    )


def _as(kind: type[T], key: str, said: object) -> T:
    """What was written, if it is of that kind. True is no number here, whatever Python says."""
    if not isinstance(said, kind) or (isinstance(said, bool) and kind is int):
        raise ValueError(f"{key} must be {KINDS[kind]}")
    return said


def _count(key: str, said: object) -> int:
    number = _as(int, key, said)
    if number < 0:
        raise ValueError(f"{key} must not be below 0")
    return number


def _promises(written: Mapping[str, object]) -> dict[str, int]:
    if missing := [stage for stage in PROMISES if stage not in written]:
        raise KeyError(f"promised_days.{missing[0]}")
    return {stage: _count(f"promised_days.{stage}", written[stage]) for stage in PROMISES}


def _quiet(written: Mapping[str, object]) -> Quiet:
    if strange := sorted(written.keys() - {"subjects", "emails_from"}):
        raise ValueError(f"quiet.{strange[0]} is not a key of a force pack")
    if missing := sorted({"subjects", "emails_from"} - written.keys()):
        raise KeyError(f"quiet.{missing[0]}")
    return Quiet(
        _as(bool, "quiet.subjects", written["subjects"]),
        _as(str, "quiet.emails_from", written["emails_from"]),
    )


def _origins(written: Mapping[str, Any]) -> tuple[Origin, ...]:
    return tuple(
        Origin(about, **_authority(f"sources.{about}", said)) for about, said in written.items()
    )


def _thresholds(written: Mapping[str, Any]) -> Force:
    hints = get_type_hints(Force)
    if strange := sorted(written.keys() - hints.keys()):
        raise ValueError(f"thresholds.{strange[0]} is not a threshold that any rule reads")
    if missing := [name for name in hints if name not in written]:
        raise KeyError(f"thresholds.{missing[0]}")
    return Force(**{name: _threshold(name, hint, written[name]) for name, hint in hints.items()})


def _threshold(name: str, hint: object, said: object) -> Threshold[Any]:
    """The type in Force says what the value may be."""
    key = f"thresholds.{name}"
    table = _as(dict, key, said)
    if "value" not in table:
        raise KeyError(f"{key}.value")
    value = _value(f"{key}.value", get_args(hint)[0], table["value"])
    if name in ASKED and value not in ASKED[name]:
        raise ValueError(f"{key}.value cannot be {value}: a question asks about {asked(name)}")
    try:
        return Threshold(value, **_authority(key, table))
    except ValueError as fault:
        raise ValueError(f"{key}: {fault}") from fault


def asked(name: str) -> str:
    values = ASKED[name]
    return str(values[0]) if len(values) == 1 else f"{values[-1]} at most"


def _value(key: str, kind: type, said: object) -> object:
    if kind is int:
        return _count(key, said)
    choices: dict[str, object] = {member.name.lower(): member for member in Verdict}
    if kind is LicenceBy:
        choices = {member.value: member for member in LicenceBy}
    choice = _as(str, key, said)
    if choice not in choices:
        raise ValueError(f"{key} must be one of {', '.join(choices)}")
    return choices[choice]


def _authority(key: str, said: object) -> dict[str, Any]:
    table = _as(dict, key, said)
    if missing := [part for part in AUTHORITY if part not in table]:
        raise KeyError(f"{key}.{missing[0]}")
    parts: dict[str, object] = {
        part: _as(kind, f"{key}.{part}", table[part]) for part, kind in AUTHORITY.items()
    }
    return {**parts, "confidence": Confidence(table["confidence"])}
