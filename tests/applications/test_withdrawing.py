"""Withdrawing: asked once, taken back for 48 hours, then final."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from recruitment.applications import services
from recruitment.applications.services import AppliedAgain, Changed, Ended, Filled, TooLate
from recruitment.applications.stages import Stage
from recruitment.models import Application, Booking, Email, Withdrawal
from recruitment.tasks import send_owed_emails
from recruitment.tracker import services as tracker
from tests.applications.applying import plain
from tests.applications.decided import again, at_interview, has_gone, move
from tests.crowd import all_at_once
from tests.factories import SlotFactory, VacancyFactory, begun, draft, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db

TWO_DAYS = timedelta(hours=48)


def withdraw(application, *, reason="", now=NOW):
    return services.withdraw(application.pk, reason=reason, now=now)


@pytest.fixture
def signed_in(visitor, now):
    application = sent()
    visitor.sign_in(application.applicant.email)
    visitor.application = application
    return visitor


def test_a_person_withdraws_with_a_reason_and_is_told_by_email(signed_in):
    reference = signed_in.application.reference
    assert "within 48 hours" in plain(signed_in.get("withdraw", reference))

    page = signed_in.post("withdraw", reference, reason="I found another job")
    send_owed_emails()

    assert "You withdrew your application" in plain(page)
    assert Withdrawal.objects.get().reason == "I found another job"
    assert again(signed_in.application).at is Stage.WITHDRAWN
    assert mail.outbox[-1].subject == f"You withdrew {reference}"
    assert "I found another job" not in mail.outbox[-1].body


def test_a_second_press_withdraws_nothing_more(signed_in):
    reference = signed_in.application.reference
    signed_in.post("withdraw", reference)

    page = signed_in.post("withdraw", reference)

    assert page.resolver_match.url_name == "tracker"
    assert Withdrawal.objects.count() == 1


def test_taking_it_back_puts_it_where_it_was_with_its_promise(signed_in):
    before = signed_in.application
    signed_in.post("withdraw", before.reference)

    page = signed_in.post("withdraw-undo", before.reference)

    after = again(before)
    assert (after.at, after.promised_on) == (before.at, before.promised_on)
    assert "Nothing to do until" in plain(page)
    assert [change.now for change in after.history.all()] == [
        "submitted",
        "withdrawn",
        "submitted",
    ]


@pytest.mark.parametrize(
    ("later", "refused"),
    [
        pytest.param(TWO_DAYS - timedelta(seconds=1), False, id="the last second"),
        pytest.param(TWO_DAYS, True, id="the first second that is too late"),
    ],
)
def test_it_can_be_taken_back_for_48_hours(later, refused):
    application = sent()
    withdraw(application)

    with suppress(TooLate):
        services.undo(application.pk, now=NOW + later)

    assert (again(application).at is Stage.WITHDRAWN) == refused


def test_after_48_hours_the_button_is_gone_and_the_address_explains(signed_in, now):
    application = signed_in.application
    signed_in.post("withdraw", application.reference)
    now.move_to(NOW + TWO_DAYS + timedelta(minutes=1))
    signed_in.sign_in(application.applicant.email)

    page = signed_in.get("tracker", application.reference)
    assert "Take it back" not in plain(page)
    answer = signed_in.post("withdraw-undo", application.reference)
    assert answer.status_code == 409
    assert "The 48 hours in which you could take it back have passed" in plain(answer)


def test_taking_it_back_twice_changes_nothing_more(signed_in):
    reference = signed_in.application.reference
    signed_in.post("withdraw", reference)
    signed_in.post("withdraw-undo", reference)

    signed_in.post("withdraw-undo", reference)

    assert Email.objects.filter(kind="withdrawal_undone").count() == 1


def test_it_cannot_be_taken_back_when_others_have_all_places():
    vacancy = VacancyFactory(places=1)
    mine, theirs = sent(vacancy=vacancy), sent(vacancy=vacancy)
    withdraw(mine)
    for to in (Stage.INTERVIEW, Stage.CHECKS, Stage.APPOINTED):
        move(theirs, to)
    has_gone()

    with pytest.raises(Filled):
        services.undo(mine.pk, now=NOW)
    assert again(mine).at is Stage.WITHDRAWN


def test_a_place_that_somebody_does_not_know_of_yet_refuses_nobody():
    vacancy = VacancyFactory(places=1)
    mine, theirs = sent(vacancy=vacancy), sent(vacancy=vacancy)
    withdraw(mine)
    for to in (Stage.INTERVIEW, Stage.CHECKS, Stage.APPOINTED):
        move(theirs, to)

    services.undo(mine.pk, now=NOW)

    assert again(mine).at is Stage.SUBMITTED


def test_it_cannot_be_taken_back_when_another_was_begun():
    application = sent()
    withdraw(application)
    begun(applicant=application.applicant, vacancy=application.vacancy)

    with pytest.raises(AppliedAgain):
        services.undo(application.pk, now=NOW)


def test_hr_cannot_move_what_was_withdrawn_and_taken_back_meanwhile():
    application = sent()
    withdraw(application)
    services.undo(application.pk, now=NOW)

    with pytest.raises(Changed):
        services.move(
            application.pk,
            Stage.INTERVIEW,
            by=None,
            seen=application.version,
            now=NOW,
            note="",
            words="",
        )


@pytest.mark.parametrize("to", [Stage.UNSUCCESSFUL, Stage.WITHDRAWN])
def test_what_the_applicant_knows_to_have_ended_cannot_be_withdrawn(to):
    application = sent()
    move(application, to)
    has_gone()

    with pytest.raises(Ended):
        withdraw(application)


def test_a_draft_is_not_withdrawn():
    with pytest.raises(Ended):
        withdraw(draft())


def test_withdrawing_frees_the_interview_time(now):
    application = at_interview()
    slot = SlotFactory(vacancy=application.vacancy)
    tracker.interviews.choose(application.pk, slot.pk, now=NOW)

    tracker.withdraw(application, reason="", now=NOW)

    assert Booking.objects.get().place is None
    assert Email.objects.filter(kind="interview_off").count() == 1


def test_an_email_that_is_owed_twice_over_says_only_what_is_true(now):
    """Withdrawn and taken back before the worker came: only the last is told."""
    application = sent()
    withdraw(application)
    services.undo(application.pk, now=NOW)

    send_owed_emails()

    states = dict(Email.objects.values_list("kind", "state"))
    assert (states["you_withdrew"], states["withdrawal_undone"]) == ("cancelled", "sent")


def test_an_email_about_the_next_step_does_not_follow_a_withdrawal(now):
    application = sent()
    move(application, Stage.INTERVIEW)
    withdraw(application)

    send_owed_emails()

    assert not [one for one in mail.outbox if one.subject.startswith("Next step")]


def test_two_withdrawals_at_once_in_the_table():
    application = sent()
    withdraw(application)

    with pytest.raises(IntegrityError, match="withdrawn_once"), transaction.atomic():
        Withdrawal.objects.create(application=application, at=NOW, stood_at="submitted")


def test_a_withdrawal_that_was_undone_too_late_is_refused_by_the_table():
    application = sent()
    withdrawal = withdraw(application)

    with pytest.raises(IntegrityError, match="within_48_hours"), transaction.atomic():
        Withdrawal.objects.filter(pk=withdrawal.pk).update(undone_at=NOW + TWO_DAYS)


@pytest.mark.parametrize("name", ["withdraw", "withdraw-undo"])
def test_somebody_elses_application_is_a_404(signed_in, name):
    others = sent()

    assert signed_in.get(name, others.reference).status_code == 404
    assert signed_in.post(name, others.reference).status_code == 404
    assert again(others).at is Stage.SUBMITTED


def test_a_reason_typed_when_the_session_had_gone_is_there_after_signing_in(signed_in):
    application = signed_in.application
    signed_in.client.session.flush()

    signed_in.post("withdraw", application.reference, reason="It is too far")
    page = signed_in.sign_in(application.applicant.email)

    assert "It is too far" in plain(page)
    assert again(application).at is Stage.SUBMITTED


def test_the_list_says_that_it_is_withdrawn(signed_in):
    signed_in.post("withdraw", signed_in.application.reference)

    assert "Withdrawn" in plain(signed_in.client.get(reverse("my")))


@pytest.mark.django_db(transaction=True)
def test_many_presses_at_once_withdraw_once(roles):
    application = sent()

    def press():
        try:
            return withdraw(application)
        except Ended:
            return None

    given = all_at_once(*[press] * 6)

    assert sum(one is not None for one in given) == 1
    assert Email.objects.filter(kind="you_withdrew").count() == 1


@pytest.mark.django_db(transaction=True)
def test_taking_it_back_and_beginning_another_at_once_leave_one(roles):
    application = sent()
    withdraw(application)

    def undo():
        with suppress(AppliedAgain):
            services.undo(application.pk, now=NOW)

    all_at_once(undo, lambda: begun(applicant=application.applicant, vacancy=application.vacancy))

    assert Application.objects.live().count() == 1
