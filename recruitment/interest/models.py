"""What people who are not applying yet asked us to send. Every row here is forgotten again."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Self, TypeVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CharField, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat, Lower, TruncDate
from django.utils.timezone import localdate

from recruitment.eligibility import ROUTES, Route
from recruitment.encryption import SealedField, derived_key
from recruitment.messages.models import Email
from recruitment.schedule import SCHEDULE
from recruitment.vacancies.models import route_choices

Row = TypeVar("Row", bound="OptIn")

UNCONFIRMED_LASTS = timedelta(days=7)
ASKED_BEFORE = timedelta(days=-SCHEDULE["list"].days[0])
"""Who is on a list can stay on it for another year from then on."""
CADET = "cadet"
"""The route for children: what we write about it is for a parent or carer."""


class Asking(models.Model):
    """That somebody asked us to write to an address: counted against too many, then forgotten."""

    address = models.CharField(max_length=64, help_text="A keyed hash of the email address")
    asked_from = models.CharField(max_length=64, help_text="A keyed hash of the network address")
    asked_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["address", "asked_at"], name="askings_for_an_address"),
            models.Index(fields=["asked_from", "asked_at"], name="askings_from_a_network"),
        ]

    def __str__(self) -> str:
        return f"asking {self.pk}"


class Copy(models.Model):
    """What one email with a copy of the results will say, until it has gone."""

    email = models.OneToOneField(Email, on_delete=models.CASCADE)
    words = SealedField()
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "copies"

    def __str__(self) -> str:
        return f"copy {self.pk}"


class OptInQuerySet(models.QuerySet[Row]):
    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)

    def run_out(self, now: datetime) -> Self:
        """Those that nobody confirmed in time."""
        return self.filter(confirmed_at=None, asked_at__lte=now - UNCONFIRMED_LASTS)

    def for_link(self, number: int) -> Self:
        return self.filter(pk=number)

    def with_subject(self) -> Self:
        """Each with what its emails are about: the same words as `about`."""
        name = Value(f"{self.model._meta.model_name}:")
        return self.annotate(subject=Concat(name, Cast("pk", CharField())))

    def of_outer_email(self) -> Self:
        """Inside a query of emails: the row that each of them is about."""
        return self.with_subject().filter(Q(subject=OuterRef("about")))


class OptIn(models.Model):
    """Something that we write to an address about only after its owner has said yes.

    The token of its links is not in the table: it is worked out from the nonce, like a code.
    """

    email = models.EmailField()
    nonce = models.BinaryField(max_length=32)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)ss_email_is_in_small_letters",
                condition=Q(email=Lower("email")),
                violation_error_message="Write the email address in small letters.",
            ),
        ]
        indexes = [models.Index(fields=["asked_at"], name="%(class)ss_by_age")]

    def __str__(self) -> str:
        return self.about

    @property
    def about(self) -> str:
        """What its emails are about, in the words of the outbox."""
        return f"{self._meta.model_name}:{self.pk}"

    @property
    def settled(self) -> bool:
        """Confirmed, and not asked for again since."""
        return self.confirmed_at is not None and self.confirmed_at >= self.asked_at

    @property
    def confirm_by(self) -> datetime:
        """Counted from the first asking: who asks again gets no more time."""
        return self.asked_at + UNCONFIRMED_LASTS

    def ran_out(self, now: datetime) -> bool:
        """Nobody confirmed it in time."""
        return self.confirmed_at is None and self.confirm_by <= now

    @property
    def token(self) -> str:
        """What its links carry, so that only who reads its emails can follow them."""
        return self.token_made_with(settings.SECRET_KEY)

    def token_made_with(self, secret: str) -> str:
        key = derived_key(secret, "links in emails")
        made = hmac.digest(key, self.about.encode() + bytes(self.nonce), sha256)
        return urlsafe_b64encode(made).decode().rstrip("=")

    def opens_with(self, given: str) -> bool:
        """Links in emails outlive a change of the secret key."""
        known = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        right = [hmac.compare_digest(self.token_made_with(secret), given) for secret in known]
        return any(right)


class ReminderQuerySet(OptInQuerySet["Reminder"]):
    def for_link(self, number: int) -> Self:
        """Answers stay shut: whoever wants to stop can, even when their key is lost."""
        return super().for_link(number).defer("answers")


class Reminder(OptIn):
    """Answers kept, sealed, until the first day on which routes may open. A stop deletes it."""

    answers = SealedField(help_text="What the person said to the questions that the routes read")
    routes = ArrayField(models.CharField(max_length=40))
    date = models.DateField(help_text="The first day, as the rules said when it was asked for")

    objects = ReminderQuerySet.as_manager()

    class Meta(OptIn.Meta):
        constraints = [
            *OptIn.Meta.constraints,
            models.CheckConstraint(
                name="reminder_names_a_route",
                condition=Q(routes__len__gte=1),
                violation_error_message="A reminder is about one route or more.",
            ),
            models.CheckConstraint(
                name="reminder_is_confirmed_after_it_was_asked_for",
                condition=Q(confirmed_at=None) | Q(confirmed_at__gte=F("asked_at")),
                violation_error_message="Nobody confirms what was not asked for yet.",
            ),
            models.CheckConstraint(
                name="reminder_is_of_a_day_after_it_was_asked_for",
                condition=Q(date__gt=TruncDate("asked_at")),
                violation_error_message="A reminder is of a day to come.",
            ),
            models.UniqueConstraint(
                name="one_confirmed_reminder_of_an_address_for_a_day",
                fields=["email", "date"],
                condition=Q(confirmed_at__isnull=False),
                violation_error_message="There is a reminder for that day already.",
            ),
        ]

    @property
    def for_parent(self) -> bool:
        return CADET in self.routes


class InterestQuerySet(OptInQuerySet["Interest"]):
    def live_on(self, day: date) -> Self:
        return self.filter(expires_on__gte=day)

    def over(self, now: datetime) -> Self:
        """Those that nobody confirmed in time, and those whose year is over.

        Who asked again in the last days of the year has the same time to confirm.
        """
        unconfirmed = Q(confirmed_at=None) | Q(expires_on__lt=localdate(now))
        return self.filter(unconfirmed, asked_at__lte=now - UNCONFIRMED_LASTS)


class Interest(OptIn):
    """Somebody who wants to hear when a route opens, for a year. A stop deletes it."""

    route_slug = models.CharField("route", max_length=40, choices=route_choices)
    expires_on = models.DateField(null=True, help_text="The last day on which we may write")

    objects = InterestQuerySet.as_manager()

    class Meta(OptIn.Meta):
        constraints = [
            *OptIn.Meta.constraints,
            models.UniqueConstraint(
                name="an_address_is_interested_in_a_route_once",
                fields=["email", "route_slug"],
                violation_error_message="This address is on the list already.",
            ),
            models.CheckConstraint(
                name="interest_runs_out_exactly_when_it_is_confirmed",
                condition=Q(confirmed_at=None, expires_on=None)
                | Q(confirmed_at__isnull=False, expires_on__isnull=False),
                violation_error_message="Whoever said yes said it for a year.",
            ),
        ]
        indexes = [
            *OptIn.Meta.indexes,
            models.Index(fields=["route_slug", "expires_on"], name="interested_in_a_route"),
        ]

    @property
    def route(self) -> Route | None:
        """None when the route is no more."""
        return ROUTES.get(self.route_slug)

    @property
    def for_parent(self) -> bool:
        return self.route_slug == CADET

    def to_confirm(self, on: date) -> bool:
        """Whether the button says something new on a day: their yes, or for another year."""
        if self.expires_on is None or not self.settled:
            return True
        return self.expires_on - ASKED_BEFORE <= on

    def lasts(self, on: date) -> bool:
        return self.expires_on is not None and on <= self.expires_on
