"""Who can apply for what, and from when. Plain Python: no Django, no database, no clock."""

from recruitment.eligibility.answers import (
    Answers,
    Kind,
    Option,
    Question,
    Raw,
    Unacceptable,
    Unanswered,
)
from recruitment.eligibility.engine import assess, next_question, restore, rules_version
from recruitment.eligibility.force import Force, LicenceBy, Threshold
from recruitment.eligibility.outcome import Finding, Outcome
from recruitment.eligibility.questions import BY_KEY, QUESTIONS
from recruitment.eligibility.route import Family, Route
from recruitment.eligibility.routes import ROUTES
from recruitment.eligibility.rule import Rule
from recruitment.eligibility.verdict import Confidence, Verdict

__all__ = [
    "BY_KEY",
    "QUESTIONS",
    "ROUTES",
    "Answers",
    "Confidence",
    "Family",
    "Finding",
    "Force",
    "Kind",
    "LicenceBy",
    "Option",
    "Outcome",
    "Question",
    "Raw",
    "Route",
    "Rule",
    "Threshold",
    "Unacceptable",
    "Unanswered",
    "Verdict",
    "assess",
    "next_question",
    "restore",
    "rules_version",
]
