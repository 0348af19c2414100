"""Everything that reads, keeps or deletes equality answers. Nothing here says whose they are."""

import hmac
from collections.abc import Container
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from recruitment.applications.models import Application
from recruitment.encryption import derived_key
from recruitment.equality.models import EqualityAnswers
from recruitment.equality.questions import Answers, Said, still_meant


def links(application_id: int) -> list[str]:
    """What the row of an application is known by: newest key first, then those that went before."""
    return [link(key, application_id) for key in link_keys()]


def link_keys() -> list[bytes]:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [derived_key(secret, "link of equality answers") for secret in secrets]


def link(key: bytes, application_id: int) -> str:
    return hmac.digest(key, str(application_id).encode(), sha256).hex()


def vacancies_of(known: Container[str]) -> dict[str, int]:
    """By link, the vacancy of each row: for counts alone, and never kept."""
    sent = Application.objects.sent().order_by().values_list("pk", "vacancy").iterator()
    keys = link_keys()
    every = ((link(key, pk), vacancy) for pk, vacancy in sent for key in keys)
    return {name: vacancy for name, vacancy in every if name in known}


def rows(application: Application) -> QuerySet[EqualityAnswers]:
    return EqualityAnswers.objects.filter(link__in=links(application.pk))


def read(application: Application) -> Answers:
    """What its applicant said; nothing if they said nothing or took it back."""
    row = rows(application).first()
    return said(row) if row else {}


def said(row: EqualityAnswers) -> dict[str, Said]:
    return {key: Said(*kept) for key, kept in row.answers.items()}


@transaction.atomic
def answer(application: Application, given: Answers, *, on: date) -> Answers:
    """Keep more answers, or others in their place, and forget what no longer follows from them.

    The application is neither locked nor touched: the same transaction on both rows would tell
    whoever looks into the database's own columns that they belong together.
    """
    row = locked(application, on)
    answers = still_meant({**said(row), **given})
    row.link = links(application.pk)[0]
    row.answers = {key: [one.code, one.words] for key, one in answers.items()}
    row.save()
    return answers


def locked(application: Application, on: date) -> EqualityAnswers:
    """Its row, begun if there is none. Two first answers at the same moment share one."""
    row = rows(application).select_for_update().first()
    if row:
        return row
    found, _ = EqualityAnswers.objects.select_for_update().get_or_create(
        link=links(application.pk)[0], defaults={"answers": {}, "month": on.replace(day=1)}
    )
    return found


def withdraw(application: Application) -> None:
    """Delete all of it, at once."""
    rows(application).delete()
