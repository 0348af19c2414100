"""A fault in the middle leaves nothing half done: F32, and decisions about many."""

from contextlib import contextmanager
from datetime import timedelta
from random import Random

import pytest
from django.db import DatabaseError, connection

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.decisions.models import Batch
from recruitment.models import Application, Email, StageChange, Vacancy
from tests.desk.deciding import decide_many, many, stages
from tests.factories import UserFactory, draft, sent
from tests.harness.killer import SEED
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

PEOPLE, ROUNDS = 20, 20


@contextmanager
def refusing(table, condition="TRUE"):
    """The database takes no such row, as when its disk is full or a grant is gone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'refused'; END $$;"
            f"CREATE TRIGGER fault BEFORE INSERT ON {table} FOR EACH ROW "
            f"WHEN ({condition}) EXECUTE FUNCTION fault()"
        )
        try:
            yield
        finally:
            cursor.execute(f"DROP TRIGGER fault ON {table}; DROP FUNCTION fault()")


def send(application, by):
    services.submit(application.pk, shown=application.version, now=NOW)


def move(application, by):
    to = Stage.INTERVIEW
    seen = application.version
    services.move(application.pk, to, by=by, seen=seen, now=NOW, note="", words="")


def delay(application, by):
    day, seen = TODAY + timedelta(days=30), application.version
    services.delay(application.pk, words="Late", promised_on=day, by=by, seen=seen, now=NOW)


def assign(application, by):
    services.assign({application.pk: None}, by, by=by, now=NOW)


def extend(application, by):
    vacancy = application.vacancy
    to = vacancy.closes_on + timedelta(days=3)
    services.extend(vacancy.pk, to, by=by, seen=vacancy.closes_on, why="Outage", now=NOW)


@pytest.mark.parametrize(
    ("table", "begin", "act"),
    [
        ("recruitment_stagechange", draft, send),
        ("recruitment_email", draft, send),
        ("recruitment_stagechange", sent, move),
        ("recruitment_email", sent, move),
        ("recruitment_delay", sent, delay),
        ("recruitment_assignment", sent, assign),
        ("recruitment_extension", draft, extend),
    ],
)
def test_what_cannot_be_recorded_is_not_done(table, begin, act):
    application, by = begin(), UserFactory()
    before = everything()

    with refusing(table), pytest.raises(DatabaseError):
        act(application, by)

    assert everything() == before
    act(application, by)
    assert everything() != before


def everything():
    tables = (Application, Vacancy, StageChange, Email)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_a_decision_about_many_with_a_fault_at_any_row_moves_and_tells_nobody():
    people, chance = many(PEOPLE), Random(SEED)
    emails = Email.objects.count()

    for _ in range(ROUNDS):
        unlucky = chance.choice(people)
        at = f"NEW.application_id = {unlucky.pk}"
        with refusing("recruitment_stagechange", at), pytest.raises(DatabaseError):
            decide_many(people)
        assert set(stages(people)) == {Stage.SUBMITTED}, f"FAULT_SEED={SEED}"
        assert (Email.objects.count(), Batch.objects.count()) == (emails, 0)

    assert decide_many(people).people == PEOPLE
