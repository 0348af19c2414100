"""Scoring runs: the answers of one vacancy, given to markers who do not know whose they are."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from recruitment.applications.models import Application
from recruitment.applications.stages import Stage
from recruitment.encryption import SealedField
from recruitment.sift.scale import ENDS_OF_THE_SCALE
from recruitment.vacancies.models import Vacancy


class ScoringRun(models.Model):
    """What is scored and how. A trigger in the database refuses to change any of it."""

    vacancy = models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="scoring_runs")
    question = models.CharField(max_length=300)
    looks_for = models.JSONField(default=list, help_text="Values and competencies, in words")
    anchors = models.JSONField(help_text="What 1, 2, 3 and 4 mean, in that order")
    pass_mark = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        default_permissions = ()
        permissions = [
            ("mark_answers", "Can score answers without seeing whose they are"),
            ("run_sift", "Can open scoring runs and follow them"),
            ("see_shortlist", "Can see whose the answers of a settled run are"),
        ]
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="pass_mark_is_on_the_scale",
                condition=Q(pass_mark__range=(1, 4)),
                violation_error_message="The pass mark must be 1, 2, 3 or 4.",
            ),
        ]

    def __str__(self) -> str:
        return f"Run {self.pk}"


class RunMarker(models.Model):
    """Somebody who scores in a run, until they are taken off it."""

    run = models.ForeignKey(ScoringRun, on_delete=models.PROTECT, related_name="markers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_person_marks_once_in_a_run",
                fields=["run", "person"],
                violation_error_message="This person is a marker of the run already.",
            ),
            models.CheckConstraint(
                name="a_marker_leaves_after_joining",
                condition=Q(left_at=None) | Q(left_at__gte=F("joined_at")),
                violation_error_message="Nobody leaves before they have joined.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class RunAnswerQuerySet(models.QuerySet["RunAnswer"]):
    def under_way(self) -> RunAnswerQuerySet:
        """Not settled, and the application has not been withdrawn."""
        return self.filter(settled_at=None, application__stage=Stage.SIFT)


class RunAnswer(models.Model):
    """One application's answer in a run. What it says stays with the application."""

    run = models.ForeignKey(ScoringRun, on_delete=models.PROTECT, related_name="answers")
    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="run_answer"
    )
    final = models.DecimalField(max_digits=2, decimal_places=1, null=True)
    settled_at = models.DateTimeField(null=True)
    names_somebody_at = models.DateTimeField(
        null=True, help_text="When a marker said that it tells whose it is"
    )
    covered = SealedField(default=list, help_text="Words of it that markers do not see")
    looked_at = models.DateTimeField(null=True, help_text="When HR dealt with what it tells")

    objects = RunAnswerQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_settled_answer_has_a_final_score",
                condition=Q(settled_at=None, final=None)
                | Q(settled_at__isnull=False, final__range=(1, 4)),
                violation_error_message="An answer is settled with a score from 1 to 4.",
            ),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk}"


class EndedAs(models.TextChoices):
    KNOWS = "knows", "The marker knows the person"
    TAKEN_OFF = "taken_off", "The marker was taken off the run"


class MarkQuerySet(models.QuerySet["Mark"]):
    def live(self) -> MarkQuerySet:
        return self.filter(ended_at=None)

    def on_the_desk(self) -> MarkQuerySet:
        """Given to a marker, and not handed in."""
        return self.live().filter(handed_in_at=None, answer__application__stage=Stage.SIFT)


class Mark(models.Model):
    """One answer given to one marker. Handed in, it never changes: a trigger sees to that."""

    answer = models.ForeignKey(RunAnswer, on_delete=models.PROTECT, related_name="marks")
    marker = models.ForeignKey(RunMarker, on_delete=models.PROTECT, related_name="marks")
    place = models.PositiveSmallIntegerField(help_text="First, second or third marker")
    number = models.PositiveIntegerField(
        help_text="Random: its place in the marker's order and its address, and nothing else"
    )
    score = models.PositiveSmallIntegerField(null=True)
    reason = SealedField(null=True)
    scored_at = models.DateTimeField(null=True)
    handed_in_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=10, choices=EndedAs, blank=True)

    objects = MarkQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="a_marker_is_given_an_answer_once",
                fields=["answer", "marker"],
                violation_error_message="This marker has had this answer.",
            ),
            models.UniqueConstraint(
                name="an_answer_has_one_marker_in_each_place",
                fields=["answer", "place"],
                condition=Q(ended_at=None),
                violation_error_message="Somebody has been asked already.",
            ),
            models.UniqueConstraint(
                name="a_number_is_one_answer_to_a_marker",
                fields=["marker", "number"],
                violation_error_message="This number is taken.",
            ),
            models.CheckConstraint(
                name="an_answer_has_at_most_three_marks",
                condition=Q(place__range=(1, 3)),
                violation_error_message="An answer has two markers, and at most a third.",
            ),
            models.CheckConstraint(
                name="a_score_is_from_1_to_4",
                condition=Q(score=None, scored_at=None)
                | Q(score__range=(1, 4), scored_at__isnull=False),
                violation_error_message="A score is 1, 2, 3 or 4.",
            ),
            models.CheckConstraint(
                name="the_ends_of_the_scale_need_a_reason",
                condition=~Q(score__in=ENDS_OF_THE_SCALE) | Q(reason__isnull=False),
                violation_error_message="Say why it is a 1 or a 4.",
            ),
            models.CheckConstraint(
                name="only_a_score_is_handed_in",
                condition=Q(handed_in_at=None) | Q(score__isnull=False),
                violation_error_message="There is no score to hand in.",
            ),
            models.CheckConstraint(
                name="a_mark_that_ended_has_no_score_and_says_why",
                condition=Q(ended_at=None, ended_as="")
                | Q(
                    ended_at__isnull=False,
                    ended_as__in=EndedAs.values,
                    score=None,
                    reason__isnull=True,
                ),
                violation_error_message="Say why the marker does not score this answer.",
            ),
        ]

    def __str__(self) -> str:
        return f"Mark {self.number}"


class Reveal(models.Model):
    """Who looked at whose the answers of a run are, the first time. Rows are only ever added."""

    run = models.ForeignKey(ScoringRun, on_delete=models.PROTECT, related_name="reveals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_reveal_is_recorded_once_for_a_person",
                fields=["run", "by"],
                violation_error_message="This is recorded already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by}, {self.run}"
