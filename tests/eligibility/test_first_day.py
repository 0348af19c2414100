"""The first day on which a route opens: exact, or not promised at all."""

from datetime import date

import pytest

from recruitment.eligibility import Answers, assess
from recruitment.eligibility.questions import about_you
from recruitment.eligibility.rule import MET, cannot
from tests.eligibility.made_up import (
    SOME_DAY,
    closed_between,
    closes_on,
    not_yet,
    route_of,
    rule_of,
    rule_that_says,
    waits_until,
)
from tests.eligibility.people import ESSEX, NOT_ELIGIBLE, NOT_YET, TODAY, outcome

FIRST, SECOND, THIRD = date(2026, 12, 1), date(2027, 2, 1), date(2027, 5, 1)


def test_a_day_is_found_by_assessing_again_until_the_route_opens():
    """The second rule closes again on the day that the first one opens."""
    route = route_of(waits_until(FIRST), closed_between(FIRST, SECOND))

    assert assess(Answers(), route, TODAY, ESSEX).opens_on == SECOND


def test_the_first_day_may_lie_before_the_latest_day_that_is_named():
    """The longer wait belongs to a rule that ends."""
    route = route_of(waits_until(FIRST), waits_until(THIRD, until=date(2027, 1, 31)))

    assert assess(Answers(), route, TODAY, ESSEX).opens_on == SECOND


def test_a_route_that_closes_for_good_on_the_way_is_closed_today():
    """Waiting would be in vain, and the reason says why."""
    limit = closes_on(FIRST, name="limit")

    found = assess(Answers(), route_of(waits_until(FIRST, name="wait"), limit), TODAY, ESSEX)

    assert (found.verdict, found.opens_on, found.event) == (NOT_ELIGIBLE, None, "")
    assert [finding.rule.name for finding in found.findings] == ["wait", "limit"]
    assert found.reasons[0].rule is limit
    assert found.reasons[0].later == FIRST
    assert found.reasons[0].reason == (
        "You would need to wait until 1 December 2026, and by then it is too late. Too late."
    )
    told = found.as_data()
    assert (told["verdict"], told["findings"][1]["later"]) == ("NOT_ELIGIBLE", "2026-12-01")


def test_a_limit_met_after_the_route_opens_does_not_close_it():
    route = route_of(waits_until(FIRST), closes_on(date(2026, 12, 2)))

    assert assess(Answers(), route, TODAY, ESSEX).opens_on == FIRST


def test_a_rule_still_to_come_can_close_a_route_for_good():
    coming = rule_that_says(cannot("No.", "Ask."), since=FIRST)

    found = assess(Answers(), route_of(waits_until(SECOND), coming), TODAY, ESSEX)

    assert (found.verdict, found.opens_on) == (NOT_ELIGIBLE, None)
    assert found.findings[-1].rule is coming


def test_a_rule_that_ends_opens_the_route_on_the_day_after():
    ends = rule_that_says(SOME_DAY, until=date(2026, 11, 30))

    found = assess(Answers(), route_of(ends, rule_that_says(MET)), TODAY, ESSEX)

    assert (found.verdict, found.opens_on, found.event) == (NOT_YET, FIRST, "")


def test_a_day_without_any_rule_opens_nothing():
    ends = rule_that_says(SOME_DAY, until=date(2026, 11, 30))

    assert assess(Answers(), route_of(ends), TODAY, ESSEX).opens_on is None


def test_a_rule_that_ends_does_not_make_up_for_one_that_stays():
    ends = rule_that_says(cannot("No.", "Ask."), until=date(2026, 11, 30))
    stays = rule_that_says(cannot("Never.", "Ask."))

    found = assess(Answers(), route_of(ends, stays), TODAY, ESSEX)

    assert (found.verdict, found.opens_on) == (NOT_ELIGIBLE, None)


def test_someone_turned_away_by_a_rule_that_ends_learns_the_day():
    ends = rule_that_says(cannot("No.", "Ask."), until=date(2026, 11, 30))

    found = assess(Answers(), route_of(ends, rule_that_says(MET)), TODAY, ESSEX)

    assert (found.verdict, found.opens_on) == (NOT_ELIGIBLE, FIRST)


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param((rule_that_says(SOME_DAY),), id="alone"),
        pytest.param((waits_until(FIRST), rule_that_says(SOME_DAY)), id="with a wait"),
        pytest.param((rule_that_says(SOME_DAY), closes_on(FIRST)), id="before a limit"),
    ],
)
def test_an_event_comes_before_any_date(rules):
    found = assess(Answers(), route_of(*rules), TODAY, ESSEX)

    assert (found.verdict, found.opens_on) == (NOT_YET, None)
    assert found.event == "when the moon is full"


def test_an_event_that_would_come_too_late_is_not_waited_for():
    """After the wait, the event could happen at once, but by then the limit is met."""
    rules = (rule_that_says(SOME_DAY), waits_until(SECOND), closes_on(FIRST))

    found = assess(Answers(), route_of(*rules), TODAY, ESSEX)

    assert (found.verdict, found.opens_on, found.event) == (NOT_ELIGIBLE, None, "")


def test_an_event_that_only_counts_later_is_told_now():
    coming = rule_that_says(SOME_DAY, since=FIRST, name="coming")

    found = assess(Answers(), route_of(waits_until(SECOND), coming), TODAY, ESSEX)

    assert (found.verdict, found.opens_on) == (NOT_YET, None)
    assert found.event == "when the moon is full"
    assert found.findings[-1].reason == "From 1 February 2027 this counts too. Not yet."


def test_no_day_is_promised_while_a_rule_to_come_lacks_an_answer():
    coming = rule_of(lambda answers, on, force: answers[about_you.status] and MET, since=FIRST)

    found = assess(Answers(), route_of(waits_until(SECOND), coming), TODAY, ESSEX)

    assert (found.verdict, found.opens_on) == (NOT_YET, None)


def test_nobody_is_told_never_because_of_a_day_after_one_that_is_not_known():
    """On the second day an answer could still open the route, before the third closes it."""
    coming = rule_of(lambda answers, on, force: answers[about_you.status] and MET, since=FIRST)
    closing = rule_that_says(cannot("No.", "Ask."), since=THIRD)

    found = assess(Answers(), route_of(waits_until(SECOND), coming, closing), TODAY, ESSEX)

    assert (found.verdict, found.opens_on) == (NOT_YET, None)


def test_rules_that_name_new_days_without_end_are_found_out():
    endless = rule_of(lambda answers, on, force: not_yet(date.fromordinal(on.toordinal() + 1)))

    with pytest.raises(RuntimeError, match="try: the rules name new days without end"):
        assess(Answers(), route_of(endless), TODAY, ESSEX)


def test_a_start_before_the_route_opens_is_not_mentioned():
    """17 now, so could start at 18, but has to wait longer for another reason."""
    found = outcome(
        "pcep",
        date_of_birth="2009-01-01",
        uk_residence="no",
        time_away="lived-abroad",
        came_to_uk="2026-01-01",
    )

    assert (found.opens_on, found.start_from) == (date(2029, 1, 1), None)


def test_a_rule_that_ends_lets_nobody_in_when_another_takes_over_that_day():
    ends = rule_that_says(cannot("No.", "Ask."), until=date(2026, 11, 30))
    takes_over = rule_that_says(cannot("Still no.", "Ask."), since=FIRST)

    found = assess(Answers(), route_of(ends, takes_over), TODAY, ESSEX)

    assert (found.verdict, found.opens_on) == (NOT_ELIGIBLE, None)
    assert [finding.reason for finding in found.reasons] == ["No."]
