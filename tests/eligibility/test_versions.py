"""Which rules these are, and what they would have said otherwise."""

import json
import shutil
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruitment.eligibility import (
    ROUTES,
    assess,
    replay,
    restore,
    rules_version,
    versions,
    with_management_vetting,
)
from recruitment.eligibility.rule import MET, met_but, we_check
from recruitment.eligibility.versions import PACKAGE, version_of
from tests.eligibility.generated import people
from tests.eligibility.made_up import SOME_DAY, route_of, rule_that_says, waits_until
from tests.eligibility.people import ESSEX, TODAY, outcome, person, with_value


@pytest.fixture
def package(tmp_path):
    return shutil.copytree(PACKAGE, tmp_path / "eligibility")


def test_a_version_is_twelve_characters_that_stay_the_same():
    assert len(rules_version(ESSEX)) == 12
    assert rules_version(ESSEX) == rules_version(replace(ESSEX)) == version_of(PACKAGE, ESSEX)


@pytest.mark.parametrize(
    "differs",
    [{"value": 12}, {"source": "Another page"}, {"checked": date(2026, 11, 24)}],
    ids=str,
)
def test_the_version_follows_the_values_of_the_force(differs):
    other = replace(ESSEX, reapply_months=replace(ESSEX.reapply_months, **differs))

    assert rules_version(other) != rules_version(ESSEX)


@pytest.mark.parametrize("file", ["engine.py", "rules/age.py", "questions/role.py", "dates.py"])
def test_the_version_follows_every_file(package, file):
    path = package / file
    path.write_text(path.read_text(encoding="utf-8").replace("return", "return  ", 1) + "\n")

    assert version_of(package, ESSEX) != rules_version(ESSEX)


def test_the_version_follows_the_names_of_files(package):
    (package / "rules" / "age.py").rename(package / "rules" / "ages.py")

    assert version_of(package, ESSEX) != rules_version(ESSEX)


def test_line_ends_and_other_files_do_not_matter(package):
    for path in package.rglob("*.py"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (package / "notes.txt").write_text("Nothing here is a rule.")

    assert version_of(package, ESSEX) == rules_version(ESSEX)


def kept(route, answers, force=ESSEX):
    """An outcome as it comes back from the database."""
    return json.loads(json.dumps(assess(answers, route, TODAY, force).as_data()))


@given(people(most=10), st.sampled_from(sorted(ROUTES)))
@settings(max_examples=40, deadline=None, database=None)
def test_the_same_rules_say_the_same_again(answers, slug):
    assert replay(kept(ROUTES[slug], answers), answers, ESSEX) == ()


def test_a_kept_outcome_that_was_not_decided_can_be_replayed():
    answers = restore({"any-of-these": ["none"]}, TODAY)

    assert replay(kept(ROUTES["pcep"], answers), answers, ESSEX) == ()


def test_a_force_that_waits_longer_moves_the_day():
    answers = person(
        any_of_these=["turned-down"],
        turned_down_for=["constable"],
        turned_down_constable="2026-09-01",
    )
    stored = kept(ROUTES["pcep"], answers)

    assert replay(stored, answers, with_value("reapply_months", 12)) == (
        "The first day to apply was 1 March 2027. It would now be 1 September 2027.",
        "“Time since a no, for constables”: its first day was 1 March 2027. "
        "It would now be 1 September 2027.",
        "“Time since a no, for constables” differs in: the reason.",
    )


def made_again(before, after, monkeypatch):
    """What a replay tells of a route whose rule came out in one way, and now in another."""
    stored = kept(route_of(*before, slug="pcep"), person())
    monkeypatch.setattr(versions, "ROUTES", {"pcep": route_of(*after, slug="pcep")})
    return replay(stored, person(), ESSEX)


def test_a_rule_that_comes_out_differently_is_told(monkeypatch):
    before = [rule_that_says(MET)]
    after = [rule_that_says(we_check("We look.", "Ask."))]

    assert made_again(before, after, monkeypatch) == (
        "The outcome was “can apply”. It would now be “can apply, and we check”.",
        "“A rule” came out as “can apply”. It would now be “can apply, and we check”.",
        "“A rule” differs in: the reason, the next step.",
    )


def test_a_change_of_words_alone_is_told(monkeypatch):
    before = [rule_that_says(met_but("Tell us."))]
    after = [rule_that_says(met_but("Tell us all."), title="The rule", source="Another page")]

    assert made_again(before, after, monkeypatch) == (
        "“The rule” differs in: its title, what to tell us, the source.",
    )


def test_rules_that_come_and_go_are_told(monkeypatch):
    before = [rule_that_says(MET, name="kept"), rule_that_says(MET, name="old", title="Old rule")]
    after = [rule_that_says(MET, name="kept"), rule_that_says(MET, name="new", title="New rule")]

    assert made_again(before, after, monkeypatch) == (
        "“New rule” is new: can apply.",
        "“Old rule” is gone. It said: can apply.",
    )


def test_a_wait_that_became_an_event_is_told(monkeypatch):
    before = [waits_until(date(2027, 1, 1))]
    after = [rule_that_says(SOME_DAY)]

    assert made_again(before, after, monkeypatch)[:3] == (
        "The first day to apply was 1 January 2027. It would now be none.",
        "What has to happen first was none. It would now be “when the moon is full”.",
        "“A rule”: its first day was 1 January 2027. It would now be none.",
    )


def test_a_route_that_is_gone_is_told(monkeypatch):
    stored = kept(ROUTES["pcep"], person())
    monkeypatch.setattr(versions, "ROUTES", {})

    assert replay(stored, person(), ESSEX) == (
        "The route “Police Constable Entry Programme” is no longer here.",
    )


def test_an_outcome_of_a_post_with_management_vetting_is_replayed_as_one():
    answers = person(uk_residence="yes", uk_residence_5="yes")
    stored = kept(with_management_vetting(ROUTES["police-staff"]), answers)

    assert replay(stored, answers, ESSEX) == ()


def test_an_outcome_kept_before_findings_knew_of_stale_rules_can_be_replayed():
    stored = outcome("pcep").as_data()
    for finding in stored["findings"]:
        del finding["stale"], finding["later"]

    assert replay(stored, person(), ESSEX) == ()
