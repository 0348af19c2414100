"""What the pages of a draft show: task list, one section, two versions of it, the last page."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.forms import Form
from django.urls import reverse

from recruitment import clock
from recruitment.applications import progress, reading, services, waiting
from recruitment.applications.models import Application
from recruitment.applications.pages import Context
from recruitment.applications.parents import Parent
from recruitment.applications.progress import Status, Task
from recruitment.applications.sections import Group, SectionForm
from recruitment.encryption import seal
from recruitment.files.models import File, State

AUTOSAVE, AUTOSAVE_SECONDS = "autosave", 24 * 60 * 60
"""What the key of a page to its own section is sealed for, and how long it opens it."""
CHECK_MINUTES = 5
SOON = 7


def page(application: Application, today: date) -> Context:
    """What every page of a draft says: what it is, and until when."""
    days = (application.vacancy.closes_on - today).days
    return {
        "application": application,
        "vacancy": application.vacancy,
        "closes_words": application.vacancy.closes_words,
        "closes_soon": soon(days),
        "helped_words": helped_words(application),
    }


def helped_words(application: Application) -> str:
    """No names: who reads this knows whom they spoke to."""
    if application.helped_at is None or application.being_helped:
        return ""
    day = clock.day_in_words(clock.uk_day(application.helped_at))
    return f"Somebody in our team filled this in with you on {day}."


def soon(days: int) -> str:
    if not 0 <= days <= SOON:
        return ""
    return {0: "This closes today.", 1: "This closes tomorrow."}.get(
        days, f"This closes in {days} days."
    )


def task_list(application: Application, today: date) -> Context:
    tasks = progress.to_be_shown(application, today)
    asked = parent_tasks(application)
    ready = not progress.unfinished(tasks) and all(task["done"] for task in asked)
    done = sum(task.done for task in tasks) + sum(task["done"] for task in asked)
    return {
        **page(application, today),
        "owner": application.applicant.email,
        "begun_words": clock.day_in_words(clock.uk_day(application.begun_at)),
        "done_words": f"{done} of {len(tasks) + len(asked)} tasks completed",
        "minutes_left": sum(task.section.minutes for task in tasks if not task.done)
        + CHECK_MINUTES,
        "groups": [
            *groups(application, tasks),
            *([{"title": "A parent or carer", "tasks": asked}] if asked else []),
            check_group(application, ready=ready and not application.being_helped),
        ],
    }


def parent_tasks(application: Application) -> list[Context]:
    """What a child's application waits for besides what the child does; nothing for others."""
    if not progress.needs_parent(application):
        return []
    parent = Parent.objects.of(application)
    status = Status.IN_PROGRESS if parent else Status.NOT_STARTED
    done = bool(parent and parent.agrees)
    task = {
        "name": "parent",
        "title": "Ask a parent or carer",
        "url": reverse("parent-name", args=[application.reference]),
        "status": (Status.COMPLETED if done else status).value,
        "done": done,
        "hint": waiting.for_parent(parent) if parent else "They say yes by a code of their own",
    }
    return [task]


def groups(application: Application, tasks: Iterable[Task]) -> list[Context]:
    found = [
        {
            "title": group.value,
            "tasks": [line(application, task) for task in tasks if task.section.group is group],
        }
        for group in Group
    ]
    return [group for group in found if group["tasks"]]


def line(application: Application, task: Task) -> Context:
    return {
        "name": task.section.name,
        "title": task.section.title,
        "url": reverse("section", args=[application.reference, task.section.name]),
        "status": task.status.value,
        "done": task.done,
        "hint": hint(task),
    }


def hint(task: Task) -> str:
    """The one thing that is worth knowing of a task before it is opened."""
    if task.clash:
        return "There are two versions. Choose which to keep."
    if task.new_questions:
        return news(task.new_questions)
    if task.from_quiz:
        return f"{from_quiz(task)}. Check them."
    if said := of_photographs(task.photographs):
        return said
    if task.done:
        return ""
    optional = "Optional. " if task.section.optional else ""
    minutes = task.section.minutes
    return f"{optional}About {minutes} minute{'' if minutes == 1 else 's'}"


