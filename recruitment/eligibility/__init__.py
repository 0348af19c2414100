"""Who can apply for what, and from when. Plain Python: no Django, no database, no clock."""

from recruitment.eligibility.again import fitting, months_to_wait, turned_down
from recruitment.eligibility.answers import (
    Answers,
    Kind,
    Option,
    Question,
    Raw,
    Unacceptable,
    Unanswered,
)
from recruitment.eligibility.changes import Change, nearest_open, smallest_change
from recruitment.eligibility.contradictions import Contradiction, contradictions
from recruitment.eligibility.engine import (
    assess,
    assess_all,
    next_question,
    restore,
    still_to_ask,
)
from recruitment.eligibility.force import Force, LicenceBy, Threshold
from recruitment.eligibility.outcome import Finding, Outcome
from recruitment.eligibility.questions import BY_KEY, QUESTIONS
from recruitment.eligibility.route import Family, Later, Route
from recruitment.eligibility.routes import ROUTES, with_management_vetting
from recruitment.eligibility.rule import Rule
from recruitment.eligibility.verdict import Basis, Confidence, Verdict
from recruitment.eligibility.versions import Stale, replay, rules_version, stale_rules
from recruitment.eligibility.words import Told

__all__ = [
    "BY_KEY",
    "QUESTIONS",
    "ROUTES",
    "Answers",
    "Basis",
    "Change",
    "Confidence",
    "Contradiction",
    "Family",
    "Finding",
    "Force",
    "Kind",
    "Later",
    "LicenceBy",
    "Option",
    "Outcome",
    "Question",
    "Raw",
    "Route",
    "Rule",
    "Stale",
    "Threshold",
    "Told",
    "Unacceptable",
    "Unanswered",
    "Verdict",
    "assess",
    "assess_all",
    "contradictions",
    "fitting",
    "months_to_wait",
    "nearest_open",
    "next_question",
    "replay",
    "restore",
    "rules_version",
    "smallest_change",
    "stale_rules",
    "still_to_ask",
    "turned_down",
    "with_management_vetting",
]
