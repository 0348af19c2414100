"""What the tests of the sift share: applications at the sift, markers, and runs."""

from django.contrib.auth.models import Permission

from recruitment.applications.services import move
from recruitment.applications.stages import Stage
from recruitment.models import Application, Mark, User
from recruitment.sift import scale, services
from tests.factories import ApplicantFactory, UserFactory, VacancyFactory, sent
from tests.moments import NOW
from tests.visitor import EVERY_ANSWER

PASS = 3


def with_permissions(*codenames, **fields):
    """By name of permission, as the roles are gone after a test that commits."""
    user = UserFactory(**fields)
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    return User.objects.get(pk=user.pk)


def marker(**fields):
    return with_permissions("mark_answers", **fields)


def police_vacancy(**fields):
    return VacancyFactory(route_slug="pcep", working_time="full", **fields)


def at_sift(vacancy, **fields):
    applicant = fields.pop("applicant", None) or ApplicantFactory()
    application = sent(vacancy=vacancy, answers=EVERY_ANSWER, applicant=applicant, **fields)
    return move(
        application.pk,
        Stage.SIFT,
        by=UserFactory(),
        seen=application.version,
        now=NOW,
        note="",
        words="",
    )


def opened(*, answers=1, markers=None, pass_mark=PASS, vacancy=None):
    """A run of so many answers. Its markers are two, unless they are given."""
    vacancy = vacancy or police_vacancy()
    for number in range(answers):
        at_sift(vacancy, evidence=f"Answer {number}")
    people = markers or [marker(), marker()]
    plan = services.Plan(
        pass_mark=pass_mark, anchors=list(scale.ANCHORS.values()), looks_for=[], markers=people
    )
    return services.open_run(vacancy, plan, by=UserFactory(), now=NOW)


def desk_of(run, person):
    """The numbers of what a marker has to score, in their order."""
    marks = Mark.objects.on_the_desk().filter(marker__run=run, marker__person=person)
    return list(marks.values_list("number", flat=True))


def people(run):
    return [one.person for one in run.markers.select_related("person")]


def score_all(run, person, score, *, hand_in=True):
    for number in desk_of(run, person):
        services.score(run.pk, number, person, score=score, reason="Because", now=NOW)
    if hand_in:
        services.hand_in(run.pk, person, now=NOW)


def again(application):
    return Application.objects.select_related("vacancy", "applicant").get(pk=application.pk)
