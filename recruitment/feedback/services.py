from datetime import datetime

from recruitment.feedback.models import Feedback


def leave_feedback(words: str, *, now: datetime) -> Feedback:
    return Feedback.objects.create(words=words, left_at=now)
