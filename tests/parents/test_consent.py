"""What may be sent, asked and taken back: the services, without pages."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from recruitment.applications import parent_words, services
from recruitment.applications.services import (
    Changed,
    IllegalMove,
    NeedsParent,
    OwnAddress,
    TooMany,
    Unfinished,
    Unread,
)
from recruitment.applications.stages import Stage
from recruitment.models import Email, Parent, ParentAnswer
from recruitment.tasks import send_owed_emails
from tests.crowd import all_at_once
from tests.factories import UserFactory, VacancyFactory, begun, draft
from tests.moments import NOW
from tests.parents.family import (
    CADET_ANSWERS,
    CHILD,
    PARENT,
    agreed,
    asked,
    cadet,
    everybody,
    said,
    send,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_a_childs_application_is_sent_only_with_a_yes():
    application = cadet()

    with pytest.raises(NeedsParent):
        send(application)
    parent = asked(application)
    with pytest.raises(NeedsParent):
        send(application)
    said(parent, True)

    assert send(application).at is Stage.SUBMITTED


def test_a_later_no_takes_a_yes_back():
    application = cadet()
    said(agreed(application), False)

    with pytest.raises(NeedsParent):
        send(application)


def test_another_parent_takes_a_yes_back():
    application = cadet()
    agreed(application)
    asked(application, name="Sam Hughes", email="sam@home.example")

    with pytest.raises(NeedsParent):
        send(application)


def test_a_yes_says_who_when_and_to_which_words():
    agreed()

    answer = ParentAnswer.objects.get()
    assert (answer.parent.email, answer.at) == (PARENT, NOW)
    assert answer.signed == {"name": "Alex Hughes", "child": "Robin Hughes"}
    assert answer.words_version == parent_words.CURRENT


def test_a_yes_to_words_that_have_changed_since_is_no_yes():
    parent = asked()

    with pytest.raises(Unread):
        said(parent, True, words=parent_words.CURRENT + 1)


def test_somebody_who_was_replaced_says_nothing_any_more():
    application = cadet()
    first = asked(application)
    asked(application, email="sam@home.example")

    with pytest.raises(Changed):
        said(first, True)


def test_every_answer_is_kept_and_the_same_one_twice_is_one():
    parent = agreed()
    said(parent, True)
    said(parent, False, now=NOW + timedelta(days=1))

    assert [answer.agrees for answer in parent.said.order_by("pk")] == [True, False]


def test_the_same_address_again_only_corrects_the_name():
    application = cadet()
    parent = agreed(application)

    again = asked(application, name="Alexandra Hughes", email=PARENT.upper())

    assert (again.pk, again.name, again.agrees) == (parent.pk, "Alexandra Hughes", True)
    assert Email.objects.filter(kind="parent_request", occurrence="").count() == 1


@pytest.mark.parametrize("email", [CHILD, f" {CHILD.upper()} "])
def test_a_child_is_no_parent_of_their_own(email):
    with pytest.raises(OwnAddress):
        asked(email=email)


def test_a_child_without_a_name_names_nobody():
    vacancy = VacancyFactory(route_slug="cadet")

    with pytest.raises(Unfinished):
        asked(begun(vacancy=vacancy, answers=CADET_ANSWERS))


def test_nobody_writes_to_the_whole_town_in_our_name():
    application = cadet()
    for number in range(services.MOST_PARENTS):
        asked(application, email=f"{number}@home.example")

    with pytest.raises(TooMany):
        asked(application, email="one.more@home.example")


def test_an_adult_needs_no_parent():
    with pytest.raises(Changed):
        asked(draft())


def test_who_is_asked_stays_when_the_application_is_sent():
    application = cadet()
    agreed(application)
    send(application)

    with pytest.raises(Changed):
        asked(application, email="sam@home.example")


def test_after_a_no_a_sent_case_goes_no_further_but_to_its_end():
    application = cadet()
    parent = agreed(application)
    application = send(application)
    said(parent, False)

    assert services.moves_now(application) == (Stage.UNSUCCESSFUL, Stage.WITHDRAWN)
    with pytest.raises(IllegalMove):
        services.move(
            application.pk,
            Stage.INTERVIEW,
            by=UserFactory(),
            seen=application.version,
            now=NOW,
            note="",
            words="",
        )


def test_an_application_waits_for_one_parent():
    parent = asked()

    with pytest.raises(IntegrityError, match="waits_for_one_parent"), transaction.atomic():
        Parent.objects.create(
            application=parent.application,
            name="Sam",
            email="sam@home.example",
            nonce=b"1",
            asked_at=NOW,
        )


@pytest.mark.django_db(transaction=True)
def test_a_no_and_the_press_that_sends_at_the_same_moment_agree_on_what_happened():
    """Either it was sent first and HR sees the no, or it was not sent at all."""
    application = cadet()
    parent = agreed(application)
    application.refresh_from_db()

    def press():
        try:
            return send_it(application)
        except NeedsParent:
            return "refused"

    given = all_at_once(press, lambda: said(parent, False))

    application.refresh_from_db()
    assert ("refused" in given) == (application.at is Stage.DRAFT)
    assert Parent.objects.of(application).refuses


def send_it(application):
    return services.submit(application.pk, shown=application.version, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_a_yes_pressed_twice_at_the_same_moment_is_kept_once():
    parent = asked()

    all_at_once(*[lambda: said(parent, True)] * 4)

    assert ParentAnswer.objects.count() == 1
    assert Email.objects.filter(kind="parent_answered").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_parents_named_at_the_same_moment_are_one_in_the_end():
    application = cadet()

    all_at_once(
        *(
            lambda email=email: asked(application, email=email)
            for email in ("one@home.example", "two@home.example")
        )
    )

    assert Parent.objects.current().count() == 1
    assert Parent.objects.count() == 2


DAYS = [(0, 1), (3, 1), (4, 2), (10, 2), (11, 3), (19, 3)]
"""5 and 12 days after that Monday are Saturdays: the Fridays before."""


@pytest.mark.parametrize(("days", "number"), DAYS)
def test_a_parent_who_does_not_answer_is_asked_three_times_at_most(now, days, number):
    asked()
    for day in range(days + 1):
        now.move_to(NOW + timedelta(days=day))
        send_owed_emails()

    to_parent = [subject for to, subject in everybody() if to == PARENT]
    requests = [subject for subject in to_parent if "answer" in subject]
    assert len(requests) == number
    assert CHILD not in [to for to, _ in everybody()]


def answers(parent):
    said(parent, False)


def is_replaced(parent):
    asked(parent.application, email="sam@home.example")


def is_closed(parent):
    vacancy = parent.application.vacancy
    vacancy.closes_on = NOW.date() + timedelta(days=1)
    vacancy.save()


@pytest.mark.parametrize("stops", [answers, is_replaced, is_closed])
def test_nobody_is_reminded_of_what_is_settled(now, stops):
    parent = asked()
    send_owed_emails()
    stops(parent)
    mail.outbox.clear()

    now.move_to(NOW + timedelta(days=13))
    send_owed_emails()

    subjects = [subject for to, subject in everybody() if to == PARENT]
    assert [subject for subject in subjects if subject.startswith("We still wait")] == []
