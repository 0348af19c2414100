"""What those who open a run, follow it and draw up the shortlist see and can do."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from recruitment.applications.services import IllegalMove
from recruitment.applications.stages import Stage
from recruitment.models import Mark, RunAnswer, ScoringRun
from recruitment.sift import access, scale, services
from tests.factories import UserFactory
from tests.moments import NOW
from tests.sift.runs import (
    again,
    at_sift,
    marker,
    move,
    opened,
    people,
    police_vacancy,
    score_all,
    settled,
    text,
    with_permissions,
)

pytestmark = pytest.mark.django_db


def chosen(*markers, **changed):
    anchors = {f"anchor_{score}": words for score, words in scale.ANCHORS.items()}
    return {"pass_mark": "3", "markers": [one.pk for one in markers], **anchors, **changed}


def test_a_recruiter_opens_a_run_from_the_list_of_what_waits(recruiter):
    vacancy = police_vacancy()
    at_sift(vacancy)
    one, two = marker(), marker()
    address = reverse("sift-open", args=[vacancy.pk])
    assert address in text(recruiter.get(reverse("sift")))

    recruiter.post(address, chosen(one, two, looks_for=["Courage"]))

    run = ScoringRun.objects.get()
    assert (run.pass_mark, run.looks_for, run.opened_by) == (3, ["Courage"], recruiter.user)
    assert run.anchors == list(scale.ANCHORS.values())
    assert people(run) == [one, two]
    assert address not in text(recruiter.get(reverse("sift")))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"pass_mark": ""}, "Select the pass mark"),
        ({"pass_mark": "5"}, "Select a pass mark from 1 to 4"),
        ({"markers": []}, "Select two markers or more"),
        ({"markers": ["999999"]}, "Select markers from the list"),
        ({"anchor_2": ""}, "Say what a 2 is"),
        ({"looks_for": ["Speed"]}, "Select values and competencies from the list"),
    ],
)
def test_what_is_missing_from_a_run_is_said(recruiter, changed, sentence):
    vacancy = police_vacancy()
    at_sift(vacancy)
    typed = chosen(marker(), marker(), anchor_3="Our own words") | changed

    page = text(recruiter.post(reverse("sift-open", args=[vacancy.pk]), typed))

    assert sentence in page
    assert "Our own words" in page
    assert not ScoringRun.objects.exists()


def test_a_run_of_nothing_is_not_opened(recruiter):
    address = reverse("sift-open", args=[police_vacancy().pk])

    page = text(recruiter.post(address, chosen(marker(), marker())))

    assert "Nothing waits at the sift" in page


def test_nobody_who_could_look_up_whose_it_is_can_be_chosen():
    person = marker()
    for other in ("Recruiter", "HR lead", "Administrator"):
        UserFactory(role=other).groups.add(Group.objects.get(name="Marker"))
    UserFactory(is_superuser=True)
    UserFactory(role="Marker", is_active=False)

    assert access.markers() == [person]


def test_an_application_that_is_being_scored_can_only_be_withdrawn(recruiter):
    run = opened()
    application = run.answers.get().application
    case = reverse("admin:recruitment_application_change", args=[application.pk])
    interview = reverse("admin:recruitment_application_move", args=[application.pk, "interview"])

    for to in (Stage.ASSESSMENT, Stage.INTERVIEW, Stage.UNSUCCESSFUL):
        with pytest.raises(IllegalMove):
            move(application, to, words="Not this time.")
    assert "Its answer is being scored" in text(recruiter.get(case))
    assert "is being scored: until" in text(recruiter.get(interview, follow=True))

    assert move(application, Stage.WITHDRAWN).at is Stage.WITHDRAWN


def test_once_it_is_settled_it_can_be_moved_on():
    application = settled(4).answers.get().application

    assert move(again(application), Stage.INTERVIEW).at is Stage.INTERVIEW


def test_who_follows_a_run_sees_how_far_it_is_and_no_score(recruiter):
    run = opened(answers=2, markers=[marker(name="Jo Marsh"), marker(name="Ali Khan")])
    score_all(run, people(run)[0], 4)

    page = text(recruiter.get(reverse("sift-run", args=[run.pk])))

    assert "0 of 2 answers settled" in page
    assert "Jo Marsh" in page
    assert "Because" not in page


def test_who_follows_a_run_is_told_of_an_answer_that_lacks_a_marker_and_adds_one(recruiter):
    run = opened()
    for person, score in zip(people(run), (1, 4), strict=True):
        score_all(run, person, score)
    late = marker()
    address = reverse("sift-run", args=[run.pk])
    assert "1 answer needs another marker" in text(recruiter.get(address))

    page = text(recruiter.post(address, {"press": "add", "person": late.pk}, follow=True))

    assert "another marker" not in page
    assert Mark.objects.filter(marker__person=late, place=3).exists()


def test_a_marker_is_taken_off_and_nonsense_takes_nobody_off(recruiter):
    run = opened(markers=[marker(), marker(), marker()])
    address = reverse("sift-run", args=[run.pk])
    gone = Mark.objects.first().marker
    for nonsense in ("", "x", "9" * 40, "0"):
        recruiter.post(address, {"press": "take-off", "marker": nonsense})
    assert run.markers.filter(left_at=None).count() == 3

    recruiter.post(address, {"press": "take-off", "marker": gone.pk})

    assert [one.pk for one in run.markers.exclude(left_at=None)] == [gone.pk]
    assert Mark.objects.live().count() == 2


def test_hr_covers_words_of_an_answer_that_names_somebody(recruiter):
    run = opened()
    mark = Mark.objects.first()
    services.names_somebody(run.pk, mark.number, mark.marker.person, now=NOW)
    address = reverse("sift-flagged", args=[run.pk, RunAnswer.objects.get().pk])
    assert address in text(recruiter.get(reverse("sift-run", args=[run.pk])))

    wrong = text(recruiter.post(address, {"words": "Elsewhere"}))
    page = text(recruiter.post(address, {"words": "answer"}, follow=True))

    assert "“Elsewhere” does not stand in the answer" in wrong
    assert "[covered] 0" in page


def test_an_answer_that_nobody_flagged_is_not_for_those_who_follow_the_run(recruiter):
    run = opened()

    address = reverse("sift-flagged", args=[run.pk, RunAnswer.objects.get().pk])

    assert recruiter.get(address).status_code == 404


MAY_OPEN = {
    "sift": {"Recruiter", "HR lead", "Marker"},
    "sift-open": {"Recruiter", "HR lead"},
    "sift-run": {"Recruiter", "HR lead"},
    "sift-shortlist": {"Recruiter", "HR lead"},
    "sift-overview": set(),
    "sift-answer": set(),
    "sift-hand-in": set(),
}


@pytest.mark.parametrize("role", [None, "Marker", "Recruiter", "HR lead", "Administrator"])
def test_each_role_opens_exactly_its_pages(client, role):
    run = opened()
    person = UserFactory(role=role)
    client.force_login(person)
    numbers = {"sift-answer": [run.pk, Mark.objects.first().number]}
    own = {"sift": [], "sift-open": [run.vacancy_id]}

    for name, allowed in MAY_OPEN.items():
        arguments = numbers.get(name, own.get(name, [run.pk]))
        status = client.get(reverse(name, args=arguments)).status_code
        assert (status == 200) == (role in allowed), (name, status)
        assert status in (200, 403, 404)


def test_nobody_gets_in_without_signing_in(client):
    run = opened()

    for name in ("sift-overview", "sift-run", "sift-shortlist", "sift-hand-in"):
        page = client.get(reverse(name, args=[run.pk]))
        assert page["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_of_hr_take_the_same_number_of_queries_for_any_number_of_rows(
    client, rows, django_assert_max_num_queries
):
    run = settled(*[4] * rows)
    client.force_login(with_permissions("run_sift", "see_shortlist", "view_application"))
    client.post(reverse("sift-shortlist", args=[run.pk]))

    with django_assert_max_num_queries(14):
        client.get(reverse("sift-shortlist", args=[run.pk]))
    with django_assert_max_num_queries(11):
        client.get(reverse("sift"))
