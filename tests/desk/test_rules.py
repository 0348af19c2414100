"""The desk's pages about rules: what is due to be checked, and codes from printed results."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html import escape

import pytest
from django.conf import settings
from django.urls import reverse

from recruitment import result_code
from recruitment.desk import rules
from recruitment.eligibility import ROUTES, rules_version, stale_rules
from recruitment.eligibility.dates import spoken
from tests.desk.test_look import Page
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

FORCE = settings.PACK.thresholds
CHECKED = max(threshold.checked for threshold in vars(FORCE).values())
FIRST_STALE = CHECKED + timedelta(days=FORCE.stale_days.value + 1)
"""What was checked most recently is due from this day."""
RULES, CODE = "admin:recruitment_rules", "admin:recruitment_code"


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def on(time_machine, day):
    time_machine.move_to(NOW + (day - TODAY))


def code_of(day):
    return result_code.make(day, rules_version(FORCE))


def asked(desk, code):
    return desk("Recruiter").get(reverse(CODE), {"code": code})


@pytest.mark.parametrize("name", [RULES, CODE])
@pytest.mark.parametrize(
    ("role", "status"), [("Recruiter", 200), ("HR lead", 200), ("Administrator", 403), (None, 403)]
)
def test_the_pages_are_for_those_who_may_see_applications(desk, name, role, status):
    assert desk(role).get(reverse(name)).status_code == status


@pytest.mark.parametrize("name", [RULES, CODE])
def test_nobody_opens_them_without_signing_in(client, name):
    response = client.get(reverse(name))

    assert response.status_code == 302
    assert reverse("admin:login") in response["Location"]


@pytest.mark.parametrize("name", [RULES, CODE])
def test_a_page_keeps_to_what_every_page_of_the_desk_keeps_to(desk, name):
    page = Page(desk("Recruiter").get(reverse(name)).content.decode())

    assert page.blocked == []
    assert (page.count["h1"], page.count["main"], page.lang) == (1, 1, "en-gb")


def test_nothing_is_due_when_everything_was_checked_lately(desk):
    response = desk("Recruiter").get(reverse(RULES))

    assert (response.context["now"], response.context["soon"]) == ([], [])
    assert "Nothing is due." in text(response)


def test_a_rule_is_due_from_the_day_after_its_last_good_day(desk, time_machine):
    on(time_machine, FIRST_STALE - timedelta(days=1))
    before = desk("Recruiter").get(reverse(RULES)).context
    on(time_machine, FIRST_STALE)
    after = desk("Recruiter").get(reverse(RULES)).context

    assert FIRST_STALE in {one.on for one in before["soon"]}
    assert FIRST_STALE not in {one.on for one in before["now"]}
    assert FIRST_STALE in {one.on for one in after["now"]}
    assert after["soon"] == []


@pytest.mark.parametrize(("days", "listed"), [(60, True), (61, False)])
def test_what_is_due_within_60_days_is_listed(desk, time_machine, days, listed):
    on(time_machine, FIRST_STALE - timedelta(days=days))

    soon = desk("Recruiter").get(reverse(RULES)).context["soon"]

    assert (FIRST_STALE in {one.on for one in soon}) is listed


def test_each_day_shown_is_the_first_on_which_the_engine_finds_the_rule_stale():
    late = FIRST_STALE + timedelta(days=1)

    for stale in stale_rules(late, FORCE):
        due = stale.checked + timedelta(days=FORCE.stale_days.value + 1)
        assert stale in stale_rules(due, FORCE)
        assert stale not in stale_rules(due - timedelta(days=1), FORCE)


def test_what_is_due_shows_its_source_and_its_days(desk, time_machine):
    on(time_machine, FIRST_STALE)

    page = text(desk("Recruiter").get(reverse(RULES)))

    one = next(one for one in stale_rules(FIRST_STALE, FORCE) if one.url)
    assert one.name in page
    assert f'<a href="{one.url}" rel="noreferrer">' in page
    assert '<th scope="col">Due since</th>' in page


def test_today_counts_what_is_due(desk, time_machine):
    now = text(desk("Recruiter").get(reverse("admin:index")))
    on(time_machine, FIRST_STALE)
    later = text(desk("Recruiter").get(reverse("admin:index")))

    number = len(stale_rules(FIRST_STALE, FORCE))
    assert "0 due" in now
    assert number > 50
    assert f"{number} due" in later


@pytest.mark.parametrize("name", [RULES, CODE])
def test_today_links_to_the_pages_for_those_who_may_open_them(desk, name):
    assert f'href="{reverse(name)}"' in text(desk("Recruiter").get(reverse("admin:index")))
    assert f'href="{reverse(name)}"' not in text(desk("Administrator").get(reverse("admin:index")))


def test_a_code_of_these_rules_shows_its_day(desk):
    page = text(asked(desk, result_code.make(date(2026, 11, 20), rules_version(FORCE))))

    assert "We printed this on 20 November 2026." in page
    assert "The rules were the same as they are now." in page


def test_a_code_of_other_rules_shows_its_day_and_that_they_changed(desk):
    page = text(asked(desk, result_code.make(date(2026, 3, 1), "0" * 12)))

    assert "We printed this on 1 March 2026." in page
    assert "The rules have changed since." in page


@pytest.mark.parametrize("version", ["0" * 12, rules_version(FORCE)], ids=["other", "the same"])
def test_the_version_of_the_code_stands_beside_that_of_today(desk, version):
    page = text(asked(desk, result_code.make(date(2026, 11, 20), version)))

    today = rules_version(FORCE)[: len("01234567")]
    assert f"Version of the rules in the code: <code>{version[:8]}</code>." in page
    assert f"Version of the rules today: <code>{today}</code>." in page


def with_rules(monkeypatch, *changed):
    """The routes with some rules in place of others."""
    route = ROUTES["cadet"]
    monkeypatch.setitem(rules.ROUTES, "cadet", replace(route, rules=(*route.rules, *changed)))


def test_a_code_from_before_a_rule_ended_and_another_began_names_both(desk, monkeypatch):
    old = replace(ROUTES["cadet"].rules[0], title="The old rule", until=TODAY - timedelta(days=1))
    new = replace(old, title="The new rule", since=TODAY, until=None)
    with_rules(monkeypatch, old, new)

    page = text(asked(desk, code_of(TODAY - timedelta(days=1))))

    assert "The rules have changed since." in page
    assert "“The old rule” ended. Its last day was 22 November 2026." in page
    assert "“The new rule” began on 23 November 2026." in page
    assert "The rules were the same as they are now." in text(asked(desk, code_of(TODAY)))


def test_a_code_from_before_every_rule_was_in_force_names_those_that_began(desk):
    page = text(asked(desk, code_of(date(2021, 6, 1))))

    later = [one for one in rules.every_rule() if date(2021, 6, 1) < one.since <= TODAY]
    assert later
    for rule in later:
        assert escape(f"“{rule.title}” began on {spoken(rule.since)}.") in page


def test_a_code_from_before_rules_were_due_a_check_names_them(desk, time_machine):
    on(time_machine, FIRST_STALE)

    page = text(asked(desk, code_of(FIRST_STALE - timedelta(days=1))))

    assert "The rules are the same, but some are now due to be checked again." in page
    known = {one.name for one in stale_rules(FIRST_STALE - timedelta(days=1), FORCE)}
    new = [one for one in stale_rules(FIRST_STALE, FORCE) if one.name not in known]
    assert new
    for one in new:
        assert escape(f"“{one.title}”: since {spoken(FIRST_STALE)}") in page
    assert "The rules were the same" in text(asked(desk, code_of(FIRST_STALE)))


def test_a_rule_of_posts_with_management_vetting_is_compared_too():
    assert any(rule.name == "lived_in_uk_longer" for rule in rules.every_rule())


@pytest.mark.parametrize("typed", ["7K4M-2Q9F-XC3D-88HT-P5WV", "x", "<b>", "é" * 20])
def test_a_code_that_we_did_not_make_is_not_ours(desk, typed):
    page = text(asked(desk, typed))

    assert "This is not a code of ours." in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Enter the code"),
        ("   ", "Enter the code"),
        ("7" * 101, "The code must be 100 signs or less"),
        ("7\0", "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_a_code_is_answered_with_a_sentence(desk, typed, sentence):
    page = text(asked(desk, typed))

    assert sentence in page
    assert "<title> Error: " in page or "<title>Error: " in page
    assert 'href="#id_code"' in page


@pytest.mark.parametrize("days", [0, 1000], ids=["nothing due", "everything due"])
def test_the_list_takes_the_same_number_of_queries_for_any_number_of_rules(
    desk, time_machine, days, django_assert_max_num_queries
):
    on(time_machine, TODAY + timedelta(days=days))
    browser = desk("Recruiter")

    with django_assert_max_num_queries(8):
        browser.get(reverse(RULES))
