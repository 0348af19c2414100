"""What a section is, and which applications have which."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from recruitment.applications.sections.content import Content
from recruitment.applications.sections.form import SectionForm
from recruitment.eligibility import Answers, Family, Route


class Group(Enum):
    """The headings of the task list, in their order."""

    ABOUT_YOU = "About you"
    CAN_YOU = "Can you do the job"
    EXPERIENCE = "Your experience"
    HELP = "Help you may need"


class Way(Enum):
    """The kinds of application. Special constables are officers here."""

    OFFICER = "officer"
    STAFF = "staff"
    UNIFORMED_STAFF = "uniformed staff"
    VOLUNTEER = "volunteer"
    CADET = "cadet"


CADET, SPECIAL_CONSTABLE = "cadet", "special-constable"


def way(route: Route) -> Way:
    if route.slug == CADET:
        return Way.CADET
    if route.family is Family.OFFICER or route.slug == SPECIAL_CONSTABLE:
        return Way.OFFICER
    if route.family is Family.VOLUNTEER:
        return Way.VOLUNTEER
    return Way.UNIFORMED_STAFF if in_uniform(route) else Way.STAFF


def in_uniform(route: Route) -> bool:
    """Whether the rules of the route look at tattoos."""
    return any("tattoo" in rule.name for rule in route.rules)


def nothing(answers: Answers) -> Content:
    return {}


@dataclass(frozen=True, kw_only=True)
class Photographs:
    """Pictures that somebody may add to a section. No section needs them to be complete."""

    purpose: str  # in the words of the room of files: never change it
    label: str
    hint: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Section:
    name: str  # its address and the key in stored answers: never change it
    title: str
    group: Group
    minutes: int
    form: type[SectionForm]
    ways: frozenset[Way]
    optional: bool = False  # sending does not wait for it
    version: int = 1  # to be raised when the form asks something new
    news: Mapping[int, int] = field(default_factory=dict)  # a version: how much it asks anew
    beside: str = ""  # a template of help that stands with the form
    columns: tuple[str, ...] = ()  # fields that are kept in the application too, to be searched
    carried: Callable[[Answers], Content] = nothing  # what the questionnaire has told of it
    photographs: Photographs | None = None

    def new_since(self, version: int) -> int:
        """How many questions a form that was filled in at a version did not ask."""
        return sum(count for number, count in self.news.items() if number > version)
