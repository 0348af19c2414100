"""Why an application ends: reasons as data, the words for each in versions, and what was decided.

What somebody was told stays as it was told: a decision points to the wordings that it was made
with, and a wording is never changed, only followed by another version.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from recruitment import clock
from recruitment.applications.models import StageChange
from recruitment.applications.stages import ENDED_WITHOUT, Stage
from recruitment.eligibility import ROUTES
from recruitment.eligibility.dates import months_after

OUTCOMES = [(stage.value, stage.label) for stage in ENDED_WITHOUT]
MOST_OWN, MOST_WORDS = 280, 600


class Reason(models.Model):
    """One reason for one outcome. It is never deleted: what was decided points to it."""

    code = models.SlugField(max_length=30, unique=True)
    outcome = models.CharField(max_length=20, choices=OUTCOMES)
    name = models.CharField(max_length=80, help_text="For colleagues")
    theirs = models.BooleanField(default=False, help_text="The applicant asked for it")
    in_use = models.BooleanField("can be chosen", default=True)

    class Meta:
        default_permissions = ("view", "change")
        ordering = ["outcome", "pk"]
        constraints = [
            models.CheckConstraint(
                name="reason_is_for_an_end",
                condition=Q(outcome__in=[stage.value for stage in ENDED_WITHOUT]),
                violation_error_message="A reason is for an end: unsuccessful or withdrawn.",
            ),
            models.CheckConstraint(
                name="reason_has_a_name",
                condition=~Q(name=""),
                violation_error_message="Give the reason a name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReasonWordingQuerySet(models.QuerySet["ReasonWording"]):
    def current(self) -> ReasonWordingQuerySet:
        """The newest of each reason, in the order of the reasons."""
        each = ReasonWording.objects.order_by("reason_id", "-version").distinct("reason_id")
        return self.filter(pk__in=each.values("pk")).select_related("reason").order_by("reason")

    def for_choice(self, to: Stage) -> ReasonWordingQuerySet:
        return self.current().filter(reason__outcome=to, reason__in_use=True)


class ReasonWording(models.Model):
    """The words for a reason, as the applicant reads them. Rows are only ever added."""

    reason = models.ForeignKey(Reason, on_delete=models.PROTECT, related_name="wordings")
    version = models.PositiveSmallIntegerField()
    words = models.TextField()
    waits = models.BooleanField(
        default=False, help_text="Whether it counts as a no, after which rules ask for a wait"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()

    objects = ReasonWordingQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                name="a_reason_has_each_version_once",
                fields=["reason", "version"],
                violation_error_message="Somebody else has changed these words.",
            ),
            models.CheckConstraint(
                name="wording_of_a_reason_says_something",
                condition=Q(version__gte=1) & ~Q(words=""),
                violation_error_message="Write the words that the applicant will read.",
            ),
        ]

    def __str__(self) -> str:
        return self.reason.name


class Ending(models.Model):
    """What was decided with a move to an end. Rows are only ever added."""

    change = models.OneToOneField(StageChange, on_delete=models.PROTECT, related_name="ending")
    wordings = models.ManyToManyField(ReasonWording)
    own = models.CharField(max_length=MOST_OWN, blank=True, help_text="A line by the decider")
    theirs = models.BooleanField(default=False, help_text="The applicant asked for it")
    wait_months = models.PositiveSmallIntegerField(
        default=0, help_text="By the rule of the route, from the day of the email"
    )
    routes = models.JSONField(default=list, help_text="Others that fitted that day, by their slugs")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"ending {self.pk}"

    def again_on(self, told_on: date) -> date | None:
        """The first day to apply for the role again. The wait runs from the notice."""
        return months_after(told_on, self.wait_months) if self.wait_months else None

    def again(self, told_on: date) -> str:
        """What follows for another try, as the applicant reads it."""
        day = self.again_on(told_on)
        if day:
            return f"You can apply for this role again from {clock.day_in_words(day)}."
        return "You can apply again whenever a vacancy is open."

    @property
    def route_titles(self) -> list[str]:
        return [str(ROUTES[slug].title) for slug in self.routes if slug in ROUTES]


def of(change: StageChange) -> Ending | None:
    """Moves from before there were reasons have none, nor have moves onward."""
    found: Ending | None = getattr(change, "ending", None)
    return found
