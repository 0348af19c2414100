from datetime import datetime

from recruitment.site.models import Feedback


def leave_feedback(words: str, *, now: datetime) -> Feedback:
    return Feedback.objects.create(words=words, left_at=now)
