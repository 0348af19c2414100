"""Mistakes that cosmic-ray does not make by itself: rules are mostly sets, tables and `in`."""

from collections.abc import Iterable, Iterator
from typing import Any

import parso
from cosmic_ray.operators.operator import Example, Operator
from parso.python.tree import Operator as Symbol

COMMA = ","
COLLECTIONS = ("testlist_comp", "dictorsetmaker")
LOOPS = ("comp_for", "sync_comp_for")
THE_RULES = '__import__("sys").modules["recruitment.eligibility.rule"]'

Positions = Iterable[tuple[tuple[int, int], tuple[int, int]]]


class InForNotIn(Operator):
    """`in` becomes `not in`, and the other way round."""

    swapped = {"in": " not in", "not in": " in"}

    def mutation_positions(self, node: Any) -> Positions:
        if node.type == "comparison" and self._said(node) in self.swapped:
            yield node.children[1].start_pos, node.children[1].end_pos

    def mutate(self, node: Any, index: int) -> Any:
        node.children[1] = parso.parse(self.swapped[self._said(node)])
        return node

    @staticmethod
    def _said(node: Any) -> str:
        return " ".join(node.children[1].get_code().split())

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return Example("a in b", "a not in b"), Example("a not in b", "a in b")


class MemberLost(Operator):
    """One member of a set, tuple, list or table is forgotten."""

    def mutation_positions(self, node: Any) -> Positions:
        for member in members(node):
            yield member[0].start_pos, member[-1].end_pos

    def mutate(self, node: Any, index: int) -> Any:
        kept = [member for at, member in enumerate(members(node)) if at != index]
        node.children = [part for member in kept for part in (*member, Symbol(COMMA, (0, 0)))]
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (
            Example("x = (a, b)", "x = ( b,)"),
            Example("x = {a, b, c,}", "x = {a, c,}", occurrence=1),
            Example("x = {a: 1, b: 2}", "x = {a: 1,}", occurrence=1),
        )


def members(node: Any) -> list[list[Any]]:
    """What stands between the commas. One alone is left in peace: `{a}` would become a dict."""
    if node.type not in COLLECTIONS or node.children[-1].type in LOOPS:
        return []
    found = list(between_commas(node.children))
    return found if len(found) > 1 else []


def between_commas(parts: list[Any]) -> Iterator[list[Any]]:
    member: list[Any] = []
    for part in (*parts, COMMA):
        if part == COMMA:
            if member:
                yield member
            member = []
        else:
            member.append(part)


class Swapped(Operator):
    """A rule that says something else than it should."""

    name = ""
    instead = ""

    def mutation_positions(self, node: Any) -> Positions:
        if node.type == "name" and node.value == self.name and is_called(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        node.value = f"{THE_RULES}.{self.instead}"
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example(f"x = {cls.name}(1)", f"x = {THE_RULES}.{cls.instead}(1)"),)


def is_called(name: Any) -> bool:
    after = name.get_next_sibling()
    return name.parent.type == "atom_expr" and after is not None and after.children[0] == "("


class CannotToCheck(Swapped):
    """Lets somebody in who cannot join."""

    name, instead = "cannot", "we_check"


class CheckToCannot(Swapped):
    """Turns somebody away whom a person should look at."""

    name, instead = "we_check", "cannot"


class Ours:
    """As cosmic-ray wants to be given operators: by name."""

    operators = {op.__name__: op for op in (InForNotIn, MemberLost, CannotToCheck, CheckToCannot)}

    def __iter__(self) -> Iterator[str]:
        return iter(self.operators)

    def __getitem__(self, name: str) -> type[Operator]:
        return self.operators[name]
