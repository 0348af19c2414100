"""How answers are scored, and how a final score comes about: pure arithmetic.

The anchors are ours to set: no source gives any. A force changes them before it opens a run. The
values and competencies are those of the 2024 Competency and Values Framework (process note 3.2).
The rule for a third marker is the proposal of the process note, 3.6.
"""

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

SCALE = (1, 2, 3, 4)
ENDS_OF_THE_SCALE = (1, 4)
"""These need a reason."""
ANCHORS = {
    1: "No real evidence: it does not answer the question, or says what people should do",
    2: "Some evidence: an example, but it is not clear what the person did or why",
    3: "Good evidence: a real example, what the person did, and what came of it",
    4: "Strong evidence: the same at more than one point, and what the person learned",
}
VALUES = ("Courage", "Respect and empathy", "Public service")
COMPETENCIES = (
    "We are emotionally aware",
    "We take ownership",
    "We collaborate",
    "We support and inspire",
    "We analyse critically",
    "We are innovative and open-minded",
)
FAR_APART = 2
FIRST_TWO = (1, 2)
THIRD = 3
"""The places that the marks of one answer have."""


def disagree(scores: Sequence[int], pass_mark: int) -> bool:
    """Whether a third marker is asked: far apart, or one on each side of the pass mark."""
    lowest, highest = min(scores), max(scores)
    return highest - lowest >= FAR_APART or lowest < pass_mark <= highest


def places(scores: Sequence[int], pass_mark: int) -> tuple[int, ...]:
    """Which marks an answer needs, once so much is known of the first two."""
    if len(scores) == len(FIRST_TWO) and disagree(scores, pass_mark):
        return (*FIRST_TWO, THIRD)
    return FIRST_TWO


def final(scores: Sequence[int]) -> Decimal:
    """The median. With the rule above it is on the side of the pass mark where most markers are."""
    return Decimal(str(median(scores)))
