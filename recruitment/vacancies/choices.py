"""What HR chooses from for a vacancy: its vetting, and its working time."""

from django.db.models import TextChoices


class Vetting(TextChoices):
    """How far the force looks at somebody's background. The value is stored."""

    RECRUITMENT = "recruitment", "Recruitment vetting"
    MANAGEMENT = "management", "Management vetting"
    VOLUNTEER = "volunteer", "Vetting for volunteers"
    NONE = "none", "No national vetting"


class WorkingTime(TextChoices):
    """How much of a week a post takes. What a week looks like is said in words, in `hours`."""

    FULL = "full", "Full time"
    PART = "part", "Part time"
    EITHER = "either", "Full time or part time"
    OWN = "own", "In your own time, unpaid"


MOST_DAYS = 250
"""Of promised working days: about a year. More is a slip of the hand."""
