"""How many people gave each answer, so that nobody can be told from it.

The limits are proposals of the process note 4.5, to be set by the force: no number below 10 is
shown; where one alone is held back, so is the next smallest; shown numbers are rounded to 5; a
question to which everybody gave the same answer is held back as a whole. The same is true of each
vacancy, and of what somebody gets who takes vacancies away from the numbers of all together.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from recruitment.equality.questions import QUESTIONS, Answers

SHOWN_FROM = 10
ROUNDED_TO = 5


def counted(everybody: Iterable[Answers]) -> dict[str, Counter[str]]:
    """By question, then by answer. What people wrote in their own words is not counted."""
    found: dict[str, Counter[str]] = {question.key: Counter() for question in QUESTIONS}
    for answers in everybody:
        for key, said in answers.items():
            found.setdefault(key, Counter())[said.code] += 1
    return found


def safe(numbers: Mapping[str, int]) -> dict[str, int | None]:
    """What may be shown of the numbers for one question; None is held back."""
    return shown(numbers, held_back(numbers))


def shown(numbers: Mapping[str, int], held: set[str]) -> dict[str, int | None]:
    return {code: None if code in held else rounded(of) for code, of in numbers.items()}


def held_back(numbers: Mapping[str, int]) -> set[str]:
    if sum(1 for number in numbers.values() if number) < 2:
        return set(numbers)
    small = {code for code, number in numbers.items() if number < SHOWN_FROM}
    return small | one_more(numbers, small) if len(small) == 1 else small


def one_more(numbers: Mapping[str, int], held: set[str]) -> set[str]:
    """The smallest of the others, so that the one that is held back cannot be worked out."""
    others = {code: number for code, number in numbers.items() if code not in held}
    return {min(others, key=others.__getitem__)} if others else set()


REST = ""
"""Answers that no vacancy is known of. They are in the numbers of all together."""
Parts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Grid:
    """The numbers of one question, vacancy by vacancy, and which of them are held back."""

    total: Mapping[str, int]
    total_held: set[str]
    parts: Parts
    held: dict[str, set[str]]

    def given_away(self) -> Iterator[tuple[str, str]]:
        """What else has to be held back, as it would help to work out what is."""
        for code in self.total:
            there = {
                name: of[code] for name, of in self.parts.items() if code not in self.held[name]
            }
            if there and self.tells(code):
                yield min(there, key=there.__getitem__), code
        for name, numbers in self.parts.items():
            if len(self.held[name]) == 1:
                yield from ((name, code) for code in one_more(numbers, self.held[name]))

    def tells(self, code: str) -> bool:
        """All vacancies together, less those that are shown, come to something too small."""
        hidden = [of[code] for name, of in self.parts.items() if code in self.held[name]]
        if code in self.total_held:
            return not hidden
        return len(hidden) == 1 or (bool(hidden) and sum(hidden) < SHOWN_FROM)


def safe_by_vacancy(total: Mapping[str, int], parts: Parts) -> dict[str, dict[str, int | None]]:
    """What may be shown of each vacancy beside `safe(total)`, for one question."""
    rest = {code: of - sum(one[code] for one in parts.values()) for code, of in total.items()}
    every = {**parts, REST: rest} if any(rest.values()) else dict(parts)
    held = {name: held_back(numbers) for name, numbers in every.items()}
    held |= {REST: set(total)} if REST in every else {}
    grid = Grid(total, held_back(total), every, held)
    while found := next(grid.given_away(), None):
        name, code = found
        held[name].add(code)
    return {name: shown(numbers, held[name]) for name, numbers in parts.items()}


def rounded(number: int) -> int:
    return ROUNDED_TO * round(number / ROUNDED_TO)
