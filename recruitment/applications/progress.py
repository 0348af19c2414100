"""How far an application is: each of its sections, and what is still wanted before it is sent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property

from recruitment import clock
from recruitment.applications import sections
from recruitment.applications.models import Application, CameFrom, Part
from recruitment.applications.parents import Parent
from recruitment.applications.sections import (
    PURPOSES,
    Content,
    Photographs,
    Place,
    Section,
    SectionForm,
    Way,
)
from recruitment.files.models import File
from recruitment.vacancies.models import Vacancy


class Status(Enum):
    NOT_STARTED = "Not started"
    IN_PROGRESS = "In progress"
    COMPLETED = "Completed"
    CANNOT_START = "Cannot start yet"


@dataclass(frozen=True)
class Task:
    """One section of one application."""

    section: Section
    part: Part | None
    place: Place
    photographs: tuple[File, ...] = ()

    @cached_property
    def form(self) -> SectionForm:
        return self.section.form(self.content, self.place)

    @property
    def content(self) -> Content:
        return self.part.content if self.part else {}

    @property
    def new_questions(self) -> int:
        """How many questions the form asks that it did not ask when this was filled in."""
        return self.section.new_since(self.part.form_version) if self.begun and self.part else 0

    @property
    def begun(self) -> bool:
        return not sections.blank(self.content) or self.complete or bool(self.photographs)

    @property
    def complete(self) -> bool:
        return bool(self.part and self.part.complete)

    @property
    def clash(self) -> bool:
        """Two pages have saved it without seeing each other."""
        return bool(self.part and self.part.aside)

    @property
    def from_quiz(self) -> date | None:
        """The day on which its answers were carried over, until somebody confirms them."""
        carried = self.part and self.part.came_from == CameFrom.QUIZ
        return clock.uk_day(self.part.saved_at) if self.part and carried else None

    @property
    def status(self) -> Status:
        if self.clash:
            return Status.IN_PROGRESS
        if not self.begun:
            return Status.NOT_STARTED
        settled = self.complete and not self.new_questions and self.form.fine
        return Status.COMPLETED if settled else Status.IN_PROGRESS

    @property
    def done(self) -> bool:
        return self.status is Status.COMPLETED


def place(vacancy: Vacancy, on: date) -> Place:
    words = vacancy.evidence_words
    return Place(on, vacancy.evidence_question, words, vacancy.residence_years)


def tasks(application: Application, on: date) -> list[Task]:
    """Every section of the application, in the order in which they are shown."""
    parts = {part.name: part for part in application.parts.all()}
    where = place(application.vacancy, on)
    wanted = sections.of_route(application.vacancy.route)
    return [Task(section, parts.get(section.name), where) for section in wanted]


def to_be_shown(application: Application, on: date) -> list[Task]:
    """With their photographs, which sending does not wait for."""
    every = tasks(application, on)
    added = photographs(application, [task.section for task in every])
    return [replace(task, photographs=of_section(task.section, added)) for task in every]


def task(application: Application, section: Section, on: date) -> Task:
    """One section of the application, as it is kept now."""
    part = application.parts.filter(name=section.name).first()
    added = photographs(application, [section])
    return Task(section, part, place(application.vacancy, on), of_section(section, added))


def photographs(application: Application, wanted: Iterable[Section]) -> list[File]:
    if not any(section.photographs for section in wanted):
        return []
    return list(File.objects.about(application.about).filter(purpose__in=PURPOSES))


def of_section(section: Section, added: Iterable[File]) -> tuple[File, ...]:
    wanted: Photographs | None = section.photographs
    return tuple(file for file in added if wanted and file.purpose == wanted.purpose)


def unfinished(all_of_them: Iterable[Task]) -> list[Task]:
    """What keeps it from being sent. What is optional does not, unless two versions of it wait."""
    return [task for task in all_of_them if task.clash or not (task.done or task.section.optional)]


def needs_parent(application: Application) -> bool:
    """A child's application, which a parent or carer has to agree to first."""
    return is_for_children(application.vacancy)


def is_for_children(vacancy: Vacancy) -> bool:
    return sections.way(vacancy.route) is Way.CADET


def lacks_parent(application: Application) -> bool:
    """It is a child's, and no parent or carer says yes to it at this moment."""
    if not needs_parent(application):
        return False
    parent = Parent.objects.of(application)
    return parent is None or not parent.agrees
