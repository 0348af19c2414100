"""What markers are told by email: that something waits, and nothing of whose it is."""

from datetime import timedelta

import pytest
from django.core import mail

from recruitment.models import Email, Mark
from recruitment.sift import services
from recruitment.tasks import send_owed_emails
from tests.moments import NOW
from tests.sift.runs import at_sift, marker, opened, people, police_vacancy, score_all

pytestmark = pytest.mark.django_db

OPENED, MORE = "sift_opened", "sift_more"


def told(person, kind):
    return Email.objects.filter(about=f"staff:{person.pk}", kind=kind).count()


def subjects(person):
    send_owed_emails()
    return [one.subject for one in mail.outbox if one.to == [person.email]]


def third_of(run):
    first_two = [mark.marker.person for mark in Mark.objects.order_by("place")[:2]]
    return first_two, next(one for one in people(run) if one not in first_two)


def test_markers_are_told_once_that_a_run_is_open_with_how_many_answers_and_where():
    vacancy = police_vacancy(title="Constable in Essex")
    run = opened(vacancy=vacancy, answers=3)

    assert [told(one, OPENED) for one in people(run)] == [1, 1]
    assert subjects(people(run)[0]) == ["There are answers for you to score"]
    (body,) = [one.body for one in mail.outbox if one.to == [people(run)[0].email]]
    assert "3 answers to score" in body
    assert "Constable in Essex" in body
    assert f"/admin/sift/{run.pk}/" in body


def test_a_marker_who_has_nothing_to_score_is_told_when_a_third_mark_is_needed():
    run = opened(markers=[marker(), marker(), marker()])
    first_two, third = third_of(run)
    assert told(third, OPENED) == 0

    score_all(run, first_two[0], 1)
    assert told(third, MORE) == 0
    score_all(run, first_two[1], 4)

    assert told(third, MORE) == 1
    assert [told(one, MORE) for one in first_two] == [0, 0]
    assert subjects(third) == ["Something has come in for you to score"]


def test_who_has_something_left_to_score_is_not_told_again():
    run = opened(answers=6, markers=[marker(), marker(), marker()])
    one = Mark.objects.first()

    services.know(run.pk, one.number, one.marker.person, now=NOW)

    assert not Email.objects.filter(kind=MORE).exists()


def test_who_scored_all_before_the_email_left_is_not_told():
    run = opened()
    one, two = people(run)
    score_all(run, one, 3, hand_in=False)

    assert subjects(one) == []
    assert subjects(two) == ["There are answers for you to score"]


def test_somebody_who_is_added_later_is_told():
    run = opened()
    for person, score in zip(people(run), (1, 4), strict=True):
        score_all(run, person, score)
    late = marker()

    services.add_marker(run.pk, late, now=NOW + timedelta(days=1))

    assert told(late, MORE) == 1


def test_an_email_to_a_marker_names_no_applicant_and_no_application():
    vacancy = police_vacancy()
    application = at_sift(vacancy, evidence="I listened to a neighbour")
    opened(vacancy=vacancy, answers=0)
    mail.outbox.clear()
    send_owed_emails()
    to_markers = [one for one in mail.outbox if one.subject.endswith("to score")]

    assert len(to_markers) == 2
    secret = (
        application.reference,
        application.full_name,
        application.applicant.email,
        "neighbour",
    )
    for one in to_markers:
        assert not [word for word in secret if word in str(one.message())]
