"""What the rules need to know of a force. Each value says where it comes from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from recruitment.eligibility.verdict import Confidence, Verdict

T = TypeVar("T")


class LicenceBy(StrEnum):
    """The step by which a constable must hold a full licence."""

    APPLICATION = "application"
    OFFER = "offer"
    START = "start"


@dataclass(frozen=True)
class Threshold(Generic[T]):
    value: T
    source: str
    url: str
    confidence: Confidence
    checked: date

    def __post_init__(self) -> None:
        if self.value is Verdict.NOT_ELIGIBLE and not self.confidence.can_refuse:
            raise ValueError(f"With confidence “{self.confidence}” it cannot turn anyone away")


@dataclass(frozen=True, kw_only=True, eq=False)
class Force:
    """Field names are the keys under [thresholds] in a force pack."""

    youngest_to_apply_officer: Threshold[int]
    youngest_to_be_appointed_officer: Threshold[int]
    advised_age_officer: Threshold[int]  # from here on, people hear of the usual age to retire
    youngest_staff: Threshold[int]
    youngest_apprentice: Threshold[int]
    youngest_staff_shifts: Threshold[int]
    youngest_to_apply_pcso: Threshold[int]
    youngest_to_be_appointed_pcso: Threshold[int]
    youngest_volunteer: Threshold[int]
    youngest_volunteer_assess: Threshold[int]  # from here to youngest_volunteer, a person looks
    youngest_cadet: Threshold[int]
    cadets_leave_at: Threshold[int]
    youngest_cadet_leader: Threshold[int]
    residence_years: Threshold[int]
    residence_years_management: Threshold[int]
    insolvency_years: Threshold[int]
    reapply_months: Threshold[int]
    reapply_months_pcso: Threshold[int]
    max_points: Threshold[int]
    special_hours_month: Threshold[int]
    leader_hours_month: Threshold[int]
    licence_by: Threshold[LicenceBy]
    automatic_licence: Threshold[Verdict]
    pre_settled_eea: Threshold[Verdict]
    iva_current: Threshold[Verdict]
    ccj_unpaid: Threshold[Verdict]
    past_banned_member: Threshold[Verdict]
    tattoo_visible: Threshold[Verdict]
    stale_days: Threshold[int]  # a rule checked longer ago than this turns nobody away
