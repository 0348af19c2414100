"""What the tests of the tracker share: decisions, and what an applicant can reach."""

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Application, Email, ReasonWording
from tests.factories import ApplicantFactory, UserFactory, VacancyFactory, sent
from tests.moments import NOW

NO = "We did not find enough."


def again(application):
    return Application.objects.select_related("vacancy", "applicant").get(pk=application.pk)


def why(*codes, own=""):
    """The reasons with these codes, in the words that they have now."""
    chosen = ReasonWording.objects.current().filter(reason__code__in=codes)
    return services.Given(tuple(one.pk for one in chosen), own)


def move(application, to, *, now=NOW, by=None, words=NO, given=None):
    application = again(application)
    return services.move(
        application.pk,
        to,
        by=by or UserFactory(),
        seen=application.version,
        now=now,
        note="",
        words=words,
        given=given,
    )


def has_gone(**which):
    """The mail server has taken what is owed."""
    Email.objects.filter(state="owed", **which).update(state="sent", sent_at=NOW)


def at_interview(*, email="gwen@home.example", vacancy=None, **fields):
    """An application whose applicant has been told that they are at the interview."""
    application = sent(
        applicant=ApplicantFactory(email=email), vacancy=vacancy or VacancyFactory(), **fields
    )
    application = move(application, Stage.INTERVIEW)
    has_gone(about=application.about)
    return application
