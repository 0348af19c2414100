"""One factory per model, no surprises. Dates are given by the factory or by the test, never now."""

from datetime import UTC, datetime, timedelta

import factory
from django.contrib.auth.models import Group
from django.db import transaction

from recruitment.applications import sections, services
from recruitment.applications.models import CameFrom
from recruitment.applications.services import drafts
from recruitment.eligibility import restore
from recruitment.management.rehearsal import typed
from recruitment.models import Applicant, Application, Email, Event, Slot, User, Vacancy
from tests.moments import NOW, TODAY

VOLUNTEER_ANSWERS = typed.VOLUNTEER
"""Of somebody who may apply to be a police support volunteer."""


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence("staff{}@force.example".format)
    name = factory.Sequence("Staff {}".format)
    password = factory.PostGenerationMethodCall("set_password", "a long enough password")

    @factory.post_generation
    def role(self, create, role):
        self.save()
        if role:
            self.groups.add(Group.objects.get(name=role))


class ApplicantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Applicant

    email = factory.Sequence("applicant{}@home.example".format)
    created_at = NOW


class VacancyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Vacancy

    reference = factory.Sequence("VACANCY-{}".format)
    route_slug = "support-volunteer"
    title = "Police support volunteer"
    summary = "Help behind the scenes."
    salary = "Unpaid, with expenses"
    base = "Chelmsford"
    working_time = "own"
    hours = "A few hours a week"
    vetting = "volunteer"
    places = 5
    opens_on = TODAY - timedelta(days=10)
    closes_on = TODAY + timedelta(days=20)
    evidence_question = "Tell us why you want to give your time"
    changed_at = NOW


HOME = {**typed.HOME, "address": "12 High Street, Chelmsford, CM1 1AA", "start_year": "2018"}
WORK = {**typed.WORK, "employer": "Corner shop", "start_year": "2019"}
FILLED_IN = {
    **typed.TYPED,
    "about-you": {
        **typed.TYPED["about-you"],
        "full_name": "Gwen Hughes",
        "known_as": "Gwen",
    },
    "addresses": {**typed.TYPED["addresses"], "entries": [HOME]},
    "work-history": {**typed.TYPED["work-history"], "entries": [WORK]},
}
"""What completes each section, under the names of its fields."""


def fill_in(application, name, *, seen=None, now=NOW, **changed) -> Application:
    """Save one section as its page does, filled in but for what is given."""
    section = sections.find(application.vacancy.route, name)
    content = {**FILLED_IN[name], **changed}
    part = application.parts.filter(name=name).first()
    version = part.version if part else 0
    typed = services.Typed(content=content, seen=version if seen is None else seen)
    services.save_part(application.pk, section, typed, now=now)
    return Application.objects.select_related("vacancy", "applicant").get(pk=application.pk)


def begun(*, applicant=None, vacancy=None, now=NOW, answers=None) -> Application:
    """A draft in which nothing is filled in yet."""
    return services.start(
        applicant or ApplicantFactory(),
        vacancy or VacancyFactory(),
        restore(answers or VOLUNTEER_ANSWERS, TODAY),
        now=now,
    )


def draft(*, now=NOW, applicant=None, vacancy=None, answers=None, **fields) -> Application:
    """A draft with everything filled in, begun the way applicants begin one.

    It is one transaction and not one for each section, as thousands of tests begin with it.
    """
    application = begun(applicant=applicant, vacancy=vacancy, now=now, answers=answers)
    fill_in_all(application, fields, now)
    return Application.objects.select_related("vacancy", "applicant").get(pk=application.pk)


@transaction.atomic
def fill_in_all(application, fields, now) -> None:
    there = {part.name: part for part in application.parts.all()}
    for section in sections.of_route(application.vacancy.route):
        own = {key: value for key, value in fields.items() if key in FILLED_IN[section.name]}
        part = there.get(section.name) or drafts.first_of(application, section, CameFrom.TYPED)
        content = {**FILLED_IN[section.name], **own}
        drafts.keep(application, part, section, services.Typed(content=content), now)


def sent(*, now=NOW, **fields) -> Application:
    """An application as HR finds it."""
    application = draft(now=now, **fields)
    return services.submit(application.pk, shown=application.version, now=now)


class EmailFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Email

    kind = "received"
    about = factory.Sequence("application:{}".format)
    to = "somebody@home.example"
    message_id = factory.Sequence("<{}@testserver>".format)
    owed_at = NOW
    next_try_at = NOW


class SlotFactory(factory.django.DjangoModelFactory):
    """An interview in a week, which can be chosen until two days before."""

    class Meta:
        model = Slot

    vacancy = factory.SubFactory(VacancyFactory)
    starts_at = NOW + timedelta(days=7)
    minutes = 45
    place = "Training Centre, Springfield, Chelmsford"
    places = 1
    choose_until = NOW + timedelta(days=5)


class EventFactory(factory.django.DjangoModelFactory):
    """An evening on a Wednesday in three weeks, to be booked until noon of the day before."""

    class Meta:
        model = Event

    slug = factory.Sequence("event-{}".format)
    title = "Meet the team"
    summary = "Ask people who do the job what it is like."
    starts_at = datetime(2026, 12, 16, 18, 0, tzinfo=UTC)
    minutes = 90
    area = "Chelmsford"
    place = "Room 4, Training Centre, Springfield, Chelmsford"
    access = "No steps. A hearing loop."
    places = 2
    book_until = datetime(2026, 12, 15, 12, 0, tzinfo=UTC)
    changed_at = NOW
