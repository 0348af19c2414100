"""How many times each page asks the database: the statement, and that it is kept.

Everything counts, the session and who signs in too. `THE_CLOCK` is the one question that the
tests' own clock answers in place of the database. Marks that only a test's own transaction needs
do not count.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.applications import sections
from recruitment.applications.stages import Stage
from recruitment.models import Application, File
from tests.applications.applying import EMAIL, OFFICER_ANSWERS, but_savepoints
from tests.applications.photographs import TATTOOS, picture, send
from tests.factories import ApplicantFactory, VacancyFactory, draft
from tests.visitor import DECLARED, sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

THE_CLOCK = 1
A_PAGE, A_SEND = 6, 12
"""What issue 4 allows."""

ROUTES = ["pcep", "special-constable", "police-staff", "pcso", "support-volunteer"]
"""One for each kind of application that its writer can send alone, and special constables."""
A_WHOLE_DRAFT = 4
A_SECTION, ITS_BUTTON, WORDS_THAT_SAVE_THEMSELVES = 4, 8, 7
WITH_PHOTOGRAPHS = 1
"""One question more, where a section may have them."""
SENDING = 12


def asked(act):
    with CaptureQueriesContext(connection) as queries:
        reply = act()
    return len(but_savepoints(queries)), reply


@pytest.fixture
def ready(visitor):
    """Gives the reference of a draft on a route: filled in, with lists of so many rows."""

    def one(slug="pcep", rows=1):
        applicant = ApplicantFactory(email=EMAIL)
        vacancy = VacancyFactory(route_slug=slug)
        application = draft(applicant=applicant, vacancy=vacancy, answers=OFFICER_ANSWERS)
        for part in application.parts.all():
            if "entries" in part.content:
                part.content = {**part.content, "entries": part.content["entries"] * rows}
                part.save()
        visitor.sign_in(EMAIL)
        for number in range(rows if sections.find(vacancy.route, TATTOOS) else 0):
            send(visitor, application.reference, picture(f"{number}.jpg", number))
        return application.reference

    return one


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("slug", ROUTES)
def test_the_pages_of_a_whole_draft(visitor, ready, slug, rows):
    reference = ready(slug, rows)
    more = WITH_PHOTOGRAPHS if File.objects.exists() else 0

    for name in ("tasks", "check", "copy-text"):
        number, reply = asked(lambda name=name: visitor.get(name, reference))
        assert reply.resolver_match.url_name == name
        assert number == A_WHOLE_DRAFT + more <= A_PAGE, name


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_each_section_and_its_button(visitor, ready, rows):
    reference = ready(rows=rows)

    for section in sections.SECTIONS:
        name, more = section.name, WITH_PHOTOGRAPHS if section.photographs else 0
        number, page = asked(lambda name=name: visitor.get("section", reference, name))
        assert number == A_SECTION + more <= A_PAGE, name
        address = reverse("section", args=[reference, name])
        fields = sent_by(page, name) | CHANGED[name]
        number, _ = asked(lambda address=address, fields=fields: press(visitor, address, fields))
        assert number == ITS_BUTTON + more, name


def press(visitor, address, fields):
    return visitor.client.post(address, fields)


CHANGED = {
    "about-you": {"full_name": "Gwen Jones"},
    "right-to-be-here": {"status": "I am an Irish citizen"},
    "addresses": {"elsewhere": "Abroad"},
    "business-interests": {"details": "A shop"},
    "tattoos": {"details": "A rose"},
    "work-history": {"between": "School"},
    "qualifications": {"e0_grade": "5"},
    "your-example": {"evidence": "Other words"},
    "adjustments": {"wanted": "More time"},
    "support": {"wanted": "yes"},
}


def test_words_that_save_themselves(visitor, ready):
    reference = ready()
    page = visitor.get("section", reference, "your-example")
    fields = sent_by(page, "your-example", evidence="Other words") | {"turn": 1}
    address = reverse("autosave", args=[reference, "your-example"])

    number, reply = asked(lambda: visitor.client.post(address, fields))

    assert reply.status_code == 204
    assert number == WORDS_THAT_SAVE_THEMSELVES


@pytest.mark.parametrize("slug", ROUTES)
def test_sending(visitor, ready, slug):
    reference = ready(slug, rows=3)
    fields = {"shown": Application.objects.get().version, **DECLARED}
    address = reverse("check", args=[reference])

    number, _ = asked(lambda: visitor.client.post(address, fields))

    assert Application.objects.get().at is Stage.SUBMITTED
    assert number + THE_CLOCK == SENDING <= A_SEND
