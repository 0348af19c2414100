"""Maps of the rules, as places and lines for an SVG. The template that draws them decides nothing.

One map a route: its questions on the left, a line to every rule that reads them, and beside each
rule what it can say. One grid for all routes: which question counts for which.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from statistics import mean
from typing import NamedTuple

from recruitment.eligibility import QUESTIONS, Force, Question, Route, Rule, Verdict
from recruitment.eligibility.reading import explore, reach
from recruitment.eligibility.words import marked as _

Put = Callable[[str], str]
"""Puts words into the language of the reader."""
Rows = dict[str, float]
"""The name of each rule, and how far down it stands."""
Read = dict[str, tuple[Question[object], ...]]
"""The name of each rule, and the questions that it can read."""

WIDTH = 960
TOP = 60
ROW = 36
LINE = 16
QUESTION_SIGNS, RULE_SIGNS = 27, 42
QUESTION_EDGE, RULE_EDGE, VERDICT_EDGE = 212, 388, 758
VERDICT_STEP = 58
COLOURS = 4

TONES = {
    Verdict.ELIGIBLE: "now",
    Verdict.ASSESS: "check",
    Verdict.NOT_YET: "notyet",
    Verdict.NOT_ELIGIBLE: "cannot",
}
HEADS = {
    Verdict.ELIGIBLE: _("You can"),
    Verdict.ASSESS: _("We check"),
    Verdict.NOT_YET: _("Not yet"),
    Verdict.NOT_ELIGIBLE: _("You cannot"),
}

GRID_TOP, GRID_ROW, GRID_STEP, GRID_EDGE = 260, 26, 27, 372


class Line(NamedTuple):
    """One line of text on a map."""

    x: float
    y: float
    words: str


class Place(NamedTuple):
    """A question or a rule: where its lines meet it, and its words in one line or two."""

    x: float
    y: float
    lines: tuple[Line, ...]


class Edge(NamedTuple):
    path: str
    colour: int


class Mark(NamedTuple):
    x: float
    y: float
    tone: str


@dataclass(frozen=True)
class RuleMap:
    """Questions, the rules that they feed, and what each rule can say."""

    width: int
    height: int
    questions: tuple[Place, ...]
    rules: tuple[Place, ...]
    edges: tuple[Edge, ...]
    heads: tuple[Line, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Grid:
    """Questions down, routes across, and a mark where the one counts for the other."""

    width: int
    height: int
    rows: tuple[Line, ...]
    heads: tuple[Line, ...]
    marks: tuple[Mark, ...]


def asked(rules: Iterable[Rule], on: date, force: Force) -> tuple[Question[object], ...]:
    """Every question that one of the rules can read, in the order asked."""
    found = {question for rule in rules for question in explore(rule, on, force)}
    return tuple(question for question in QUESTIONS if question in found)


def route_map(route: Route, on: date, force: Force, put: Put) -> RuleMap:
    rules, read = in_order(route.rules_on(on), on, force)
    questions = asked(rules, on, force)
    height = ROW * max(len(rules), len(questions))
    says = dict(zip([rule.name for rule in rules], spread(len(rules), height), strict=True))
    asks = beside(questions, says, read, TOP + height)
    return RuleMap(
        width=WIDTH,
        height=TOP + height,
        questions=tuple(question_place(put(q.short), y) for q, y in asks.items()),
        rules=tuple(rule_place(put(r.title), says[r.name]) for r in rules),
        edges=tuple(edges(asks, says, read)),
        heads=tuple(heads(put)),
        marks=tuple(marks(rules, says, on, force)),
    )


def in_order(rules: tuple[Rule, ...], on: date, force: Force) -> tuple[list[Rule], Read]:
    """By the last question that each rule reads, so that few lines cross."""
    read = {rule.name: explore(rule, on, force) for rule in rules}
    return sorted(rules, key=lambda rule: last(read[rule.name])), read


def last(read: tuple[Question[object], ...]) -> int:
    return max((QUESTIONS.index(question) for question in read), default=0)


def spread(number: int, height: int) -> list[float]:
    """The middles of so many even parts of the height."""
    return [round(TOP + height * (one + 0.5) / number, 1) for one in range(number)]


def beside(
    questions: tuple[Question[object], ...], says: Rows, read: Read, bottom: float
) -> dict[Question[object], float]:
    """Each question beside the middle of its rules, as far as there is room."""
    wishes = [mean(says[name] for name, own in read.items() if q in own) for q in questions]
    return dict(zip(questions, apart(wishes, bottom), strict=True))


def apart(wishes: list[float], bottom: float) -> list[float]:
    """As wished, but in order, a row apart and not below the bottom."""
    places: list[float] = []
    for wish in wishes:
        places.append(max(wish, places[-1] + ROW if places else TOP + ROW / 2))
    for n in reversed(range(len(places))):
        below = places[n + 1] if n + 1 < len(places) else bottom + ROW / 2
        places[n] = round(min(places[n], below - ROW), 1)
    return places


def place(x: float, y: float, words: str, signs: int) -> Place:
    """Words in lines around the middle of a row."""
    lines = textwrap.wrap(words, signs)
    top = y - LINE * (len(lines) - 1) / 2
    return Place(x, y, tuple(Line(x, top + LINE * n, line) for n, line in enumerate(lines)))


def question_place(words: str, y: float) -> Place:
    return place(QUESTION_EDGE, y, words, QUESTION_SIGNS)


def rule_place(words: str, y: float) -> Place:
    return place(RULE_EDGE, y, words, RULE_SIGNS)


def edges(asks: dict[Question[object], float], says: Rows, read: Read) -> Iterator[Edge]:
    colours = {question: number % COLOURS for number, question in enumerate(asks)}
    for name, questions in read.items():
        for question in questions:
            yield Edge(curve(asks[question], says[name]), colours[question])


def curve(start: float, end: float) -> str:
    """From a question to a rule, leaving and arriving level."""
    left, right = QUESTION_EDGE + 10, RULE_EDGE - 10
    middle = (left + right) / 2
    return f"M{left} {start}C{middle} {start} {middle} {end} {right} {end}"


def verdict_x(verdict: Verdict) -> float:
    return VERDICT_EDGE + VERDICT_STEP * verdict


def heads(put: Put) -> Iterator[Line]:
    for verdict, words in HEADS.items():
        for number, word in enumerate(put(words).split()):
            yield Line(verdict_x(verdict), 20 + LINE * number, word)


def marks(rules: Iterable[Rule], says: dict[str, float], on: date, force: Force) -> Iterator[Mark]:
    for rule in rules:
        for verdict in reach(rule, on, force).verdicts:
            yield Mark(verdict_x(verdict), says[rule.name], TONES[verdict])


def counts(
    routes: tuple[Route, ...], on: date, force: Force
) -> Iterator[tuple[Question[object], tuple[str, ...]]]:
    """Each question that counts, and the slugs of the routes for which it does."""
    read = {route.slug: asked(route.rules_on(on), on, force) for route in routes}
    for question in QUESTIONS:
        slugs = tuple(slug for slug, own in read.items() if question in own)
        if slugs:
            yield question, slugs


def grid(routes: tuple[Route, ...], on: date, force: Force, put: Put) -> Grid:
    rows = [(y, *row) for y, row in zip(grid_heights(), counts(routes, on, force), strict=False)]
    columns = [(route, GRID_EDGE + GRID_STEP * (n + 0.5)) for n, route in enumerate(routes)]
    return Grid(
        width=WIDTH,
        height=GRID_TOP + GRID_ROW * len(rows),
        rows=tuple(Line(GRID_EDGE - 12, y, put(question.short)) for y, question, _slugs in rows),
        heads=tuple(Line(x, GRID_TOP - 12, put(route.title)) for route, x in columns),
        marks=tuple(
            Mark(x, y, route.family.value)
            for y, _question, slugs in rows
            for route, x in columns
            if route.slug in slugs
        ),
    )


def grid_heights() -> Iterator[float]:
    return (GRID_TOP + GRID_ROW * (n + 0.5) for n in count())
