"""A person whose every field holds a canary, except for the answer that is scored.

Whatever tells of them is a sign that something got out: the word itself, their reference, the
year of their birth, or a number of a row of theirs.
"""

from datetime import timedelta

from django.db import connection
from django.db.models import CharField, EmailField, JSONField, TextField

from recruitment.applications.stages import Stage
from recruitment.encryption import SealedField
from recruitment.models import (
    Addition,
    Applicant,
    Application,
    Delay,
    Email,
    File,
    Parent,
    ParentAnswer,
    Part,
    Referee,
    SignInCode,
    StageChange,
    Withdrawal,
)
from tests.factories import UserFactory
from tests.moments import NOW
from tests.sift.runs import at_sift

FIRST_ROW = 987650000
SCORED = "I asked both of them to sit down, and I listened."
PERSONAL = (
    Applicant,
    Application,
    Part,
    Parent,
    ParentAnswer,
    Referee,
    File,
    Addition,
    Delay,
    Withdrawal,
    Email,
    StageChange,
    SignInCode,
)
INNOCENT = {
    "Application.reference",  # a sign of its own
    "Application.answers",  # codes, and the day of birth: a sign of its own
    "Application.outcome",
    "Application.rules_version",
    "Part.name",
    "Part.page",
    "Part.aside",
    "Referee.nonce",
    "File.subject",
    "File.purpose",
    "File.stored_as",
    "File.sha256",
    "File.found",
    "Withdrawal.held_back",
    "Email.kind",
    "Email.about",
    "Email.occurrence",
    "Email.message_id",
    "StageChange.was",
    "SignInCode.asked_from",
}
"""What says nothing of a person, or has to keep its shape."""


def plant(vacancy, answer=SCORED):
    """Somebody at the sift, and the signs by which they are known."""
    numbers_from(FIRST_ROW)
    application = at_sift(vacancy, evidence=answer)
    surround(application)
    for model in PERSONAL:
        for row in model.objects.filter(pk__gte=FIRST_ROW):
            poison(row)
    answers = application.answers | {"date-of-birth": "1971-02-03"}
    Application.objects.filter(pk=application.pk).update(answers=answers)
    return ("canary", "98765000", "1971", application.reference.casefold())


def numbers_from(first):
    """The rows of this person have numbers that nothing else has."""
    with connection.cursor() as cursor:
        for model in PERSONAL:
            table = model._meta.db_table
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {first})")


def surround(application):
    """All that can hang on an application, whether its route asks for it or not."""
    named = {"application": application, "name": "-", "nonce": b"n" * 32, "asked_at": NOW}
    parent = Parent.objects.create(email="parent@home.example", **named)
    signed = {"name": "-", "child": "-"}
    ParentAnswer.objects.create(parent=parent, agrees=True, at=NOW, signed=signed, words_version=1)
    Referee.objects.create(email="referee@home.example", knows="-", typed={"how": "-"}, **named)
    File.objects.create(
        subject=application.about,
        purpose="tattoo",
        name="-",
        kind_code="jpeg",
        size=1,
        sha256="0" * 64,
        stored_as="0" * 32,
        taken_at=NOW,
        state="clean",
        scan_after=NOW,
    )
    Addition.objects.create(application=application, at=NOW, what="note", words="-")
    Delay.objects.create(
        application=application, at=NOW, by=UserFactory(), words="-", promised_on=NOW.date()
    )
    Withdrawal.objects.create(
        application=application, at=NOW, stood_at="sift", reason="-", undone_at=NOW
    )
    StageChange.objects.create(
        application=application,
        was=Stage.SIFT,
        now=Stage.SUBMITTED,
        at=NOW - timedelta(days=1),
        note="canary-stagechange-note",
        words="canary-stagechange-words",
    )
    SignInCode.objects.create(email="-", nonce=b"n", asked_at=NOW, asked_from="-")


def poison(row):
    """Every text of a row, unless it says nothing."""
    if isinstance(row, StageChange):
        return  # its history is only added to
    changes = {}
    for field in texts_of(type(row)):
        changes[field.name] = poisoned(field, getattr(row, field.name))
    if isinstance(row, Part) and row.name == "your-example":
        return
    type(row).objects.filter(pk=row.pk).update(**changes)


def texts_of(model):
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField | JSONField)
        and not field.choices
        and f"{model.__name__}.{field.name}" not in INNOCENT
    ]


def poisoned(field, value):
    word = f"canary-{field.model.__name__}-{field.name}".lower()
    if isinstance(field, EmailField):
        return f"{word}-{value.partition('@')[0]}@home.example".replace("_", "-")
    if field.name == "letter":
        return {"subject": word, "blocks": []}
    if isinstance(field, SealedField):
        return leaves(value, word)
    return word[: field.max_length or 100]


def leaves(value, word):
    """The same shape, with a canary wherever there was a text."""
    if isinstance(value, dict):
        return {key: leaves(one, word) for key, one in value.items()}
    if isinstance(value, list):
        return [leaves(one, word) for one in value]
    return word
