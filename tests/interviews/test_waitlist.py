"""The line for interview times: who asked first is told first, once for each place."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, OperationalError, transaction

from recruitment.applications.stages import Stage
from recruitment.interviews import services, waitlist
from recruitment.interviews.services import NotInvited
from recruitment.interviews.waitlist import TimesThere
from recruitment.models import Email, Waiting
from recruitment.tasks import offer_free_interview_times, send_owed_emails
from recruitment.tracker.services import withdraw
from tests.applications.applying import plain
from tests.applications.decided import again, at_interview, has_gone, move
from tests.crowd import all_at_once
from tests.factories import SlotFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def person(name, vacancy=None):
    return at_interview(email=f"{name}@home.example", vacancy=vacancy)


def full():
    """A time that somebody has, and three who wait: ben asked first, then cat, then dan."""
    ann = person("ann")
    slot = SlotFactory(vacancy=ann.vacancy)
    services.choose(ann.pk, slot.pk, now=NOW)
    for number, name in enumerate(("ben", "cat", "dan")):
        waitlist.join(person(name, ann.vacancy).pk, now=NOW + timedelta(minutes=number))
    return ann, slot


def told():
    known = Email.objects.filter(kind=waitlist.FREE).order_by("pk")
    return [email.to.partition("@")[0] for email in known]


def test_nobody_is_told_while_no_place_is_free():
    full()
    waitlist.look_after(NOW)

    assert told() == []


def test_a_place_that_comes_free_is_told_to_who_asked_first_and_only_once():
    ann, _ = full()
    services.give_up(ann.pk, now=NOW)

    for _ in range(3):
        waitlist.look_after(NOW)

    assert told() == ["ben"]


def test_two_places_are_told_to_two_people():
    ann, slot = full()
    slot.places = 2
    services.save_slot(slot, now=NOW)
    services.give_up(ann.pk, now=NOW)

    waitlist.look_after(NOW)

    assert told() == ["ben", "cat"]


def test_who_was_too_late_is_in_the_line_again_where_they_were():
    ann, slot = full()
    services.give_up(ann.pk, now=NOW)
    waitlist.look_after(NOW)
    eve = person("eve", ann.vacancy)
    services.choose(eve.pk, slot.pk, now=NOW)
    waitlist.look_after(NOW)
    services.give_up(eve.pk, now=NOW)

    waitlist.look_after(NOW)

    assert told() == ["ben", "ben"]


def test_who_takes_the_place_waits_no_more():
    ann, slot = full()
    services.give_up(ann.pk, now=NOW)
    ben = Waiting.objects.first().application
    services.choose(ben.pk, slot.pk, now=NOW)

    assert not waitlist.is_waiting(ben)


@pytest.mark.parametrize("end", [Stage.UNSUCCESSFUL, Stage.WITHDRAWN])
def test_the_place_of_somebody_who_knows_that_their_application_ended_is_offered(end):
    ann, _ = full()
    move(ann, end)
    waitlist.look_after(NOW)
    assert told() == []

    has_gone(about=ann.about)
    waitlist.look_after(NOW)

    assert told() == ["ben"]


def test_who_withdrew_is_passed_over():
    ann, _ = full()
    withdraw(again(Waiting.objects.first().application), reason="", now=NOW)
    services.give_up(ann.pk, now=NOW)

    waitlist.look_after(NOW)

    assert told() == ["cat"]


def test_a_decision_that_nobody_told_them_of_changes_nothing_for_who_waits():
    ann, _ = full()
    move(Waiting.objects.first().application, Stage.UNSUCCESSFUL)
    services.give_up(ann.pk, now=NOW)

    waitlist.look_after(NOW)

    assert told() == ["ben"]


def test_a_place_that_can_no_longer_be_chosen_is_not_offered():
    ann, slot = full()
    services.give_up(ann.pk, now=NOW)

    waitlist.look_after(slot.choose_until)

    assert told() == []


def test_the_email_says_the_time_and_that_it_is_not_kept():
    ann, slot = full()
    services.give_up(ann.pk, now=NOW)
    offer_free_interview_times()
    send_owed_emails()

    said = next(one for one in mail.outbox if one.subject.startswith("A time is free"))
    assert slot.in_words in said.body
    assert "It is not kept for you" in said.body
    assert said.attachments == []


def test_the_email_is_not_sent_when_the_time_has_gone_meanwhile():
    ann, slot = full()
    services.give_up(ann.pk, now=NOW)
    waitlist.look_after(NOW)
    services.choose(ann.pk, slot.pk, now=NOW)

    send_owed_emails()

    assert Email.objects.get(kind=waitlist.FREE).state == "cancelled"


def test_nobody_waits_who_has_a_time_or_could_choose_one():
    ann, _ = full()
    with pytest.raises(TimesThere):
        waitlist.join(ann.pk, now=NOW)

    services.give_up(ann.pk, now=NOW)
    with pytest.raises(TimesThere):
        waitlist.join(ann.pk, now=NOW)


def test_nobody_waits_who_is_not_at_the_interview():
    with pytest.raises(NotInvited):
        waitlist.join(sent().pk, now=NOW)


def test_asking_again_keeps_the_place_in_the_line():
    full()
    ben = Waiting.objects.first()

    waitlist.join(ben.application_id, now=NOW + timedelta(days=1))

    assert Waiting.objects.first() == ben
    assert Waiting.objects.count() == 3


def test_an_offer_that_nobody_was_told_of_is_refused_by_the_table():
    _, slot = full()
    with pytest.raises(IntegrityError, match="an_offered_time_was_told"), transaction.atomic():
        Waiting.objects.update(offered=slot)


def test_the_applicant_asks_and_stops_on_their_own_page(visitor):
    ann, _ = full()
    gwen = at_interview(email="gwen@home.example", vacancy=ann.vacancy)
    visitor.sign_in("gwen@home.example")

    page = plain(visitor.post("interview", gwen.reference, press="tell-me"))
    assert "We email you when one is free" in page
    assert waitlist.is_waiting(gwen)

    page = plain(visitor.post("interview", gwen.reference, press="no-more"))
    assert "Tell me when a time is free" in page
    assert not waitlist.is_waiting(gwen)


def test_asking_when_a_time_has_just_come_free_shows_the_time(visitor):
    ann, slot = full()
    gwen = at_interview(email="gwen@home.example", vacancy=ann.vacancy)
    visitor.sign_in("gwen@home.example")
    services.give_up(ann.pk, now=NOW)

    page = plain(visitor.post("interview", gwen.reference, press="tell-me"))

    assert slot.time_in_words in page
    assert not waitlist.is_waiting(gwen)


@pytest.mark.django_db(transaction=True)
def test_of_many_clocks_at_once_one_tells_and_the_others_find_it_done(roles):
    ann, _ = full()
    services.give_up(ann.pk, now=NOW)

    all_at_once(*[lambda: waitlist.look_after(NOW)] * 6)

    assert told() == ["ben"]


@pytest.mark.django_db(transaction=True)
def test_the_whole_line_stands_still_while_a_place_is_offered(roles):
    """Nobody in it may take a time, or leave, between what is read and what is told."""
    ann, _ = full()

    def held():
        try:
            with transaction.atomic():
                return list(Waiting.objects.select_for_update(nowait=True))
        except OperationalError:
            return "held"

    with transaction.atomic():
        waitlist.offer_free(ann.vacancy_id, NOW)
        assert all_at_once(held) == ["held"]


@pytest.mark.django_db(transaction=True)
def test_who_was_told_and_somebody_who_just_looks_cannot_both_have_the_place(roles):
    ann, slot = full()
    services.give_up(ann.pk, now=NOW)
    waitlist.look_after(NOW)
    people = [one.application_id for one in Waiting.objects.all()]

    def choosing(pk):
        def act():
            try:
                return services.choose(pk, slot.pk, now=NOW)
            except services.Gone:
                return None

        return act

    given = all_at_once(*map(choosing, people), lambda: waitlist.look_after(NOW))

    assert sum(one is not None for one in given) == 1
    assert Waiting.objects.count() == 2
