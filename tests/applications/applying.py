"""How a person applies, without JavaScript: what the tests of the applicant's pages share."""

from recruitment.applications import sections
from recruitment.models import Application
from tests.factories import VOLUNTEER_ANSWERS, draft
from tests.visitor import DECLARED, sent_by

EMAIL = "gwen@home.example"

OFFICER_ANSWERS = {
    **VOLUNTEER_ANSWERS,
    "driving-licence": "manual",
    "qualifications": ["level-3"],
}


def text(response):
    return response.content.decode()


def plain(response):
    """Without the layout of the markup."""
    return " ".join(text(response).split())


def at_tasks(visitor, vacancy, email=EMAIL):
    """Answer what the vacancy's route reads, start, and sign in by the code."""
    response = visitor.post("apply", vacancy.reference)
    response = visitor.answer_all(VOLUNTEER_ANSWERS, response)
    assert response.resolver_match.url_name == "apply"
    visitor.post("apply", vacancy.reference)
    response = visitor.sign_in(email)
    assert response.resolver_match.url_name == "tasks"
    return response.resolver_match.kwargs["reference"]


def signed_in_with(visitor, application):
    """The applicant of a draft that is there already."""
    visitor.sign_in(application.applicant.email)
    return application.reference


def save(visitor, reference, name, **changed):
    """Open a section, fill it in and press its button, as a browser does."""
    page = visitor.get("section", reference, name)
    return visitor.post("section", reference, name, **sent_by(page, name, **changed))


def filled_in(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)
    for section in sections.of_route(vacancy.route):
        save(visitor, reference, section.name)
    return reference


def content(name):
    return Application.objects.get().parts.get(name=name).content


def evidence():
    return content("your-example")["evidence"]


def press_send(visitor, reference, **changed):
    page = visitor.get("check", reference)
    shown = page.context["form"]["shown"].value()
    return visitor.post("check", reference, **{"shown": shown, **DECLARED, **changed})


def but_savepoints(asked):
    """What was asked of the database, without the marks that a test's own transaction needs."""
    return [one["sql"] for one in asked.captured_queries if "SAVEPOINT" not in one["sql"]]


def officer(vacancy, **fields):
    """A draft of somebody who wants to be a constable."""
    return draft(vacancy=vacancy, answers=OFFICER_ANSWERS, **fields)
