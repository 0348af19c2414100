"""Who would get which email when: a year of invented applicants against the real schedule."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localdate

from recruitment import clock
from recruitment.management.rehearsal import playing, weeks
from recruitment.management.rehearsal.stage import Sent, Stage
from recruitment.management.rehearsal.weeks import Full

MOST_DAYS, MOST_PEOPLE = 1000, 2000


class Command(BaseCommand):
    help = (
        "Play invented applicants against the real schedule on a moved clock, in tables of its "
        "own: no row of yours is changed or locked, and no email is sent. Ends with code 1 "
        "when somebody would get more emails in a week than the force allows."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=365, metavar="N")
        parser.add_argument("--applicants", type=int, default=50, metavar="N")
        parser.add_argument("--seed", type=int, default=1, metavar="N", help="the same, the same")
        parser.add_argument("--json", action="store_true", help="one JSON document, for programs")

    def handle(self, *args: object, **options: Any) -> None:
        days, people = options["days"], options["applicants"]
        if not 1 <= days <= MOST_DAYS or not 1 <= people <= MOST_PEOPLE:
            raise CommandError(f"Ask for 1 to {MOST_DAYS} days and 1 to {MOST_PEOPLE} applicants.")
        played = playing.play(days, people, options["seed"], localdate())
        report = Report(played, settings.PACK.working.most_a_week)
        lines = [json.dumps(report.as_data(), indent=2)] if options["json"] else report.as_text()
        self.stdout.write("\n".join(lines))
        if report.over or played.faults:
            raise SystemExit(1)


@dataclass(frozen=True)
class Report:
    played: Stage
    most: int
    """In a week, to one person."""

    @property
    def over(self) -> list[Full]:
        return [one for one in weeks.fullest(self.played.sent) if one.emails > self.most]

    @property
    def kinds(self) -> dict[str, int]:
        return dict(Counter(one.kind for one in self.played.sent).most_common())

    def as_data(self) -> dict[str, Any]:
        to, inbox = playing.busiest(self.played.sent)
        return {
            "sent": [line(one) for one in self.played.sent],
            "kinds": self.kinds,
            "busiest": {"to": to, "emails": len(inbox)},
            "fullest_weeks": [full(one) for one in weeks.fullest(self.played.sent)[:10]],
            "most_a_week": self.most,
            "over": [full(one) for one in self.over],
            "faults": self.played.faults,
        }

    def as_text(self) -> Iterator[str]:
        yield from (in_words(one) for one in self.played.sent)
        yield ""
        yield f"{len(self.played.sent)} emails would be sent. By kind:"
        yield from (f"  {number:5} {kind}" for kind, number in self.kinds.items())
        to, inbox = playing.busiest(self.played.sent)
        yield f"The busiest inbox is that of {to}, with {len(inbox)} emails:"
        yield from (f"  {in_words(one)}" for one in inbox)
        yield from self.in_a_week()
        yield from (f"A fault: {one}" for one in self.played.faults)

    def in_a_week(self) -> Iterator[str]:
        """Those that somebody asked for a moment before do not count."""
        fullest = weeks.fullest(self.played.sent)
        if fullest:
            yield f"The fullest 7 days of anybody have {fullest[0].emails} emails."
        verdict = f"{len(self.over)} would get more" if self.over else "Nobody would get more"
        yield f"{verdict} than {self.most}, the most that the force allows."
        yield from (
            f"  {one.to}: {one.emails} in 7 days to {one.until:%Y-%m-%d}" for one in self.over
        )


def at(moment: datetime) -> str:
    return f"{moment.astimezone(clock.UK):%Y-%m-%d %H:%M}"


def line(one: Sent) -> dict[str, str]:
    return {"at": at(one.at), "to": one.to, "kind": one.kind, "subject": one.subject}


def full(one: Full) -> dict[str, Any]:
    return {"to": one.to, "emails": one.emails, "until": at(one.until)}


def in_words(one: Sent) -> str:
    return f"{at(one.at)}  {one.to:32}  {one.kind:18}  {one.subject}"
