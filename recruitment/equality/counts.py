"""How many people gave each answer, so that nobody can be told from it.

The limits are proposals of the process note 4.5, to be set by the force: no number below 10 is
shown; where one alone is held back, so is the next smallest; shown numbers are rounded to 5; a
question to which everybody gave the same answer is held back as a whole.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

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
    if sum(1 for number in numbers.values() if number) < 2:
        return dict.fromkeys(numbers)
    small = {code for code, number in numbers.items() if number < SHOWN_FROM}
    if len(small) == 1:
        others = {code: number for code, number in numbers.items() if code not in small}
        small.add(min(others, key=others.__getitem__))
    return {code: None if code in small else rounded(of) for code, of in numbers.items()}


def rounded(number: int) -> int:
    return ROUNDED_TO * round(number / ROUNDED_TO)
