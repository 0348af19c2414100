"""The reminders of a draft, stopped by the link in them."""

from django.db import transaction

from recruitment.applications import reminders
from recruitment.applications.services.drafts import locked


@transaction.atomic
def stop_reminders(application_id: int) -> None:
    """Nothing else changes: the draft is kept, and a later closing day is still told."""
    application = locked(application_id)
    application.wants_reminders = False
    application.save(update_fields=["wants_reminders"])
    reminders.stop_drafts(application)
