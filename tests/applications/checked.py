"""What the tests of checks share."""

from recruitment.applications import services
from recruitment.applications.services import Said
from recruitment.applications.stages import Stage
from tests.applications.applying import OFFICER_ANSWERS
from tests.applications.decided import again, move
from tests.factories import UserFactory, VacancyFactory, sent
from tests.moments import NOW, TODAY

PASSED = Said(asked_on=TODAY, finished_on=TODAY, outcome="passed")


def record(application, kind, said=PASSED, *, seen=None, by=None):
    row = application.checks.filter(kind=kind).first()
    version = row.version if row else 0
    seen = version if seen is None else seen
    return services.record(application.pk, kind, said, by=by or UserFactory(), seen=seen, now=NOW)


def at_checks(**fields):
    application = sent(**fields)
    for to in (Stage.INTERVIEW, Stage.CHECKS):
        move(application, to)
    return again(application)


def officer_at(*stages):
    vacancy = VacancyFactory(route_slug="pcep", working_time="full", vetting="recruitment")
    application = sent(vacancy=vacancy, answers=OFFICER_ANSWERS)
    for to in stages:
        move(application, to)
    return again(application)


OFFICERS_WAY = (Stage.SIFT, Stage.INTERVIEW, Stage.CONDITIONAL_OFFER, Stage.CHECKS)


def appoint(application, day=NOW):
    application = again(application)
    said = {"by": UserFactory(), "seen": application.version, "note": "", "words": ""}
    return services.move(application.pk, Stage.APPOINTED, now=day, **said)
