"""What the tests of the sift share: applications at the sift, markers, and runs."""

from django.contrib.auth.models import Permission

from recruitment.applications import services as applications
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
    return applications.move(
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


def settled(*finals, vacancy=None):
    """A run in which each answer has got such a score from both markers."""
    run = opened(answers=len(finals), vacancy=vacancy)
    for answer, score in zip(run.answers.order_by("application"), finals, strict=True):
        for mark in answer.marks.all():
            services.score(
                run.pk, mark.number, mark.marker.person, score=score, reason="So", now=NOW
            )
    for person in people(run):
        services.hand_in(run.pk, person, now=NOW)
    return run


def move(application, to, words=""):
    return applications.move(
        application.pk,
        to,
        by=UserFactory(),
        seen=again(application).version,
        now=NOW,
        note="",
        words=words,
    )


def text(response):
    return " ".join(response.content.decode().split())
