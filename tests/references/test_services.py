"""Who may be named, asked, replaced and heard, and who is written to when."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from recruitment.applications.services import Changed, OwnAddress, TooMany
from recruitment.applications.stages import Stage
from recruitment.models import Email, Referee
from recruitment.references import needs, services, waiting
from recruitment.references.models import State
from recruitment.references.services import Answered, NamedAlready
from recruitment.tasks import look_after_referees, send_owed_emails
from tests.applications.applying import EMAIL
from tests.crowd import all_at_once
from tests.factories import draft, sent
from tests.moments import NOW
from tests.parents.family import agreed, cadet, send
from tests.references.naming import (
    REFEREE,
    TOLD,
    move,
    named,
    offered,
    officer_at,
    subjects,
    told,
    volunteer_at,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.mark.parametrize(
    ("application", "asked"),
    [
        pytest.param(draft, False, id="a draft"),
        pytest.param(lambda: officer_at(Stage.SIFT), False, id="an officer at the sift"),
        pytest.param(lambda: officer_at(Stage.INTERVIEW), False, id="at the interview"),
        pytest.param(offered, True, id="with an offer"),
        pytest.param(lambda: officer_at(Stage.CHECKS), True, id="at the checks"),
        pytest.param(lambda: volunteer_at(Stage.INTERVIEW), False, id="a volunteer before"),
        pytest.param(lambda: volunteer_at(Stage.CHECKS), True, id="a volunteer at the checks"),
    ],
)
def test_referees_are_asked_for_at_the_stage_that_looks_at_them(application, asked):
    application = application()

    assert services.wanted(application) is asked
    if not asked:
        with pytest.raises(Changed):
            named(application)


def test_an_offer_that_the_applicant_was_not_told_of_opens_nothing():
    application = offered(told=False)

    assert not services.wanted(application)
    assert waiting.of(application) == []


def test_nobody_asks_a_cadet():
    application = cadet()
    agreed(application)
    application = send(application)
    for to in (Stage.INTERVIEW, Stage.APPOINTED):
        move(application, to)
    send_owed_emails()

    assert needs.of_route(application.vacancy.route) is None
    assert not services.wanted(application)


@pytest.mark.parametrize("email", [EMAIL, f" {EMAIL.upper()}"])
def test_nobody_is_a_referee_of_their_own(email):
    with pytest.raises(OwnAddress):
        named(email=email)


def test_the_same_person_is_named_once():
    application = offered()
    named(application)

    with pytest.raises(NamedAlready):
        named(application, email=REFEREE.upper())


def test_nobody_writes_to_the_whole_town_in_our_name():
    application = offered()
    for number in range(services.MOST_NAMED):
        named(application, email=f"{number}@shop.example")

    with pytest.raises(TooMany):
        named(application)


def test_a_referee_can_be_replaced_until_they_answer():
    application = offered()
    first = named(application)

    second = named(application, email="sam@shop.example", instead_of=first)

    assert list(Referee.objects.of(application).current()) == [second]
    with pytest.raises(Changed):
        services.answer(first.pk, TOLD, now=NOW)
    told(second)
    with pytest.raises(Answered):
        named(application, email="kim@shop.example", instead_of=second)


def test_a_referee_of_somebody_else_cannot_be_replaced():
    theirs = named(offered(email="other@home.example"))

    with pytest.raises(Changed):
        named(offered(), email="sam@shop.example", instead_of=theirs)

    theirs.refresh_from_db()
    assert theirs.ended_at is None


def test_what_was_told_stays_as_it_was_told():
    referee = told(named())

    for again in (
        lambda: services.answer(referee.pk, {**TOLD, "again": "no"}, now=NOW),
        lambda: services.decline(referee.pk, now=NOW),
        lambda: services.keep_typed(referee.pk, {}),
    ):
        with pytest.raises(Answered):
            again()


def test_who_declined_may_think_again():
    referee = named()
    services.decline(referee.pk, now=NOW)

    assert told(referee).state == State.ANSWERED


def test_what_was_told_is_not_replaced_in_the_database_either():
    referee = told(named())

    with pytest.raises(IntegrityError, match="is_not_replaced"), transaction.atomic():
        Referee.objects.filter(pk=referee.pk).update(ended_at=NOW)


def test_an_answer_has_its_moment_in_the_database():
    referee = named()

    with pytest.raises(IntegrityError, match="moment_of_answering"), transaction.atomic():
        Referee.objects.filter(pk=referee.pk).update(state=State.ANSWERED)


@pytest.mark.django_db(transaction=True)
def test_an_answer_and_a_replacement_at_the_same_moment_are_not_both_true():
    application = offered()
    first = named(application)

    def replace():
        try:
            return named(application, email="sam@shop.example", instead_of=first)
        except Answered:
            return "too late"

    def answer():
        try:
            return told(first)
        except Changed:
            return "replaced"

    given = all_at_once(replace, answer)

    assert ("too late" in given) != ("replaced" in given)
    first.refresh_from_db()
    assert (first.state == State.ANSWERED) == ("too late" in given)


@pytest.mark.django_db(transaction=True)
def test_one_person_named_twice_at_the_same_moment_is_asked_once():
    application = offered()

    def name():
        try:
            return named(application)
        except NamedAlready:
            return None

    all_at_once(name, name)

    assert Referee.objects.count() == 1


DAYS = [(0, 1), (6, 1), (7, 2), (9, 2), (10, 3), (30, 3)]
"""5 days after that Monday is a Saturday: the Monday after."""


@pytest.mark.parametrize(("days", "number"), DAYS)
def test_a_silent_referee_is_asked_three_times_and_the_applicant_told_once(now, days, number):
    named()
    for day in range(days + 1):
        now.move_to(NOW + timedelta(days=day))
        send_owed_emails()

    assert len(subjects(REFEREE)) == number
    silent = [subject for subject in subjects(EMAIL) if "has not answered" in subject]
    assert len(silent) == (days >= 10)


def declines(referee):
    services.decline(referee.pk, now=NOW)


def is_replaced(referee):
    named(referee.application, email="sam@shop.example", instead_of=referee)


def has_ended(referee):
    move(referee.application, Stage.UNSUCCESSFUL)


@pytest.mark.parametrize("stops", [told, declines, is_replaced, has_ended])
def test_nobody_is_chased_for_what_is_settled(now, stops):
    referee = named()
    send_owed_emails()
    stops(referee)
    now.move_to(NOW + timedelta(days=11))
    mail.outbox.clear()
    send_owed_emails()

    assert [one for one in subjects(REFEREE) if "still wait" in one] == []
    about_them = f"A referee has not answered: {referee.application.reference}"
    waits_for_the_new_one = stops is is_replaced
    assert (about_them in subjects(EMAIL)) == waits_for_the_new_one


def refuse_address(referee):
    Email.objects.filter(kind="referee_request", about=referee.about, occurrence="").update(
        state="failed", problem="SMTPRecipientsRefused"
    )


@pytest.mark.parametrize("fault", ["The mail server refuses us: 550", "OSError", "KeyError"])
def test_a_fault_of_ours_asks_the_applicant_for_nobody_else(fault):
    application = offered()
    referee = named(application)
    refuse_address(referee)
    Email.objects.filter(about=referee.about).update(problem=fault)

    look_after_referees()
    send_owed_emails()

    assert not [one for one in subjects(EMAIL) if one.startswith("We need another referee")]
    assert [one.text for one in waiting.of(application)][-1] == "We wait for Jo Patel."


def test_a_refused_address_asks_the_applicant_for_another_once():
    application = offered()
    referee = named(application)
    refuse_address(referee)

    for _ in range(3):
        look_after_referees()
        send_owed_emails()

    asked = [one for one in subjects(EMAIL) if one.startswith("We need another referee")]
    assert len(asked) == 1
    assert "Our email did not reach Jo Patel" in mail.outbox[-1].body
    first, second = waiting.of(application)
    assert first.text == "Name a referee."
    assert second.text.startswith("Our email did not reach Jo Patel.")
    assert (first.yours, second.yours) == (True, True)


def test_a_decline_asks_the_applicant_for_another():
    application = offered()
    declines(named(application))
    send_owed_emails()

    assert "Jo Patel cannot give you a reference." in mail.outbox[-1].body
    assert [one.yours for one in waiting.of(application)] == [True, True]


def test_an_applicant_is_asked_for_names_once_when_they_know_of_the_stage():
    offered(told=False)
    look_after_referees()
    assert not Email.objects.filter(kind="name_referees").exists()

    send_owed_emails()
    for _ in range(2):
        look_after_referees()
        send_owed_emails()

    asked = [one for one in subjects(EMAIL) if one.startswith("Name your referees")]
    assert len(asked) == 1
    assert "in the last 3 years" in mail.outbox[-1].body


def test_nobody_else_is_asked_for_names():
    sent()
    volunteer_at(Stage.INTERVIEW)

    look_after_referees()

    assert not Email.objects.filter(kind="name_referees").exists()


def test_the_tracker_says_how_many_are_missing_and_whom_we_wait_for():
    application = volunteer_at(Stage.CHECKS)
    assert [one.text for one in waiting.of(application)] == ["Name 2 referees."]

    referee = named(application)
    assert [one.text for one in waiting.of(application)] == [
        "Name a referee.",
        "We wait for Jo Patel.",
    ]

    told(referee)
    told(named(application, email="sam@shop.example", name="Sam"))
    assert waiting.of(application) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_words_for_the_tracker_take_seven_queries(number, django_assert_num_queries):
    application = offered()
    for one in range(number):
        named(application, email=f"{one}@shop.example")

    with django_assert_num_queries(7):
        waiting.of(application)


@pytest.mark.parametrize("number", [1, 3])
def test_looking_after_referees_that_are_lost_asks_the_same(number, django_assert_num_queries):
    for one in range(number):
        referee = named(offered(email=f"{one}@home.example"), email=f"{one}@shop.example")
        refuse_address(referee)
    look_after_referees()

    with django_assert_num_queries(6):
        look_after_referees()
