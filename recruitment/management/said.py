"""What people say to a command: a day, a force, a file of answers. Refused in one sentence."""

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.utils.timezone import localdate

from recruitment import forces
from recruitment.eligibility import BY_KEY, Answers, Kind, Question, Unacceptable
from recruitment.forces import Pack

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2099, 12, 31)
LONGEST_SHOWN = 60


class Refused(ValueError):
    """What was said cannot be used. The message is one sentence for the person who said it."""


def day(said: str | None, option: str) -> date:
    """Today, unless a day was said."""
    if said is None:
        return localdate()
    found = written_day(said)
    if found is None:
        raise Refused(f"{option} must be a real date like 2026-11-23, not {shown(said)}.")
    if not FIRST_DAY <= found <= LAST_DAY:
        raise Refused(f"{option} must be from {FIRST_DAY} to {LAST_DAY}.")
    return found


def pack(said: str | None) -> Pack:
    """The force of this site, unless another was named, or the file of one."""
    if said is None:
        found: Pack = settings.PACK
        return found
    try:
        return forces.read(Path(said)) if said.endswith(".toml") else forces.load(said)
    except OSError:
        raise Refused(f"--force: there is no file {shown(said)} that can be read.") from None
    except (LookupError, ValueError) as fault:
        raise Refused(f"--force: {str(fault).rstrip('.')}.") from None


def answers(path: str, on: date) -> Answers:
    """Every answer of a file, or from standard input when the path is "-"."""
    said = parsed(text(path))
    if not isinstance(said, dict):
        raise Refused('The answers must be one JSON object, like {"status": "british"}.')
    found = Answers()
    for key, raw in said.items():
        if key not in BY_KEY:
            raise Refused(f"There is no question {shown(key)}: rulebook --json lists their keys.")
        found = answered(found, BY_KEY[key], raw, on)
    return found


def text(path: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{shown(path)} is not text in UTF-8.") from None
    except (OSError, ValueError):
        raise Refused(f"There is no file {shown(path)} that can be read.") from None


def parsed(written: str) -> object:
    try:
        return json.loads(written, object_pairs_hook=once)
    except json.JSONDecodeError as fault:
        where = f"{fault.msg.lower()} at line {fault.lineno}, column {fault.colno}"
        raise Refused(f"The answers are not JSON: {where}.") from None
    except Refused:
        raise
    except (ValueError, RecursionError):
        raise Refused("The answers are not JSON that can be read.") from None


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which a key stands twice says two things, and nobody knows which is meant."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Refused(f"{shown(key)} is there twice.")
        found[key] = value
    return found


def answered(before: Answers, question: Question[Any], raw: object, on: date) -> Answers:
    try:
        return before.saying(question, raw, on)
    except Unacceptable as refusal:
        refuse(question, raw, str(refusal))


def refuse(question: Question[Any], raw: object, refusal: str) -> NoReturn:
    """In the question's own words where only they say it, else with what it may be."""
    key, codes = shown(question.key), [str(option.code) for option in question.options]
    if fits(question, raw, codes):
        raise Refused(f"{key} cannot be {shown(raw)}: {refusal}.")
    may_be = {
        Kind.ONE: f"one of {', '.join(codes)}",
        Kind.MANY: f"a list with one or more of {', '.join(codes)}",
        Kind.DAY: "a real date like 2026-11-23",
    }
    raise Refused(f"{key} must be {may_be[question.kind]}, not {shown(raw)}.")


def fits(question: Question[Any], raw: object, codes: list[str]) -> bool:
    """Whether it has the right form, and is refused for what it says."""
    if question.kind is Kind.MANY:
        return isinstance(raw, list) and bool(raw) and all(code in codes for code in raw)
    return question.kind is Kind.DAY and isinstance(raw, str) and written_day(raw) is not None


def written_day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if DAY.fullmatch(said) else None
    except ValueError:
        return None


def shown(said: object) -> str:
    """What was said, on one line and not too long."""
    written = json.dumps(said, ensure_ascii=False)
    inside = written[1:-1] if isinstance(said, str) else written
    return f"“{inside if len(inside) <= LONGEST_SHOWN else inside[:LONGEST_SHOWN] + '…'}”"
