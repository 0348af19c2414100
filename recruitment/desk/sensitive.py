"""What a case keeps folded: who opens it leaves their name and the moment.

Equality answers are not among it: no code of the desk can reach them at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from recruitment.applications.casework import SensitivePart
from recruitment.applications.models import Application
from recruitment.eligibility import BY_KEY
from recruitment.sift import afterwards

Context = dict[str, Any]

READ = "recruitment.read_sensitive"
RECORD = frozenset(
    {
        "police-record",
        "offence-kind",
        "not-protected",
        "driving-points",
        "driving-ban-ends",
        "barred-from-children",
        "any-of-these",
        "conduct-open",
        "dismissed-for",
        "dismissed-on",
        "group",
        "money",
        "insolvency-ended",
    }
)
"""The questions about the courts, conduct, groups and debts, and the page that leads to them."""
SHORT = frozenset(BY_KEY[key].short for key in RECORD)
HELP = ("adjustments", "support")
"""The sections about help, which may tell of health or of who somebody is."""


@dataclass
class Fold:
    """One sensitive part of one case."""

    part: SensitivePart
    open: bool
    answers: list[Context] = field(default_factory=list)
    findings: list[Context] = field(default_factory=list)
    parts: list[Context] = field(default_factory=list)
    marks: Context | None = None

    @property
    def there(self) -> bool:
        return bool(self.answers or self.findings or self.parts or self.marks)


def rests_on_record(finding: Mapping[str, Any]) -> bool:
    return not RECORD.isdisjoint(finding.get("reads", ()))


def folded(case: Context, opened: SensitivePart | None) -> Context:
    """The same case with its sensitive parts put aside, each under its own heading."""
    findings, answers, parts = case["outcome"]["findings"], case["answers"], case["parts"]
    open_findings = [one for one in findings if not rests_on_record(one)]
    met = sum(one["tone"] == "done" for one in open_findings)
    return {
        **case,
        "parts": [without_photographs(one) for one in parts if one["name"] not in HELP],
        "answers": [one for one in answers if one["key"] not in SHORT],
        "outcome": {
            **case["outcome"],
            "findings": open_findings,
            "met": met,
            "all_met": met == len(open_findings),
        },
        "folds": [
            fold
            for fold in (*folds(findings, answers, parts, opened), sifted(case, opened))
            if fold.there
        ],
    }


def sifted(case: Context, opened: SensitivePart | None) -> Fold:
    """The marks, once they may be looked at: read when somebody opens them, and not before."""
    application, is_open = case["application"], opened is SensitivePart.MARKS
    marks = marked(application, is_open=is_open) if marks_are_out(application) else None
    return Fold(SensitivePart.MARKS, is_open, marks=marks)


def marks_are_out(application: Application) -> bool:
    """Of a case that was found with the hint for whoever asks."""
    return getattr(application, "marks_are_out", False)


def marked(application: Application, *, is_open: bool) -> Context:
    if not is_open:
        return {"folded": True}
    answer = afterwards.answer_of(application)
    return {"answer": answer, "run": answer.run, "rows": afterwards.marks_of(answer)}


def folds(
    findings: Iterable[Context],
    answers: Iterable[Context],
    parts: Iterable[Context],
    opened: SensitivePart | None,
) -> list[Fold]:
    parts = list(parts)
    return [
        Fold(
            SensitivePart.RECORD,
            opened is SensitivePart.RECORD,
            answers=[one for one in answers if one["key"] in SHORT],
            findings=[one for one in findings if rests_on_record(one)],
        ),
        Fold(
            SensitivePart.PHOTOGRAPHS,
            opened is SensitivePart.PHOTOGRAPHS,
            parts=[{**one, "rows": []} for one in parts if one["photographs"]],
        ),
        Fold(
            SensitivePart.HELP,
            opened is SensitivePart.HELP,
            parts=[one for one in parts if one["name"] in HELP],
        ),
    ]


def without_photographs(part: Context) -> Context:
    return {**part, "photographs": []}
