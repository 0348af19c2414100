"""Whose turn it is on a sent application, as the queue of the desk sees it."""

from django.db.models import TextChoices

from recruitment.applications.stages import ENDS, Stage


class Attention(TextChoices):
    """What is stored of it. A clock pauses while it is WAITING."""

    NEW = "new", "Not looked at"
    REPLIED = "replied", "Replied to us"
    SEEN = "seen", "Looked at"
    WAITING = "waiting", "Waiting for them"


OURS = (Attention.NEW, Attention.REPLIED, Attention.SEEN)
"""Those in which the next step is ours, so that days count."""
ENDED, UNSENT = "ended", "draft"
"""What the database says of applications that are in no queue, from their stage."""
WORKING = tuple(stage for stage in Stage if stage not in (Stage.DRAFT, *ENDS))
"""The stages in which somebody here or the applicant still has something to do."""
