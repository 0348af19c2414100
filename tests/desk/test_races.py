"""Undo against the worker, two who undo, two who approve: exactly one wins."""

from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.core.mail import get_connection

from recruitment.applications import services as applications
from recruitment.applications.stages import Stage
from recruitment.decisions import services
from recruitment.decisions.services import NobodyLeft, Settled
from recruitment.emails import KINDS
from recruitment.messages import outbox
from recruitment.models import Batch, Email, StageChange
from tests.crowd import all_at_once
from tests.desk.deciding import again, decide, decide_many, many, wish
from tests.factories import UserFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 10
LATER = NOW + timedelta(hours=1)


def outcome_of(act):
    try:
        return act()
    except (Settled, NobodyLeft) as why:
        return type(why)


def send_what_is_due():
    while outbox.send_next(KINDS, LATER, get_connection()):
        pass


@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_of_an_undo_and_the_worker_that_sends_exactly_one_wins(round_number):
    application, sam = sent(), UserFactory()
    decision = decide(application)
    before = Email.objects.filter(state="owed").exclude(pk=decision.email_id)
    before.update(state="sent", sent_at=NOW)

    undo = partial(services.undo, [decision], by=sam, now=NOW)
    results = all_at_once(undo, send_what_is_due)

    undone = next(one for one in results if one)
    state = Email.objects.get(pk=decision.email_id).state
    if undone.back:
        assert (again(application).at, state, mail.outbox) == (Stage.SUBMITTED, "cancelled", [])
    else:
        assert (again(application).at, state) == (Stage.UNSUCCESSFUL, "sent")
        assert len(mail.outbox) == 1
        assert undone.too_late == [application]


@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_two_who_undo_at_once_undo_once(round_number):
    application, staff = sent(), [UserFactory(), UserFactory()]
    decision = decide(application)

    results = all_at_once(*(partial(services.undo, [decision], by=one, now=NOW) for one in staff))

    assert sum(len(one.back) for one in results) == 1
    assert application.history.count() == 3
    assert again(application).at is Stage.SUBMITTED


@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_of_an_undo_and_a_withdrawal_both_are_done_and_no_email_leaves(round_number):
    application, sam = sent(), UserFactory()
    decision = decide(application)

    undo = partial(services.undo, [decision], by=sam, now=NOW)
    withdraw = partial(applications.withdraw, application.pk, reason="", now=NOW)
    results = all_at_once(undo, withdraw)

    undone = next(one for one in results if isinstance(one, services.Undone))
    assert undone.back + undone.withdrawn == [application]
    assert again(application).at is Stage.WITHDRAWN
    applications.undo(application.pk, now=NOW)
    assert again(application).at is Stage.SUBMITTED
    assert Email.objects.get(pk=decision.email_id).state == "cancelled"


@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_two_who_approve_at_once_send_once(round_number, monkeypatch):
    monkeypatch.setattr(services, "ALONE", 1)
    people, staff = many(2), [UserFactory(), UserFactory()]
    batch = decide_many(people)

    approve = partial(services.approve, batch.pk, now=NOW)
    results = all_at_once(*(partial(outcome_of, partial(approve, by=one)) for one in staff))

    assert results.count(Settled) == 1
    assert Email.objects.filter(kind="outcome").count() == 2


@pytest.mark.parametrize("same_page", [True, False], ids=["one page", "two tabs"])
@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_two_presses_at_once_send_once(round_number, same_page):
    people, sam = many(2), UserFactory()
    keys = [wish().key] * 2 if same_page else [None, None]

    acts = (partial(decide_many, people, by=sam, key=key) for key in keys)
    results = all_at_once(*(partial(outcome_of, act) for act in acts))

    assert len({Settled, NobodyLeft} & set(results)) == 1
    assert (Batch.objects.count(), Email.objects.filter(kind="outcome").count()) == (1, 2)
    assert StageChange.objects.filter(now="unsuccessful").count() == 2
