"""What would help people to do their best. For whoever prepares their day, and for no email."""

from collections.abc import Iterable

from recruitment.applications.models import Application, Part

ADJUSTMENTS = "adjustments"


def adjustments(applications: Iterable[Application]) -> dict[int, str]:
    """Of several applications in one query; those who want nothing are left out."""
    parts = Part.objects.filter(name=ADJUSTMENTS, application__in=list(applications))
    said = {part.application_id: str(part.content.get("wanted") or "").strip() for part in parts}
    return {pk: words for pk, words in said.items() if words}
