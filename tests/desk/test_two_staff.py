"""Races of two members of staff on one case, each with a browser of their own."""

import os
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from recruitment import migrations
from recruitment.applications.stages import Stage
from recruitment.models import Application, Delay, Email, Note, StageChange
from tests.crowd import all_at_once
from tests.desk.test_deciding import numbers
from tests.factories import UserFactory, sent
from tests.moments import NOW

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("roles")]

RACES = int(os.environ.get("TWO_STAFF_RACES", "20"))
"""How many cases two people press for at once. `make faults` takes 200."""
OURS = ("Jo's own words", "Sam's own words")


@pytest.fixture(autouse=True)
def reasons(roles):
    """What an earlier test emptied."""
    name = next(Path(migrations.__file__).parent.glob("*_case_page.py")).stem
    migration = import_module(f"{migrations.__name__}.{name}")
    migration.make_reasons(apps, None)
    migration.allow(apps, None)


@pytest.fixture
def two():
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(UserFactory(role="Recruiter"))
    return browsers


def move(browser, application, to, words):
    chosen = numbers("evidence") if to is Stage.UNSUCCESSFUL else []
    said = " ".join(["short", *([",".join(chosen)] if chosen else []), words])
    address = reverse("admin:recruitment_application_move", args=[application.pk, to])
    typed = {"words": words, "note": "", "seen": application.version, "reasons": chosen}
    return browser.post(address, {**typed, "previewed": said})


def late(browser, application, words):
    address = reverse("admin:recruitment_application_late", args=[application.pk])
    typed = {"words": words, "promised_on": "18/12/2026", "seen": application.version}
    return browser.post(address, {**typed, "previewed": f"2026-12-18 {words}"})


def acts(race, two, application):
    """What the two press: a yes against a no, or either against a delay."""
    one, other = two
    first = {
        0: lambda: move(one, application, Stage.INTERVIEW, OURS[0]),
        1: lambda: move(one, application, Stage.UNSUCCESSFUL, OURS[0]),
        2: lambda: late(one, application, OURS[0]),
    }[race % 3]
    second = {
        0: lambda: move(other, application, Stage.UNSUCCESSFUL, OURS[1]),
        1: lambda: late(other, application, OURS[1]),
        2: lambda: move(other, application, Stage.INTERVIEW, OURS[1]),
    }[race % 3]
    return first, second


def test_of_two_presses_one_is_kept_and_the_other_is_shown_both(two):
    for race in range(RACES):
        application = sent(now=NOW)

        replies = all_at_once(*acts(race, two, application))

        assert sorted(reply.status_code for reply in replies) == [302, 409]
        refused = next(reply for reply in replies if reply.status_code == 409)
        assert_one_was_kept(application, refused.content.decode())


def assert_one_was_kept(application, refused):
    now = Application.objects.get(pk=application.pk)
    moves = list(StageChange.objects.filter(application=application, by__isnull=False))
    delays = list(Delay.objects.filter(application=application))
    assert now.version == application.version + 1
    assert len(moves) + len(delays) == 1
    told = Email.objects.about(application.about).filter(kind__in=("next_step", "outcome", "late"))
    assert told.count() == 1
    kept = (moves + delays)[0].words
    assert all(words.replace("'", "&#x27;") in refused for words in OURS)
    assert sum(words in kept for words in OURS) == 1


def test_of_two_corrections_of_one_note_one_is_kept(two):
    for _ in range(RACES):
        application = sent(now=NOW)
        note = application.notes.create(by=UserFactory(), at=NOW, scope="case", words="Monday")
        address = reverse("admin:recruitment_application_note", args=[application.pk, note.pk])

        pairs = zip(two, OURS, strict=True)
        acts = [partial(browser.post, address, {"words": words}) for browser, words in pairs]
        replies = all_at_once(*acts)

        assert sorted(reply.status_code for reply in replies) == [302, 409]
        assert Note.objects.filter(corrects=note).count() == 1
