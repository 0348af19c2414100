"""Mutants that nobody needs to run: they mean nothing, or say again what another one says."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

Place = tuple[int, int]
Span = tuple[Place, Place]

# Of the ways to change a comparison or an operator, those that a person could have meant. The
# others end in a TypeError, or repeat one that is kept: `is` is `==` for enums and for None.
LIKELY = re.compile(
    r"ours/"
    r"|core/(?!Replace(Binary|Comparison)Operator_|ReplaceUnaryOperator_USub_|RemoveDecorator)"
    r"|core/ReplaceBinaryOperator_"
    r"(Add_Sub|Sub_Add|Mul_Div|Mul_Add|Pow_Mul|BitAnd_(BitOr|BitXor|Sub)|BitOr_(BitAnd|Sub))$"
    r"|core/ReplaceComparisonOperator_"
    r"(Eq_NotEq|NotEq_Eq|Is_IsNot|IsNot_Is"
    r"|Lt_(LtE|GtE|Eq)|LtE_(Lt|Gt|Eq)|Gt_(GtE|LtE|Eq)|GtE_(Gt|Lt|Eq))$"
)
FOR_TYPES_ONLY = ("Raw", "Said", "Value", "Test", "T", "T_co", "E", "__all__")


def skipped(path: Path) -> list[Span]:
    """The places of one file in which no mutant is made."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    lines = source.splitlines()
    found = (*types(tree), *decorators(tree), *records(tree))
    return [*((place(node, lines), end(node, lines)) for node in found), *stars(source)]


def types(tree: ast.Module) -> Iterator[ast.AST]:
    """What a type checker reads and nobody runs, and lists of names to export."""
    for node in ast.walk(tree):
        for child in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if child is not None:
                yield child
        if isinstance(node, ast.Assign) and named(node.targets[0]) in FOR_TYPES_ONLY:
            yield node


def decorators(tree: ast.Module) -> Iterator[ast.AST]:
    """Without its @rule, @dataclass or @property nothing runs at all; caches change only speed."""
    for node in ast.walk(tree):
        yield from getattr(node, "decorator_list", ())


def records(tree: ast.Module) -> Iterator[ast.AST]:
    """The day on which a page was read, and days long past on which rules began: facts, not logic.

    The decorator of a rule, skipped above, holds such a day or the name of one.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and named(node.func) == "Source":
            yield node
    logic = {node.id for body in bodies(tree) for node in ast.walk(body) if is_name(node)}
    for node in tree.body:
        if isinstance(node, ast.Assign) and is_day(node) and named(node.targets[0]) not in logic:
            yield node


def stars(source: str) -> Iterator[Span]:
    """`*names` and a bare `*` in a signature are no multiplication."""
    before = ""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.string in ("*", "**") and before in ("", "(", "[", "{", ","):
            yield token.start, token.end
        before = token.string.strip()


def bodies(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from node.body


def is_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Name)


def is_day(node: ast.Assign) -> bool:
    return isinstance(node.value, ast.Call) and named(node.value.func) == "date"


def named(node: ast.AST) -> str:
    return getattr(node, "id", "")


def place(node: ast.AST, lines: list[str]) -> Place:
    return node.lineno, characters(lines[node.lineno - 1], node.col_offset)


def end(node: ast.AST, lines: list[str]) -> Place:
    return node.end_lineno, characters(lines[node.end_lineno - 1], node.end_col_offset)


def characters(line: str, count: int) -> int:
    """Python counts bytes and cosmic-ray counts characters."""
    return len(line.encode()[:count].decode())
