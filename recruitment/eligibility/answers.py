"""What a question is, and what a set of answers is."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, StrEnum, auto
from typing import ClassVar, Generic, TypeVar

from recruitment.eligibility.dates import spoken
from recruitment.eligibility.words import marked as _
from recruitment.eligibility.words import told

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)

Raw = str | list[str]
Said = str | tuple[str, ...]  # a raw answer that has been checked and cannot change


class Kind(Enum):
    """How a question is asked."""

    ONE = auto()  # radios
    MANY = auto()  # checkboxes
    DAY = auto()  # a date


class Unanswered(Exception):
    """A rule read a question that has no answer yet, so that question comes next."""

    def __init__(self, question: Question[object]) -> None:
        super().__init__(question.key)
        self.question = question


class Unacceptable(ValueError):
    """What was sent is no answer. The message is a sentence for the person who sent it."""


@dataclass(frozen=True)
class Option:
    code: str
    label: str
    hint: str = ""
    apart: bool = False  # shown after an "or"; among checkboxes it excludes all the others
    group: str = ""  # a heading that it may be shown under
    gain: str = ""  # what someone could come to have, so as to choose it: "a full licence"
    loss: str = ""  # what someone could do, so as not to tick it: "leaving that work"


@dataclass(frozen=True, kw_only=True, eq=False)
class Question(ABC, Generic[T_co]):
    """A question is also the key to its answer, with its type."""

    kind: ClassVar[Kind]
    key: str  # the page's address and the key in stored answers: never change it
    text: str
    short: str  # its name in a summary list
    error: str  # when nothing was chosen or entered
    why: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    autocomplete_birthday: bool = False

    def parse(self, raw: object, on: date) -> T_co:
        """The answer with its type. Raises Unacceptable."""
        return self.read(self.accept(raw, on))

    @abstractmethod
    def accept(self, raw: object, on: date) -> Said:
        """The one form in which this answer is kept. Raises Unacceptable."""

    @abstractmethod
    def read(self, said: Said) -> T_co:
        """The answer with its type, from what `accept` gave."""

    @abstractmethod
    def words(self, raw: Raw | Said) -> str:
        """What the person said, in words."""

    def label(self, code: str) -> str:
        """An option that has gone since an old answer was stored is known by its code."""
        return next((option.label for option in self.options if option.code == code), code)


@dataclass(frozen=True, kw_only=True, eq=False)
class One(Question[E]):
    kind = Kind.ONE
    choices: type[E]

    def accept(self, raw: object, on: date) -> str:
        if not isinstance(raw, str) or raw not in {option.code for option in self.options}:
            raise Unacceptable(self.error)
        return raw

    def read(self, said: Said) -> E:
        return self.choices(str(said))

    def words(self, raw: Raw | Said) -> str:
        return self.label(str(raw))


@dataclass(frozen=True, kw_only=True, eq=False)
class Many(Question[frozenset[E]], Generic[E]):
    kind = Kind.MANY
    choices: type[E]

    def accept(self, raw: object, on: date) -> tuple[str, ...]:
        """Kept in the order of the options, so that the order of ticking cannot matter."""
        if not isinstance(raw, list | tuple) or not raw:
            raise Unacceptable(self.error)
        codes = [option.code for option in self.options]
        if any(code not in codes for code in raw):
            raise Unacceptable(self.error)
        ticked = [option for option in self.options if option.code in raw]
        apart = next((option for option in ticked if option.apart), None)
        if apart and len(ticked) > 1:
            raise Unacceptable(
                told(_("Select what is true, or only select “{label}”"), label=apart.label)
            )
        return tuple(str(option.code) for option in ticked)

    def read(self, said: Said) -> frozenset[E]:
        return frozenset(self.choices(code) for code in said)

    def words(self, raw: Raw | Said) -> str:
        return "; ".join(self.label(code) for code in raw)


class Latest(Enum):
    """The last day that a date may be, and what to say when it is later."""

    YESTERDAY = _("{short} must be in the past")
    TODAY = _("{short} must be today or in the past")
    THIS_CENTURY = _("{short} must be before 2100")

    def day(self, on: date) -> date:
        if self is Latest.THIS_CENTURY:
            return date(2099, 12, 31)
        return on if self is Latest.TODAY else on - timedelta(days=1)


WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_DAY = date(1900, 1, 1)


@dataclass(frozen=True, kw_only=True, eq=False)
class Day(Question[date]):
    """A day accepted once is accepted on every later day, so stored answers do not spoil."""

    kind = Kind.DAY
    latest: Latest = Latest.TODAY

    def accept(self, raw: object, on: date) -> str:
        if not isinstance(raw, str) or not raw:
            raise Unacceptable(self.error)
        day = self._real_day(raw)
        if day < FIRST_DAY:
            raise Unacceptable(told(_("{short} must be in 1900 or later"), short=self.short))
        if day > self.latest.day(on):
            raise Unacceptable(told(self.latest.value, short=self.short))
        return raw

    def _real_day(self, raw: str) -> date:
        try:
            return date.fromisoformat(raw if WRITTEN_DAY.fullmatch(raw) else "")
        except ValueError:
            raise Unacceptable(told(_("{short} must be a real date"), short=self.short)) from None

    def read(self, said: Said) -> date:
        return date.fromisoformat(str(said))

    def words(self, raw: Raw | Said) -> str:
        return spoken(date.fromisoformat(str(raw)))


@dataclass(frozen=True)
class Answers:
    """What a person has said so far. Never changes: a new answer makes a new set.

    Start from `Answers()` or from `restore`: those are the ways in that check what comes.
    """

    said: Mapping[str, Said] = field(default_factory=dict)

    def __getitem__(self, question: Question[T]) -> T:
        if question not in self:
            raise Unanswered(question)
        return question.read(self.said[question.key])

    def __contains__(self, question: Question[object]) -> bool:
        return question.key in self.said

    def saying(self, question: Question[object], raw: object, on: date) -> Answers:
        """The same answers and this one. Raises Unacceptable."""
        return Answers({**self.said, question.key: question.accept(raw, on)})

    def only(self, keys: Collection[str]) -> Answers:
        """Without the answers that nobody needs."""
        return Answers({key: said for key, said in self.said.items() if key in keys})

    @property
    def raw(self) -> dict[str, Raw]:
        """As JSON takes it: what `restore` reads back."""
        return {
            key: said if isinstance(said, str) else list(said) for key, said in self.said.items()
        }
