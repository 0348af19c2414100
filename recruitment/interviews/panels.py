"""Who interviews on which day, who steps back for whom, and who has read a run sheet."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from recruitment.applications.models import Application

LAST_DAY = date(2099, 12, 31)
STAFF = settings.AUTH_USER_MODEL


class Panel(models.Model):
    """The staff who interview together on one day."""

    day = models.DateField()
    name = models.CharField(max_length=40, help_text="Like Panel A")
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="panels")

    class Meta:
        ordering = ["day", "name", "pk"]
        permissions = [("stand_in_panel", "Can choose who sits in for a panel member")]
        constraints = [
            models.UniqueConstraint(
                name="panels_of_one_day_have_names_of_their_own",
                fields=["day", "name"],
                violation_error_message="There is a panel of this name on this day already.",
            ),
            models.CheckConstraint(
                name="panel_has_a_name",
                condition=~Q(name=""),
                violation_error_message="Give the panel a name.",
            ),
            models.CheckConstraint(
                name="panel_sits_in_this_century",
                condition=Q(day__range=(date(2026, 1, 1), LAST_DAY)),
                violation_error_message="Enter a day from 2026 to 2099.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class StandIn(models.Model):
    """A member of a panel knows an applicant and steps back. Somebody else sits in for them."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="stand_ins")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="+")
    out = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    instead = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    chosen_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="somebody_steps_back_once_for_an_application",
                fields=["panel", "application", "out"],
                violation_error_message="They have stepped back already.",
            ),
            models.UniqueConstraint(
                name="somebody_sits_in_once_for_an_application",
                fields=["panel", "application", "instead"],
                violation_error_message="They sit in for somebody else already.",
            ),
            models.CheckConstraint(
                name="nobody_sits_in_for_themselves",
                condition=Q(instead=None) | ~Q(instead=F("out")),
                violation_error_message="Choose somebody else.",
            ),
            models.CheckConstraint(
                name="a_stand_in_was_chosen_by_somebody",
                condition=Q(instead=None, chosen_by=None)
                | Q(instead__isnull=False, chosen_by__isnull=False),
                violation_error_message="Say who chose the stand-in.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.out} steps back for {self.application}"


class SheetRead(models.Model):
    """Somebody opened a run sheet: it names people, and says what would help them."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="reads")
    by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.by} read {self.panel}"
