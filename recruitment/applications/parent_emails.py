"""What the emails to a parent or carer say: only who asks, and for which role."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from recruitment.applications.parents import Parent, ParentAnswer
from recruitment.applications.services import parents
from recruitment.applications.stages import Stage
from recruitment.messages.models import Email
from recruitment.messages.outbox import EmailKind, NoLongerOwed
from recruitment.schedule import SCHEDULE, called

LAST = called(SCHEDULE["parent"].days[-1], "day")


def about_parent(parent: Parent) -> dict[str, Any]:
    application = parent.application
    page = reverse("parent", args=[parent.pk, parent.token])
    return {
        "application": application,
        "vacancy": application.vacancy,
        "child": application.full_name,
        "parent": parent,
        "link": f"{settings.SITE_URL}{page}",
    }


def request(email: Email) -> dict[str, Any]:
    """Nobody is asked for what they have answered, or for what can no longer be sent."""
    known = Parent.objects.current().select_related("application__vacancy")
    parent = known.filter(pk=email.about.removeprefix("parent:")).first()
    if parent is None or parent.last_word or not can_be_sent(parent):
        raise NoLongerOwed
    last = email.occurrence == LAST
    return {**about_parent(parent), "again": bool(email.occurrence), "last": last}


def can_be_sent(parent: Parent) -> bool:
    application = parent.application
    return application.at is Stage.DRAFT and application.vacancy.is_open_at(timezone.now())


def answered(email: Email) -> dict[str, Any]:
    """Only if it is still what they say, and they are still the one who is asked."""
    known = ParentAnswer.objects.select_related("parent__application__vacancy")
    answer = known.get(pk=email.occurrence)
    if answer.parent.ended_at or answer.parent.last_word != answer:
        raise NoLongerOwed
    sent = answer.parent.application.at is not Stage.DRAFT
    return {**about_parent(answer.parent), "agrees": answer.agrees, "sent": sent}


KINDS = (EmailKind(parents.ASK, request, reminder=True), EmailKind(parents.HEARD, answered))
