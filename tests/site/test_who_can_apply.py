"""The pages on which everyone can read the rules, and their maps."""

import re
from datetime import date, timedelta
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.conf import settings
from django.urls import reverse

from recruitment.eligibility import ROUTES, Family
from recruitment.site import who_can_apply
from recruitment.site.cards import CONFIDENCE
from tests.eligibility import exploring
from tests.eligibility.plain_words import sentences
from tests.moments import NOW, TODAY

ESSEX = settings.PACK.thresholds
SLUGS = sorted(ROUTES)
NEVER_SAID = re.compile(r"\b(eligib\w+|criteri\w+|candidates?|unfortunately|please)\b|!", re.I)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


def opened(client, *slug):
    response = client.get(reverse("who-can-apply-route" if slug else "who-can-apply", args=slug))
    assert response.status_code == 200
    return response


def text(response):
    return re.sub(r"\s+", " ", unescape(response.content.decode()))


class Outline(HTMLParser):
    """The headings, ids and links of a page, and its pictures."""

    def __init__(self, response):
        super().__init__()
        self.levels, self.ids, self.links, self.pictures, self.inline = [], [], [], [], []
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "svg" and named.get("role") == "img":
            self.pictures.append(named["aria-labelledby"].split())
        if tag == "style" or "style" in named or any(name.startswith("on") for name in named):
            self.inline.append(self.get_starttag_text())
        self.ids += [named["id"]] if "id" in named else []
        self.links += [named["href"]] if tag in ("a", "use") else []


# What is on the pages


@pytest.mark.parametrize("slug", SLUGS)
def test_a_route_shows_each_of_its_rules_with_its_authority(client, slug):
    response = opened(client, slug)
    page = text(response)

    for rule in ROUTES[slug].rules:
        assert f'id="rule-{rule.name}"' in page
        for words in (rule.title, rule.plain(ESSEX), rule.source, CONFIDENCE[rule.confidence]):
            assert words in page
    shown = [rule["name"] for group in response.context["groups"] for rule in group["rules"]]
    assert sorted(shown) == sorted(rule.name for rule in ROUTES[slug].rules)


def test_the_overview_shows_every_rule_once_and_every_route(client):
    response = opened(client)
    groups = response.context["groups"]

    names = [rule["name"] for group in groups for part in group["parts"] for rule in part["rules"]]

    assert sorted(names) == sorted(rule.name for rule in exploring.EVERY_RULE)
    assert sum(group["number"] for group in groups) == len(names)
    for slug in SLUGS:
        assert f'href="{reverse("who-can-apply-route", args=[slug])}"' in text(response)


def test_each_rule_of_the_overview_stands_under_the_routes_that_it_is_for(client):
    parts = [part for group in opened(client).context["groups"] for part in group["parts"]]

    headings = {rule["name"]: part["title"] for part in parts for rule in part["rules"]}

    assert headings["nothing_open"] == "Every route but Volunteer Police Cadet"
    assert headings["full_licence"] == "Every police officer route"
    assert headings["cadet_age"] == "Volunteer Police Cadet"
    assert headings["volunteer_age"] == "Police support volunteer and Active Citizen"
    assert headings["gives_fingerprints"] == (
        "Every police officer route but Transfer from another police force"
    )
    assert headings["not_barred"] == (
        "Every police officer route, every police staff route and Special constable"
    )
    assert headings["lived_in_uk_longer"].startswith("Posts with management vetting, on every")


def test_the_routes_that_recruit_now_are_marked(client):
    families = opened(client).context["families"]

    marked = {route["slug"] for family in families for route in family["routes"] if route["open"]}

    assert [family["slug"] for family in families] == list(Family)
    assert marked == set(settings.PACK.open_routes)


@pytest.mark.parametrize(
    ("slug", "words"), [("pcep", "Recruiting now"), ("pcda", "Not recruiting now")]
)
def test_a_route_says_whether_it_recruits_now(client, slug, words):
    assert f"{words} </span>" in text(opened(client, slug)).replace("</span>", " </span>")


