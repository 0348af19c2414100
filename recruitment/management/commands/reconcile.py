"""Counts what must never be: the ten invariants. Ends with 1 when one of them is not 0."""

import json
from collections import Counter
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from recruitment import clock
from recruitment.health.invariants import every, of_files, retention
from recruitment.health.invariants.every import EVERY, Seen
from recruitment.health.invariants.of_files import Reading


class Command(BaseCommand):
    help = "Count the ten invariants R1 to R10. Each must be 0. Changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        add = parser.add_argument
        add("--json", action="store_true", help="for programs: one object, counts by name")
        add("--references", metavar="FILE", help="references that clients were shown, one a line")
        add("--handed-over", metavar="FILE", help="Message-IDs that the mail server took, one each")
        add("--kills", type=int, default=0, help="workers killed: each may cost one second copy")
        add("--seconds", type=float, default=600.0, help="for reading uploaded files again")

    def handle(self, *args: object, **options: Any) -> None:
        seen = Seen(
            references=lines(options["references"]),
            handed_over=Counter(lines(options["handed_over"])),
            kills=options["kills"],
        )
        begun, now = monotonic(), clock.database_now()
        reading = of_files.read_on(Reading(), options["seconds"])
        counts = every.counts(now, reading, seen)
        told = {"at": now.isoformat(), "seconds": round(monotonic() - begun, 2), **counts}
        told["all_files_read"] = reading.to == 0
        self.stdout.write(json.dumps(told) if options["json"] else as_text(counts))
        if any(counts.values()):
            raise SystemExit(1)


def lines(name: str | None) -> list[str]:
    """What a file lists. A file that cannot be read is no empty list."""
    if name is None:
        return []
    try:
        written = Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise CommandError(f"{name} cannot be read: {type(fault).__name__}.") from fault
    return [line.strip() for line in written.splitlines() if line.strip()]


def as_text(counts: dict[str, int]) -> str:
    table = [f"{one.name:<4} {counts[one.name]:>7,}  {one.title}" for one in EVERY]
    wrong = [f"{one.name}: {one.means}" for one in EVERY if counts[one.name]]
    none = [f"  {what}" for what in retention.NO_RULE_YET]
    head = "R10 counts what has a last day in our rules. Nobody has set one yet for:"
    return "\n".join([*table, "", *(wrong or ["All is well."]), "", head, *none])
