"""What is checked before somebody starts: side by side, each in a row of its own."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from recruitment.applications.models import Application
from recruitment.applications.stages import May
from recruitment.encryption import SealedField
from recruitment.vacancies.choices import Vetting


class Kind(models.TextChoices):
    VETTING = "vetting", "Vetting"
    REFERENCES = "references", "References"
    MEDICAL = "medical", "Medical"
    FITNESS = "fitness", "Fitness"
    BIOMETRICS = "biometrics", "Fingerprints and DNA"
    RIGHT_TO_WORK = "right_to_work", "Right to work"
    DBS = "dbs", "DBS certificate"

    @property
    def may(self) -> str:
        """The permission of those who record it. What vetting finds stays with vetting."""
        return May.VET if self in OF_VETTING else May.CHECK

    @property
    def steps(self) -> tuple[str, str]:
        """How it is asked for and begins. Vetting asks the applicant, with a form of its own."""
        if self is Kind.VETTING:
            return "Form sent to them", "Form came back"
        return "Asked for", "Started"


OF_VETTING = (Kind.VETTING, Kind.BIOMETRICS)


class Outcome(models.TextChoices):
    PASSED = "passed", "Passed"
    NOT_PASSED = "not_passed", "Not passed"
    WAIVED = "waived", "Not needed, with a reason"


class Check(models.Model):
    """How far one check of one application is. There is no row before somebody records a day."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=15, choices=Kind)
    asked_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    reason = SealedField(default=str, blank=True, help_text="Why it is not needed")
    version = models.PositiveIntegerField(default=0, help_text="Grows with every change")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="an_application_has_each_check_once",
                fields=["application", "kind"],
                violation_error_message="This check is there already.",
            ),
            models.CheckConstraint(
                name="check_is_of_a_known_kind",
                condition=Q(kind__in=Kind.values),
                violation_error_message="There is no such check.",
            ),
            models.CheckConstraint(
                name="check_has_an_outcome_when_it_is_finished",
                condition=Q(outcome="", finished_on=None)
                | Q(outcome__in=Outcome.values, finished_on__isnull=False),
                violation_error_message="A check that is finished has an outcome, and a day.",
            ),
            models.CheckConstraint(
                name="check_is_asked_for_then_started_then_finished",
                condition=(Q(started_on=None) | Q(asked_on=None) | Q(started_on__gte=F("asked_on")))
                & (Q(finished_on=None) | Q(asked_on=None) | Q(finished_on__gte=F("asked_on")))
                & (Q(finished_on=None) | Q(started_on=None) | Q(finished_on__gte=F("started_on"))),
                violation_error_message="The days must be in order: asked, started, finished.",
            ),
            models.CheckConstraint(
                name="vetting_is_never_waived",
                condition=~Q(kind=Kind.VETTING, outcome=Outcome.WAIVED),
                violation_error_message="Vetting cannot be left out.",
            ),
            models.CheckConstraint(
                name="check_that_was_passed_may_expire",
                condition=Q(expires_on=None)
                | Q(outcome=Outcome.PASSED, expires_on__gt=F("finished_on")),
                violation_error_message="Only what was passed runs out, and not before.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["expires_on"],
                condition=Q(expires_on__isnull=False),
                name="checks_by_day_of_expiry",
            )
        ]

    def __str__(self) -> str:
        return Kind(self.kind).label

    @property
    def form_is_out(self) -> bool:
        """Of vetting: we sent them the form, and it has not come back."""
        return bool(self.asked_on and not self.started_on and not self.finished_on)

    @property
    def state(self) -> str:
        """In words, as of the rows: whether it has run out depends on a day."""
        if self.outcome:
            return Outcome(self.outcome).label
        if not self.asked_on and not self.started_on:
            return "Not asked for"
        asked, started = Kind(self.kind).steps
        return started if self.started_on else asked


class CheckChange(models.Model):
    """One change of a check. Rows are only ever added: a trigger in the database sees to it."""

    of = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="history")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    said = SealedField(help_text="Its days, outcome, expiry and reason from now on")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"change {self.pk}"


def needed(application: Application) -> tuple[Kind, ...]:
    """Which checks its route needs; no vetting for a post without, unless the law asks for it."""
    route, working = application.vacancy.route, settings.PACK.working
    kinds = map(Kind, working.checks_of(route.slug, route.family.value))
    unvetted = application.vacancy.vetting == Vetting.NONE and not clearance_ages(application)
    return tuple(kind for kind in kinds if not (unvetted and kind is Kind.VETTING))


def clearance_ages(application: Application) -> bool:
    route = application.vacancy.route
    return bool(settings.PACK.working.clearance_ages(route.slug, route.family.value))
