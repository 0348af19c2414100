"""Beats may be two and ticks may come twice: every task that there is, run again and 8 at once.

A new task is tried by itself. `a_day_of_everything` must give it something to do.
"""

import logging
from io import StringIO
from time import time

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.db import transaction

from portal.celery import app
from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.interviews import services as interviews
from recruitment.models import Application, Email, File, Guess, Sending, SignInCode
from tests.crowd import all_at_once
from tests.events.booking import asked
from tests.factories import EmailFactory, EventFactory, UserFactory, VacancyFactory, begun, sent
from tests.files import clamd
from tests.health.planting import DAY, HOUR
from tests.interest.somebody import ask_for_reminder, ask_to_keep, interest
from tests.interviews.test_waitlist import full
from tests.moments import NOW
from tests.references.naming import officer_at

AT_ONCE = 8


@pytest.fixture
def scanner(settings):
    with clamd.running() as (running, address):
        settings.CLAMD_ADDRESS = address
        yield running


def every_task():
    app.loader.import_default_modules()
    return {name: task for name, task in app.tasks.items() if not name.startswith("celery.")}


def test_every_task_is_on_the_clock_and_nothing_else_is():
    assert {one["task"] for one in app.conf.beat_schedule.values()} == set(every_task())


def test_beat_says_in_its_heartbeat_when_it_made_the_tick():
    (made_at,) = app.conf.beat_schedule["heartbeat"]["args"]

    assert abs(made_at() - time()) < 5


def a_day_of_everything(folder):
    """Something for every task to do."""
    call_command("demo_data", applications=80, stdout=StringIO())  # waits to measure
    officer_at(Stage.CONDITIONAL_OFFER)  # referees to be named
    begun(), sent()
    services.note_look(sent().pk, by=UserFactory(), now=NOW - 2 * DAY)
    ann, _ = full()
    interviews.give_up(ann.pk, now=NOW)
    interest(route="support-volunteer")
    ask_for_reminder(now=NOW - 8 * DAY)
    asked(EventFactory(), now=NOW - 8 * DAY)
    ask_to_keep(now=NOW - 8 * DAY)
    SignInCode.objects.create(
        email="a@home.example", nonce=b"1", asked_at=NOW - 2 * DAY, asked_from="x"
    )
    Session.objects.create(session_key="x", session_data="x", expire_date=NOW - DAY)
    Guess.objects.create(who="a" * 64, where="b" * 64, at=NOW - DAY)
    Sending.objects.create(subject="application:1", at=NOW - 2 * DAY)
    a_draft_that_goes()
    a_file_to_scan(folder)


def a_draft_that_goes():
    """Nobody has touched it for 90 days, and it was warned of."""
    long_ago = NOW - 100 * DAY
    vacancy = VacancyFactory(opens_on=long_ago.date(), closes_on=long_ago.date())
    draft = begun(vacancy=vacancy, now=long_ago)
    Email.objects.about(draft.about).update(state="cancelled")
    EmailFactory(
        kind="draft_goes",
        about=draft.about,
        occurrence="2026-11-13",
        state="sent",
        sent_at=NOW - 20 * DAY,
    )


def a_file_to_scan(folder):
    (folder / ("a" * 32)).write_bytes(b"%PDF")
    File.objects.create(
        subject="application:1",
        purpose="tattoo",
        name="x",
        kind_code="pdf",
        size=4,
        sha256="a" * 64,
        stored_as="a" * 32,
        state="waiting",
        taken_at=NOW,
        scan_after=NOW - HOUR,
    )


def state():
    """How many rows there are of everything, and what must not happen twice."""
    return {
        "rows": {one.__name__: one.objects.count() for one in apps.get_models()},
        "emails": sorted(Email.objects.values_list("kind", "about", "occurrence", "state")),
        "stages": sorted(Application.objects.values_list("reference", "stage", "version")),
        "files": sorted(File.objects.values_list("pk", "state")),
        "went": len(mail.outbox),
    }


def after_one_run(task):
    """What one run makes of it. It is taken back."""
    with transaction.atomic():
        task()
        found = state()
        transaction.set_rollback(True)
    mail.outbox.clear()
    return found


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("roles", "scanner")
def test_every_task_changes_the_same_whether_it_runs_once_or_8_at_once_or_again(at_ten, caplog):
    a_day_of_everything(at_ten)
    wrong, idle = [], []
    for name, task in sorted(every_task().items()):
        mail.outbox.clear()
        before, once = state(), after_one_run(task)
        with caplog.at_level(logging.ERROR):
            all_at_once(*[task] * AT_ONCE)
        crowd = state()
        task()
        idle += [name] if once == before else []
        wrong += [(name, "8 at once")] if crowd != once else []
        wrong += [(name, "again")] if state() != once else []

    assert wrong == []
    assert idle == [], "give it something to do in a_day_of_everything"
    assert [one.message for one in caplog.records] == []
