"""Which colleagues have a case open at this moment, as far as one can know. It stops nobody."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from recruitment.applications import services
from recruitment.applications.models import Application, ApplicationQuerySet
from recruitment.applications.work import Look
from recruitment.people.models import User

RECENT = timedelta(minutes=5)
"""Ours to set: how long somebody who opened a case is taken to be looking at it."""


def with_others(
    applications: ApplicationQuerySet, user: User | None, now: datetime
) -> ApplicationQuerySet:
    """Each with the names of the others, in the same question."""
    looks = Look.objects.filter(application=OuterRef("pk"), at__gt=now - RECENT)
    names = looks.exclude(by=user).order_by("by__name").values("by__name")
    return applications.annotate(lookers=ArraySubquery(names))


def others(application: Application, user: Any, now: datetime) -> list[str]:
    """Who else looks at a case that was found with them. From now on they see this one, too."""
    services.note_look(application.pk, by=user, now=now)
    return getattr(application, "lookers", [])
