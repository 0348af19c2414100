"""What the tests of the tracker share: decisions, and what an applicant can reach."""

from django.utils.timezone import localdate

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.emails import KINDS
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


def pass_checks(application, *, by=None, now=NOW):
    """Everything that its route needs is passed today."""
    said = services.Said(finished_on=localdate(now), outcome="passed")
    for kind in services.needed(application):
        check = application.checks.filter(kind=kind).first()
        seen = check.version if check else 0
        services.record(application.pk, kind, said, by=by or UserFactory(), seen=seen, now=now)


def move(application, to, *, now=NOW, by=None, words=NO, given=None):
    application = again(application)
    if to is Stage.APPOINTED and application.at is Stage.CHECKS:
        pass_checks(application, now=now)
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
    """The mail server has taken what is owed, but for reminders of days to come."""
    to_come = [kind.name for kind in KINDS.values() if kind.reminder]
    owed = Email.objects.filter(state="owed", **which).exclude(kind__in=to_come)
    owed.update(state="sent", sent_at=NOW)


def at_interview(*, email="gwen@home.example", vacancy=None, **fields):
    """An application whose applicant has been told that they are at the interview."""
    application = sent(
        applicant=ApplicantFactory(email=email), vacancy=vacancy or VacancyFactory(), **fields
    )
    application = move(application, Stage.INTERVIEW)
    has_gone(about=application.about)
    return application
