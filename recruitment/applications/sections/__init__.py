"""The sections of an application, in the order in which they are shown.

To ask something new in a section: add the field, raise its `version`, and say under `news` how
many questions are new. A section of its own is one more value here.
"""

from recruitment.applications.sections import about, carried, months, support, work
from recruitment.applications.sections.content import DONE, ENTRIES, MOST_ENTRIES, Content, blank
from recruitment.applications.sections.declaration import DeclarationForm
from recruitment.applications.sections.fields import MonthField, line, one_of, text
from recruitment.applications.sections.form import Entry, Place, Row, SectionForm
from recruitment.applications.sections.section import Group, Photographs, Section, Way, way
from recruitment.eligibility import Route

__all__ = [
    "DONE",
    "ENTRIES",
    "MOST_ENTRIES",
    "PURPOSES",
    "SECTIONS",
    "Content",
    "DeclarationForm",
    "Entry",
    "Group",
    "MonthField",
    "Photographs",
    "Place",
    "Row",
    "Section",
    "SectionForm",
    "Way",
    "blank",
    "find",
    "line",
    "months",
    "of_route",
    "one_of",
    "text",
    "way",
]

EVERYBODY = frozenset(Way)
ADULTS = EVERYBODY - {Way.CADET}
EMPLOYED = frozenset({Way.OFFICER, Way.STAFF, Way.UNIFORMED_STAFF})
IN_UNIFORM = frozenset({Way.OFFICER, Way.UNIFORMED_STAFF})

SECTIONS = (
    Section(
        name="about-you",
        title="Your details",
        group=Group.ABOUT_YOU,
        minutes=3,
        form=about.AboutYou,
        ways=EVERYBODY,
        version=2,
        news={2: 1},  # how it is best to reach somebody
        columns=("full_name", "known_as", "phone"),
    ),
    Section(
        name="right-to-be-here",
        title="Your right to be here",
        group=Group.ABOUT_YOU,
        minutes=2,
        form=about.RightToBeHere,
        ways=EMPLOYED,
        carried=carried.right_to_be_here,
    ),
    Section(
        name="addresses",
        title="Where you have lived",
        group=Group.ABOUT_YOU,
        minutes=5,
        form=about.Addresses,
        ways=ADULTS,
        beside="applications/beside/addresses.html",
    ),
    Section(
        name="business-interests",
        title="Other work or business",
        group=Group.CAN_YOU,
        minutes=2,
        form=work.Interests,
        ways=ADULTS,
    ),
    Section(
        name="tattoos",
        title="Tattoos",
        group=Group.CAN_YOU,
        minutes=3,
        form=work.Tattoos,
        ways=IN_UNIFORM,
        carried=carried.tattoos,
        photographs=Photographs(
            purpose="tattoo",
            label="Photographs of your tattoos (optional)",
            hint="Add a photograph of each tattoo that shows. One from a distance and one from "
            "close by, in colour, are best. Without them, we may ask you for them later.",
        ),
    ),
    Section(
        name="work-history",
        title="Your work",
        group=Group.EXPERIENCE,
        minutes=8,
        form=work.WorkHistory,
        ways=EMPLOYED,
        beside="applications/beside/work_history.html",
    ),
    Section(
        name="qualifications",
        title="Your qualifications",
        group=Group.EXPERIENCE,
        minutes=4,
        form=work.Qualifications,
        ways=EMPLOYED,
        carried=carried.qualifications,
    ),
    Section(
        name="your-example",
        title="Your example",
        group=Group.EXPERIENCE,
        minutes=20,
        form=work.Example,
        ways=EVERYBODY,
        beside="applications/beside/your_example.html",
    ),
    Section(
        name="adjustments",
        title="What would help you",
        group=Group.HELP,
        minutes=2,
        form=support.Adjustments,
        ways=EVERYBODY,
        optional=True,
    ),
    Section(
        name="support",
        title="Support from our team",
        group=Group.HELP,
        minutes=1,
        form=support.Support,
        ways=EMPLOYED,
        optional=True,
    ),
)

PURPOSES = tuple(section.photographs.purpose for section in SECTIONS if section.photographs)
"""What for the photographs of an application are there."""


def of_route(route: Route) -> tuple[Section, ...]:
    """The sections that an application on this route has."""
    wanted = way(route)
    return tuple(section for section in SECTIONS if wanted in section.ways)


def find(route: Route, name: str) -> Section | None:
    return next((section for section in of_route(route) if section.name == name), None)
