"""Erasing finds all that belongs to an application, whatever has happened to it."""

from io import StringIO
from threading import Event
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import transaction

from recruitment.applications.stages import Stage
from recruitment.decisions import services as decisions
from recruitment.decisions.holds import Hold
from recruitment.models import Application, Batch, Decision, Email
from recruitment.references import services as references
from recruitment.retention.erasing import belonging, erase, pointing_at
from tests.crowd import all_at_once
from tests.desk.deciding import decide_many
from tests.factories import UserFactory, VacancyFactory, sent
from tests.moments import NOW
from tests.parents.family import agreed, send
from tests.references.naming import TOLD, offered
from tests.sift.runs import settled

pytestmark = pytest.mark.django_db


def every_table(model, seen):
    for relation in pointing_at(model):
        if relation.related_model not in seen:
            seen.add(relation.related_model)
            every_table(relation.related_model, seen)
    return seen


def wish(to):
    return decisions.Wish(to, Hold.SHORT, uuid4(), words="", note="A canary")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("roles")
def test_of_cases_of_all_sorts_no_row_is_left(at_ten):
    call_command("demo_data", applications=60, stdout=StringIO())
    settled(2, 3)
    send(agreed().application)
    application = offered()
    referee = references.name_referee(
        application.pk, name="Jo", email="jo@shop.example", knows="Work", now=NOW
    )
    references.answer(referee.pk, {**TOLD, "how": "x", "anything": ""}, now=NOW)

    for one in Application.objects.select_related("vacancy"):
        with transaction.atomic():
            erase(one)

    for model in every_table(Application, set()):
        assert not model._base_manager.exists(), model
    about = ("application", "parent", "referee")
    kept = [one.about for one in Email.objects.all() if one.about.partition(":")[0] in about]
    assert kept == []


def test_the_words_of_a_press_that_decided_about_nobody_else_go_too(at_ten):
    vacancy, by = VacancyFactory(), UserFactory()
    alone = sent(vacancy=vacancy)
    decisions.decide_one(alone.pk, wish(Stage.INTERVIEW), by=by, seen=alone.version, now=NOW)
    assert Batch.objects.count() == 1

    erase(alone)

    assert not Batch.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_who_erase_the_last_two_people_of_a_press_leave_nothing_of_it(at_ten):
    """The second begins before the first is through."""
    vacancy = VacancyFactory()
    both = [sent(vacancy=vacancy), sent(vacancy=vacancy)]
    decide_many(both)
    begun, through = Event(), Event()

    def first():
        with transaction.atomic():
            erase(both[0])
            begun.set()
            through.wait(0.5)

    def second():
        begun.wait()
        with transaction.atomic():
            erase(both[1])
        through.set()

    all_at_once(first, second)

    assert not Decision.objects.exists()
    assert not Batch.objects.exists()


def test_a_press_that_decided_about_others_stays(at_ten):
    mine, other = sent(), sent()
    decide_many([mine, other])

    erase(mine)

    assert Batch.objects.count() == 1
    assert Decision.objects.get().application == other


def test_what_belongs_to_others_is_not_found(at_ten):
    mine, other = sent(), sent()

    rows = belonging([(Application, {mine.pk})])
    for model, keys in rows[1:]:
        for one in model._base_manager.filter(pk__in=keys):
            assert getattr(one, "application_id", mine.pk) == mine.pk
    erase(mine)
    assert Application.objects.get() == other
    assert other.history.count() == 1
    assert Email.objects.about(other.about).exists()
