"""Markers who press at the same moment."""

from decimal import Decimal

import pytest

from recruitment.models import Mark, Reveal, RunAnswer
from recruitment.sift import services
from tests.crowd import all_at_once
from tests.factories import UserFactory, VacancyFactory
from tests.moments import NOW
from tests.sift.runs import at_sift, desk_of, marker, opened, people, score_all

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 10


def outcome(act):
    """What a press comes to: nothing, or the name of what was refused."""
    try:
        act()
    except (services.HandedIn, services.NotOnTheDesk, services.NothingToScore) as refusal:
        return type(refusal).__name__
    return "done"


def pressed(*acts):
    return sorted(all_at_once(*[lambda act=act: outcome(act) for act in acts]))


@pytest.mark.parametrize("number", range(ROUNDS))
def test_two_who_disagree_and_hand_in_at_once_get_one_third_marker(number):
    run = opened(markers=[marker() for _ in range(4)])
    first, second = Mark.objects.order_by("place")
    for mark, score in ((first, 1), (second, 4)):
        score_all(run, mark.marker.person, score, hand_in=False)

    hand_ins = [
        lambda mark=mark: services.hand_in(run.pk, mark.marker.person, now=NOW)
        for mark in (first, second)
    ]
    assert pressed(*hand_ins * 3) == ["done"] * 6

    assert sorted(Mark.objects.values_list("place", flat=True)) == [1, 2, 3]
    assert not RunAnswer.objects.get().settled_at


@pytest.mark.parametrize("number", range(ROUNDS))
def test_two_who_agree_and_hand_in_at_once_settle_the_answer(number):
    run = opened()
    one, two = people(run)
    score_all(run, one, 3, hand_in=False)
    score_all(run, two, 4, hand_in=False)

    pressed(*[lambda who=who: services.hand_in(run.pk, who, now=NOW) for who in (one, two)])

    assert RunAnswer.objects.get().final == Decimal("3.5")


def test_one_who_presses_twice_has_one_score():
    run = opened()
    one = people(run)[0]
    number = desk_of(run, one)[0]

    def save():
        services.score(run.pk, number, one, score=4, reason="Clear steps", now=NOW)

    assert pressed(*[save] * 8) == ["done"] * 8
    assert Mark.objects.exclude(score=None).count() == 1


def test_a_score_that_comes_while_it_is_handed_in_is_kept_whole_or_refused():
    run = opened()
    one = people(run)[0]
    number = desk_of(run, one)[0]
    score_all(run, one, 2, hand_in=False)

    pressed(
        lambda: services.score(run.pk, number, one, score=4, reason="Late", now=NOW),
        lambda: services.hand_in(run.pk, one, now=NOW),
    )

    mark = Mark.objects.get(number=number)
    assert (mark.score, mark.reason) in [(2, "Because"), (4, "Late")]
    assert mark.handed_in_at == NOW


def test_one_who_knows_the_person_and_presses_often_is_replaced_once():
    run = opened(markers=[marker() for _ in range(4)])
    mark = Mark.objects.order_by("place").first()
    person = mark.marker.person

    pressed(*[lambda: services.know(run.pk, mark.number, person, now=NOW)] * 6)

    assert Mark.objects.count() == 3
    assert sorted(Mark.objects.live().values_list("place", flat=True)) == [1, 2]


def test_two_who_open_a_run_at_once_open_one():
    vacancy = VacancyFactory(route_slug="pcep", working_time="full")
    at_sift(vacancy)
    markers = [marker(), marker()]

    def begin():
        opened(vacancy=vacancy, answers=0, markers=markers)

    assert pressed(*[begin] * 3) == ["NothingToScore", "NothingToScore", "done"]
    assert RunAnswer.objects.count() == 1


def test_a_reveal_that_is_pressed_often_is_recorded_once():
    run = opened()
    for one in people(run):
        score_all(run, one, 3)
    lead = UserFactory()

    pressed(*[lambda: services.reveal(run.pk, by=lead, now=NOW)] * 6)

    assert Reveal.objects.count() == 1
