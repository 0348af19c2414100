"""Pairs of answers that cannot both be right. To accuse wrongly is worse than to miss one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recruitment.eligibility.answers import Answers, Question
from recruitment.eligibility.dates import years_after
from recruitment.eligibility.questions import about_you, money, rare, role, service, work
from recruitment.eligibility.questions.about_you import (
    Away,
    Residence,
    came_to_uk,
    date_of_birth,
    uk_residence,
)
from recruitment.eligibility.questions.money import Money
from recruitment.eligibility.questions.rare import Rare
from recruitment.eligibility.questions.record import Record, ban_ends, police_record
from recruitment.eligibility.questions.role import Licence, Qualification
from recruitment.eligibility.questions.service import Dismissal, TurnedDown
from recruitment.eligibility.questions.work import Job
from recruitment.eligibility.words import marked, told


@dataclass(frozen=True)
class Contradiction:
    """Two answers to look at again. Whoever answered reads the words; the rules ignore them."""

    code: str
    first: Question[object]
    second: Question[object]
    words: str


@dataclass(frozen=True)
class Having:
    """Nobody has any of these before this birthday."""

    code: str
    question: Question[object]
    any_of: frozenset[StrEnum]  # empty: whatever was answered
    youngest: int
    words: str


@dataclass(frozen=True)
class Happening:
    """This happens to nobody before this birthday."""

    code: str
    question: Question[date]
    youngest: int
    words: str


# These bounds are ours, to catch slips of the finger, and are set lower than any case we know to
# be usual. None of them is law but the age for driving a car: 17, or 16 with certain benefits.
# A few children have had degrees; they are asked to look again, and nothing is refused.
HAVING = (
    Having(
        "degree-age",
        role.qualifications,
        frozenset({Qualification.DEGREE, Qualification.POLICING_DEGREE}),
        16,  # the usual age is 20 or more
        marked("You told us that you were born on {born}, and that you have a degree."),
    ),
    Having(
        "level-3-age",
        role.qualifications,
        frozenset({Qualification.LEVEL_3}),
        14,  # the usual age is 18
        marked("You told us that you were born on {born}, and that you have A-levels or the like."),
    ),
    Having(
        "police-work-age",
        role.qualifications,
        frozenset({Qualification.POLICE_WORK}),
        17,  # 18 months of work that starts at 16 at the very earliest
        marked(
            "You told us that you were born on {born}, "
            "and that you did police work for 18 months or more."
        ),
    ),
    Having(
        "service-work-age",
        role.qualifications,
        frozenset({Qualification.SERVICE_WORK}),
        17,  # 2 years of work that starts at 16 at the very earliest
        marked(
            "You told us that you were born on {born}, and that you served for 2 years or more."
        ),
    ),
    Having(
        "licence-age",
        role.driving_licence,
        frozenset({Licence.MANUAL, Licence.AUTOMATIC}),
        16,  # the law says 17, or 16 with certain benefits
        marked(
            "You told us that you were born on {born}, and that you have a full driving licence."
        ),
    ),
    Having(
        "job-age",
        work.job,
        frozenset(
            {
                Job.REGULAR_FORCES,
                Job.RESERVE,
                Job.PCSO,
                Job.POLICE_STAFF,
                Job.OWN_POLICE,
                Job.BORDER,
                Job.PRISON_OR_PROBATION,
            }
        ),
        16,  # the forces take nobody younger, and the others are work for adults
        marked(
            "You told us that you were born on {born}, "
            "and that you work for the forces, the police, the border or a prison."
        ),
    ),
    Having(
        "police-service-age",
        service.police_service,
        frozenset(),
        18,  # the youngest age of a constable or special constable in regulations
        marked(
            "You told us that you were born on {born}, "
            "and that you are or were a police officer or special constable."
        ),
    ),
)

BAN_OVER = marked(
    "You told us that you have a driving ban that has not ended, "
    "and that you could drive again from {day}."
)
LONG_HERE = marked(
    "You told us that you have not lived in the UK for all of the last 3 years, "
    "and that you came on {day}."
)

TURNED_DOWN = marked(
    "You told us that you were born on {born}, and that you were turned down on {day}."
)

HAPPENING = (
    Happening(
        "came-before-birth",
        about_you.came_to_uk,
        0,
        marked("You told us that you were born on {born}, and that you came to the UK on {day}."),
    ),
    Happening(
        "dismissed-age",
        service.dismissed_on,
        16,  # nobody can be sacked from work that nobody younger may do
        marked("You told us that you were born on {born}, and that you were dismissed on {day}."),
    ),
    Happening(
        "turned-down-constable-age",
        service.constable_no,
        14,  # well before anybody may apply
        TURNED_DOWN,
    ),
    Happening(
        "turned-down-special-age",
        service.special_no,
        14,  # well before anybody may apply
        TURNED_DOWN,
    ),
    Happening(
        "turned-down-pcso-age",
        service.pcso_no,
        14,  # well before anybody may apply
        TURNED_DOWN,
    ),
    Happening(
        "insolvency-age",
        money.insolvency_ended,
        18,  # children are not made bankrupt
        marked(
            "You told us that you were born on {born}, "
            "and that your bankruptcy or debt relief order ended on {day}."
        ),
    ),
)

# An answer may outlive the tick that led to it. Nobody is asked about what no longer counts.
FOLLOWS: dict[Question[object], tuple[Question[object], frozenset[StrEnum]]] = {
    about_you.away: (about_you.uk_residence, frozenset({Residence.NOT_ALL})),
    about_you.came_to_uk: (
        about_you.away,
        frozenset({Away.LIVED_ABROAD, Away.FAMILY_OFF_BASE}),
    ),
    service.dismissed_for: (rare.rare, frozenset({Rare.DISMISSED})),
    service.dismissed_on: (
        service.dismissed_for,
        frozenset({Dismissal.MISCONDUCT, Dismissal.INCOMPETENCE}),
    ),
    service.police_service: (rare.rare, frozenset({Rare.OFFICER})),
    service.turned_down_for: (rare.rare, frozenset({Rare.TURNED_DOWN})),
    service.constable_no: (service.turned_down_for, frozenset({TurnedDown.CONSTABLE})),
    service.special_no: (service.turned_down_for, frozenset({TurnedDown.SPECIAL})),
    service.pcso_no: (service.turned_down_for, frozenset({TurnedDown.PCSO})),
    work.job: (rare.rare, frozenset({Rare.WORK})),
    money.money: (rare.rare, frozenset({Rare.MONEY})),
    money.insolvency_ended: (money.money, frozenset({Money.WAS_INSOLVENT})),
}


def contradictions(answers: Answers, on: date) -> tuple[Contradiction, ...]:
    """In the order of the tables. Without a date of birth, which is asked first, there is none."""
    if date_of_birth not in answers:
        return ()
    born = answers[date_of_birth]
    young = (*too_young_to_have(answers, born, on), *too_early(answers, born))
    return (*young, *ban_over(answers, on), *long_here(answers, on))


def ban_over(answers: Answers, on: date) -> Iterator[Contradiction]:
    """A driving ban that has not ended, and a day in the past on which it ended."""
    banned = said_any(answers, police_record, frozenset({Record.BANNED}))
    if banned and ban_ends in answers and answers[ban_ends] < on:
        words = told(BAN_OVER, day=answers[ban_ends])
        yield Contradiction("ban-is-over", police_record, ban_ends, words)


def long_here(answers: Answers, on: date) -> Iterator[Contradiction]:
    """Not here for all of the last 3 years, but here since well before them.

    A year more than the question asks about, as people count years in more than one way.
    """
    if counts(answers, came_to_uk) and years_after(answers[came_to_uk], 4) <= on:
        words = told(LONG_HERE, day=answers[came_to_uk])
        yield Contradiction("long-in-the-uk", uk_residence, came_to_uk, words)


def too_young_to_have(answers: Answers, born: date, on: date) -> Iterator[Contradiction]:
    for row in HAVING:
        young = on < years_after(born, row.youngest)
        if young and counts(answers, row.question) and said_any(answers, row.question, row.any_of):
            words = told(row.words, born=born)
            yield Contradiction(row.code, date_of_birth, row.question, words)


def too_early(answers: Answers, born: date) -> Iterator[Contradiction]:
    for row in HAPPENING:
        if counts(answers, row.question):
            day = answers[row.question]
            if day < years_after(born, row.youngest):
                words = told(row.words, born=born, day=day)
                yield Contradiction(row.code, date_of_birth, row.question, words)


def counts(answers: Answers, question: Question[object]) -> bool:
    """Answered, and so are the questions that led to it, in the way that leads to it."""
    if question not in answers:
        return False
    if question not in FOLLOWS:
        return True
    gate, leads_on = FOLLOWS[question]
    return counts(answers, gate) and said_any(answers, gate, leads_on)


def said_any(answers: Answers, question: Question[object], codes: frozenset[StrEnum]) -> bool:
    said = answers.said.get(question.key, ())
    ticked = said if isinstance(said, tuple) else (said,)
    return not codes or not codes.isdisjoint(ticked)
