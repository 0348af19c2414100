import pytest

from recruitment.eligibility import ROUTES, Answers, assess, next_question, restore
from recruitment.eligibility.questions import about_you, past, record
from tests.eligibility.people import ESSEX, NOT_ELIGIBLE, TODAY, raw

EVERY_ROUTE = tuple(ROUTES.values())


def walk(routes, said, answers=None):
    """The keys of the pages that someone with these answers is shown."""
    answers, shown = answers or Answers(), []
    while question := next_question(answers, routes, TODAY, ESSEX):
        answers = answers.saying(question, said[question.key], TODAY)
        shown.append(question.key)
    return shown


def test_a_route_that_is_closed_for_good_asks_nothing_more():
    answers = restore({"job": ["pcso"]}, TODAY)

    found = assess(answers, ROUTES["special-constable"], TODAY, ESSEX)

    assert (found.decided, found.verdict, bool(found.unknown)) == (True, NOT_ELIGIBLE, True)
    assert next_question(answers, [ROUTES["special-constable"]], TODAY, ESSEX) is None


def test_a_not_yet_asks_on_because_a_later_answer_can_move_the_day():
    answers = restore({"date-of-birth": "2012-02-29"}, TODAY)

    assert next_question(answers, EVERY_ROUTE, TODAY, ESSEX) is about_you.status


@pytest.mark.parametrize(
    ("slugs", "pages"),
    [
        pytest.param([*ROUTES], 10, id="all four routes"),
        pytest.param(["pcep"], 9, id="constable"),
        pytest.param(["special-constable"], 8, id="special constable"),
        pytest.param(["contact-handler"], 6, id="contact handler"),
        pytest.param(["support-volunteer"], 7, id="support volunteer"),
    ],
)
def test_a_typical_person_answers_few_pages(slugs, pages):
    assert len(walk([ROUTES[slug] for slug in slugs], raw())) == pages


def test_age_comes_first_and_the_police_record_last():
    shown = walk(EVERY_ROUTE, raw())

    assert (shown[0], shown[-1]) == ("date-of-birth", "police-record")


def test_what_is_ticked_opens_its_own_follow_up():
    said = raw(past=["turned-down"], turned_down_for="constable", turned_down_on="2020-01-01")

    shown = walk(EVERY_ROUTE, said)

    assert shown[shown.index("past") :] == [
        "past",
        "turned-down-for",
        "turned-down-on",
        "police-record",
    ]


def test_the_two_sensitive_pages_are_the_last_two():
    shown = walk(EVERY_ROUTE, raw())

    assert shown[-2:] == [past.past.key, record.police_record.key]
