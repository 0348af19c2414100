"""Scoring, handing in, third markers and settling."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from recruitment.models import Mark, Reveal, RunAnswer
from recruitment.sift import services
from tests.factories import UserFactory
from tests.moments import NOW
from tests.sift.runs import (
    PASS,
    at_sift,
    desk_of,
    marker,
    opened,
    people,
    police_vacancy,
    score_all,
    with_permissions,
)

pytestmark = pytest.mark.django_db


def three():
    return [marker(), marker(), marker()]


def test_every_answer_is_given_to_two_different_markers_who_share_the_work():
    run = opened(answers=6, markers=three())

    for answer in run.answers.all():
        marks = answer.marks.all()
        assert sorted(mark.place for mark in marks) == [1, 2]
        assert len({mark.marker_id for mark in marks}) == 2
    assert [len(desk_of(run, person)) for person in people(run)] == [4, 4, 4]


def test_each_marker_has_an_order_of_their_own_that_stays():
    run = opened(answers=8)
    one, two = people(run)

    def order(person):
        marks = Mark.objects.on_the_desk().filter(marker__person=person)
        return list(marks.values_list("answer", flat=True))

    assert order(one) == order(one)
    assert sorted(order(one)) == sorted(order(two))
    assert not set(desk_of(run, one)) & set(desk_of(run, two))
    assert [order(one), order(two)] != [sorted(order(one))] * 2


@pytest.mark.parametrize(
    ("scores", "final"), [((3, 3), "3"), ((3, 4), "3.5"), ((1, 2), "1.5"), ((4, 4), "4")]
)
def test_two_who_agree_settle_an_answer(scores, final):
    run = opened()

    for person, score in zip(people(run), scores, strict=True):
        score_all(run, person, score)

    answer = run.answers.get()
    assert (answer.final, answer.settled_at) == (Decimal(final), NOW)
    assert not answer.application.being_scored


@pytest.mark.parametrize("scores", [(2, 3), (1, 3), (4, 2)])
def test_two_who_disagree_get_a_third_whose_score_settles_it(scores):
    run = opened(markers=three())
    first_two = [mark.marker.person for mark in Mark.objects.order_by("place")]
    third = next(person for person in people(run) if person not in first_two)
    assert desk_of(run, third) == []

    for person, score in zip(first_two, scores, strict=True):
        score_all(run, person, score)
    assert not run.answers.get().settled_at
    score_all(run, third, 3)

    assert run.answers.get().final == Decimal(3)


def test_without_a_third_marker_it_waits_until_one_is_added():
    run = opened()
    for person, score in zip(people(run), (1, 4), strict=True):
        score_all(run, person, score)
    assert Mark.objects.count() == 2

    late = marker()
    services.add_marker(run.pk, late, now=NOW)

    assert len(desk_of(run, late)) == 1


def test_what_is_scored_counts_only_once_it_is_handed_in():
    run = opened()
    one, two = people(run)
    score_all(run, one, 3)
    score_all(run, two, 3, hand_in=False)

    assert not run.answers.get().settled_at


def test_a_score_can_be_changed_until_it_is_handed_in_and_never_after():
    run = opened()
    one, two = people(run)
    score_all(run, one, 3, hand_in=False)
    number = desk_of(run, one)[0]
    score_all(run, two, 3)

    services.score(run.pk, number, one, score=4, reason="More than I saw", now=NOW)
    services.hand_in(run.pk, one, now=NOW)

    assert run.answers.get().final == Decimal("3.5")
    with pytest.raises(services.HandedIn):
        services.score(run.pk, number, one, score=3, reason="", now=NOW)
    with pytest.raises(IntegrityError, match="stay as they are"), transaction.atomic():
        Mark.objects.filter(number=number).update(score=1)


@pytest.mark.parametrize("score", [1, 4])
def test_the_ends_of_the_scale_need_a_reason(score):
    run = opened()
    one = people(run)[0]
    number = desk_of(run, one)[0]

    with pytest.raises(services.Unexplained):
        services.score(run.pk, number, one, score=score, reason="", now=NOW)
    with pytest.raises(IntegrityError, match="need_a_reason"), transaction.atomic():
        Mark.objects.filter(number=number).update(score=score, scored_at=NOW)


def test_the_number_of_somebody_else_is_no_number():
    run = opened()
    one, two = people(run)

    with pytest.raises(Mark.DoesNotExist):
        services.score(run.pk, desk_of(run, one)[0], two, score=3, reason="", now=NOW)


def test_a_marker_who_knows_the_person_never_has_the_answer_again_and_another_gets_it():
    run = opened(markers=three())
    mark = Mark.objects.first()
    knows = mark.marker.person
    services.score(run.pk, mark.number, knows, score=3, reason="", now=NOW)

    services.know(run.pk, mark.number, knows, now=NOW)

    mark.refresh_from_db()
    assert (mark.score, mark.ended_as) == (None, "knows")
    assert sorted(Mark.objects.live().values_list("place", flat=True)) == [1, 2]
    assert desk_of(run, knows) == []
    with pytest.raises(services.NotOnTheDesk):
        services.score(run.pk, mark.number, knows, score=3, reason="", now=NOW)


def test_who_knows_the_person_is_not_asked_as_a_third_either():
    run = opened(markers=three())
    mark = Mark.objects.first()
    services.know(run.pk, mark.number, mark.marker.person, now=NOW)

    for score, live in zip((1, 4), Mark.objects.live(), strict=True):
        score_all(run, live.marker.person, score)

    assert not Mark.objects.filter(place=3).exists()


def test_a_marker_who_is_taken_off_keeps_what_is_handed_in_and_others_get_the_rest():
    run = opened(answers=2, markers=three())
    gone = next(one for one in run.markers.all() if len(desk_of(run, one.person)) == 1)
    score_all(run, gone.person, 3)
    other = run.markers.exclude(pk=gone.pk).first()

    services.take_off(run.pk, gone.pk, now=NOW)
    services.take_off(run.pk, other.pk, now=NOW)

    assert gone.marks.get().score == 3
    assert desk_of(run, other.person) == []
    assert other.marks.count() == other.marks.filter(ended_as="taken_off").count()


def test_the_pass_mark_and_the_anchors_cannot_change_once_a_run_is_open():
    run = opened()

    for change in ({"pass_mark": 1}, {"anchors": []}, {"question": "Another"}):
        with pytest.raises(IntegrityError, match="stay as they are"), transaction.atomic():
            type(run).objects.filter(pk=run.pk).update(**change)


def test_a_run_needs_two_markers_who_are_blind():
    vacancy = police_vacancy()
    at_sift(vacancy)
    sees = with_permissions("mark_answers", "view_application")

    with pytest.raises(services.TooFewMarkers):
        opened(vacancy=vacancy, answers=0, markers=[marker(), sees])
    run = opened(vacancy=vacancy, answers=0, markers=[marker(), marker()])
    with pytest.raises(services.NotBlind):
        services.add_marker(run.pk, sees, now=NOW)


def test_a_run_needs_answers_and_takes_each_once():
    run = opened()

    with pytest.raises(services.NothingToScore):
        opened(vacancy=run.vacancy, answers=0)
    later = opened(vacancy=run.vacancy, answers=1)

    assert RunAnswer.objects.filter(run=later).count() == 1


def test_names_are_shown_only_after_all_is_settled_and_that_is_recorded_once():
    run = opened(answers=2)
    lead = UserFactory()
    one, two = people(run)
    score_all(run, one, PASS)
    with pytest.raises(services.NotSettled):
        services.reveal(run.pk, by=lead, now=NOW)

    score_all(run, two, PASS)
    services.reveal(run.pk, by=lead, now=NOW)
    services.reveal(run.pk, by=lead, now=NOW)

    assert [(one.by, one.at) for one in Reveal.objects.all()] == [(lead, NOW)]
    with pytest.raises(IntegrityError, match="stay as they are"), transaction.atomic():
        Reveal.objects.all().delete()