def of_photographs(photographs: Iterable[File]) -> str:
    """What the scanner does, which stops nobody."""
    states = {State(file.state) for file in photographs}
    if State.REFUSED in states:
        return "Our virus scanner refused a photograph. Look at it."
    if states & {State.WAITING, State.FAILED}:
        return "We are checking your photographs for viruses. You can go on."
    return ""


def news(number: int) -> str:
    questions = "One new question" if number == 1 else f"{number} new questions"
    return f"{questions}. Everything else is kept."


def from_quiz(task: Task) -> str:
    day = clock.day_of_year_in_words(task.from_quiz) if task.from_quiz else ""
    return f"From your answers on {day}"


def check_group(application: Application, *, ready: bool) -> Context:
    task = {
        "name": "check",
        "title": "Check your answers, then send",
        "url": reverse("check", args=[application.reference]) if ready else "",
        "status": (Status.NOT_STARTED if ready else Status.CANNOT_START).value,
        "done": False,
        "hint": "" if ready else not_ready(application),
    }
    return {"title": "Check and send", "tasks": [task]}


def not_ready(application: Application) -> str:
    if application.being_helped:
        return "The person does this, with a code of their own"
    return "When everything that is not optional is completed"


def section(
    application: Application, task: Task, form: SectionForm, today: date, back: str
) -> Context:
    name, part = task.section.name, task.part
    return {
        **page(application, today),
        "section": task.section,
        "form": form,
        "version": part.version if part else 0,
        "page_id": secrets.token_urlsafe(9),
        "autosave_url": reverse("autosave", args=[application.reference, name]),
        "autosave_key": key(application, name),
        "back": back,
        "back_url": reverse(back or "tasks", args=[application.reference]),
        "from_quiz": from_quiz(task) if task.from_quiz else "",
        "news": news(task.new_questions) if task.new_questions else "",
        "years": task.place.years,
        "photographs": task.photographs,
    }


def key(application: Application, name: str) -> str:
    """On a page of staff who help it also says who they are: it opens only while they do."""
    helper = application.helped_by_id if application.being_helped else ""
    return seal(f"{application.pk} {name} {helper}", AUTOSAVE)


def still_opens(opened: str, application: Application, now: datetime) -> bool:
    helper = opened.split()[2:]
    return not helper or services.helps(int(helper[0]), application, now)


def two_versions(application: Application, task: Task, now: datetime, back: str) -> Context:
    """What is kept beside what another page sent, which can still be changed."""
    part = task.part
    if part is None or part.aside is None:
        raise ValueError(task.section.name)
    other = task.section.form(part.aside["content"], task.place)
    context = section(application, task, other, clock.uk_day(now), back)
    return {
        **context,
        "when": when(part.saved_at, now),
        "saved_rows": [reading.row(one) for one in task.form.rows()],
        "settles": part.aside["at"],
    }


def when(moment: datetime, now: datetime) -> str:
    """At 10:41am; with the day when it was not today."""
    words = clock.moment_in_words(moment)
    day, _, time = words.rpartition(", ")
    return f"at {time}" if clock.uk_day(moment) == clock.uk_day(now) else f"on {day} at {time}"


def check(application: Application, form: Form, today: date) -> Context:
    tasks = progress.to_be_shown(application, today)
    return {
        **page(application, today),
        "form": form,
        "parts": [reading.part(application, task) for task in tasks],
        "quiz": reading.quiz(application, changeable=True),
        "left": [line(application, task) for task in progress.unfinished(tasks)],
        "parent_left": [task for task in parent_tasks(application) if not task["done"]],
        "copy_url": reverse("copy-text", args=[application.reference]),
    }
