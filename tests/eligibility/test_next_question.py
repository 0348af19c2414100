import pytest

from recruitment.eligibility import (
    ROUTES,
    Answers,
    assess,
    next_question,
    restore,
    still_to_ask,
)
from recruitment.eligibility.questions import about_you, rare, record
from tests.eligibility.people import ESSEX, NOT_ELIGIBLE, TODAY, raw

EVERY_ROUTE = tuple(ROUTES.values())


def walk(routes, said, answers=None, *, thorough=False):
    """The keys of the pages that someone with these answers is shown."""
    answers, shown = answers or Answers(), []
    while question := next_question(answers, routes, TODAY, ESSEX, thorough=thorough):
        answers = answers.saying(question, said[question.key], TODAY)
        shown.append(question.key)
    return shown


def test_a_route_that_is_closed_for_good_asks_nothing_more():
    answers = restore({"any-of-these": ["work"], "job": ["pcso"]}, TODAY)

    found = assess(answers, ROUTES["special-constable"], TODAY, ESSEX)

    assert (found.decided, found.verdict, bool(found.unknown)) == (True, NOT_ELIGIBLE, True)
    assert next_question(answers, [ROUTES["special-constable"]], TODAY, ESSEX) is None


def test_a_not_yet_asks_on_because_a_later_answer_can_move_the_day():
    answers = restore({"date-of-birth": "2012-02-29"}, TODAY)

    assert next_question(answers, EVERY_ROUTE, TODAY, ESSEX) is about_you.lives_in_area


@pytest.mark.parametrize(
    ("slugs", "pages"),
    [
        pytest.param([*ROUTES], 8, id="all eighteen routes"),
        pytest.param(["pcep"], 8, id="constable"),
        pytest.param(["special-constable"], 6, id="special constable"),
        pytest.param(["contact-handler"], 6, id="contact handler"),
        pytest.param(["support-volunteer"], 6, id="support volunteer"),
    ],
)
def test_a_typical_person_answers_few_pages(slugs, pages):
    assert len(walk([ROUTES[slug] for slug in slugs], raw())) == pages


def test_age_comes_first_and_the_police_record_last():
    shown = walk(EVERY_ROUTE, raw())

    assert (shown[0], shown[-1]) == ("date-of-birth", "police-record")


def test_what_is_ticked_opens_its_own_follow_up():
    said = raw(
        any_of_these=["turned-down"],
        turned_down_for=["constable"],
        turned_down_constable="2020-01-01",
    )

    shown = walk(EVERY_ROUTE, said)

    assert shown[shown.index("any-of-these") :] == [
        "any-of-these",
        "turned-down-for",
        "turned-down-constable",
        "police-record",
    ]


def test_the_two_sensitive_pages_are_the_last_two():
    shown = walk(EVERY_ROUTE, raw())

    assert shown[-2:] == [rare.rare.key, record.police_record.key]


def closed():
    """A special constable's route that their work has closed, with the rest unanswered."""
    return restore({"any-of-these": ["work"], "job": ["pcso"]}, TODAY)


def test_someone_thorough_goes_on_to_every_reason():
    special = [ROUTES["special-constable"]]

    shown = walk(special, raw(any_of_these=["work"], job=["pcso"]), closed(), thorough=True)

    assert shown == [key for key in walk(special, raw()) if key != "any-of-these"]


def test_thorough_or_not_an_undecided_route_asks_the_same():
    assert walk(EVERY_ROUTE, raw(), thorough=True) == walk(EVERY_ROUTE, raw())


def test_what_is_still_to_ask_is_what_decided_routes_lack():
    special = [ROUTES["special-constable"]]

    asked = still_to_ask(closed(), special, TODAY, ESSEX)

    assert [question.key for question in asked] == [
        *("date-of-birth", "status", "uk-residence", "would-refuse", "police-record"),
    ]


def test_undecided_routes_are_not_still_to_ask():
    assert still_to_ask(Answers(), EVERY_ROUTE, TODAY, ESSEX) == ()


def test_nothing_is_still_to_ask_of_someone_who_has_answered():
    known = restore(raw(any_of_these=["work"], job=["pcso"]), TODAY)

    assert still_to_ask(known, EVERY_ROUTE, TODAY, ESSEX) == ()
    assert next_question(known, EVERY_ROUTE, TODAY, ESSEX, thorough=True) is None
