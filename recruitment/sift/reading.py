"""What a marker reads: the words of one answer, and nothing else of its application."""

import re
from collections.abc import Iterable

from recruitment.applications.models import Part
from recruitment.sift.models import RunAnswer

SECTION, FIELD = "your-example", "evidence"
COVERED = "[covered]"


def text(answer: RunAnswer) -> str:
    """As it was written, less the words that HR covered."""
    return without(whole(answer), answer.covered)


def whole(answer: RunAnswer) -> str:
    part = Part.objects.filter(application=answer.application_id, name=SECTION).first()
    return str(part.content.get(FIELD, "")) if part else ""


def without(words: str, covered: Iterable[str]) -> str:
    """Longer ones first, so that no rest of one is left standing."""
    for one in sorted(covered, key=len, reverse=True):
        words = re.sub(re.escape(one), COVERED, words, flags=re.IGNORECASE)
    return words
