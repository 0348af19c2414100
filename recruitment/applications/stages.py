"""Every stage of an application, what each is called for whom, and the legal moves.

Promised days are in the force pack, by the names of the stages. The stages on each way in follow
the process pages of several forces; a force that works otherwise changes WAYS. Whatever is not
there can be done by an HR lead alone, with a reason.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import TextChoices

from recruitment.eligibility import Family


class Stage(TextChoices):
    """The value is stored, the label is what HR sees."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Received"
    INFO_NEEDED = "info_needed", "Waiting for more from them"
    SIFT = "sift", "Sift"
    ASSESSMENT = "assessment", "Online assessment"
    INTERVIEW = "interview", "Interview"
    POOL = "pool", "Waiting for a place"
    CONDITIONAL_OFFER = "conditional_offer", "Conditional offer"
    CHECKS = "checks", "Pre-employment checks"
    APPEAL = "appeal", "May appeal"
    FINAL_OFFER = "final_offer", "Final offer"
    TRAINING = "training", "Training before they start"
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
        return self in (Stage.UNSUCCESSFUL, Stage.INFO_NEEDED)

    @property
    def needs_checks(self) -> bool:
        """Whether nobody comes here before their checks are passed."""
        return self in (Stage.FINAL_OFFER, Stage.TRAINING, Stage.APPOINTED)

    @property
    def email(self) -> str:
        """The kind of email that says that an application has come here."""
        return EMAILS.get(self, "next_step")


