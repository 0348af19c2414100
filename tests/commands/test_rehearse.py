"""A rehearsal lists what would be sent, and leaves the database and all mailboxes alone."""

import json

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.utils import timezone

from recruitment.management.rehearsal import playing, scratch, weeks
from recruitment.management.rehearsal.stage import NOT_PLAYED, PLAYED, Sent
from recruitment.models import Application, Email, Vacancy
from tests.commands.running import run
from tests.factories import sent
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db


def every_row():
    with connection.cursor() as cursor:
        counts = {}
        for name in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f"SELECT count(*), md5(string_agg(t::text, '')) FROM {name} t")  # noqa: S608
            counts[name] = cursor.fetchone()
    return counts


def test_it_lists_who_would_get_what_and_leaves_everything_as_it_was():
    mine = sent()
    before, real = every_row(), timezone.now

    said = json.loads(run("rehearse", "--days", "60", "--applicants", "6", "--seed", "3", "--json"))

    assert every_row() == before
    assert timezone.now is real
    assert mail.outbox == []
    assert Application.objects.get() == mine
    assert {"received", "next_step", "late", "sign_in_code"} <= set(said["kinds"])
    assert all(one["to"].endswith("@invented.example") for one in said["sent"])
    assert mine.applicant.email not in {one["to"] for one in said["sent"]}
    assert said["over"] == said["faults"] == []
    assert said["busiest"]["emails"] == max(
        sum(one["to"] == to for one in said["sent"]) for to in {one["to"] for one in said["sent"]}
    )
    for one in said["sent"]:
        if one["kind"] in ("late", "still_checking"):
            assert one["at"].endswith("09:00"), one
        if one["kind"] == "unfinished":  # the last is 6 hours before midnight
            assert one["at"].endswith(("09:00", "18:00")), one


def test_the_same_seed_gives_the_same_people():
    first = playing.play(10, 5, 5, TODAY).sent
    again = playing.play(10, 5, 5, TODAY).sent

    assert [(one.at, one.to, one.kind) for one in first] == [
        (one.at, one.to, one.kind) for one in again
    ]


def test_nothing_is_written_when_the_tables_are_not_apart():
    with pytest.raises(scratch.NotApart):
        scratch.refuse_real(["recruitment_email"])


def test_the_real_tables_are_hidden_only_while_it_plays():
    sent()
    with scratch.tables():
        assert not Email.objects.exists()
        assert not Vacancy.objects.exists()
    assert Email.objects.exists()


def test_every_task_of_the_schedule_is_played_or_left_out_for_a_reason():
    assert {*PLAYED, *NOT_PLAYED} == set(settings.CELERY_BEAT_SCHEDULE)
    assert not {*PLAYED} & {*NOT_PLAYED}


def test_seven_days_are_counted_wherever_they_begin_and_codes_are_not():
    day = timezone.timedelta(days=1)
    moments = [0, 1, 6.9, 7.1, 7.2, 20]
    got = [Sent(NOW + one * day, "a@b", "late", "") for one in moments]
    code = Sent(NOW + 7.15 * day, "a@b", "sign_in_code", "")

    [full] = weeks.fullest([*got, code])

    assert (full.emails, full.until) == (4, NOW + 7.2 * day)