@pytest.mark.parametrize("slug", SLUGS)
def test_tests_that_come_later_are_explained(client, slug):
    page = text(opened(client, slug))

    for later in ROUTES[slug].later:
        assert later.title in page
        assert later.words in page
    assert ("Tests that come later" in page) is bool(ROUTES[slug].later)


def test_the_overview_explains_each_later_test_once(client):
    tests = opened(client).context["tests"]

    everything = {later for route in ROUTES.values() for later in route.later}
    assert sorted(test["words"] for test in tests) == sorted(later.words for later in everything)


def test_management_vetting_shows_the_longer_stay_beside_the_route(client):
    assert [rule["name"] for rule in opened(client, "pcep").context["longer"]] == [
        "lived_in_uk_longer"
    ]
    assert opened(client, "cadet").context["longer"] == []


@pytest.mark.parametrize("slug", [(), ("pcep",)], ids=["overview", "route"])
def test_a_page_offers_the_questions(client, slug):
    page = text(opened(client, *slug))

    assert f'href="{reverse("fit-start")}"' in page
    assert "Try the questions" in page


def test_a_route_that_is_not_there_is_not_found(client, db):
    assert client.get("/careers/who-can-apply/astronaut/").status_code == 404


@pytest.mark.parametrize("slug", [(), ("special-constable",)], ids=["overview", "route"])
def test_the_pages_need_no_query(client, django_assert_num_queries, db, slug):
    with django_assert_num_queries(0):
        opened(client, *slug)


# Dates


def late(days):
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(("days", "stale"), [(400, False), (401, True)])
def test_a_rule_that_is_due_to_be_checked_says_so(client, time_machine, days, stale):
    checked = ROUTES["cadet"].rules[0].checked
    time_machine.move_to(NOW + (checked - TODAY) + timedelta(days=days))

    assert ("Due to be checked again" in text(opened(client, "cadet"))) is stale


def rule_with(**dates):
    return ROUTES["pcep"].rules[0].__class__(**{**vars(ROUTES["pcep"].rules[0]), **dates})


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (TODAY, None, "since 23 November 2026"),
        (late(1), None, "from 24 November 2026"),
        (late(-1), late(1), "since 22 November 2026, until 24 November 2026"),
    ],
)
def test_a_rule_says_from_when_and_until_when_it_is_in_force(since, until, words):
    assert who_can_apply.in_force(rule_with(since=since, until=until), TODAY) == words


@pytest.mark.parametrize(("until", "shown"), [(TODAY, True), (late(-1), False), (None, True)])
def test_a_rule_that_has_ended_is_not_shown(until, shown):
    rule = rule_with(until=until)

    assert (rule in who_can_apply.coming([rule], TODAY)) is shown


def test_a_rule_of_next_year_is_shown_ahead():
    rule = rule_with(since=date(2027, 5, 1))

    assert who_can_apply.coming([rule], TODAY) == (rule,)


# Form


@pytest.mark.parametrize("slug", [(), *((slug,) for slug in SLUGS)], ids=["overview", *SLUGS])
def test_headings_are_in_order_and_every_link_leads_somewhere(client, slug):
    outline = Outline(opened(client, *slug))

    assert outline.levels[0] == 1
    assert outline.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(outline.levels))
    assert len(outline.ids) == len(set(outline.ids))
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)
    assert outline.inline == []


@pytest.mark.parametrize("slug", [(), ("pcep",)], ids=["overview", "route"])
def test_a_map_has_a_title_and_a_description(client, slug):
    outline = Outline(opened(client, *slug))

    assert len(outline.pictures) == 1
    assert set(outline.pictures[0]) <= set(outline.ids)


@pytest.mark.parametrize("slug", [(), *((slug,) for slug in SLUGS)], ids=["overview", *SLUGS])
def test_what_people_read_is_short_and_plain(client, slug):
    page = opened(client, *slug).content.decode().split("<main")[1].split("</main>")[0]

    for paragraph in re.findall(r"<p[ >].*?</p>", page, re.DOTALL):
        words = unescape(re.sub(r"<[^>]*>", " ", paragraph))
        assert not NEVER_SAID.search(words)
        assert all(len(sentence.split()) <= 25 for sentence in sentences(words))
