"""Referees: who an applicant named, and what each told us."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from recruitment.applications.models import Application
from recruitment.encryption import SealedField
from recruitment.people.invitations import Invitation


class State(models.TextChoices):
    ASKED = "asked", "Asked"
    ANSWERED = "answered", "Answered"
    DECLINED = "declined", "Cannot give a reference"


class RefereeQuerySet(models.QuerySet["Referee"]):
    def current(self) -> RefereeQuerySet:
        """Those who count now: not those whom the applicant replaced."""
        return self.filter(ended_at=None)

    def of(self, application: Application) -> RefereeQuerySet:
        return self.filter(application=application).order_by("asked_at", "pk")


class Referee(Invitation):
    """Somebody whom an applicant named, who tells us about them by a code of their own."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="referees")
    knows = SealedField(help_text="How the applicant says that they know them")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    typed = SealedField(default=dict, help_text="What they have typed, mistakes and all")
    version = models.PositiveIntegerField(default=0, help_text="Grows each time that it is saved")
    answered_at = models.DateTimeField(null=True, help_text="When they answered or declined")

    objects = RefereeQuerySet.as_manager()

    class Meta(Invitation.Meta):
        constraints = [
            *Invitation.Meta.constraints,
            models.UniqueConstraint(
                name="an_address_is_one_referee_of_an_application",
                fields=["application", "email"],
                condition=Q(ended_at=None),
                violation_error_message="You have named this person already.",
            ),
            models.CheckConstraint(
                name="referee_state_is_known",
                condition=Q(state__in=State.values),
                violation_error_message="A referee is asked, has answered or declined.",
            ),
            models.CheckConstraint(
                name="referee_has_a_moment_of_answering_when_they_answered",
                condition=Q(state=State.ASKED, answered_at__isnull=True)
                | (~Q(state=State.ASKED) & Q(answered_at__isnull=False)),
                violation_error_message="Say when they answered, and only then.",
            ),
            models.CheckConstraint(
                name="what_a_referee_told_is_not_replaced",
                condition=Q(ended_at=None) | ~Q(state=State.ANSWERED),
                violation_error_message="This person has answered already.",
            ),
        ]
