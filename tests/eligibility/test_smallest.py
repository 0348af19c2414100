"""No smaller change opens the route: every set of changes is tried in the plainest way."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from recruitment.eligibility import Answers, assess, smallest_change
from recruitment.eligibility.rule import we_check
from tests.eligibility.made_up import SOME_DAY, route_of
from tests.eligibility.made_up_questions import (
    BY_KEY,
    CLOSED,
    QUESTIONS,
    Code,
    courses,
    licence,
    needs_one,
    without_any,
    work,
)
from tests.eligibility.people import ESSEX, TODAY


def after(answers, steps):
    """The same changes made in the plainest way, to check the real one against."""
    changed = dict(answers.said)
    for key, option, taken in steps:
        if BY_KEY[key] is licence:
            changed[key] = option.code
        elif taken:
            apart = {o.code for o in BY_KEY[key].options if o.apart}
            changed[key] = (*[code for code in changed[key] if code not in apart], option.code)
        else:
            changed[key] = tuple(code for code in changed[key] if code != option.code)
    return Answers({key: codes or ("none",) for key, codes in changed.items()})


def possible(answers):
    for key, chosen in answers.said.items():
        for option in BY_KEY[key].options:
            has = option.code in ([chosen] if isinstance(chosen, str) else chosen)
            if has and option.loss and key != "licence":
                yield key, option, False
            if not has and option.gain and not (option.apart and key != "licence"):
                yield key, option, True


def sets_of_changes(answers, most):
    for size in range(most + 1):
        for steps in combinations(possible(answers), size):
            if sum(key == "licence" for key, _, _ in steps) < 2:
                yield steps


some = st.sets(st.sampled_from([Code.A, Code.B, Code.C]), min_size=1, max_size=3)
made_up_rules = st.builds(
    lambda kind, question, codes, ruling: kind(question, *codes, ruling=ruling),
    st.sampled_from([without_any, needs_one]),
    st.sampled_from([licence, work, courses]),
    some,
    st.sampled_from([CLOSED, CLOSED, SOME_DAY, we_check("We look.", "Ask.")]),
)
several = some.map(lambda codes: tuple(sorted(codes))) | st.just(("none",))
made_up_people = st.builds(
    lambda drives, works, learnt: Answers({"licence": drives, "work": works, "courses": learnt}),
    st.sampled_from(["a", "b", "c", "none"]),
    several,
    several,
)


@given(made_up_people, st.lists(made_up_rules, min_size=1, max_size=4))
@settings(max_examples=250, deadline=None, database=None)
def test_what_is_named_opens_the_route_and_nothing_smaller_does(answers, rules):
    route = route_of(*rules)
    opens = [
        steps
        for steps in sets_of_changes(answers, most=3)
        if assess(after(answers, steps), route, TODAY, ESSEX).open
    ]
    smallest = min(map(len, opens), default=None)

    found = smallest_change(
        assess(answers, route, TODAY, ESSEX), answers, ESSEX, questions=QUESTIONS
    )

    if found is None:
        assert smallest in (None, 0)
    else:
        assert found.wait_until is None
        assert len(found.steps) == smallest
        assert found.steps in [tuple(o.gain if t else o.loss for _, o, t in s) for s in opens]
