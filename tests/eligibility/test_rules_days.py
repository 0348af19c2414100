"""Both sides of every day on which a rule changes its mind. Today is 23 November 2026."""

from datetime import date, timedelta

import pytest

from recruitment.eligibility import BY_KEY, Kind
from recruitment.eligibility.rules import (
    age,
    cadets,
    driving,
    earlier,
    lists,
    money,
    residence,
)
from tests.eligibility.exploring import EVERY_RULE, lone_leaves
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    NOT_ELIGIBLE,
    NOT_YET,
    TODAY,
    ruling,
    ticked,
    with_value,
)


def born(day):
    return {"date_of_birth": day}


def came(day, why="lived-abroad"):
    years = {"uk_residence": "no", "uk_residence_5": "no"}
    return years | {"time_away": why, "came_to_uk": day}


def off_base(day):
    return came(day, "forces-family-off-base")


def discharged(day):
    return ticked("money", money=["was-insolvent"], insolvency_ended=day)


def banned_until(day):
    return {"police_record": ["driving-ban"], "driving_ban_ends": day}


def misconduct(day):
    return ticked("dismissed", dismissed_for="gross-misconduct", dismissed_on=day)


def incompetence(day):
    return ticked("dismissed", dismissed_for="gross-incompetence", dismissed_on=day)


def away_and_born(day):
    return born(day) | {"lives_in_area": "no", "parent_agrees": "no"}


def refused_as_constable(day):
    return ticked("turned-down", turned_down_for=["constable"], turned_down_constable=day)


def refused_as_special(day):
    return ticked("turned-down", turned_down_for=["special-constable"], turned_down_special=day)


def refused_as_pcso(day):
    return ticked("turned-down", turned_down_for=["pcso"], turned_down_pcso=day)


