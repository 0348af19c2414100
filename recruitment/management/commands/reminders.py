"""Prints the table of reminders: what happens, when we write, until when, and why."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from recruitment.schedule import SCHEDULE, Plan, called


class Command(BaseCommand):
    help = "Lists every reminder that is sent, when, and what stops it."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("At 9am UK time. What is due to one address goes as one email a day.\n")
        for plan in SCHEDULE.values():
            self.stdout.write("\n".join(("", *lines(plan))))


def lines(plan: Plan) -> Iterator[str]:
    yield f"{plan.kind}: {plan.event}"
    yield f"  when    {', '.join(moments(plan))}"
    yield f"  else    on {plan.roll.value}"
    yield f"  until   {plan.stop}"
    yield f"  source  {plan.source}"


def moments(plan: Plan) -> Iterator[str]:
    for days in plan.days:
        every = "every " if plan.again else ""
        on = called(abs(days), "day") if days else "that day"
        yield f"{every}{on}{side(days, again=plan.again)}"
    for hours in plan.hours:
        yield f"{called(hours, 'hour')} before the end of that day, whatever day it is"


def side(days: int, *, again: bool) -> str:
    if again or days == 0:
        return ""
    return " before" if days < 0 else " after"
