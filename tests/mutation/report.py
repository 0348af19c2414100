"""How many mistakes were noticed, and each one that was not."""

import sys
import time
from collections.abc import Iterable
from pathlib import Path

from cosmic_ray.work_item import TestOutcome, WorkItem, WorkResult

KEPT_IN = Path("test-results/mutants.txt")


def write(results: Iterable[tuple[WorkItem, WorkResult]], count: int, bar: float) -> int:
    begun, survivors = time.monotonic(), []
    for done, (item, result) in enumerate(results, 1):
        if not noticed(result):
            survivors.append(told(item, result))
            sys.stdout.write(f"\n{survivors[-1]}\n")
        if not done % 20:
            minutes = (time.monotonic() - begun) / 60
            sys.stdout.write(f"{done} of {count} in {minutes:.1f} minutes\n")
            sys.stdout.flush()
    return weighed(survivors, count, bar)


def noticed(result: WorkResult) -> bool:
    """A mistake that could not be made, for whatever reason, was not noticed either."""
    return result.test_outcome is TestOutcome.KILLED


def told(item: WorkItem, result: WorkResult) -> str:
    """Where it is, and its lines that differ."""
    mutation = item.mutations[0]
    lines = (result.diff or "").splitlines()
    changed = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    where = f"{mutation.module_path}:{mutation.start_pos[0]} {mutation.operator_name}"
    return "\n".join((where, *(changed or [result.output or ""])))


def weighed(survivors: list[str], count: int, bar: float) -> int:
    share = 100 * (count - len(survivors)) / count if count else 0.0
    KEPT_IN.parent.mkdir(exist_ok=True)
    KEPT_IN.write_text("\n\n".join(sorted(survivors)) + "\n", encoding="utf-8")
    sys.stdout.write(
        f"{count - len(survivors)} of {count} mistakes noticed: {share:.1f}%, bar {bar:.1f}%. "
        f"The others are in {KEPT_IN}.\n"
    )
    return int(share < bar)
