"""An application to be read: on the last page, by HR, and as a copy in plain text."""

import textwrap
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from recruitment import clock
from recruitment.applications import progress
from recruitment.applications.models import Application
from recruitment.applications.progress import Task
from recruitment.applications.sections import Row
from recruitment.eligibility import BY_KEY, restore
from recruitment.files.models import File

Context = dict[str, Any]
NOTHING = "Not provided"
QUIZ = "Do you fit the bill?"
WIDTH = 76


def read_on(application: Application, today: date) -> date:
    """A sent one is read as it was on the day on which it was sent."""
    return localdate(application.submitted_at) if application.submitted_at else today


def all_parts(application: Application, today: date) -> list[Context]:
    """Every section with what was said in it."""
    tasks = progress.to_be_shown(application, read_on(application, today))
    return [part(application, task) for task in tasks]


def part(application: Application, task: Task) -> Context:
    """One section. What is missing from it is a link on the last page."""
    return {
        "name": task.section.name,
        "title": task.section.title,
        "done": task.done,
        "optional": task.section.optional,
        "begun": task.begun,
        "clash": task.clash,
        "change_url": section_url(application, task),
        "rows": [*own_rows(application, task), *map(row, task.form.rows())],
        "photographs": task.photographs,
    }


def section_url(application: Application, task: Task) -> str:
    return f"{reverse('section', args=[application.reference, task.section.name])}?back=check"


def own_rows(application: Application, task: Task) -> list[Context]:
    """The address by which somebody signs in belongs to who they are."""
    if task.section.name != "about-you":
        return []
    return [row(Row("Email", application.applicant.email))]


def named(photographs: Iterable[File]) -> list[Context]:
    """What is in them, a copy in words cannot hold."""
    names = [f"{file.name} ({file.kind.title}, {file.size_in_words})" for file in photographs]
    return [row(Row("Photographs", "\n".join(names)))] if names else []


def row(one: Row, change_url: str = "") -> Context:
    return {
        "key": one.key,
        "value": one.value or NOTHING,
        "long": one.long,
        "wanted": one.wanted,
        "change_url": change_url,
    }


def quiz(application: Application, *, changeable: bool = False) -> list[Context]:
    """Each answer as a question's short name and the words for what was said."""
    known = restore(application.answers, localdate()).raw
    return [
        row(
            Row(BY_KEY[key].short, BY_KEY[key].words(value)),
            reverse("change-answer", args=[application.reference, key]) if changeable else "",
        )
        for key, value in known.items()
    ]


def plain_text(application: Application, today: date) -> str:
    """Everything that was typed, to keep or to print anywhere. It says nothing of a decision."""
    lines = heading(application)
    for one in all_parts(application, today):
        lines += section_lines(one["title"], [*one["rows"], *named(one["photographs"])])
    lines += section_lines(QUIZ, quiz(application))
    return "\n".join(lines) + "\n"


def heading(application: Application) -> list[str]:
    sent = application.submitted_at
    return [
        f"{application.vacancy.title} ({application.vacancy.reference})",
        f"Reference: {application.reference}",
        f"Sent: {clock.moment_in_words(sent)}" if sent else "Not sent yet",
    ]


def section_lines(title: str, rows: list[Context]) -> list[str]:
    lines = ["", "", title.upper(), "=" * len(title)]
    for one in rows:
        lines += ["", f"{one['key']}:", *wrapped(one["value"])]
    return lines


def wrapped(words: str) -> list[str]:
    """At the width of a page; the writer's own lines stay."""
    folded = (textwrap.wrap(line, WIDTH) or [""] for line in words.splitlines())
    return [f"  {line}".rstrip() for lines in folded for line in lines]
