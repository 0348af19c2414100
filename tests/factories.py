"""One factory per model, no surprises. Dates are given by the factory or by the test, never now."""

from datetime import timedelta

import factory
from django.contrib.auth.models import Group

from recruitment.applications import services
from recruitment.eligibility import restore
from recruitment.models import Applicant, Application, Email, User, Vacancy
from tests.moments import NOW, TODAY

VOLUNTEER_ANSWERS = {
    "date-of-birth": "1990-05-04",
    "status": "british",
    "uk-residence": "yes",
    "would-refuse": ["none"],
    "any-of-these": ["none"],
    "police-record": ["none"],
}
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
    hours = "A few hours a week"
    places = 5
    opens_on = TODAY - timedelta(days=10)
    closes_on = TODAY + timedelta(days=20)
    evidence_question = "Tell us why you want to give your time"


def draft(*, applicant=None, vacancy=None, now=NOW, answers=None, **fields) -> Application:
    """A draft with everything filled in, begun the way applicants begin one."""
    started = services.start(
        applicant or ApplicantFactory(),
        vacancy or VacancyFactory(),
        restore(answers or VOLUNTEER_ANSWERS, TODAY),
        now=now,
    )
    filled = {"full_name": "Gwen Hughes", "known_as": "Gwen", "evidence": "I like to help."}
    return services.save_draft(started.pk, {**filled, **fields}, now=now)


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
