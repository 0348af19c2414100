"""What is known of each file. What is in it lies in a folder: see storage.py."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from recruitment.encryption import SealedField
from recruitment.files import kinds
from recruitment.files.kinds import Kind
from recruitment.files.refusals import size_in_words


class State(models.TextChoices):
    WAITING = "waiting", "Waiting for the virus scanner"
    CLEAN = "clean", "Kept"
    REFUSED = "refused", "The virus scanner found something: deleted"
    FAILED = "failed", "The virus scanner could not read it"


HELD = (State.WAITING, State.CLEAN, State.FAILED)
"""Those of which we have what is in them."""


class FileQuerySet(models.QuerySet["File"]):
    def about(self, subject: str, purpose: str | None = None) -> FileQuerySet:
        files = self.filter(subject=subject).order_by("taken_at", "pk")
        return files if purpose is None else files.filter(purpose=purpose)

    def held(self) -> FileQuerySet:
        return self.filter(state__in=HELD)

    def unscanned(self) -> FileQuerySet:
        return self.held().filter(scanned_at=None)

    def to_scan(self, now: datetime) -> FileQuerySet:
        """Those that wait first; those kept while there was no scanner last (as the words sort)."""
        return self.unscanned().filter(scan_after__lte=now).order_by("-state", "scan_after", "pk")


class File(models.Model):
    """One file about something, like application:12, sent for a purpose, like tattoo."""

    subject = models.CharField(max_length=60, help_text="What it is about, like application:12")
    purpose = models.SlugField(max_length=40)
    name = SealedField(help_text="What it was called where it came from: only to be shown")
    kind_code = models.CharField(
        "kind", max_length=10, choices=[(kind.code, kind.title) for kind in kinds.KINDS]
    )
    size = models.PositiveIntegerField(help_text="Of what we keep, in bytes")
    sha256 = models.CharField(max_length=64, help_text="Of what we keep")
    stored_as = models.CharField(max_length=32, unique=True, help_text="A random name")
    state = models.CharField(max_length=10, choices=State)
    taken_at = models.DateTimeField()
    scan_after = models.DateTimeField()
    scanned_at = models.DateTimeField(null=True)
    found = models.CharField(max_length=100, blank=True, help_text="What the scanner called it")

    objects = FileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="file_is_about_one_thing",
                condition=Q(subject__regex=r"^[a-z-]+:[0-9]+$"),
                violation_error_message="Say what it is about, like application:12.",
            ),
            models.CheckConstraint(
                name="file_kind_is_known",
                condition=Q(kind_code__in=[kind.code for kind in kinds.KINDS]),
                violation_error_message="A file is a JPEG, PNG or PDF.",
            ),
            models.CheckConstraint(
                name="file_state_is_known",
                condition=Q(state__in=State.values),
                violation_error_message="A file waits, is kept, was refused or could not be read.",
            ),
            models.CheckConstraint(
                name="file_is_stored_under_a_name_that_says_nothing",
                condition=Q(stored_as__regex=r"^[0-9a-f]{32}$", sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message="It is stored under 32 random signs.",
            ),
            models.CheckConstraint(
                name="file_is_not_empty",
                condition=Q(size__gte=1),
                violation_error_message="An empty file is not kept.",
            ),
            models.CheckConstraint(
                name="file_is_refused_exactly_when_the_scanner_found_something",
                condition=(Q(state=State.REFUSED, scanned_at__isnull=False) & ~Q(found=""))
                | (~Q(state=State.REFUSED) & Q(found="")),
                violation_error_message="Only what the scanner found something in is refused.",
            ),
            models.CheckConstraint(
                name="file_that_waits_was_not_scanned",
                condition=~Q(state__in=[State.WAITING, State.FAILED]) | Q(scanned_at=None),
                violation_error_message="A file that was scanned is kept or refused.",
            ),
            models.UniqueConstraint(
                name="the_same_file_is_kept_once",
                fields=["subject", "purpose", "sha256"],
                condition=Q(state__in=HELD),
                violation_error_message="You have sent this file already.",
            ),
        ]
        indexes = [
            models.Index(fields=["subject", "purpose"], name="files_about_something"),
            models.Index(
                fields=["scan_after"], name="files_to_scan", condition=Q(scanned_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"file {self.pk} about {self.subject}"

    @property
    def kind(self) -> Kind:
        return kinds.BY_CODE[self.kind_code]

    @property
    def size_in_words(self) -> str:
        return size_in_words(self.size)

    @property
    def readable(self) -> bool:
        """With a scanner, only what it has seen."""
        unseen = bool(settings.CLAMD_ADDRESS) and self.scanned_at is None
        return self.state == State.CLEAN and not unseen

    @property
    def for_staff(self) -> str:
        if self.state == State.CLEAN and self.scanned_at is None:
            return "Kept, not scanned for viruses"
        return State(self.state).label

    @property
    def for_its_owner(self) -> str:
        """What the person who sent it should know of it; nothing when all is well."""
        return FOR_ITS_OWNER[State(self.state)]


FOR_ITS_OWNER = {
    State.WAITING: "We are checking this file for viruses. You can go on.",
    State.CLEAN: "",
    State.REFUSED: "Our virus scanner found a problem, so we deleted this file. Send another one.",
    State.FAILED: "We could not check this file yet. We will try again. You can go on.",
}


class Sending(models.Model):
    """That somebody sent us a file: counted against too many, then forgotten."""

    subject = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["subject", "at"], name="sendings_about_something")]

    def __str__(self) -> str:
        return f"sending {self.pk}"
