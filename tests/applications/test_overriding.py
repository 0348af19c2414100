"""A move outside the table: an HR lead's, with a reason, recorded as such."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from recruitment.applications import services
from recruitment.applications.services import (
    AppliedAgain,
    Changed,
    IllegalMove,
    NotChecked,
    Unexplained,
)
from recruitment.applications.stages import Stage
from recruitment.models import Email, StageChange
from tests.applications.decided import again, has_gone, move, pass_checks
from tests.factories import ApplicantFactory, UserFactory, VacancyFactory, begun, draft, sent
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

WHY = "They were at the interview already, under another reference."


def override(application, to, *, reason=WHY, words="", seen=None):
    version = again(application).version if seen is None else seen
    said = {"reason": reason, "words": words, "by": UserFactory()}
    return services.override(application.pk, to, **said, seen=version, now=NOW)


def test_it_is_recorded_with_its_reason_and_its_email_goes():
    application = sent()

    override(application, Stage.CHECKS)

    change = application.history.last()
    assert (change.now, change.overrides, change.note) == ("checks", True, WHY)
    assert again(application).at is Stage.CHECKS
    assert Email.objects.filter(kind="next_step", occurrence=str(change.pk)).exists()


def test_a_usual_move_is_not_recorded_as_one_outside_the_table():
    application = sent()
    move(application, Stage.INTERVIEW)

    assert not application.history.last().overrides


def test_what_the_table_has_is_not_done_here():
    application = sent()

    assert Stage.INTERVIEW not in services.others(application)
    with pytest.raises(IllegalMove):
        override(application, Stage.INTERVIEW)


@pytest.mark.parametrize("to", [Stage.DRAFT, Stage.SUBMITTED])
def test_nothing_becomes_a_draft_again_or_goes_where_it_is(to):
    with pytest.raises(IllegalMove):
        override(sent(), to)


def test_without_a_reason_nothing_moves():
    with pytest.raises(Unexplained):
        override(sent(), Stage.CHECKS, reason="")
    with pytest.raises(Unexplained):
        override(move(sent(), Stage.INTERVIEW), Stage.INFO_NEEDED)


def test_whoever_saw_an_older_version_is_refused():
    application = sent()

    with pytest.raises(Changed):
        override(application, Stage.CHECKS, seen=application.version - 1)


def test_nobody_is_appointed_past_the_checks():
    application = sent()
    with pytest.raises(NotChecked):
        override(application, Stage.APPOINTED)

    pass_checks(application)

    assert override(application, Stage.APPOINTED).at is Stage.APPOINTED


def test_what_was_refused_by_mistake_can_go_on():
    application = sent()
    move(application, Stage.UNSUCCESSFUL)
    has_gone()

    assert override(application, Stage.SUBMITTED).at is Stage.SUBMITTED
    assert Email.objects.filter(kind="received", about=application.about).count() == 1


def test_who_has_begun_another_application_meanwhile_has_one():
    applicant, vacancy = ApplicantFactory(), VacancyFactory()
    application = sent(applicant=applicant, vacancy=vacancy)
    move(application, Stage.UNSUCCESSFUL)
    has_gone()
    begun(applicant=applicant, vacancy=vacancy)

    with pytest.raises(AppliedAgain):
        override(application, Stage.SUBMITTED)

    assert again(application).at is Stage.UNSUCCESSFUL


def test_what_its_applicant_withdrew_is_theirs():
    application = sent()
    services.withdraw(application.pk, reason="", now=NOW)

    assert services.others(again(application)) == ()
    with pytest.raises(IllegalMove):
        override(application, Stage.INTERVIEW)


def test_a_draft_is_its_writers_own():
    assert services.others(draft()) == ()


def test_what_is_on_hold_is_taken_off_first():
    application = sent()
    said = {"reason": "Full", "words": "", "review_on": TODAY + timedelta(days=9)}
    services.hold(application.pk, **said, by=UserFactory(), seen=application.version, now=NOW)

    assert services.others(again(application)) == ()


@pytest.mark.parametrize("fields", [{"note": ""}, {"by": None}])
def test_the_database_refuses_one_without_a_reason_or_a_person(fields):
    said = {"application": sent(), "was": "submitted", "now": "checks", "at": NOW, "note": WHY}
    with pytest.raises(IntegrityError, match="outside_the_table"), transaction.atomic():
        StageChange.objects.create(**{**said, "by": UserFactory(), "overrides": True, **fields})
