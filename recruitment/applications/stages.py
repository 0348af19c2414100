"""Every stage of an application, what each is called for whom, and the legal moves.

Promised days are in the force pack, by the names of the stages. The order of the stages on each
way in follows the process pages of several forces; a force that works otherwise changes PATHS.
"""

from collections.abc import Mapping

from django.db.models import TextChoices

from recruitment.eligibility import Family


class Stage(TextChoices):
    """The value is stored, the label is what HR sees."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Received"
    SIFT = "sift", "Sift"
    ASSESSMENT = "assessment", "Online assessment"
    INTERVIEW = "interview", "Interview"
    CONDITIONAL_OFFER = "conditional_offer", "Conditional offer"
    CHECKS = "checks", "Pre-employment checks"
    APPOINTED = "appointed", "Appointed"
    UNSUCCESSFUL = "unsuccessful", "Unsuccessful"
    WITHDRAWN = "withdrawn", "Withdrawn"

    @property
    def to_applicant(self) -> str:
        """What the applicant reads for the same stage."""
        return TO_APPLICANT[self][0]

    @property
    def next_step(self) -> str:
        """What happens in this stage, as the applicant's email and tracker say it."""
        return TO_APPLICANT[self][1]

    @property
    def needs_words(self) -> bool:
        """Whether HR must write something that the applicant will read."""
        return self is Stage.UNSUCCESSFUL


TO_APPLICANT: Mapping[Stage, tuple[str, str]] = {
    Stage.DRAFT: ("Not sent yet", "Finish your application and send it."),
    Stage.SUBMITTED: (
        "We have your application",
        "A person reads your application. You do not need to do anything.",
    ),
    Stage.SIFT: (
        "We are reading your answers",
        "We read your written answer and score it. You do not need to do anything.",
    ),
    Stage.ASSESSMENT: (
        "Online assessment",
        "You take an online assessment. We will send you what you need and a date to do it by.",
    ),
    Stage.INTERVIEW: (
        "Interview",
        "We want to meet you. If there are times to choose from, your page shows them. "
        "If not, we will write to you with a time and a place. "
        "Tell us if you need anything changed so that you can do your best.",
    ),
    Stage.CONDITIONAL_OFFER: (
        "Conditional offer",
        "We want you to join us, if the checks that follow go well. "
        "We will send you a letter that says what remains. Do not leave your job yet.",
    ),
    Stage.CHECKS: (
        "Checks before you start",
        "We check your background, your references and anything else your role needs. "
        "This is the longest part. No news for some weeks is normal.",
    ),
    Stage.APPOINTED: ("You are joining us", "We will send you the details of your first day."),
    Stage.UNSUCCESSFUL: ("Not successful this time", "This application has ended."),
    Stage.WITHDRAWN: ("Withdrawn", "This application has ended because you asked us to stop."),
}

ENDS = (Stage.APPOINTED, Stage.UNSUCCESSFUL, Stage.WITHDRAWN)
ENDED_WITHOUT = (Stage.UNSUCCESSFUL, Stage.WITHDRAWN)
"""After these, the same person may apply for the same vacancy again."""

OFFICER = (
    Stage.DRAFT,
    Stage.SUBMITTED,
    Stage.SIFT,
    Stage.ASSESSMENT,
    Stage.INTERVIEW,
    Stage.CONDITIONAL_OFFER,
    Stage.CHECKS,
    Stage.APPOINTED,
)
PATHS: Mapping[Family, tuple[Stage, ...]] = {
    Family.OFFICER: OFFICER,
    Family.STAFF: OFFICER,
    Family.VOLUNTEER: (
        Stage.DRAFT,
        Stage.SUBMITTED,
        Stage.INTERVIEW,
        Stage.CHECKS,
        Stage.APPOINTED,
    ),
}
"""The stages of a family's routes, in order. Special constables take the officers' way."""

OWN_PATHS: Mapping[str, tuple[Stage, ...]] = {"special-constable": OFFICER}
SKIPPED_BY_SOME = (Stage.ASSESSMENT,)


def path(route: str, family: Family) -> tuple[Stage, ...]:
    """The stages of a route, in order."""
    return OWN_PATHS.get(route, PATHS[family])


def moves(route: str, family: Family, stage: Stage) -> tuple[Stage, ...]:
    """Where an application in this stage may go next. Nothing leaves an end."""
    if stage in ENDS:
        return ()
    stages = path(route, family)
    ahead = stages[stages.index(stage) + 1 :]
    onward = ahead[:2] if ahead[0] in SKIPPED_BY_SOME else ahead[:1]
    return onward if stage is Stage.DRAFT else (*onward, *ENDED_WITHOUT)
