"""The rulebook as text for people, and as JSON for programs. Neither needs a database."""

from datetime import date

import pytest
from django.conf import settings

from recruitment.eligibility import QUESTIONS, ROUTES, rules_version
from tests.commands.running import data, refused, run
from tests.eligibility.exploring import EVERY_RULE
from tests.moments import TODAY

ESSEX = settings.PACK.thresholds


@pytest.fixture(scope="module")
def book():
    return data("rulebook", "--on", TODAY.isoformat())


@pytest.fixture(scope="module")
def printed():
    return " ".join(run("rulebook", "--on", TODAY.isoformat()).split())


def test_it_says_whose_rules_these_are_and_of_which_day(book):
    assert book["force"] == "essex"
    assert book["force_name"] == "Essex Police"
    assert book["date"] == "2026-11-23"
    assert book["rules_version"] == rules_version(ESSEX)


def test_it_lists_every_question_with_its_options(book):
    listed = {question["key"]: question for question in book["questions"]}

    assert list(listed) == [question.key for question in QUESTIONS]
    for question in QUESTIONS:
        one = listed[question.key]
        assert one["text"] == question.text
        assert one["kind"] == question.kind.name.lower()
        assert [(o["code"], o["label"], o["apart"]) for o in one["options"]] == [
            (o.code, o.label, o.apart) for o in question.options
        ]


def test_a_question_for_a_day_says_which_days_it_takes(book):
    listed = {question["key"]: question for question in book["questions"]}

    born = listed["date-of-birth"]

    assert (born["earliest"], born["latest"]) == ("1900-01-01", "2026-11-22")
    assert "earliest" not in listed["status"]


def test_it_lists_every_route_with_its_rules(book):
    for listed, route in zip(book["routes"], ROUTES.values(), strict=True):
        assert listed["slug"] == route.slug
        assert listed["title"] == route.title
        assert listed["family"] == route.family.value
        assert listed["open"] is (route.slug in settings.PACK.open_routes)
        assert listed["rules"] == [rule.name for rule in route.rules]


def test_management_vetting_puts_one_rule_in_the_place_of_another(book):
    pcep = next(route for route in book["routes"] if route["slug"] == "pcep")

    assert set(pcep["rules"]) - set(pcep["rules_with_management_vetting"]) == {"lived_in_uk"}
    assert set(pcep["rules_with_management_vetting"]) - set(pcep["rules"]) == {"lived_in_uk_longer"}


def test_it_lists_every_rule_once_with_its_authority(book):
    listed = {rule["name"]: rule for rule in book["rules"]}

    assert len(listed) == len(book["rules"])
    assert listed.keys() == {rule.name for rule in EVERY_RULE}
    for rule in EVERY_RULE:
        one = listed[rule.name]
        assert one["says"] == rule.plain(ESSEX)
        assert (one["title"], one["source"], one["url"]) == (rule.title, rule.source, rule.url)
        assert (one["basis"], one["confidence"]) == (rule.basis.value, rule.confidence.value)
        assert date.fromisoformat(one["checked"]) == rule.checked
        assert date.fromisoformat(one["since"]) == rule.since
        assert one["until"] == (rule.until and rule.until.isoformat())


def test_a_rule_names_the_questions_that_it_reads_and_the_thresholds_that_it_uses(book):
    solvent = next(rule for rule in book["rules"] if rule["name"] == "solvent")

    assert solvent["reads"] == ["any-of-these", "money", "insolvency-ended"]
    assert solvent["uses"] == ["insolvency_years"]


def test_everything_that_is_named_is_there(book):
    keys = {question["key"] for question in book["questions"]}
    names = {rule["name"] for rule in book["rules"]}
    thresholds = {threshold["name"] for threshold in book["thresholds"]}

    assert {key for rule in book["rules"] for key in rule["reads"]} == keys
    assert {name for route in book["routes"] for name in route["rules"]} <= names
    assert {name for rule in book["rules"] for name in rule["uses"]} <= thresholds