# A rule, what the day is, the day, the verdict, and the first day on which it is met.
DAYS = [
    # AGE-1 and AGE-3: 17 to apply. Somebody born on 29 February has a birthday on 1 March (2.3).
    (age.constable_age, born, "2009-11-24", NOT_YET, "2026-11-24"),
    (age.constable_age, born, "2009-11-23", ELIGIBLE, None),
    (age.constable_age, born, "2012-02-29", NOT_YET, "2029-03-01"),
    (age.constable_age, born, "1930-01-01", ELIGIBLE, None),
    (age.special_age, born, "2009-11-24", NOT_YET, "2026-11-24"),
    (age.special_age, born, "2009-11-23", ELIGIBLE, None),
    (age.special_age, born, "2012-02-29", NOT_YET, "2029-03-01"),
    (age.special_age, born, "1930-01-01", ELIGIBLE, None),
    # Staff 2.3 and the settled readings: 18 for shifts and PCSOs, 16 for staff and apprentices
    (age.pcso_age, born, "2008-11-24", NOT_YET, "2026-11-24"),
    (age.pcso_age, born, "2008-11-23", ELIGIBLE, None),
    (age.shift_age, born, "2008-11-24", NOT_YET, "2026-11-24"),
    (age.shift_age, born, "2008-11-23", ELIGIBLE, None),
    (age.staff_age, born, "2010-11-24", NOT_YET, "2026-11-24"),
    (age.staff_age, born, "2010-11-23", ELIGIBLE, None),
    (age.apprentice_age, born, "2010-11-24", NOT_YET, "2026-11-24"),
    (age.apprentice_age, born, "2010-11-23", ELIGIBLE, None),
    # C5: volunteers are 18, and from 16 a person looks
    (age.volunteer_age, born, "2010-11-24", NOT_YET, "2026-11-24"),
    (age.volunteer_age, born, "2010-11-23", ASSESS, None),
    (age.volunteer_age, born, "2008-11-24", ASSESS, None),
    (age.volunteer_age, born, "2008-11-23", ELIGIBLE, None),
    (age.leader_age, born, "2008-11-24", NOT_YET, "2026-11-24"),
    (age.leader_age, born, "2008-11-23", ELIGIBLE, None),
    (age.leader_age, born, "1930-01-01", ELIGIBLE, None),
    # 2.3 I: cadets from the 13th birthday until the day before the 18th
    (cadets.cadet_age, born, "2013-11-24", NOT_YET, "2026-11-24"),
    (cadets.cadet_age, born, "2013-11-23", ELIGIBLE, None),
    (cadets.cadet_age, born, "2020-02-29", NOT_YET, "2033-03-01"),
    (cadets.cadet_age, born, "2008-11-24", ELIGIBLE, None),
    (cadets.cadet_age, born, "2008-11-23", NOT_ELIGIBLE, None),
    # 2.3 I: where they live and what a parent says is asked until the day before the 18th
    (cadets.lives_here, away_and_born, "2008-11-24", NOT_ELIGIBLE, None),
    (cadets.lives_here, away_and_born, "2008-11-23", ELIGIBLE, None),
    (cadets.parent_says_yes, away_and_born, "2008-11-24", NOT_YET, None),
    (cadets.parent_says_yes, away_and_born, "2008-11-23", ELIGIBLE, None),
    # RES-1, RES-2, RES-6 and RES-9: three full years; 2.1: five for management vetting
    (residence.lived_in_uk, came, "2023-11-24", NOT_YET, "2026-11-24"),
    (residence.lived_in_uk, came, "2023-11-23", ELIGIBLE, None),
    (residence.lived_in_uk, came, "2024-02-29", NOT_YET, "2027-03-01"),
    (residence.lived_in_uk, came, "2026-11-23", NOT_YET, "2029-11-23"),
    (residence.lived_in_uk, off_base, "2023-11-24", NOT_YET, "2026-11-24"),
    (residence.lived_in_uk, off_base, "2023-11-23", ELIGIBLE, None),
    (residence.lived_in_uk_longer, came, "2021-11-24", NOT_YET, "2026-11-24"),
    (residence.lived_in_uk_longer, came, "2021-11-23", ELIGIBLE, None),
    (residence.lived_in_uk_longer, came, "2024-02-29", NOT_YET, "2029-03-01"),
    (residence.lived_in_uk_longer, off_base, "2021-11-24", NOT_YET, "2026-11-24"),
    (residence.lived_in_uk_longer, off_base, "2021-11-23", ELIGIBLE, None),
    # FIN-2 to FIN-4: three years from discharge; for staff and volunteers a person looks
    (money.solvent, discharged, "2023-11-24", NOT_YET, "2026-11-24"),
    (money.solvent, discharged, "2023-11-23", ELIGIBLE, None),
    (money.solvent, discharged, "2024-02-29", NOT_YET, "2027-03-01"),
    (money.money_looked_at, discharged, "2023-11-24", ASSESS, None),
    (money.money_looked_at, discharged, "2023-11-23", ELIGIBLE, None),
    # DRV-6: closed until the ban ends, and then a person looks
    (driving.not_banned, banned_until, "2099-12-31", NOT_YET, "2099-12-31"),
    (driving.not_banned, banned_until, "2026-11-24", NOT_YET, "2026-11-24"),
    (driving.not_banned, banned_until, "2026-11-23", ASSESS, None),
    (driving.licence_looked_at, banned_until, "2026-11-24", ASSESS, None),
    (driving.licence_looked_at, banned_until, "2026-11-23", ELIGIBLE, None),
    # PREV-7, SV-12: nobody was on the list before 15 December 2017; a review opens nothing
    (lists.not_barred, misconduct, "2017-12-14", ASSESS, None),
    (lists.not_barred, misconduct, "2017-12-15", NOT_ELIGIBLE, None),
    (lists.not_barred, misconduct, "2026-11-23", NOT_ELIGIBLE, None),
    (lists.not_barred, incompetence, "2017-12-14", ASSESS, None),
    (lists.not_barred, incompetence, "2017-12-15", NOT_ELIGIBLE, None),
    (lists.barred_looked_at, misconduct, "2017-12-14", ASSESS, None),
    (lists.barred_looked_at, misconduct, "2017-12-15", ASSESS, None),
    # PREV-1, SV-24: six months from the notice, or the last day of a shorter month (2.3)
    (earlier.constable_waits, refused_as_constable, "2026-05-24", NOT_YET, "2026-11-24"),
    (earlier.constable_waits, refused_as_constable, "2026-05-23", ELIGIBLE, None),
    (earlier.constable_waits, refused_as_constable, "2026-08-31", NOT_YET, "2027-02-28"),
    (earlier.special_waits, refused_as_special, "2026-05-24", NOT_YET, "2026-11-24"),
    (earlier.special_waits, refused_as_special, "2026-05-23", ELIGIBLE, None),
    (earlier.special_waits, refused_as_special, "2026-08-31", NOT_YET, "2027-02-28"),
    (earlier.pcso_waits, refused_as_pcso, "2026-05-24", NOT_YET, "2026-11-24"),
    (earlier.pcso_waits, refused_as_pcso, "2026-05-23", ELIGIBLE, None),
    (earlier.pcso_waits, refused_as_pcso, "2026-08-31", NOT_YET, "2027-02-28"),
]


