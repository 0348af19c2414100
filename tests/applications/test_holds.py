"""A case on hold: our promise stands still, and its applicant is told until when."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from recruitment.applications import services
from recruitment.applications.services import Changed, IllegalMove, NotLater, Unexplained
from recruitment.applications.stages import Stage
from recruitment.models import Email, Hold
from recruitment.tasks import send_owed_emails
from tests.applications.decided import again, has_gone, move
from tests.crowd import all_at_once
from tests.factories import ApplicantFactory, UserFactory, draft, sent
from tests.moments import NOW, TODAY

EMAIL = "gwen@home.example"
REVIEW = date(2027, 1, 8)
LATER = NOW + timedelta(hours=1)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def hold(application, *, now=LATER, review_on=REVIEW, words="", reason="Course is full", seen=None):
    seen = seen or again(application).version
    said = {"reason": reason, "words": words, "review_on": review_on}
    return services.hold(application.pk, **said, by=UserFactory(), seen=seen, now=now)


def resume(application, *, now):
    version = again(application).version
    return services.resume(application.pk, by=UserFactory(), seen=version, now=now)


def test_a_hold_keeps_the_stage_and_stops_the_promise():
    application = sent()
    assert application.promised_on == date(2026, 12, 7)

    hold(application)

    application = again(application)
    assert (application.at, application.promised_on) == (Stage.SUBMITTED, None)
    assert services.moves_now(application) == (Stage.UNSUCCESSFUL, Stage.WITHDRAWN)


@pytest.mark.parametrize(
    ("held_after", "days_left", "promised_again"),
    [
        (timedelta(hours=1), 10, date(2027, 1, 22)),
        (timedelta(days=11), 1, date(2027, 1, 11)),
        (timedelta(days=14), 1, date(2027, 1, 11)),
        (timedelta(days=30), 1, date(2027, 1, 11)),
    ],
)
def test_the_days_that_were_left_count_again_when_it_ends(held_after, days_left, promised_again):
    application = sent()
    held = hold(application, now=NOW + held_after)
    assert held.days_left == days_left

    ended = resume(application, now=NOW.replace(year=2027, month=1, day=8))

    assert ended.promised_on == promised_again
    assert again(application).promised_on == promised_again
    assert again(application).at is Stage.SUBMITTED


def test_nothing_is_promised_when_nothing_was():
    application = sent()
    type(application).objects.update(promised_on=None)
    hold(application)

    assert resume(application, now=NOW + timedelta(days=1)).promised_on is None


def test_a_later_day_replaces_the_hold_and_keeps_the_days_that_were_left():
    application = sent()
    hold(application)

    longer = hold(application, now=NOW + timedelta(days=9), review_on=date(2027, 3, 1))

    assert longer.days_left == 10
    assert Hold.objects.filter(ended_at=None).get() == longer
    assert Email.objects.filter(kind="on_hold").count() == 2


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=1)])
def test_the_day_to_look_again_is_after_today(day):
    with pytest.raises(NotLater):
        hold(sent(), review_on=day)


def test_a_hold_says_why():
    with pytest.raises(Unexplained):
        hold(sent(), reason="")


def test_whoever_saw_an_older_version_is_refused():
    application = sent()

    with pytest.raises(Changed):
        hold(application, seen=application.version + 1)


def test_what_is_not_on_hold_cannot_be_taken_off():
    with pytest.raises(Changed):
        resume(sent(), now=NOW)


@pytest.mark.parametrize("end", [Stage.UNSUCCESSFUL, Stage.WITHDRAWN, None])
def test_only_what_is_on_its_way_can_be_on_hold(end):
    application = sent() if end else draft()
    if end:
        move(application, end)

    with pytest.raises(IllegalMove):
        hold(application)


def test_a_case_on_hold_can_end_and_its_hold_ends_with_it():
    application = sent()
    hold(application)

    move(application, Stage.UNSUCCESSFUL, now=NOW + timedelta(hours=2))

    assert Hold.objects.get().ended_at is not None
    assert not Email.objects.filter(kind="off_hold").exists()


def test_nobody_is_told_that_we_are_late_while_nothing_is_promised():
    application = sent()
    hold(application)
    said = {"words": "Much to do.", "promised_on": REVIEW, "by": UserFactory()}

    with pytest.raises(Changed):
        services.delay(application.pk, **said, seen=again(application).version, now=NOW)


def test_the_email_names_the_day_and_never_the_reason():
    application = sent(applicant=ApplicantFactory(email=EMAIL))
    hold(application, now=NOW, reason="Vetting asked about a debt", words="The course is full.")

    send_owed_emails()

    said = next(one for one in mail.outbox if "on hold" in one.subject)
    assert "We look at it again on Friday 8 January 2027" in said.body
    assert "The course is full." in said.body
    assert "debt" not in said.body


@pytest.fixture
def signed_in(visitor):
    visitor.application = sent(applicant=ApplicantFactory(email=EMAIL))
    has_gone()
    visitor.sign_in(EMAIL)
    return visitor


def box(visitor):
    return visitor.get("tracker", visitor.application.reference).context["box"]


def test_the_tracker_says_until_when_and_nothing_before_the_email_has_gone(signed_in, now):
    before = box(signed_in)
    hold(signed_in.application, words="The course is full.")
    assert box(signed_in) == before

    has_gone()

    told = box(signed_in)
    assert (told["tone"], told["title"]) == ("wait", "On hold until Friday 8 January 2027")
    assert told["text"].startswith("The course is full. We look at it again")
    steps = signed_in.get("tracker", signed_in.application.reference).context["steps"]
    assert steps[0]["words"] == "You are here. It is on hold."


def test_the_tracker_goes_on_when_the_second_email_has_gone(signed_in):
    hold(signed_in.application)
    has_gone()
    resume(signed_in.application, now=NOW + timedelta(days=1))
    assert box(signed_in)["title"] == "On hold until Friday 8 January 2027"

    has_gone()

    assert box(signed_in)["title"] == "Nothing to do until Tuesday 8 December 2026"


def test_a_day_that_has_passed_is_owned_up_to(signed_in, now):
    hold(signed_in.application, review_on=TODAY + timedelta(days=1))
    has_gone()
    now.shift(timedelta(days=2).total_seconds())
    signed_in.sign_in(EMAIL)

    assert (box(signed_in)["tone"], box(signed_in)["title"]) == ("late", "We are late")


def test_withdrawing_stops_the_email_and_taking_it_back_lets_it_go(signed_in):
    hold(signed_in.application)
    services.withdraw(signed_in.application.pk, reason="", now=LATER)
    assert Email.objects.get(kind="on_hold").state == "cancelled"

    services.undo(signed_in.application.pk, now=LATER + timedelta(hours=1))

    assert Email.objects.get(kind="on_hold").state == "owed"
    assert services.standing(again(signed_in.application))
    assert again(signed_in.application).promised_on is None


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({}, "an_application_is_on_hold_once_at_a_time"),
        ({"ended_at": LATER}, "a_hold_ends_after_it_began_and_by_somebody"),
        ({"promised_on": REVIEW}, "a_hold_ends_after_it_began_and_by_somebody"),
    ],
)
def test_the_database_refuses_nonsense(fields, constraint):
    application = sent()
    hold(application)

    said = {"by": UserFactory(), "at": NOW, "reason": "Why", "review_on": REVIEW}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Hold.objects.create(application=application, **{**said, **fields})


@pytest.mark.django_db(transaction=True)
def test_of_two_who_put_it_on_hold_at_once_one_does(roles):
    application = sent()
    version = again(application).version

    def press():
        try:
            return hold(application, seen=version)
        except Changed:
            return None

    given = all_at_once(press, press, press)

    assert sum(one is not None for one in given) == 1
    assert Email.objects.filter(kind="on_hold").count() == 1