def test_it_lists_the_thresholds_of_the_force_with_their_sources(book):
    listed = {threshold["name"]: threshold for threshold in book["thresholds"]}

    assert listed.keys() == vars(ESSEX).keys()
    assert listed["residence_years"]["value"] == ESSEX.residence_years.value
    assert listed["ccj_unpaid"]["value"] == "not_yet"
    assert listed["licence_by"]["value"] == "offer"
    for name, threshold in vars(ESSEX).items():
        one = listed[name]
        assert (one["source"], one["url"]) == (threshold.source, threshold.url)
        assert one["confidence"] == threshold.confidence.value
        assert one["checked"] == threshold.checked.isoformat()


def test_it_lists_the_tests_that_come_later(book):
    routes = {later["title"]: later["routes"] for later in book["later"]}

    assert "cadet-leader" in routes["Checks for work with children"]
    assert "cadet" not in {slug for slugs in routes.values() for slug in slugs}


@pytest.mark.parametrize(
    ("day", "there"), [("2023-09-30", False), ("2023-10-01", True)], ids=["day before", "first day"]
)
def test_it_shows_the_rules_in_force_on_the_day_asked_for(day, there):
    book = data("rulebook", "--on", day)

    assert ("lived_in_uk" in {rule["name"] for rule in book["rules"]}) is there
    assert ("lived_in_uk" in book["routes"][0]["rules"]) is there


def test_without_a_day_it_is_today(time_machine):
    time_machine.move_to(TODAY)

    assert data("rulebook")["date"] == "2026-11-23"


def test_as_text_it_holds_every_route_rule_and_threshold(printed):
    assert printed.startswith("WHO CAN APPLY: Essex Police In force on 23 November 2026.")
    for route in ROUTES.values():
        assert f"{route.title} ({route.slug})" in printed
        for later in route.later:
            assert later.words in printed
    for rule in EVERY_RULE:
        assert f"{rule.title} ({rule.name}) {rule.plain(ESSEX)} Why: {rule.basis.value}" in printed
        assert f"Source: {rule.source}" in printed
    for name, threshold in vars(ESSEX).items():
        assert f" {name} = " in printed
        assert f"Source: {threshold.source}" in printed


def test_as_text_no_line_of_words_is_longer_than_a_screen():
    lines = run("rulebook", "--on", "2026-11-23").splitlines()

    assert [line for line in lines if len(line) > 100 and "http" not in line] == []


def test_another_force_can_be_read_from_a_file(tmp_path):
    pack = (settings.BASE_DIR / "recruitment/forces/essex.toml").read_text("utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(pack.replace('slug = "essex"', 'slug = "mine"'), "utf-8")

    assert data("rulebook", "--force", str(mine))["force"] == "mine"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--on", "2026-02-30"), "--on must be a real date like 2026-11-23, not “2026-02-30”."),
        (("--on", "tomorrow"), "--on must be a real date like 2026-11-23, not “tomorrow”."),
        (("--on", ""), "--on must be a real date like 2026-11-23, not “”."),
        (("--on", "9999-12-31"), "--on must be from 1900-01-01 to 2099-12-31."),
        (("--on", "1899-12-31"), "--on must be from 1900-01-01 to 2099-12-31."),
        (("--force", "nowhere"), "--force: There is no force pack called “nowhere”"),
        (("--force", "nowhere.toml"), "--force: there is no file “nowhere.toml” that can be read."),
    ],
)
def test_what_it_cannot_do_it_says_in_one_sentence(arguments, sentence):
    said = refused("rulebook", *arguments)

    assert said.startswith(sentence)
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("day", ["1900-01-01", "2099-12-31"])
def test_any_day_that_it_takes_gives_a_rulebook(day):
    assert data("rulebook", "--on", day)["date"] == day


def test_a_force_pack_that_is_wrong_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "bad.toml").write_text("slug = 1", "utf-8")

    said = refused("rulebook", "--force", str(tmp_path / "bad.toml"))

    assert said.startswith("--force: bad.toml: ")
    assert len(said.splitlines()) == 1