@pytest.mark.parametrize(
    ("rule", "is_so", "day", "verdict", "earliest"),
    [pytest.param(*row, id=f"{row[0].name}, {row[1].__name__} {row[2]}") for row in DAYS],
)
def test_a_rule_changes_its_mind_on_its_day(rule, is_so, day, verdict, earliest):
    found = ruling(rule, **is_so(day))

    assert found.verdict is verdict
    assert found.earliest == (date.fromisoformat(earliest) if earliest else None)


def test_every_rule_that_reads_a_day_is_tested_on_both_sides():
    read = {
        rule.name
        for rule in EVERY_RULE
        for leaf in lone_leaves(rule)
        if any(BY_KEY[key].kind is Kind.DAY for key in leaf.answers.said)
    }

    assert {row[0].name for row in DAYS} == read


WAITING = [row for row in DAYS if row[4]]


@pytest.mark.parametrize(
    ("rule", "is_so", "day", "earliest"),
    [
        pytest.param(rule, is_so, day, earliest, id=f"{rule.name}, {is_so.__name__} {day}")
        for rule, is_so, day, _, earliest in WAITING
    ],
)
def test_a_rule_is_met_on_the_first_day_it_names_and_not_the_day_before(rule, is_so, day, earliest):
    first = date.fromisoformat(earliest)

    assert ruling(rule, on=first, **is_so(day)).verdict < NOT_YET
    assert ruling(rule, on=first - timedelta(days=1), **is_so(day)).earliest == first


@pytest.mark.parametrize("rule", [age.constable_age, age.special_age], ids=lambda rule: rule.name)
@pytest.mark.parametrize(
    ("day", "start_from"),
    [
        pytest.param("2008-11-23", None, id="18 today"),
        pytest.param("2008-11-24", date(2026, 11, 24), id="18 tomorrow"),
        pytest.param("2009-11-23", date(2027, 11, 23), id="17 today"),
        pytest.param("2009-11-24", date(2027, 11, 24), id="17 tomorrow"),
        pytest.param("2012-02-29", date(2030, 3, 1), id="born on a leap day"),
    ],
)
def test_officers_start_at_18(rule, day, start_from):
    assert ruling(rule, **born(day)).start_from == start_from


def test_someone_born_on_a_leap_day_is_18_on_the_first_of_march():
    day_before = ruling(age.special_age, on=date(2026, 2, 28), **born("2008-02-29"))
    birthday = ruling(age.special_age, on=date(2026, 3, 1), **born("2008-02-29"))

    assert day_before.start_from == date(2026, 3, 1)
    assert birthday.start_from is None


def test_a_force_may_let_pcsos_apply_at_17():
    force = with_value("youngest_to_apply_pcso", 17)

    found = ruling(age.pcso_age, force=force, **born("2009-11-23"))

    assert (found.verdict, found.start_from) == (ELIGIBLE, date(2027, 11, 23))


@pytest.mark.parametrize(
    ("day", "advised"),
    [
        pytest.param("1971-11-24", False, id="55 tomorrow"),
        pytest.param("1971-11-23", True, id="55 today"),
    ],
)
def test_constables_hear_of_the_usual_age_to_retire_from_55(day, advised):
    """AGE-4. Special constables do not: they have no such age."""
    assert ("retire at 60" in ruling(age.constable_age, **born(day)).declare) is advised
    assert not ruling(age.special_age, **born(day)).declare


def test_nobody_waits_on_a_day_that_has_come():
    for rule in EVERY_RULE:
        for leaf in lone_leaves(rule):
            assert leaf.finding.earliest is None or leaf.finding.earliest > TODAY
