"""The pages of markers: what they show, keep, and refuse."""

import pytest
from django.urls import reverse

from recruitment.models import Application, Mark, RunAnswer
from recruitment.sift import services
from tests.moments import NOW
from tests.sift.runs import desk_of, marker, opened, people, score_all, with_permissions

pytestmark = pytest.mark.django_db


def at(run, person, client, place=0):
    """The address of one of a marker's answers, with the marker signed in."""
    client.force_login(person)
    return reverse("sift-answer", args=[run.pk, desk_of(run, person)[place]])


def text(response):
    return response.content.decode()


def test_a_marker_scores_one_answer_after_the_other_and_hands_them_in(client):
    run = opened(answers=2)
    person = people(run)[0]
    first = at(run, person, client)
    second = at(run, person, client, 1)

    one = client.post(first, {"score": "3", "reason": ""})
    two = client.post(second, {"score": "4", "reason": "A plan that worked"})
    done = client.post(reverse("sift-hand-in", args=[run.pk]), follow=True)

    assert one["Location"] == second
    assert two["Location"] == reverse("sift-overview", args=[run.pk])
    assert "You have handed in 2 scores." in text(done)
    assert sorted(mark.score for mark in Mark.objects.exclude(handed_in_at=None)) == [3, 4]


def test_the_run_goes_on_after_lunch_where_it_stopped(client):
    run = opened(answers=3)
    person = people(run)[0]
    client.post(at(run, person, client), {"score": "3", "reason": "Kept"})
    second = at(run, person, client, 1)

    client.logout()
    client.force_login(person)
    overview = text(client.get(reverse("sift-overview", args=[run.pk])))
    first = text(client.get(at(run, person, client)))

    assert "1 of 3 scored" in " ".join(overview.split())
    assert second in overview
    assert "Kept" in first


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"score": "", "reason": "My words"}, "Select a score from 1 to 4"),
        ({"score": "5", "reason": "My words"}, "Select a score from 1 to 4"),
        ({"score": "x\0", "reason": "My words"}, "Select a score from 1 to 4"),
        ({"score": "1", "reason": " "}, "Write your reason for a 1"),
        ({"score": "4", "reason": ""}, "Write your reason for a 4"),
        ({"score": "3", "reason": "My words" * 200}, "1,000 signs or less"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, typed, sentence):
    run = opened()
    page = text(client.post(at(run, people(run)[0], client), typed))

    assert sentence in page
    assert typed["reason"].strip() in page
    assert not Mark.objects.exclude(score=None).exists()


@pytest.mark.parametrize("score", ["2", "3"])
def test_the_middle_of_the_scale_needs_no_reason(client, score):
    run = opened()

    assert client.post(at(run, people(run)[0], client), {"score": score}).status_code == 302


def test_who_knows_the_person_never_sees_the_answer_again(client):
    run = opened(markers=[marker(), marker(), marker()])
    person = Mark.objects.first().marker.person
    address = at(run, person, client)

    client.post(address, {"press": "know", "score": "3"})
    again = client.post(address, {"press": "know"}, follow=True)
    wrong = client.post(address, {"press": "save", "reason": "My words"})
    looked = client.get(address, follow=True)

    assert "Somebody else will score" in text(again)
    assert "My words" in text(wrong)
    assert "no longer yours" in text(wrong)
    for page in (again, wrong, looked):
        assert "Answer 0" not in text(page)


def test_to_say_that_an_answer_names_somebody_keeps_what_was_typed(client):
    run = opened()

    page = text(
        client.post(at(run, people(run)[0], client), {"press": "names", "reason": "Half a thought"})
    )

    assert "HR will look at" in page
    assert "Half a thought" in page
    assert "Select a score" not in page
    assert RunAnswer.objects.get().names_somebody_at


def test_words_that_hr_covered_are_not_on_the_page(client):
    run = opened()
    answer = RunAnswer.objects.get()
    services.cover(answer.pk, ["ANSWER 0"], now=NOW)

    page = text(client.get(at(run, people(run)[0], client)))

    assert "[covered]" in page
    assert "Answer 0" not in page


