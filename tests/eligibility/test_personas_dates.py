"""The tests of dates alone of the officers' section 7, and the extra checks of the staff's 6.b."""

import json
from datetime import date

from recruitment.eligibility import ROUTES, assess_all
from tests.eligibility.people import (
    ELIGIBLE,
    ESSEX,
    NOT_ELIGIBLE,
    NOT_YET,
    TODAY,
    outcome,
    person,
    ticked,
    with_value,
)

MOVED = {"uk_residence": "no", "time_away": "lived-abroad", "came_to_uk": "2024-03-01"}
BANKRUPT = ticked("money", money=["was-insolvent"])


def test_discharged_three_years_ago_tomorrow_waits_until_tomorrow():
    found = outcome("pcep", **BANKRUPT, insolvency_ended="2023-11-24")

    assert (found.verdict, found.opens_on) == (NOT_YET, date(2026, 11, 24))


def test_of_two_dates_the_later_is_shown():
    found = outcome("pcep", **MOVED, **BANKRUPT, insolvency_ended="2024-08-10")

    assert sorted(finding.earliest for finding in found.reasons) == [
        date(2027, 3, 1),
        date(2027, 8, 10),
    ]
    assert found.opens_on == date(2027, 8, 10)


def test_of_a_date_and_an_event_the_event_is_shown():
    found = outcome("pcep", **MOVED, **ticked("investigation"))

    assert (found.opens_on, found.event) == (None, "when the case has ended")
    assert len(found.reasons) == 2


def test_someone_born_on_29_february_is_17_on_the_last_day_of_february():
    born = {"date_of_birth": "2008-02-29"}

    assert outcome("pcep", on=date(2026, 2, 28), **born).start_from == date(2026, 3, 1)
    assert outcome("pcep", on=date(2026, 3, 1), **born).start_from is None


def test_six_months_are_over_today():
    told = ticked("turned-down", turned_down_for=["constable"], turned_down_constable="2026-05-23")

    assert outcome("pcep", **told).verdict is ELIGIBLE


def test_one_set_of_answers_has_different_results_for_two_roles():
    routes = [ROUTES[slug] for slug in ("pcep", "special-constable")]

    found = assess_all(person(**ticked("work", job=["pcso"])), routes, TODAY, ESSEX)

    assert [one.verdict for one in found] == [ELIGIBLE, NOT_ELIGIBLE]


def test_a_changed_configuration_does_not_rewrite_an_old_result():
    before = outcome("pcep", **MOVED)
    kept = json.dumps(before.as_data())

    after = outcome("pcep", force=with_value("residence_years", 2), **MOVED)

    assert (before.verdict, after.verdict) == (NOT_YET, ELIGIBLE)
    assert json.dumps(before.as_data()) == kept
