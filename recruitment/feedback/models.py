from django.db import models


class Feedback(models.Model):
    """What somebody thought of the site. Nobody is asked who they are."""

    words = models.TextField()
    left_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "feedback"
        ordering = ["-left_at"]
        constraints = [
            models.CheckConstraint(name="feedback_says_something", condition=~models.Q(words=""))
        ]

    def __str__(self) -> str:
        return f"Feedback of {self.left_at:%-d %B %Y}"
