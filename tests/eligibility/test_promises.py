"""What holds for everyone, tried on people whom nobody thought of."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from recruitment.eligibility import (
    BY_KEY,
    QUESTIONS,
    ROUTES,
    Answers,
    Kind,
    assess,
    assess_all,
    next_question,
    restore,
)
from recruitment.eligibility.engine import find
from recruitment.eligibility.rule import cannot, we_check
from tests.eligibility.generated import EVERY_KEY, people, waiting_people
from tests.eligibility.made_up import (
    SOME_DAY,
    closed_between,
    closes_on,
    route_of,
    rule_that_says,
    waits_until,
)
from tests.eligibility.people import ESSEX, NOT_ELIGIBLE, NOT_YET, TODAY

quickly = settings(max_examples=100, deadline=None, database=None)
routes = st.sampled_from(sorted(ROUTES)).map(ROUTES.get)


def open_on(answers, route, day):
    """The same question as `assess` answers, without looking at more rules than it takes."""
    return all(
        find(rule, answers, day, ESSEX, fresh=TODAY).verdict < NOT_YET
        for rule in route.rules_on(day)
    )


@given(people(), routes, st.sets(st.sampled_from(sorted(EVERY_KEY))))
@quickly
def test_a_decided_verdict_never_changes_when_more_answers_are_filled_in(answers, route, known):
    early = assess(answers.only(known), route, TODAY, ESSEX)
    late = assess(answers, route, TODAY, ESSEX)

    if early.decided:
        assert early.verdict is late.verdict


@given(people(), routes, st.permutations(sorted(EVERY_KEY)))
@quickly
def test_the_order_of_answering_does_not_matter(answers, route, order):
    again = Answers()
    for key in order:
        again = again.saying(BY_KEY[key], answers.raw[key], TODAY)

    assert assess(again, route, TODAY, ESSEX) == assess(answers, route, TODAY, ESSEX)


@given(people())
@quickly
def test_following_the_questions_decides_every_route(answers):
    """And asks nothing twice, and nothing out of order."""
    known, shown = Answers(), []
    while question := next_question(known, ROUTES.values(), TODAY, ESSEX):
        shown.append(question)
        known = known.saying(question, answers.raw[question.key], TODAY)

    assert shown == [question for question in QUESTIONS if question in set(shown)]
    for route in ROUTES.values():
        found = assess(known, route, TODAY, ESSEX)
        assert found.decided
        assert found.verdict is assess(answers, route, TODAY, ESSEX).verdict


def choices(question):
    if question.kind is Kind.DAY:
        return ["2000-01-01", str(TODAY - timedelta(days=1)), "2099-01-01"]
    codes = [str(option.code) for option in question.options]
    return [[code] for code in codes] if question.kind is Kind.MANY else codes


def told(answers, route):
    found = assess(answers, route, TODAY, ESSEX)
    reasons = [(f.rule.name, f.reason, f.next_step, f.declare) for f in found.reasons]
    return found.verdict, found.opens_on, found.start_from, reasons


def matters(question, answers, route):
    """Two answers to it lead to two results, everything else being equal."""
    others = (restore(answers.raw | {question.key: c}, TODAY) for c in choices(question))
    results = (told(other, route) for other in others if question in other)
    first = next(results)
    return any(result != first for result in results)


@given(people())
@settings(quickly, max_examples=30)
def test_nobody_is_asked_what_cannot_matter_to_a_route_still_open(answers):
    known = Answers()
    while question := next_question(known, ROUTES.values(), TODAY, ESSEX):
        undecided = [r for r in ROUTES.values() if not assess(known, r, TODAY, ESSEX).decided]
        assert any(matters(question, answers, route) for route in undecided)
        known = known.saying(question, answers.raw[question.key], TODAY)


@given(waiting_people(), routes)
@settings(quickly, max_examples=200)
def test_the_first_day_is_the_first_day_of_a_search_day_by_day(answers, route):
    found = assess(answers, route, TODAY, ESSEX)
    last = found.opens_on or TODAY + timedelta(days=100)
    days = (TODAY + timedelta(days=n) for n in range((last - TODAY).days + 1))

    first = next((day for day in days if open_on(answers, route, day)), None)

    assert first == (TODAY if found.verdict < NOT_YET else found.opens_on)


@given(people(most=10), routes)
@quickly
def test_the_day_before_the_first_day_is_too_early(answers, route):
    found = assess(answers, route, TODAY, ESSEX)

    if found.opens_on:
        assert open_on(answers, route, found.opens_on)
        assert not open_on(answers, route, found.opens_on - timedelta(days=1))
    elif found.verdict is NOT_YET:
        assert found.event


days = st.integers(min_value=-3, max_value=30).map(lambda days: TODAY + timedelta(days=days))
in_force = st.fixed_dictionaries({}, optional={"since": days, "until": st.none() | days})
made_up_rules = st.one_of(
    st.builds(lambda day, dates: waits_until(day, **dates), days, in_force),
    st.builds(lambda day, dates: closes_on(day, **dates), days, in_force),
    st.builds(lambda one, two, dates: closed_between(one, two, **dates), days, days, in_force),
    st.builds(lambda dates: rule_that_says(SOME_DAY, **dates), in_force),
    st.builds(lambda dates: rule_that_says(cannot("No.", "Ask."), **dates), in_force),
)
ALWAYS = rule_that_says(we_check("We look.", "Ask."))
SOON = [TODAY + timedelta(days=n) for n in range(40)]


def in_the_way(route, day):
    """What keeps a made-up route closed on a day: "event", or anything else."""
    said = [rule.test(Answers(), day, ESSEX) for rule in route.rules_on(day)]
    closed = [ruling for ruling in said if ruling.verdict >= NOT_YET]
    return {"event" if r.verdict is NOT_YET and not r.earliest else "other" for r in closed}


@given(st.lists(made_up_rules, min_size=1, max_size=4))
@settings(quickly, max_examples=400)
def test_the_first_day_is_exact_whatever_rules_come_close_and_end(rules):
    route = route_of(ALWAYS, *rules)
    ways = [in_the_way(route, day) for day in SOON]
    first = next((day for day, way in zip(SOON, ways, strict=True) if not way), None)

    found = assess(Answers(), route, TODAY, ESSEX)

    assert (TODAY if found.open else found.opens_on) == first
    if first is None and found.verdict is NOT_YET:
        assert {"event"} in ways
        assert found.event
    elif first is None:
        closed_now = any(
            rule.test(Answers(), TODAY, ESSEX).verdict is NOT_ELIGIBLE
            for rule in route.rules_on(TODAY)
        )
        assert closed_now or {"event"} not in ways


@given(people(most=8))
@quickly
def test_all_routes_together_come_out_as_each_does_alone(answers):
    together = assess_all(answers, ROUTES.values(), TODAY, ESSEX)

    assert together == tuple(assess(answers, r, TODAY, ESSEX) for r in ROUTES.values())


@given(people(), routes)
@quickly
def test_dropping_an_answer_that_no_rule_reads_changes_nothing(answers, route):
    found = assess(answers, route, TODAY, ESSEX)

    assert assess(answers.only(found.reads), route, TODAY, ESSEX) == found


@given(waiting_people(), routes, st.integers(min_value=1, max_value=4000))
@quickly
def test_being_older_never_loses_a_youngest_age(answers, route, days):
    """An upper age closes for good, so it is never a "not yet"."""
    born = answers[BY_KEY["date-of-birth"]] - timedelta(days=days)
    older = answers.saying(BY_KEY["date-of-birth"], str(born), TODAY)
    for rule in route.rules_on(TODAY):
        young, old = (find(rule, person, TODAY, ESSEX) for person in (answers, older))
        if young.reads == {"date-of-birth"} and young.verdict < NOT_YET:
            assert old.verdict is not NOT_YET


@given(people(most=10), routes)
@quickly
def test_nobody_is_turned_away_on_doubtful_grounds(answers, route):
    found = assess(answers, route, TODAY, ESSEX)

    assert all(
        finding.confidence.can_refuse
        for finding in found.findings
        if finding.verdict is NOT_ELIGIBLE
    )


@given(people(most=10), routes)
@quickly
def test_everyone_who_cannot_simply_apply_is_told_why_and_what_next(answers, route):
    for finding in assess(answers, route, TODAY, ESSEX).reasons:
        assert finding.reason or finding.declare
        assert finding.next_step or finding.verdict < 1
        assert finding.earliest is None or finding.earliest > TODAY


@given(people(), st.integers(min_value=1, max_value=4000))
@quickly
def test_answers_do_not_spoil_with_time(answers, days):
    later = TODAY + timedelta(days=days)

    for key, said in answers.raw.items():
        assert BY_KEY[key].parse(said, later) == answers[BY_KEY[key]]


@given(people())
@quickly
def test_every_answer_can_be_read_back(answers):
    for key, said in answers.raw.items():
        assert BY_KEY[key].words(said)
