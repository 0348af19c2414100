"""An applicant with an offer, and referees: what the tests of references share."""

import re

from django.core import mail

from recruitment.applications import services as applications
from recruitment.applications.stages import Stage
from recruitment.models import Application, Referee
from recruitment.references import services
from recruitment.tasks import send_owed_emails
from tests.applications.applying import EMAIL, OFFICER_ANSWERS
from tests.factories import ApplicantFactory, UserFactory, VacancyFactory, sent
from tests.moments import NOW

REFEREE = "jo@shop.example"
TOLD = {
    "how": "I was their manager at the corner shop.",
    "start_month": "3",
    "start_year": "2022",
    "end_month": "",
    "end_year": "",
    "again": "yes",
    "anything": "Always on time.",
}


def move(application, to, now=NOW):
    application.refresh_from_db()
    return applications.move(
        application.pk,
        to,
        by=UserFactory(),
        seen=application.version,
        now=now,
        note="",
        words="Not this time." if to is Stage.UNSUCCESSFUL else "",
    )


OFFICERS_WAY = (Stage.SIFT, Stage.INTERVIEW, Stage.CONDITIONAL_OFFER, Stage.CHECKS)


def officer_at(stage, *, email=EMAIL, told=True):
    application = sent(
        applicant=ApplicantFactory(email=email),
        vacancy=VacancyFactory(route_slug="pcep"),
        answers=OFFICER_ANSWERS,
    )
    for to in OFFICERS_WAY[: OFFICERS_WAY.index(stage) + 1]:
        move(application, to)
    if told:
        send_owed_emails()
    return Application.objects.select_related("vacancy", "applicant").get(pk=application.pk)


def offered(*, told=True, **more):
    """Who has accepted their offer, if they were told of it, and colleagues have seen it."""
    application = officer_at(Stage.CONDITIONAL_OFFER, told=told, **more)
    if not told:
        return application
    applications.accept(application.pk, now=NOW)
    send_owed_emails()
    applications.look_at(application)
    return Application.objects.select_related("vacancy", "applicant").get(pk=application.pk)


def volunteer_at(stage):
    application = sent()
    for to in (Stage.INTERVIEW, Stage.CHECKS):
        move(application, to)
        if to is stage:
            break
    send_owed_emails()
    return application


def named(application=None, *, email=REFEREE, name="Jo Patel", now=NOW, instead_of=None):
    application = application or offered()
    return services.name_referee(
        application.pk,
        name=name,
        email=email,
        knows="My manager",
        now=now,
        instead_of=instead_of.pk if instead_of else None,
    )


def told(referee, now=NOW):
    services.answer(referee.pk, TOLD, now=now)
    return Referee.objects.get(pk=referee.pk)


def link_sent_to(email):
    send_owed_emails()
    to_them = [one for one in mail.outbox if one.to == [email] and "/reference/" in one.body]
    return re.search(r"http://testserver(/reference/\S+)", to_them[-1].body)[1]


def subjects(email):
    return [message.subject for message in mail.outbox if message.to == [email]]