def test_a_score_that_was_handed_in_is_not_changed_and_the_words_are_given_back(client):
    run = opened()
    person = people(run)[0]
    address = at(run, person, client)
    score_all(run, person, 3)

    page = text(client.post(address, {"score": "4", "reason": "On second thoughts"}))

    assert "You have handed this score in" in page
    assert "On second thoughts" in page
    assert Mark.objects.exclude(score=None).get().score == 3


def test_what_a_marker_meets_is_the_same_whatever_the_other_did(client):
    """Two worlds: in one the other marker has said the same, the opposite, or nothing."""
    seen = set()
    for other_says in (None, 1, 4):
        run = opened(markers=[marker(), marker(), marker()], pass_mark=3)
        mine, other = Mark.objects.filter(answer__run=run).order_by("place")
        mark, person = mine, mine.marker.person
        if other_says:
            score_all(run, other.marker.person, other_says)
        client.force_login(person)
        seen.add(everything(client, run, mark, other))

    assert len(seen) == 1


def everything(client, run, mark, other):
    """The pages of a marker from the first score to after handing in, less what is only theirs."""
    address = reverse("sift-answer", args=[run.pk, mark.number])
    overview = reverse("sift-overview", args=[run.pk])
    foreign = reverse("sift-answer", args=[run.pk, other.number])
    pages = [client.get(address), client.post(address, {"score": "4", "reason": "So"}, follow=True)]
    pages += [client.get(foreign), client.get(f"{overview}?sort=score&o=-2")]
    pages += [client.post(reverse("sift-hand-in", args=[run.pk]), follow=True)]
    pages += [client.get(overview), client.get(reverse("sift")), client.get("/admin/")]
    pages += [client.get(address, follow=True), client.post(address, {"score": "1", "reason": "x"})]
    return "".join(plain(text(page), run, mark) for page in pages)


def plain(page, run, mark):
    page = page.replace(f"/sift/{run.pk}/", "/sift/RUN/").replace(str(mark.number), "NUMBER")
    page = page.replace(mark.marker.person.name, "NAME")
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


@pytest.mark.parametrize("more", ["view_application", "view_email", "view_slot", "see_shortlist"])
def test_somebody_who_could_look_up_whose_it_is_cannot_mark(client, more):
    run = opened()
    person = people(run)[0]
    address = at(run, person, client)
    client.force_login(with_permissions(more, "mark_answers"))
    assert client.get(address).status_code == 403

    person.user_permissions.add(*with_permissions(more).user_permissions.all())

    client.force_login(person)
    assert client.get(address).status_code == 403
    assert client.post(address, {"score": "3"}).status_code == 403
    assert not Mark.objects.exclude(score=None).exists()


def test_a_marker_with_another_role_is_told_why_there_is_nothing(client):
    client.force_login(with_permissions("mark_answers", "view_application"))

    assert "so you cannot score answers" in text(client.get(reverse("sift")))


def test_other_markers_answers_runs_and_numbers_are_not_found(client):
    run = opened()
    stranger = marker()
    number = desk_of(run, people(run)[0])[0]
    client.force_login(stranger)

    for address in (
        reverse("sift-answer", args=[run.pk, number]),
        reverse("sift-overview", args=[run.pk]),
        reverse("sift-answer", args=[10**30, 10**30]),
        reverse("sift-overview", args=[10**30]),
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, {"score": "3"}).status_code == 404


def test_an_answer_that_is_withdrawn_leaves_the_desk_and_comes_back(client):
    run = opened()
    person = people(run)[0]
    address = at(run, person, client)
    Application.objects.update(stage="withdrawn")
    assert client.get(address).status_code == 302

    Application.objects.update(stage="sift")
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_a_markers_pages_take_the_same_number_of_queries_for_any_number_of_answers(
    client, rows, django_assert_max_num_queries
):
    run = opened(answers=rows)
    address = at(run, people(run)[0], client)

    with django_assert_max_num_queries(12):
        client.get(address)
    with django_assert_max_num_queries(9):
        client.get(reverse("sift-overview", args=[run.pk]))
