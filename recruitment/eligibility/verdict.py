"""How a rule can come out, and how far its source can be trusted."""

from enum import IntEnum, StrEnum


class Verdict(IntEnum):
    """From best to worst: the worst finding decides."""

    ELIGIBLE = 0
    ASSESS = 1
    NOT_YET = 2
    NOT_ELIGIBLE = 3


class Confidence(StrEnum):
    """What was seen when the source was read (domain pages, section 0)."""

    CONFIRMED = "confirmed"
    SUPPORTED = "supported"
    CONFLICT = "conflict"
    UNCONFIRMED = "unconfirmed"
    GENERAL_KNOWLEDGE = "general-knowledge"

    @property
    def can_refuse(self) -> bool:
        """Nobody is turned away by a rule that good sources dispute or that nobody has seen."""
        return self not in (Confidence.CONFLICT, Confidence.UNCONFIRMED)


class Basis(StrEnum):
    """Why a rule exists: who could change it."""

    LAW = "law"
    VETTING = "vetting"
    FORCE = "force"
    GUIDANCE = "guidance"
