"""How long people have waited in a stage, as their applicants may read it."""

from django.db import models
from django.db.models import F, Q

from recruitment.applications.stages import ENDS, Stage

FEWEST = 20
"""Cases. Fewer say little, and could say something of one person."""

WAITED_IN = tuple(stage for stage in Stage if stage not in (Stage.DRAFT, *ENDS))


class StageWait(models.Model):
    """Of those who left a stage in the year before it was measured, by route. Calendar days."""

    route_slug = models.CharField(max_length=40)
    stage = models.CharField(max_length=20, choices=Stage)
    cases = models.PositiveIntegerField()
    half_days = models.PositiveIntegerField(help_text="Half of people waited no longer")
    most_days = models.PositiveIntegerField(help_text="9 in 10 waited no longer")
    measured_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_wait_for_a_stage_of_a_route",
                fields=["route_slug", "stage"],
                violation_error_message="This wait is there already.",
            ),
            models.CheckConstraint(
                name="people_wait_in_a_stage_between_sending_and_the_end",
                condition=Q(stage__in=WAITED_IN),
                violation_error_message="Nobody waits for us in this stage.",
            ),
            models.CheckConstraint(
                name="wait_is_measured_on_enough_cases",
                condition=Q(cases__gte=FEWEST),
                violation_error_message=f"Measure at least {FEWEST} cases.",
            ),
            models.CheckConstraint(
                name="wait_grows_from_half_to_most",
                condition=Q(half_days__gte=1, most_days__gte=F("half_days")),
                violation_error_message="9 in 10 people wait at least as long as half of them.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.route_slug}, {self.stage}: {self.half_days} to {self.most_days} days"
