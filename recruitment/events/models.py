"""Events that people can come to, and who has booked a place at which."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse

from recruitment import clock
from recruitment.interest.models import OptIn, OptInQuerySet

LAST_MOMENT = datetime(2100, 1, 1, tzinfo=UTC)
DAY_IN_MINUTES = 24 * 60
KEPT_AFTER = timedelta(days=30)
"""Ours: as long as a reminder is kept after its day."""


class Audience(models.TextChoices):
    OPEN = "open", "Open to all"
    POSITIVE_ACTION = "positive-action", "Positive action"


class Availability(models.TextChoices):
    """What somebody who wants to come can do. The words are for the public."""

    OPEN = "open", "You can book"
    FULL = "full", "Every place is taken"
    CLOSED = "closed", "It is too late to book"
    BEGUN = "begun", "This event has begun"
    OVER = "over", "This event is over"
    OFF = "off", "This event is cancelled"

    @property
    def lasts(self) -> bool:
        """Whether a place at it is still worth something."""
        return self not in (Availability.OVER, Availability.OFF)


class EventQuerySet(models.QuerySet["Event"]):
    def with_taken(self) -> EventQuerySet:
        """Each with how many places are taken. Who has not pressed the button has none."""
        has_place = Q(bookings__confirmed_at__isnull=False)
        found = self.annotate(taken=Count("bookings", filter=has_place))
        return found.order_by("starts_at", "pk")  # an aggregate drops the model's own order

    def to_come(self, now: datetime) -> EventQuerySet:
        return self.filter(starts_at__gt=now, cancelled_at=None)


class Event(models.Model):
    """One date with a number of places. Where exactly it is, only those who come are told."""

    slug = models.SlugField(
        "address",
        max_length=60,
        unique=True,
        help_text="The end of its address on our site. Empty: made of its title and day",
        error_messages={"unique": "Another event has this address already."},
    )
    title = models.CharField(
        max_length=100,
        help_text="Emails say it, and others may read those: name no group of people here",
    )
    summary = models.TextField("what it is", max_length=1000)
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.OPEN)
    for_whom = models.CharField(
        "who it is for",
        max_length=200,
        blank=True,
        help_text="People read this. Needed for positive action. It shuts nobody out",
    )
    reason = models.TextField(
        "why positive action",
        max_length=2000,
        blank=True,
        help_text="For the record, never shown to the public. Which group, which disadvantage, "
        "need or low number we reasonably think there is, and why this is in proportion "
        "(Equality Act 2010, section 158)",
    )
    starts_at = models.DateTimeField("starts", help_text="UK time")
    minutes = models.PositiveSmallIntegerField("length in minutes")
    area = models.CharField("town, or Online", max_length=60, help_text="Everybody reads this")
    place = models.CharField(
        "exact place, or link",
        max_length=300,
        help_text="Only people who have booked read this",
    )
    access = models.TextField(
        max_length=500, help_text="How people get in and take part: steps, toilets, captions"
    )
    places = models.PositiveSmallIntegerField(help_text="How many people can come")
    book_until = models.DateTimeField(help_text="UK time. The last moment to book")
    cancelled_at = models.DateTimeField(null=True, editable=False)
    sequence = models.PositiveIntegerField(
        default=0, editable=False, help_text="Grows with each move, for the calendars of people"
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="event_is_booked_before_it_starts",
                condition=Q(book_until__lte=F("starts_at")),
                violation_error_message="The last moment to book must be before it starts.",
            ),
            models.CheckConstraint(
                name="event_lasts_up_to_a_day",
                condition=Q(minutes__range=(1, DAY_IN_MINUTES)),
                violation_error_message="An event lasts at least a minute and at most a day.",
            ),
            models.CheckConstraint(
                name="event_has_places",
                condition=Q(places__gte=1),
                violation_error_message="An event needs at least 1 place.",
            ),
            models.CheckConstraint(
                name="event_starts_in_this_century",
                condition=Q(starts_at__lt=LAST_MOMENT),
                violation_error_message="An event must start before 2100.",
            ),
            models.CheckConstraint(
                name="event_says_what_and_where_it_is",
                condition=~(Q(title="") | Q(summary="") | Q(area="") | Q(place="") | Q(access="")),
                violation_error_message="Say what it is, where it is, and how people take part.",
            ),
            models.CheckConstraint(
                name="event_is_of_a_known_audience",
                condition=Q(audience__in=Audience.values),
                violation_error_message="Choose who the event is for.",
            ),
            models.CheckConstraint(
                name="positive_action_says_for_whom_and_why",
                condition=~Q(audience=Audience.POSITIVE_ACTION) | ~(Q(for_whom="") | Q(reason="")),
                violation_error_message="For positive action, write who it is for, and why.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.when}"

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.slug])

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def when(self) -> str:
        """Tuesday 12 January 2027, 6:00pm to 7:30pm."""
        begins = clock.uk_day(self.starts_at)
        ends = clock.moment_in_words(self.ends_at)
        until = ends.partition(", ")[2] if clock.uk_day(self.ends_at) == begins else ends
        return f"{clock.day_in_words(begins)}, {time_in_words(self.starts_at)} to {until}"

    @property
    def book_until_in_words(self) -> str:
        return clock.moment_in_words(self.book_until)

    def availability(self, taken: int, now: datetime) -> Availability:
        if self.cancelled_at:
            return Availability.OFF
        if self.ends_at <= now:
            return Availability.OVER
        if self.starts_at <= now:
            return Availability.BEGUN
        if self.book_until <= now:
            return Availability.CLOSED
        return Availability.FULL if taken >= self.places else Availability.OPEN


def time_in_words(moment: datetime) -> str:
    return clock.moment_in_words(moment).partition(", ")[2]


class EventBookingQuerySet(OptInQuerySet["EventBooking"]):
    def for_link(self, number: int) -> EventBookingQuerySet:
        return super().for_link(number).select_related("event")

    def over(self, now: datetime) -> EventBookingQuerySet:
        """Those whose event began, or was cancelled, long enough ago."""
        since = now - KEPT_AFTER
        return self.filter(Q(event__starts_at__lte=since) | Q(event__cancelled_at__lte=since))


class EventBooking(OptIn):
    """Somebody who has a place once they have confirmed it. Who gives it up is deleted."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="bookings")

    objects = EventBookingQuerySet.as_manager()

    class Meta(OptIn.Meta):
        verbose_name = "booking of an event"
        constraints = [
            *OptIn.Meta.constraints,
            models.UniqueConstraint(
                name="an_address_has_one_booking_of_an_event",
                fields=["event", "email"],
                violation_error_message="This address has booked already.",
            ),
            models.CheckConstraint(
                name="a_place_is_confirmed_after_it_was_asked_for",
                condition=Q(confirmed_at=None) | Q(confirmed_at__gte=F("asked_at")),
                violation_error_message="Nobody confirms what was not asked for yet.",
            ),
        ]

    @property
    def book_by(self) -> datetime:
        """Until when its button works."""
        return min(self.confirm_by, self.event.book_until)


class AddressesRead(models.Model):
    """Somebody opened the list of those who come."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="reads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.by} read who comes to {self.event}"
