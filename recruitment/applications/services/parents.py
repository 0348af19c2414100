"""What a parent or carer has to do with an application: named, asked, heard."""

import secrets
from datetime import datetime

from django.db import transaction

from recruitment import clock, schedule
from recruitment.applications import parent_words, progress
from recruitment.applications.models import Application
from recruitment.applications.parents import Parent, ParentAnswer
from recruitment.applications.services.drafts import locked
from recruitment.applications.services.problems import (
    Changed,
    OwnAddress,
    TooMany,
    Unfinished,
    Unread,
)
from recruitment.applications.stages import Stage
from recruitment.holidays import services as holidays
from recruitment.messages import outbox
from recruitment.people.invitations import NONCE_BYTES

ASK, HEARD = "parent_request", "parent_answered"
MOST_NAMED = 5
"""For one application. Each gets emails from us that they did not ask for."""


@transaction.atomic
def name_parent(application_id: int, *, name: str, email: str, now: datetime) -> Parent:
    """Ask this parent or carer. Whoever was asked before is asked no more, and their yes ends.

    The same address again corrects the name only: nobody is asked twice for a mistyped name.
    Raises Changed when it has been sent, Unfinished before the child has said their own name,
    OwnAddress for the address that the child signs in with, or TooMany.
    """
    application, email = locked(application_id), email.strip().lower()
    if application.at is not Stage.DRAFT or not progress.needs_parent(application):
        raise Changed
    if not application.full_name:
        raise Unfinished
    if email == application.applicant.email:
        raise OwnAddress
    before = Parent.objects.of(application)
    if before and before.email == email:
        before.name = name
        before.save(update_fields=["name"])
        return before
    return instead(application, before, name, email, now)


def instead(
    application: Application, before: Parent | None, name: str, email: str, now: datetime
) -> Parent:
    if application.parents.count() >= MOST_NAMED:
        raise TooMany
    if before:
        end(before, now)
    return ask(application, name, email, now)


def end(parent: Parent, now: datetime) -> None:
    parent.ended_at = now
    parent.save(update_fields=["ended_at"])
    outbox.cancel(ASK, about=parent.about)


def ask(application: Application, name: str, email: str, now: datetime) -> Parent:
    parent = Parent.objects.create(
        application=application,
        name=name,
        email=email,
        nonce=secrets.token_bytes(NONCE_BYTES),
        asked_at=now,
    )
    outbox.owe(ASK, about=parent.about, to=email, now=now)
    again = schedule.ahead("parent", clock.uk_day(now), holidays.days(), now=now)
    outbox.owe_each(ASK, about=parent.about, to=email, now=now, moments=again)
    return parent


@transaction.atomic
def hear_parent(
    parent_id: int, *, agrees: bool, signed: str, words_version: int, now: datetime
) -> None:
    """Keep what they said. It counts from now; saying the same again changes nothing.

    Raises Changed when somebody else was named meanwhile, Unread when the words are newer than
    those that they were shown.
    """
    application = locked(Parent.objects.get(pk=parent_id).application_id)
    parent = Parent.objects.current().filter(pk=parent_id).first()
    if parent is None:
        raise Changed
    if words_version != parent_words.CURRENT:
        raise Unread
    if parent.last_word and parent.last_word.agrees == agrees:
        return
    answer = parent.said.create(
        agrees=agrees,
        at=now,
        signed={"name": signed, "child": application.full_name},
        words_version=words_version,
    )
    outbox.cancel(ASK, about=parent.about)
    confirm(application, parent, answer, now)


def confirm(application: Application, parent: Parent, answer: ParentAnswer, now: datetime) -> None:
    """A yes is news for the child too, so it is about the application; a no is between us."""
    about = application.about if answer.agrees else parent.about
    outbox.owe(HEARD, about=about, to=parent.email, occurrence=str(answer.pk), now=now)
