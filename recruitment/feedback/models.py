from django.db import models

from recruitment import clock


class Feedback(models.Model):
    """What somebody thought of the site. Nobody is asked who they are."""

    words = models.TextField()
    left_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "feedback"
        ordering = ["-left_at"]
        constraints = [
            models.CheckConstraint(
                name="feedback_says_something",
                condition=~models.Q(words=""),
                violation_error_message="Enter what you think of this site",
            )
        ]

    def __str__(self) -> str:
        return f"Feedback of {clock.moment_in_words(self.left_at)}"