TO_APPLICANT: Mapping[Stage, tuple[str, str]] = {
    Stage.DRAFT: ("Not sent yet", "Finish your application and send it."),
    Stage.SUBMITTED: (
        "We have your application",
        "A person reads your application. You do not need to do anything.",
    ),
    Stage.INFO_NEEDED: (
        "We need something more from you",
        "Sign in and add it under “Add or correct something”. Then we go on.",
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
    Stage.POOL: (
        "Waiting for a place",
        "You did well, and there is no place free yet. We keep your application. "
        "You do not need to do anything.",
    ),
    Stage.CONDITIONAL_OFFER: (
        "Conditional offer",
        "We want you to join us, if the checks that follow go well. Say on your page whether you "
        "accept, by the day that we give you. You can ask us something first. "
        "We will send you a letter that says what remains. Do not leave your job yet.",
    ),
    Stage.CHECKS: (
        "Checks before you start",
        "We check your background, your references and anything else your role needs. "
        "This is the longest part. No news for some weeks is normal.",
    ),
    Stage.APPEAL: (
        "You can ask us to look again",
        "We cannot go on with your application as things stand. You can ask us to look at it "
        "again, and you can ask for our reasons. Another person looks at it then.",
    ),
    Stage.FINAL_OFFER: (
        "Final offer",
        "Your checks are finished. We will send you your contract and your first day. "
        "Answer when you have read it.",
    ),
    Stage.TRAINING: (
        "Training before you start",
        "We train you before you work with young people. We will send you the dates.",
    ),
    Stage.APPOINTED: ("You are joining us", "We will send you the details of your first day."),
    Stage.UNSUCCESSFUL: ("Not successful this time", "This application has ended."),
    Stage.WITHDRAWN: ("Withdrawn", "This application has ended because you asked us to stop."),
}

ENDS = (Stage.APPOINTED, Stage.UNSUCCESSFUL, Stage.WITHDRAWN)
ENDED_WITHOUT = (Stage.UNSUCCESSFUL, Stage.WITHDRAWN)
"""After these, the same person may apply for the same vacancy again."""

WAITING = (Stage.INFO_NEEDED, Stage.CONDITIONAL_OFFER, Stage.APPEAL)
"""Here we wait for the applicant: we promise nothing until they answer, and they have so many
days. After them they can still answer, until somebody here decides."""
EMAILS: Mapping[Stage, str] = {
    Stage.SUBMITTED: "received",
    Stage.INFO_NEEDED: "info_needed",
    Stage.CONDITIONAL_OFFER: "offer",
    Stage.APPEAL: "appeal",
    Stage.APPOINTED: "outcome",
    Stage.UNSUCCESSFUL: "outcome",
    Stage.WITHDRAWN: "withdrawn",
}

Moves = Mapping[Stage, tuple[Stage, ...]]
"""Where each stage may lead, the usual move first. The way back from an aside leads there too."""


class May(StrEnum):
    """What staff may do to an application, by the permission that it asks for."""

    MOVE = "move_application"
    COORDINATE = "coordinate_application"
    CHECK = "check_application"
    VET = "vet_application"
    OVERRIDE = "override_application"
    KEEP = "keep_application"


BEGIN: Moves = {
    Stage.DRAFT: (Stage.SUBMITTED,),
    Stage.INFO_NEEDED: (Stage.SUBMITTED,),
    Stage.APPEAL: (Stage.CHECKS,),
}
SIFTED: Moves = {
    **BEGIN,
    Stage.SUBMITTED: (Stage.SIFT, Stage.INFO_NEEDED),
    Stage.SIFT: (Stage.ASSESSMENT, Stage.INTERVIEW),
    Stage.ASSESSMENT: (Stage.INTERVIEW,),
    Stage.INTERVIEW: (Stage.CONDITIONAL_OFFER, Stage.POOL),
    Stage.CONDITIONAL_OFFER: (Stage.CHECKS,),
    Stage.FINAL_OFFER: (Stage.APPOINTED,),
}
OFFICER: Moves = {
    **SIFTED,
    Stage.CHECKS: (Stage.FINAL_OFFER, Stage.POOL, Stage.APPEAL),
    Stage.POOL: (Stage.CONDITIONAL_OFFER, Stage.FINAL_OFFER),
}
"""Special constables and community support officers take it too."""
STAFF: Moves = {
    **SIFTED,
    Stage.CHECKS: (Stage.FINAL_OFFER, Stage.APPEAL),
    Stage.POOL: (Stage.CONDITIONAL_OFFER,),
}
VOLUNTEER: Moves = {
    **BEGIN,
    Stage.SUBMITTED: (Stage.INTERVIEW, Stage.INFO_NEEDED),
    Stage.INTERVIEW: (Stage.CHECKS, Stage.POOL),
    Stage.POOL: (Stage.CHECKS,),
    Stage.CHECKS: (Stage.APPOINTED, Stage.APPEAL),
}
CADET_LEADER: Moves = {
    **BEGIN,
    Stage.SUBMITTED: (Stage.INTERVIEW, Stage.INFO_NEEDED),
    Stage.INTERVIEW: (Stage.CHECKS,),
    Stage.CHECKS: (Stage.TRAINING, Stage.APPEAL),
    Stage.TRAINING: (Stage.APPOINTED,),
}
CADET: Moves = {
    Stage.DRAFT: (Stage.SUBMITTED,),
    Stage.INFO_NEEDED: (Stage.SUBMITTED,),
    Stage.SUBMITTED: (Stage.INTERVIEW, Stage.POOL, Stage.INFO_NEEDED),
    Stage.POOL: (Stage.INTERVIEW,),
    Stage.INTERVIEW: (Stage.APPOINTED,),
}
"""Nobody vets a child. Their pool is the waiting list of a unit that is full."""

WAYS: Mapping[str, Moves] = {
    Family.OFFICER.value: OFFICER,
    Family.STAFF.value: STAFF,
    Family.VOLUNTEER.value: VOLUNTEER,
    "special-constable": OFFICER,
    "pcso": OFFICER,
    "cadet-leader": CADET_LEADER,
    "cadet": CADET,
}
"""By route, or else by family."""


def way(route: str, family: Family) -> Moves:
    return WAYS.get(route, WAYS[family.value])


def path(route: str, family: Family) -> tuple[Stage, ...]:
    """The usual stages of a route, in order."""
    stages, leads = [Stage.DRAFT], way(route, family)
    while stages[-1] in leads:
        stages.append(leads[stages[-1]][0])
    return tuple(stages)


def moves(route: str, family: Family, stage: Stage) -> tuple[Stage, ...]:
    """Where an application in this stage may go next. Nothing leaves an end."""
    if stage in ENDS:
        return ()
    onward = way(route, family).get(stage, ())
    return onward if stage is Stage.DRAFT else (*onward, *ENDED_WITHOUT)


def may(route: str, family: Family, was: Stage, to: Stage) -> tuple[May, ...]:
    """Who makes this move: anybody with one of these permissions.

    Whether somebody may appeal, and what comes of it, is for vetting to say.
    """
    if Stage.APPEAL in (was, to) and to is not Stage.WITHDRAWN:
        return (May.VET,)
    volunteers = way(route, family) in (VOLUNTEER, CADET_LEADER, CADET)
    return (May.MOVE, May.COORDINATE) if volunteers else (May.MOVE,)
