"""Photographs that belong to a draft. What they are is decided by the room of files."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from recruitment.applications.models import Application
from recruitment.applications.sections import Photographs
from recruitment.applications.services.drafts import locked, save
from recruitment.applications.services.problems import Changed
from recruitment.applications.stages import Stage
from recruitment.files import services as files
from recruitment.files.forms import UploadForm
from recruitment.files.models import File


def add_photographs(
    application: Application, wanted: Photographs, form: UploadForm, *, now: datetime
) -> None:
    """Keep what the form holds; what cannot be kept becomes an error of the form.

    Must not be called inside a transaction. Raises Changed when the application was sent or deleted
    meanwhile: then nothing is kept that its last page did not show.
    """
    known = {file.pk for file in File.objects.about(application.about)}
    kept = form.keep(subject=application.about, purpose=wanted.purpose, now=now)
    added = [file for file in kept if file.pk not in known]
    try:
        there = belong(application.pk, added, now)
    except Changed:  # whoever deleted it had not seen these
        there = False
        files.forget(application.about)
    if not there:
        raise Changed


@transaction.atomic
def belong(application_id: int, added: Iterable[File], now: datetime) -> bool:
    """A page that does not show them sends nothing. False if it was sent before they came."""
    application = locked(application_id)
    if application.at is Stage.DRAFT:
        if added:
            save(application, now)
        return True
    for file in added:
        files.remove(file.pk, subject=application.about)
    return False


@transaction.atomic
def remove_photograph(
    application_id: int, wanted: Photographs, number: int, *, now: datetime
) -> None:
    """Take one away. A second press changes nothing. Raises Changed when it was sent meanwhile."""
    application = locked(application_id)
    if application.at is not Stage.DRAFT:
        raise Changed
    if File.objects.about(application.about, wanted.purpose).filter(pk=number).exists():
        files.remove(number, subject=application.about)
        save(application, now)
