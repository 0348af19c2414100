"""How a force works with applications: its own table of the pack."""

import pytest

from recruitment import forces
from recruitment.applications.checks import Kind
from recruitment.applications.stages import WAITING
from recruitment.eligibility import ROUTES
from recruitment.forces import working
from tests.forces.test_packs import changed

OFFICERS = ("vetting", "references", "medical", "fitness", "biometrics", "right_to_work")


def test_the_checks_of_a_pack_are_those_that_the_desk_records():
    assert list(working.CHECKS) == Kind.values
    assert working.REPLIES == WAITING


@pytest.mark.parametrize(
    ("slug", "checks"),
    [
        ("pcep", OFFICERS),
        ("special-constable", OFFICERS),
        ("pcso", OFFICERS),
        ("police-staff", ("vetting", "references", "medical", "right_to_work")),
        ("support-volunteer", ("vetting", "references", "right_to_work")),
        ("cadet-leader", ("vetting", "references", "dbs")),
        ("cadet", ()),
    ],
)
def test_what_must_be_passed_is_said_of_a_route_or_of_its_family(slug, checks):
    essex = forces.load("essex").working

    assert essex.checks_of(slug, ROUTES[slug].family.value) == checks


def test_a_clearance_ages_for_officers_and_specials_alone():
    essex = forces.load("essex").working

    aging = {slug for slug, r in ROUTES.items() if essex.clearance_ages(slug, r.family.value)}
    officers = {slug for slug, route in ROUTES.items() if route.family.value == "officer"}
    assert aging == {*officers, "special-constable"}
    assert essex.clearance_months == 6


def test_a_route_has_its_own_promises_or_those_of_its_family():
    essex = forces.load("essex").working

    assert essex.promises("police-staff", "staff") == {"submitted": 5, "interview": 5}
    assert essex.promises("pcso", "staff")["submitted"] == 10
    assert essex.promises("cadet", "volunteer") == {}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("info_needed = 7", "", "working.reply_days.info_needed is missing"),
        ("appeal = 21", "appeal = 0", "working.reply_days.appeal must be a whole number above 0"),
        ("appeal = 21", "appeal = true", "must be a whole number above 0"),
        ("appeal = 21", "appeal = 21\nlunch = 1", "working.reply_days.lunch is not a key"),
        ("months = 6", 'months = "six"', "working.clearance.months must be a whole number"),
        ("most_a_week = 7", "most_a_week = 0", "working.contact.most_a_week must be a whole"),
        ("every_days = 14", "", "working.contact.every_days is missing"),
        ("draft_days = 90", "draft_days = 0", "working.retention.draft_days must be a whole"),
        ("ended_months = 12", "", "working.retention.ended_months is missing"),
        ("photograph_months = 3", "", "working.retention.photograph_months is missing"),
        ('late_words = "This', 'late_words = "" # "This', "contact.late_words must be a sentence"),
        ("months = 6", "", "working.clearance.months is missing"),
        ('"dbs"]', '"tarot"]', "working.checks.cadet-leader cannot have tarot"),
        ("[working.clearance]", "[working.clarance]", "working.clarance is not a key"),
        (
            "[working.promised_days.pcso]\nsubmitted",
            "[working.promised_days.pcso]\nlunch",
            "working.promised_days.pcso.lunch is not a stage",
        ),
    ],
)
def test_a_mistake_in_it_is_said_in_a_sentence(tmp_path, old, new, said):
    with pytest.raises(ValueError, match=said):
        forces.read(changed(tmp_path, old, new))
