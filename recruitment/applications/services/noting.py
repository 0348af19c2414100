"""What staff leave on a case. Nothing here changes or removes what is there."""

from datetime import datetime

from django.db import transaction

from recruitment.applications.casework import Note, SensitivePart, SensitiveRead
from recruitment.applications.services.drafts import locked
from recruitment.applications.services.problems import Changed
from recruitment.applications.stages import Stage
from recruitment.people.models import User


@transaction.atomic
def write_note(application_id: int, words: str, *, scope: str, by: User, now: datetime) -> Note:
    """Keep a note. The same words again, as a second press sends them, are one note."""
    application = locked(application_id)
    if application.at is Stage.DRAFT:
        raise Changed
    last = application.notes.filter(by=by).last()
    if last and (last.words, last.scope) == (words, scope):
        return last
    return application.notes.create(words=words, scope=scope, by=by, at=now)


@transaction.atomic
def correct_note(note_id: int, words: str, *, by: User, now: datetime) -> Note:
    """A new note that takes the place of this one, which stays. Raises Changed if one did."""
    application = locked(Note.objects.get(pk=note_id).application_id)
    note = application.notes.select_related("corrected_by").get(pk=note_id)
    after: Note | None = getattr(note, "corrected_by", None)
    if after is None:
        return application.notes.create(words=words, scope=note.scope, corrects=note, by=by, at=now)
    if (after.by_id, after.words) == (by.pk, words):
        return after
    raise Changed


def record_read(application_id: int, part: SensitivePart, *, by: User, now: datetime) -> None:
    SensitiveRead.objects.create(application_id=application_id, part=part, by=by, at=now)
