"""Copies of the tree to make mistakes in, and how a copy is tested."""

import os
import shlex
import shutil
import sys
from pathlib import Path
from queue import Queue

from cosmic_ray.testing import run_tests
from cosmic_ray.work_item import TestOutcome

HERE = Path(__file__).parents[2]
NEEDED = ("recruitment", "portal", "templates", "tests", "docs")
SECONDS = 240

PYTEST = "-m pytest --quiet --exitfirst --noconftest -c tests/mutation/alone.ini --rootdir ."
# Plugins that these tests do not use cost four seconds out of five.
ALONE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "DJANGO_SETTINGS_MODULE": ""}
TESTS = "tests/eligibility"
# From quick to slow: most mistakes are noticed by the quick ones, so the others are seldom run.
LATER = ("answers", "every_rule", "reading", "rules_table", "smallest", "versions", "words")
LAST = ("promises", "routes", "second_judge")
# Of the hundred thousand people of the second judge, ten thousand.
AGREE = "test_rules_and_second_judge_agree_on_every_route_for_random_people"
FEWER = " ".join(
    f"--deselect={TESTS}/test_second_judge.py::{AGREE}[{digit}" for digit in (1, *range(3, 10))
)


def make(tree: Path) -> Path:
    """Without what Python has compiled: it would be taken for the mutant's when both are young."""
    tree.mkdir()
    for name in NEEDED:
        shutil.copytree(HERE / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tree


def enter(trees: Queue) -> None:
    """Each process takes a copy of its own, and works in it from then on."""
    os.chdir(trees.get())
    os.environ.update(ALONE)


def command(module: Path) -> str:
    """Each share of the tests is run only if the quicker ones notice nothing."""
    python = shlex.quote(sys.executable)
    shares = (f"{python} {PYTEST} {' '.join(files)}" for files in in_shares(module.stem))
    return f"sh -c {shlex.quote(' && '.join(shares))}"


def in_shares(stem: str) -> tuple[list[str], ...]:
    """Tests named after the module are tried among the first, unless they are very slow."""
    shares: tuple[list[str], ...] = ([], [], [FEWER])
    for path in sorted(Path(TESTS).glob("test_*.py")):
        name = path.stem.removeprefix("test_")
        at_once = name not in LATER or name.startswith(stem)
        shares[2 if name in LAST else 0 if at_once else 1].append(str(path))
    return shares


def complaint() -> str:
    """What the tests say when nothing is wrong but a comment more: it must be nothing."""
    rules = Path("recruitment/eligibility/rule.py")
    before = rules.read_text(encoding="utf-8")
    rules.write_text(f"{before}\n# One comment more is no mistake.\n", encoding="utf-8")
    outcome, said = run_tests(command(rules), SECONDS)
    rules.write_text(before, encoding="utf-8")
    return "" if outcome is TestOutcome.SURVIVED else said
