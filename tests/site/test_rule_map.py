"""The maps of the rules: nothing left out, nothing over something else, the same as a list."""

import re
from html import unescape
from itertools import pairwise

import pytest
from django.conf import settings
from django.urls import reverse

from recruitment.eligibility import ROUTES
from recruitment.eligibility.reading import explore, reach
from recruitment.site import rule_map
from tests.moments import NOW, TODAY

ESSEX = settings.PACK.thresholds
SLUGS = sorted(ROUTES)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_map_has_a_line_for_each_question_that_a_rule_can_read(slug):
    route = ROUTES[slug]
    drawn = rule_map.route_map(route, TODAY, ESSEX, str)

    assert len(drawn.rules) == len(route.rules)
    assert len(drawn.edges) == sum(len(explore(rule, TODAY, ESSEX)) for rule in route.rules)
    assert len(drawn.marks) == sum(len(reach(r, TODAY, ESSEX).verdicts) for r in route.rules)
    assert [" ".join(line.words for line in place.lines) for place in drawn.questions] == [
        question.short for question in rule_map.asked(route.rules, TODAY, ESSEX)
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_on_a_map_lies_over_something_else_or_outside(slug):
    drawn = rule_map.route_map(ROUTES[slug], TODAY, ESSEX, str)

    for places in (drawn.questions, drawn.rules):
        rows = [place.y for place in places]
        assert all(below - above >= rule_map.ROW for above, below in pairwise(rows))
        assert rows[0] > rule_map.TOP
        assert rows[-1] < drawn.height
        assert max(len(place.lines) for place in places) <= 2


@pytest.mark.parametrize("slug", SLUGS)
def test_the_list_says_what_the_map_shows(client, slug, time_machine):
    time_machine.move_to(NOW)
    response = client.get(reverse("who-can-apply-route", args=[slug]))
    page = re.sub(r"\s+", " ", unescape(response.content.decode()))
    drawn, listed = response.context["map"], response.context["map_words"]

    assert sum(len(rule["questions"]) for rule in listed) == len(drawn.edges)
    assert sum(len(rule["says"]) for rule in listed) == len(drawn.marks)
    for rule in listed:
        assert "; ".join(rule["questions"]) in page


def test_the_grid_marks_each_question_that_counts_for_a_route():
    routes = tuple(ROUTES.values())
    drawn = rule_map.grid(routes, TODAY, ESSEX, str)
    counts = dict(rule_map.counts(routes, TODAY, ESSEX))

    assert len(drawn.marks) == sum(map(len, counts.values()))
    assert [row.words for row in drawn.rows] == [question.short for question in counts]
    assert [head.words for head in drawn.heads] == [route.title for route in routes]
