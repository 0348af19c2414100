"""What the table gives away: nothing, without the key of the server."""

import json
from base64 import urlsafe_b64decode
from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from recruitment.equality import services
from recruitment.equality.models import SIGNS
from recruitment.equality.questions import QUESTIONS, Said
from recruitment.models import EqualityAnswers
from tests.crowd import all_at_once
from tests.factories import sent
from tests.moments import TODAY

pytestmark = pytest.mark.django_db


def say(application, key, code, words="", on=TODAY):
    return services.answer(application, {key: Said(code, words)}, on=on)


def stored():
    """The row as somebody reads it who has the database and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, link, answers, month FROM recruitment_equalityanswers")
        return cursor.fetchall()


def test_what_was_said_can_be_read_again_through_the_application_only(application):
    other = sent()
    say(application, "religion", "any-other", "Jedi")

    assert services.read(application) == {"religion": Said("any-other", "Jedi")}
    assert services.read(other) == {}


def test_nothing_in_a_row_names_the_application_or_its_applicant(application):
    say(application, "religion", "sikh")
    [(pk, link, sealed, month)] = stored()

    assert isinstance(pk, UUID)
    assert pk.version == 4
    assert month == date(2026, 11, 1)
    for known in (application.reference, application.applicant.email, "sikh"):
        assert known not in f"{link}{sealed}"


def test_the_table_has_no_way_to_another_one():
    assert {field.name for field in EqualityAnswers._meta.get_fields()} == {
        "id",
        "link",
        "answers",
        "month",
    }
    assert not any(field.is_relation for field in EqualityAnswers._meta.get_fields())


def test_neither_the_moment_nor_the_length_of_the_answers_shows(application, now):
    say(application, "sex", "male")
    [(*_, first, _)] = stored()
    now.shift(3_000_000)
    say(application, "religion", "any-other", "x" * 100)
    [(*_, second, _)] = stored()

    assert len(first) == len(second)
    for sealed in (first, second):
        assert urlsafe_b64decode(sealed)[1:9] == bytes(8)


def test_the_longest_answers_fit():
    """With signs that take the most room, own words in all four places where they are asked for."""
    longest = {question.key: [question.choices[0].code, ""] for question in QUESTIONS}
    for key in ("ethnic-mixed", "religion", "gender-identity", "sexual-orientation"):
        longest[key] = ["any-other-background", "💥" * 100]

    assert len(json.dumps(longest, ensure_ascii=False).encode()) <= SIGNS


def test_the_month_stays_that_of_the_first_answer(application):
    say(application, "sex", "male", on=date(2026, 11, 30))
    say(application, "sex", "female", on=date(2026, 12, 1))

    assert [row.month for row in EqualityAnswers.objects.all()] == [date(2026, 11, 1)]


def test_answers_outlive_a_change_of_the_secret_key_and_get_a_new_link(application, settings):
    say(application, "sex", "male")
    before = EqualityAnswers.objects.get().link
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]

    assert services.read(application) == {"sex": Said("male")}
    say(application, "religion", "none")
    settings.SECRET_KEY_FALLBACKS = []

    assert EqualityAnswers.objects.get().link != before
    assert services.read(application) == {"sex": Said("male"), "religion": Said("none")}


def test_without_its_key_no_row_is_anybodys(application, settings):
    say(application, "sex", "male")
    settings.SECRET_KEY = "another"

    assert services.read(application) == {}


def test_withdrawing_deletes_the_own_row_and_no_other(application):
    other = sent()
    say(application, "sex", "male")
    say(other, "sex", "female")

    services.withdraw(application)
    services.withdraw(application)

    assert services.read(application) == {}
    assert services.read(other) == {"sex": Said("female")}
    assert EqualityAnswers.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("link", "EP-2222-2222", "equality_link_is_a_hash"),
        ("month", date(2026, 11, 23), "equality_answers_say_no_more_than_the_month"),
    ],
)
def test_a_row_that_would_say_more_is_refused(application, field, value, name):
    say(application, "sex", "male")

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        EqualityAnswers.objects.update(**{field: value})


def test_keeping_an_answer_leaves_the_row_of_the_application_untouched(application):
    """Else the database's own column of writers would pair the two rows."""
    before = writers(application)

    say(application, "sex", "male")

    assert writers(application) == before


def writers(application):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT xmin::text, xmax::text FROM recruitment_application WHERE id = %s",
            [application.pk],
        )
        return cursor.fetchone()


@pytest.mark.django_db(transaction=True)
def test_answers_that_arrive_at_the_same_moment_are_all_kept_in_one_row():
    application = sent()
    said = [("sex", "male"), ("religion", "none"), ("marriage", "never"), ("disability", "no")] * 2

    all_at_once(*[lambda one=one: say(application, *one) for one in said])

    assert EqualityAnswers.objects.count() == 1
    assert services.read(application) == {key: Said(code) for key, code in said}
