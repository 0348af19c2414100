"""What the database refuses, whoever asks."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from recruitment.models import Asking, Copy, Email, Interest, KeptResult, Reminder
from tests.interest.somebody import (
    ask_for_copy,
    ask_for_news,
    ask_for_reminder,
    ask_to_keep,
    interest,
    kept,
    reminder,
)
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db


def refused(name):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        pytest.param({"email": "Gwen@home.example"}, "reminders_email_is_in_small", id="capitals"),
        pytest.param({"routes": []}, "reminder_names_a_route", id="no route"),
        pytest.param(
            {"confirmed_at": NOW - timedelta(seconds=1)},
            "reminder_is_confirmed_after_it_was_asked_for",
            id="confirmed before it was asked for",
        ),
        pytest.param(
            {"date": TODAY}, "reminder_is_of_a_day_after_it_was_asked_for", id="of the same day"
        ),
    ],
)
def test_a_reminder_that_cannot_be(change, name):
    ask_for_reminder()

    with refused(name), transaction.atomic():
        Reminder.objects.update(**change)


def test_a_reminder_of_the_next_day():
    ask_for_reminder()

    Reminder.objects.update(date=TODAY + timedelta(days=1))


def test_two_confirmed_reminders_of_an_address_for_a_day():
    reminder()
    other = ask_for_reminder()

    with refused("one_confirmed_reminder_of_an_address_for_a_day"), transaction.atomic():
        Reminder.objects.filter(pk=other.pk).update(confirmed_at=NOW)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        pytest.param({"email": "Gwen@home.example"}, "interests_email_is_in_small", id="capitals"),
        pytest.param(
            {"expires_on": None}, "interest_runs_out_exactly_when", id="confirmed for ever"
        ),
        pytest.param(
            {"confirmed_at": None}, "interest_runs_out_exactly_when", id="ends without a yes"
        ),
    ],
)
def test_interest_that_cannot_be(change, name):
    interest()

    with refused(name), transaction.atomic():
        Interest.objects.update(**change)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        pytest.param({"email": "Gwen@home.example"}, "keptresults_email_is_in", id="capitals"),
        pytest.param(
            {"confirmed_at": NOW - timedelta(seconds=1)},
            "kept_result_is_confirmed_after_it_was_asked_for",
            id="confirmed before it was asked for",
        ),
        pytest.param(
            {"used_at": NOW - timedelta(seconds=1)},
            "kept_result_is_used_from_its_confirmation_on",
            id="used before it was confirmed",
        ),
        pytest.param(
            {"used_at": None}, "kept_result_is_used_from_its_confirmation_on", id="kept for ever"
        ),
        pytest.param(
            {"confirmed_at": None}, "kept_result_is_used_from_its", id="used without a yes"
        ),
    ],
)
def test_a_kept_result_that_cannot_be(change, name):
    kept()

    with refused(name), transaction.atomic():
        KeptResult.objects.update(**change)


def test_two_results_that_one_address_keeps():
    kept()
    other = ask_to_keep()

    with refused("one_confirmed_kept_result_of_an_address"), transaction.atomic():
        KeptResult.objects.filter(pk=other.pk).update(confirmed_at=NOW, used_at=NOW)


def test_an_address_that_is_interested_in_a_route_twice():
    one, other = ask_for_news(), ask_for_news(email="else@home.example")

    with refused("an_address_is_interested_in_a_route_once"), transaction.atomic():
        Interest.objects.filter(pk=other.pk).update(email=one.email)


def test_a_copy_without_an_email_or_two_for_one():
    ask_for_copy()
    kept = Copy.objects.get()

    with refused("recruitment_copy_email_id"), transaction.atomic():
        Copy.objects.create(email=kept.email, words={}, asked_at=NOW)


def test_a_copy_goes_with_its_email():
    ask_for_copy()

    Email.objects.all().delete()

    assert not Copy.objects.exists()


def test_each_says_what_it_is_in_the_words_of_its_emails():
    asked = ask_for_reminder()
    ask_for_copy()

    assert str(asked) == f"reminder:{asked.pk}"
    assert str(Copy.objects.get()).startswith("copy ")
    assert str(Asking.objects.first()).startswith("asking ")
