"""Applications, what they hold and what has happened to them."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from recruitment import eligibility
from recruitment.applications import stages
from recruitment.applications.attention import ENDED, UNSENT, Attention
from recruitment.applications.history import StageChange as StageChange
from recruitment.applications.stages import ENDED_WITHOUT, ENDS, Stage
from recruitment.encryption import SealedField
from recruitment.messages.models import Email
from recruitment.people.models import Applicant
from recruitment.vacancies.models import Vacancy

NO_DAY = date(9999, 12, 31)
"""Sorts what has no promise last."""


class ApplicationQuerySet(models.QuerySet["Application"]):
    def drafts(self) -> ApplicationQuerySet:
        return self.filter(stage=Stage.DRAFT)

    def sent(self) -> ApplicationQuerySet:
        return self.exclude(stage=Stage.DRAFT)

    def live(self) -> ApplicationQuerySet:
        return self.exclude(stage__in=ENDED_WITHOUT)

    def left(self) -> ApplicationQuerySet:
        """Ended, and their applicants know: while its email is held, an end can be undone."""
        about = Concat(Value("application:"), Cast(OuterRef("pk"), models.CharField()))
        held = Email.objects.owed().filter(failed_before=False, kind__in=("outcome", "withdrawn"))
        ended = self.filter(stage__in=ENDED_WITHOUT)
        return ended.exclude(Exists(held.filter(about=about)))

    def of(self, applicant: Applicant) -> ApplicationQuerySet:
        return self.filter(applicant=applicant)

    def addresses(self) -> dict[str, str]:
        """Where to write about each, by the words of the outbox."""
        found = self.select_related("applicant").only("vacancy", "applicant__email")
        return {application.about: application.applicant.email for application in found}


class Application(models.Model):
    """What one person sends in for one vacancy; a draft until it is sent."""

    reference = models.CharField(max_length=20, unique=True)
    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="applications")
    vacancy = models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="applications")
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DRAFT)
    answers = SealedField(help_text="What the person said to the questions that their route reads")
    outcome = SealedField(null=True, help_text="What the rules said on the day it was sent")
    rules_version = models.CharField(max_length=40, blank=True)
    full_name = models.CharField(max_length=200, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1, help_text="Grows with every change")
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    promised_on = models.DateField("we write by", null=True, blank=True)
    being_scored = models.BooleanField(
        default=False, help_text="Until its answer is settled it can only be withdrawn"
    )
    starts_on = models.DateField("first day", null=True, blank=True)
    helped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    helped_at = models.DateTimeField(null=True, help_text="When staff last began to help")
    wants_reminders = models.BooleanField(
        default=True, help_text="Of the draft, until they press the link that stops them"
    )
    help_ends_at = models.DateTimeField(null=True, help_text="Until when they may see the draft")

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    attention = models.CharField(max_length=10, choices=Attention, default=Attention.NEW)
    reached_at = models.DateTimeField(null=True, help_text="When it came to its stage")
    standing = models.GeneratedField(
        expression=Case(
            When(stage=Stage.DRAFT, then=Value(UNSENT)),
            When(stage__in=ENDS, then=Value(ENDED)),
            default=F("attention"),
        ),
        output_field=models.CharField(max_length=10),
        db_persist=True,
    )
    due_on = models.GeneratedField(
        expression=Coalesce("promised_on", Value(NO_DAY)),
        output_field=models.DateField(),
        db_persist=True,
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        permissions = [
            ("move_application", "Can move an application to another stage"),
            ("coordinate_application", "Can move volunteers and cadets to another stage"),
            ("vet_application", "Can record vetting and fingerprints, and decide appeals"),
            ("check_application", "Can record the other checks, and the first day"),
            ("override_application", "Can make a move that is not in the table, with a reason"),
            ("keep_application", "Can keep an application that ended longer, with a reason"),
            ("help_application", "Can fill in an application with a person on the phone"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_live_application_per_vacancy",
                fields=["applicant", "vacancy"],
                condition=~Q(stage__in=ENDED_WITHOUT),
                violation_error_message="You have already applied for this vacancy.",
            ),
            models.CheckConstraint(
                name="application_stage_is_known",
                condition=Q(stage__in=Stage.values),
                violation_error_message="There is no such stage.",
            ),
            models.CheckConstraint(
                name="application_is_a_draft_until_it_is_submitted",
                condition=Q(stage=Stage.DRAFT, submitted_at__isnull=True)
                | (~Q(stage=Stage.DRAFT) & Q(submitted_at__isnull=False)),
                violation_error_message="Only a draft has not been sent.",
            ),
            models.CheckConstraint(
                name="submitted_application_has_a_name_and_an_outcome",
                condition=Q(stage=Stage.DRAFT)
                | (~Q(full_name="") & Q(outcome__isnull=False) & ~Q(rules_version="")),
                violation_error_message="Only a draft may lack a name or what the rules said.",
            ),
            models.CheckConstraint(
                name="only_at_the_sift_is_an_application_scored",
                condition=Q(being_scored=False) | Q(stage__in=(Stage.SIFT, Stage.WITHDRAWN)),
                violation_error_message="Its answer is being scored.",
            ),
            models.CheckConstraint(
                name="help_has_a_helper_and_a_beginning",
                condition=Q(helped_by=None, helped_at=None, help_ends_at=None)
                | Q(helped_by__isnull=False, helped_at__isnull=False),
                violation_error_message="Say who helped, and since when.",
            ),
            models.CheckConstraint(
                name="application_attention_is_known",
                condition=Q(attention__in=Attention.values),
                violation_error_message="It is new, answered, looked at, or waits for them.",
            ),
        ]
        indexes = [
            models.Index(fields=["standing", "due_on", "id"], name="queue"),
            models.Index(fields=["vacancy", "standing", "due_on", "id"], name="queue_of_vacancy"),
            models.Index(
                fields=["stage", "standing", "due_on", "id"],
                name="queue_of_stage",
                include=["owner"],
            ),
            models.Index(
                fields=["vacancy", "stage", "standing", "due_on", "id"],
                name="queue_of_vacancy_and_stage",
                include=["owner"],
            ),
            models.Index(
                fields=["owner", "standing", "due_on", "id"],
                name="queue_of_owner",
                condition=Q(owner__isnull=False),
            ),
            models.Index(
                fields=["standing", "due_on", "id"],
                name="queue_of_nobody",
                include=["stage", "vacancy"],
                condition=Q(owner__isnull=True),
            ),
            models.Index(fields=["stage", "standing", "reached_at"], name="queue_by_wait"),
            models.Index(fields=["stage", "promised_on"], name="applications_by_promise"),
            models.Index(fields=["-submitted_at"], name="applications_newest_first"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def at(self) -> Stage:
        return Stage(self.stage)

    @property
    def about(self) -> str:
        """What its emails are about, in the words of the outbox."""
        return f"application:{self.pk}"

    @property
    def being_helped(self) -> bool:
        """Staff have it open. The person whose it is ends that by opening it."""
        return self.help_ends_at is not None

    @property
    def moves(self) -> tuple[Stage, ...]:
        route = self.vacancy.route
        return stages.moves(route.slug, route.family, self.at)

    @property
    def path(self) -> tuple[Stage, ...]:
        return stages.path(self.vacancy.route.slug, self.vacancy.route.family)

    def judged(self, on: date) -> eligibility.Outcome:
        """What the rules in force on a day say of the answers that it holds."""
        answers = eligibility.restore(self.answers, on)
        return eligibility.assess(answers, self.vacancy.route, on, settings.PACK.thresholds)


class CameFrom(models.TextChoices):
    TYPED = "typed", "Typed"
    QUIZ = "quiz", "From the questionnaire"


class Part(models.Model):
    """What one section of an application holds. Each has a version of its own."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="parts")
    name = models.CharField(max_length=40, help_text="Of its section")
    content = SealedField(default=dict, help_text="As it was typed, mistakes and all")
    version = models.PositiveIntegerField(default=0, help_text="Grows with every change")
    page = models.CharField(max_length=20, blank=True, help_text="The page that saved it last")
    turn = models.PositiveIntegerField(default=0, help_text="Which of that page's savings it was")
    aside = SealedField(null=True, help_text="What another page sent that had not seen it")
    complete = models.BooleanField(default=False)
    form_version = models.PositiveSmallIntegerField(default=1)
    came_from = models.CharField(max_length=10, choices=CameFrom, default=CameFrom.TYPED)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="an_application_has_each_section_once",
                fields=["application", "name"],
                violation_error_message="This section is there already.",
            ),
            models.CheckConstraint(
                name="part_is_of_a_section",
                condition=Q(name__regex=r"^[a-z][a-z-]*$"),
                violation_error_message="Name the section, like your-example.",
            ),
            models.CheckConstraint(
                name="part_has_been_saved",
                condition=Q(version__gte=1, form_version__gte=1),
                violation_error_message="Versions begin with 1.",
            ),
            models.CheckConstraint(
                name="part_comes_from_a_known_place",
                condition=Q(came_from__in=CameFrom.values),
                violation_error_message="It was typed, or it comes from the questionnaire.",
            ),
            models.CheckConstraint(
                name="what_was_carried_over_waits_for_a_yes",
                condition=Q(complete=False) | ~Q(came_from=CameFrom.QUIZ),
                violation_error_message="Nothing is complete that the person has not confirmed.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.application_id}"
