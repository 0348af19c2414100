"""Times at which applicants can come to an interview, and who has chosen which."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q

from recruitment import clock
from recruitment.applications.models import Application
from recruitment.interviews.panels import Panel
from recruitment.vacancies.models import Vacancy

LAST_MOMENT = datetime(2100, 1, 1, tzinfo=UTC)
DAY_IN_MINUTES = 24 * 60
LONGEST_WORDS = 300
SAID = ("meet", "bring", "getting_there")
"""What HR may say of a time besides when and where. Nothing is said of what is empty."""


def said_to_people(name: str, help_text: str) -> models.CharField[str, str]:
    """Words on one line, which go into emails as they are."""
    return models.CharField(
        name,
        max_length=LONGEST_WORDS,
        blank=True,
        default="",
        db_default="",
        help_text=help_text,
    )


class SlotQuerySet(models.QuerySet["Slot"]):
    def open_at(self, moment: datetime) -> SlotQuerySet:
        return self.filter(choose_until__gt=moment)

    def to_come(self, moment: datetime) -> SlotQuerySet:
        """Staff may give these to somebody on the phone, also when it is too late to choose."""
        return self.filter(starts_at__gt=moment)

    def with_room(self) -> SlotQuerySet:
        """Who has a place counts, unless their application has ended. `taken` says how many do."""
        ended = Q(bookings__application__in=Application.objects.left())
        has_place = Q(bookings__place__isnull=False) & ~ended
        taken = Count("bookings", filter=has_place)
        return self.annotate(taken=taken).filter(taken__lt=F("places"))


class Slot(models.Model):
    """One time, with room for some people. It can be chosen, changed and given up until a moment.

    That moment is stated by HR for each: how long before depends on who has to come.
    """

    vacancy = models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="slots")
    starts_at = models.DateTimeField("starts", help_text="UK time")
    minutes = models.PositiveSmallIntegerField("length in minutes")
    place = models.CharField(
        max_length=200, help_text="Where to come to, in full, or how to join. People read this"
    )
    meet = said_to_people(
        "who they will meet",
        "Roles, like: an inspector and somebody from HR. People read this. Empty: nothing is said",
    )
    bring = said_to_people("what to bring", "Like: your passport or driving licence")
    getting_there = said_to_people(
        "getting there",
        "Parking, buses, the step-free way in. It goes by email, so no codes for doors",
    )
    places = models.PositiveSmallIntegerField(default=1, help_text="How many people can have it")
    choose_until = models.DateTimeField(
        help_text="UK time. Until then people can choose it, change it or give it up"
    )
    panel = models.ForeignKey(
        Panel, on_delete=models.PROTECT, null=True, blank=True, related_name="slots"
    )

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = "interview time"
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="slot_is_chosen_before_it_starts",
                condition=Q(choose_until__lte=F("starts_at")),
                violation_error_message="People must choose it before it starts.",
            ),
            models.CheckConstraint(
                name="slot_lasts_up_to_a_day",
                condition=Q(minutes__range=(1, DAY_IN_MINUTES)),
                violation_error_message="An interview lasts at least a minute and at most a day.",
            ),
            models.CheckConstraint(
                name="slot_has_places",
                condition=Q(places__gte=1),
                violation_error_message="An interview time needs at least 1 place.",
            ),
            models.CheckConstraint(
                name="slot_starts_in_this_century",
                condition=Q(starts_at__lt=LAST_MOMENT),
                violation_error_message="An interview must start before 2100.",
            ),
            models.CheckConstraint(
                name="slot_is_somewhere",
                condition=~Q(place=""),
                violation_error_message="Say where people should come to.",
            ),
        ]

    def __str__(self) -> str:
        return self.in_words

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def day_in_words(self) -> str:
        return clock.day_in_words(clock.uk_day(self.starts_at))

    @property
    def time_in_words(self) -> str:
        return clock.moment_in_words(self.starts_at).partition(", ")[2]

    @property
    def in_words(self) -> str:
        """Tuesday 12 January 2027, 10:20am."""
        return f"{self.day_in_words}, {self.time_in_words}"


class Booking(models.Model):
    """The time that one applicant chose last. Its number grows, for the calendars of people."""

    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="booking"
    )
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="bookings")
    place = models.PositiveSmallIntegerField(
        null=True, help_text="Which of the slot's places. None: somebody else may have it"
    )
    given_up_at = models.DateTimeField(null=True)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="Who did it last for somebody on the phone. None: the applicant",
    )

    class Meta:
        permissions = [("book_interview", "Can book an interview for somebody on the phone")]
        constraints = [
            models.UniqueConstraint(
                name="one_person_has_one_place_of_a_slot",
                fields=["slot", "place"],
                violation_error_message="Somebody else has this place.",
            ),
            models.CheckConstraint(
                name="a_place_has_a_number_from_1",
                condition=Q(place=None) | Q(place__gte=1),
                violation_error_message="Places are numbered from 1.",
            ),
            models.CheckConstraint(
                name="who_gave_up_has_no_place",
                condition=Q(given_up_at=None) | Q(place=None),
                violation_error_message="Who gave up a time has no place.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} at {self.slot}"

    @property
    def stands(self) -> bool:
        """As its applicant knows it."""
        return self.given_up_at is None

    @property
    def occurrence(self) -> str:
        """Names each choice apart, for the emails about it."""
        return f"{self.pk}.{self.sequence}"
