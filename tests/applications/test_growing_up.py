"""A cadet who was appointed: three months before they are too old, what may come next."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Application, Email
from recruitment.tasks import send_owed_emails
from tests.applications.decided import again, move
from tests.factories import UserFactory, sent
from tests.moments import NOW
from tests.parents.family import CHILD, PARENT, agreed, cadet, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LATER = NOW + timedelta(hours=1)


def appointed(born="2012-03-04"):
    application = cadet()
    agreed(application)
    send(application)
    answers = {**again(application).answers, "date-of-birth": born}
    Application.objects.filter(pk=application.pk).update(answers=answers)
    for to in (Stage.INTERVIEW, Stage.APPOINTED):
        move(application, to)
        send_owed_emails()
    mail.outbox.clear()
    return again(application)


def owed():
    known = Email.objects.owed().filter(kind="cadet_next_steps")
    return list(known.values_list("next_try_at", flat=True))


@pytest.mark.parametrize(
    ("born", "at"),
    [
        pytest.param("2012-03-04", [datetime(2029, 12, 4, 9, tzinfo=UTC)], id="a Tuesday"),
        pytest.param("2009-02-24", [datetime(2026, 11, 24, 9, tzinfo=UTC)], id="tomorrow"),
        pytest.param("2009-02-23", [], id="today"),
        pytest.param("2008-12-01", [], id="within three months"),
        pytest.param("2009-03-05", [datetime(2026, 12, 7, 9, tzinfo=UTC)], id="a Saturday"),
        pytest.param("2009-05-31", [datetime(2027, 3, 1, 9, tzinfo=UTC)], id="a shorter month"),
    ],
)
def test_it_goes_three_months_before_they_are_18(born, at):
    appointed(born)

    assert owed() == at


def test_it_goes_to_the_parent_and_the_child_and_says_nothing_of_their_age(now):
    appointed()
    moment = owed()[0]
    now.move_to(moment - timedelta(seconds=1), tick=False)
    send_owed_emails()
    assert owed() == [moment]
    mail.outbox.clear()  # the question how it was

    now.move_to(moment, tick=False)
    send_owed_emails()

    assert [one.to for one in mail.outbox] == [[PARENT], [CHILD]]
    assert "If you are still a cadet" in mail.outbox[0].body
    assert "18" not in mail.outbox[0].body.replace(again_reference(), "")


def again_reference():
    return Application.objects.get().reference


def test_a_decision_that_is_reversed_takes_it_along():
    application = appointed()
    assert len(owed()) == 1

    services.reverse(
        application.pk,
        application.history.last(),
        by=UserFactory(),
        seen=application.version,
        now=LATER,
        note="",
        words="We were wrong.",
        leaves_at=LATER,
    )

    assert owed() == []


def test_no_grown_up_is_told():
    application = sent()
    for to in (Stage.INTERVIEW, Stage.CHECKS, Stage.APPOINTED):
        move(application, to)

    assert owed() == []
