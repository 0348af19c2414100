"""Checks before somebody starts: what is recorded, and that nobody is appointed without."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from recruitment.applications import services
from recruitment.applications.checks import Check, CheckChange, Kind
from recruitment.applications.services import (
    Changed,
    IllegalMove,
    NotChecked,
    NotLater,
    Said,
    Unexplained,
)
from recruitment.applications.stages import Stage
from recruitment.models import Application, Email
from tests.applications.checked import OFFICERS_WAY, appoint, at_checks, officer_at, record
from tests.applications.decided import again, move, pass_checks
from tests.crowd import all_at_once
from tests.factories import UserFactory, VacancyFactory, sent
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db


def test_nobody_is_appointed_while_a_check_that_is_needed_is_not_passed():
    application = at_checks()
    record(application, Kind.REFERENCES)
    record(application, Kind.RIGHT_TO_WORK)

    with pytest.raises(NotChecked) as refusal:
        appoint(application)

    assert str(refusal.value) == "Vetting: not asked for."
    assert again(application).at is Stage.CHECKS
    record(application, Kind.VETTING)
    assert appoint(application).at is Stage.APPOINTED


@pytest.mark.parametrize(
    "said",
    [
        Said(),
        Said(asked_on=TODAY),
        Said(started_on=TODAY),
        Said(finished_on=TODAY, outcome="not_passed"),
        Said(
            finished_on=TODAY - timedelta(days=9),
            outcome="passed",
            expires_on=TODAY - timedelta(days=1),
        ),
    ],
)
def test_a_check_that_is_not_passed_or_has_run_out_keeps_back(said):
    application = at_checks()
    pass_checks(application)
    assert not services.in_the_way(application, Stage.APPOINTED, TODAY)

    record(application, Kind.REFERENCES, said)

    assert len(services.in_the_way(again(application), Stage.APPOINTED, TODAY)) == 1


def test_the_last_day_on_which_a_check_counts_is_a_good_day():
    application = at_checks()
    pass_checks(application)
    record(
        application,
        Kind.REFERENCES,
        Said(finished_on=date(2026, 11, 1), outcome="passed", expires_on=TODAY),
    )

    application = again(application)
    assert not services.in_the_way(application, Stage.APPOINTED, TODAY)
    tomorrow = TODAY + timedelta(days=1)
    assert services.in_the_way(application, Stage.APPOINTED, tomorrow) == (
        "References: counts until 23 November 2026 and would be too old on 24 November 2026.",
    )


def test_a_check_may_be_left_out_with_a_reason_and_vetting_never():
    application = at_checks()
    waived = Said(finished_on=TODAY, outcome="waived", reason="They work for us already")
    pass_checks(application)

    record(application, Kind.REFERENCES, waived)
    assert not services.in_the_way(again(application), Stage.APPOINTED, TODAY)

    with pytest.raises(Unexplained):
        record(application, Kind.REFERENCES, Said(finished_on=TODAY, outcome="waived"))
    with pytest.raises(ValidationError, match="Vetting cannot be left out"):
        record(application, Kind.VETTING, waived)


def test_no_final_offer_goes_before_the_checks_are_passed():
    application = officer_at(*OFFICERS_WAY)

    with pytest.raises(NotChecked):
        move(application, Stage.FINAL_OFFER)


def test_nobody_trains_with_children_before_the_checks_are_passed():
    stage = Stage.TRAINING
    application = at_checks()
    assert stage.needs_checks
    assert services.in_the_way(application, stage, TODAY)


def test_a_post_without_national_vetting_needs_none_unless_it_is_an_officers():
    volunteer = Application(vacancy=VacancyFactory(vetting="none"))
    constable = Application(vacancy=VacancyFactory(route_slug="pcep", vetting="none"))

    assert Kind.VETTING not in services.needed(volunteer)
    assert Kind.VETTING in services.needed(constable)


@pytest.mark.parametrize("day", [TODAY, TODAY + timedelta(days=400)])
def test_a_first_day_is_today_or_later(day):
    application = at_checks()
    given = services.set_first_day(application.pk, day, seen=application.version, now=NOW)
    assert given.starts_on == day

    with pytest.raises(NotLater):
        services.set_first_day(
            application.pk, TODAY - timedelta(days=1), seen=given.version, now=NOW
        )
    with pytest.raises(Changed):
        services.set_first_day(application.pk, day, seen=given.version - 1, now=NOW)


def test_of_two_who_record_one_check_the_second_is_refused():
    application = at_checks()
    record(application, Kind.VETTING, Said(asked_on=TODAY))

    with pytest.raises(Changed):
        record(application, Kind.VETTING, Said(started_on=TODAY), seen=0)

    assert application.checks.get().state == "Form sent to them"


def test_nothing_is_recorded_of_a_case_that_has_ended():
    application = at_checks()
    move(application, Stage.UNSUCCESSFUL)

    with pytest.raises(Changed):
        record(application, Kind.VETTING)


def test_every_change_is_kept_with_who_made_it_and_cannot_be_rewritten():
    application, by = at_checks(), UserFactory()
    record(application, Kind.VETTING, Said(asked_on=TODAY), by=by)
    record(application, Kind.VETTING, by=by)

    first, second = CheckChange.objects.all()
    assert (first.by, first.said["outcome"], second.said["outcome"]) == (by, "", "passed")
    with pytest.raises(DatabaseError), transaction.atomic():
        CheckChange.objects.update(at=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        first.delete()


def test_recording_a_check_sends_nothing():
    application = at_checks()
    before = Email.objects.count()

    record(application, Kind.VETTING, Said(finished_on=TODAY, outcome="not_passed"))

    assert Email.objects.count() == before


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"kind": "tarot"}, "check_is_of_a_known_kind"),
        ({"outcome": "passed"}, "check_has_an_outcome_when_it_is_finished"),
        ({"finished_on": TODAY}, "check_has_an_outcome_when_it_is_finished"),
        (
            {"finished_on": TODAY, "outcome": "fine"},
            "check_has_an_outcome_when_it_is_finished",
        ),
        (
            {"asked_on": TODAY, "started_on": TODAY - timedelta(days=1)},
            "check_is_asked_for_then_started_then_finished",
        ),
        (
            {"asked_on": TODAY, "finished_on": TODAY - timedelta(days=1), "outcome": "passed"},
            "check_is_asked_for_then_started_then_finished",
        ),
        ({"expires_on": TODAY}, "check_that_was_passed_may_expire"),
        (
            {"finished_on": TODAY, "outcome": "passed", "expires_on": TODAY},
            "check_that_was_passed_may_expire",
        ),
        ({"finished_on": TODAY, "outcome": "waived"}, "vetting_is_never_waived"),
    ],
)
def test_the_database_refuses_nonsense(fields, constraint):
    application = sent()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Check.objects.create(application=application, **{"kind": "vetting", **fields})


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(3))
def test_taking_a_check_back_and_appointing_at_once_never_appoint_without_it(roles, _):
    application = at_checks()
    pass_checks(application)
    users = UserFactory(), UserFactory()
    version = again(application).version

    def take_back():
        said = Said(finished_on=TODAY, outcome="not_passed")
        return tried(
            lambda: services.record(
                application.pk, Kind.VETTING, said, by=users[0], seen=1, now=NOW
            )
        )

    def press():
        said = {"by": users[1], "seen": version, "note": "", "words": ""}
        return tried(lambda: services.move(application.pk, Stage.APPOINTED, now=NOW, **said))

    given = all_at_once(take_back, press)

    passed = application.checks.get(kind="vetting").outcome == "passed"
    assert (again(application).at is Stage.APPOINTED) == passed
    assert sum(given) == 1


def tried(act):
    try:
        act()
    except (Changed, IllegalMove):
        return False
    return True
