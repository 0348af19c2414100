"""The outcome stored with an application, judged again by the rules of now."""

import pytest
from django.conf import settings
from django.db import OperationalError

from recruitment.eligibility import rules_version
from recruitment.models import Application
from tests.commands.running import data, refused, run
from tests.factories import draft, sent

ESSEX = settings.PACK.thresholds


@pytest.fixture
def stored(db):
    return sent()


def test_a_stored_outcome_that_still_holds_is_the_same(stored):
    told = run("assess", "--trace", stored.reference)

    assert told.endswith("The same.\n")
    assert f"{stored.reference} was judged on 2026-11-23 by rules {stored.rules_version}." in told


@pytest.mark.parametrize("typed", [str.lower, lambda text: text.replace("-", " ")])
def test_a_reference_is_read_in_any_case_and_spacing(stored, typed):
    assert data("assess", "--trace", typed(stored.reference))["differences"] == []


def test_a_stored_outcome_that_differs_says_how(stored):
    outcome = stored.outcome
    outcome["verdict"] = "ASSESS"
    outcome["findings"][0]["verdict"] = "ASSESS"
    Application.objects.filter(pk=stored.pk).update(outcome=outcome, rules_version="0" * 12)

    told = data("assess", "--trace", stored.reference)

    assert told["rules_version"] == "0" * 12
    assert told["rules_version_now"] == rules_version(ESSEX)
    assert len(told["differences"]) == 2
    assert "The same." not in run("assess", "--trace", stored.reference)


def test_an_application_that_is_not_there_is_refused(db):
    assert refused("assess", "--trace", "EP-7K4M-2Q9F") == (
        "There is no application “EP-7K4M-2Q9F”."
    )


def test_a_draft_has_no_outcome_to_replay(db):
    reference = draft().reference

    assert refused("assess", "--trace", reference) == (
        f"{reference} is a draft, so no outcome is stored with it."
    )


def test_a_database_that_is_down_is_said_in_one_sentence(monkeypatch):
    def down(*_, **__):
        raise OperationalError("connection refused")

    monkeypatch.setattr(Application.objects, "filter", down)

    assert refused("assess", "--trace", "EP-7K4M-2Q9F") == (
        "The database, where applications are, cannot be reached."
    )
