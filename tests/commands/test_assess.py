"""One set of answers judged for every route from a file, and stored outcomes replayed."""

import io
import json
import random
import sys
from datetime import date, timedelta

import pytest
from django.conf import settings

from recruitment.eligibility import ROUTES, assess, restore, rules_version
from tests.commands.running import data, run
from tests.factories import VOLUNTEER_ANSWERS
from tests.moments import TODAY

ESSEX = settings.PACK.thresholds
DAY = TODAY.isoformat()
SHAPE = {"route", "verdict", "opens_on", "event", "start_from", "needs", "findings"}


def judged(path, *arguments):
    told = data("assess", "--answers", path, "--on", DAY, *arguments)
    return {outcome["route"]: outcome for outcome in told["outcomes"]}


def test_a_person_is_judged_for_every_route_with_the_trace(file):
    told = data("assess", "--answers", file(VOLUNTEER_ANSWERS), "--on", DAY)

    assert (told["on"], told["rules_version"]) == (DAY, rules_version(ESSEX))
    assert [outcome["route"] for outcome in told["outcomes"]] == list(ROUTES)
    for outcome in told["outcomes"]:
        assert outcome.keys() == SHAPE
        assert [one["rule"] for one in outcome["findings"]] == [
            rule.name for rule in ROUTES[outcome["route"]].rules
        ]


def test_an_outcome_says_what_the_engine_says(file):
    answers = restore(VOLUNTEER_ANSWERS, TODAY)

    found = judged(file(VOLUNTEER_ANSWERS))["support-volunteer"]

    kept = assess(answers, ROUTES["support-volunteer"], TODAY, ESSEX).as_data()
    assert found["verdict"] == "eligible"
    assert found["needs"] == []
    assert found["findings"] == [{**f, "verdict": f["verdict"].lower()} for f in kept["findings"]]


@pytest.mark.parametrize(
    ("born", "verdict", "opens_on", "start_from"),
    [
        ("2009-11-24", "not_yet", "2026-11-24", "2027-11-24"),
        ("2009-11-23", "eligible", None, "2027-11-23"),
        ("2008-11-23", "eligible", None, None),
    ],
    ids=["the day before 17", "on the 17th birthday", "on the 18th birthday"],
)
def test_a_date_of_birth_gives_the_first_days(file, born, verdict, opens_on, start_from):
    found = judged(file({**VOLUNTEER_ANSWERS, "date-of-birth": born}))["special-constable"]

    assert (found["verdict"], found["opens_on"]) == (verdict, opens_on)
    assert found["start_from"] == start_from


def test_what_is_missing_leaves_the_verdict_open_and_names_what_is_needed(file):
    found = judged(file({"date-of-birth": "1990-05-04"}))

    assert found["cadet"]["verdict"] == "not_eligible"
    assert found["cadet"]["needs"] == []
    assert found["pcep"]["verdict"] is None
    assert found["pcep"]["needs"][0] == "status"
    assert "date-of-birth" not in found["pcep"]["needs"]


def test_no_answers_at_all_need_the_first_question_everywhere(file):
    for outcome in judged(file({})).values():
        assert outcome["verdict"] is None
        assert "date-of-birth" in outcome["needs"]


def test_answers_can_come_through_standard_input(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(json.dumps(VOLUNTEER_ANSWERS).encode()))
    monkeypatch.setattr(sys, "stdin", stream)

    assert judged("-")["support-volunteer"]["verdict"] == "eligible"


def test_a_file_saved_by_an_old_editor_is_read(file):
    assert judged(file("\N{BYTE ORDER MARK}" + json.dumps(VOLUNTEER_ANSWERS)))


def test_management_vetting_asks_for_five_years(file):
    longer = judged(file(VOLUNTEER_ANSWERS), "--management-vetting")["support-volunteer"]

    assert "lived_in_uk_longer" in {finding["rule"] for finding in longer["findings"]}
    assert longer["verdict"] is None
    assert longer["needs"] == ["uk-residence-5"]


@pytest.mark.parametrize(("fresh", "stale"), [("2027-12-28", False), ("2027-12-29", True)])
def test_the_day_of_the_last_check_can_be_counted_from_another_day(file, fresh, stale):
    person = {**VOLUNTEER_ANSWERS, "date-of-birth": "2020-01-01"}

    found = judged(file(person), "--fresh", fresh)["cadet-leader"]["findings"]

    age = next(finding for finding in found if finding["rule"] == "leader_age")
    assert age["stale"] is stale
    assert age["verdict"] == ("assess" if stale else "not_yet")


def test_a_force_of_ones_own_is_judged_by(file, tmp_path):
    pack = (settings.BASE_DIR / "recruitment/forces/essex.toml").read_text("utf-8")
    older = pack.replace(
        "[thresholds.youngest_volunteer]\nvalue = 18", "[thresholds.youngest_volunteer]\nvalue = 60"
    )
    (tmp_path / "older.toml").write_text(older, "utf-8")

    found = judged(file(VOLUNTEER_ANSWERS), "--force", str(tmp_path / "older.toml"))

    assert found["support-volunteer"]["verdict"] == "assess"


def test_on_a_day_before_a_route_had_rules_nothing_is_said_of_it(file):
    told = data("assess", "--answers", file({}), "--on", "1950-01-01")

    assert {outcome["verdict"] for outcome in told["outcomes"]} == {None}
    assert [outcome["findings"] for outcome in told["outcomes"]] == [[]] * len(ROUTES)


def test_as_text_a_person_reads_the_verdict_the_reason_and_the_source(file):
    person = {**VOLUNTEER_ANSWERS, "date-of-birth": "2012-03-04"}

    told = run("assess", "--answers", file(person), "--on", DAY)

    assert "Cadet leader (cadet-leader)\n  not yet, from 2030-03-04" in told
    assert "- Old enough to lead cadets: Cadet leaders must be 18." in told
    assert "Leicestershire Police" in told


def made_up(book, chance):
    """Somebody who answers every question, known only from the rulebook's JSON."""
    return {question["key"]: answer(question, chance) for question in book["questions"]}


def answer(question, chance):
    if question["kind"] == "day":
        first, last = map(date.fromisoformat, (question["earliest"], question["latest"]))
        return (first + timedelta(days=chance.randint(0, (last - first).days))).isoformat()
    if question["kind"] == "one":
        return chance.choice(question["options"])["code"]
    alone = [option["code"] for option in question["options"] if option["apart"]]
    together = [option["code"] for option in question["options"] if not option["apart"]]
    some = chance.sample(together, chance.randint(1, min(3, len(together))))
    return [chance.choice(alone)] if alone and chance.random() < 0.5 else some


def test_a_program_that_knows_only_the_rulebook_writes_files_that_are_judged(file):
    book = data("rulebook", "--on", DAY)
    names = {rule["name"]: set(rule["reads"]) for rule in book["rules"]}
    chance, verdicts = random.Random(3), set()

    for _ in range(200):
        person = made_up(book, chance)
        for route, outcome in zip(book["routes"], judged(file(person)).values(), strict=True):
            verdicts.add(outcome["verdict"])
            assert outcome["needs"] == []
            assert [one["rule"] for one in outcome["findings"]] == route["rules"]
            assert all(set(one["reads"]) <= names[one["rule"]] for one in outcome["findings"])

    assert verdicts == {"eligible", "assess", "not_yet", "not_eligible"}


def test_neither_command_opens_a_database(file, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        data("rulebook", "--on", DAY)
        judged(file(VOLUNTEER_ANSWERS))
