"""What you have passed. A missing qualification closes a route at most, never the job."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.role import Qualification, qualifications
from recruitment.eligibility.rule import MET, Ruling, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Confidence

ENOUGH = frozenset(
    {
        Qualification.LEVEL_3,
        Qualification.DEGREE,
        Qualification.POLICE_WORK,
        Qualification.SERVICE_WORK,
    }
)


@rule(
    "Ready to learn, for the constable entry programme",
    sources.ESSEX_PCEP,
    Confidence.UNCONFIRMED,
    since=date(2024, 4, 1),
)
def ready_to_learn(answers: Answers, on: date, force: Force) -> Ruling:
    if answers[qualifications] & ENOUGH:
        return MET
    return we_check(
        "Most people have level 3 qualifications, or work experience that counts instead.",
        "Apply anyway. We will guide you, and a study skills assessment may be part of it.",
    )
