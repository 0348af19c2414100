"""What the sift said of one application, for those who see cases: once all is shortlisted.

Before that it could tell whose the scores are, and a marker is never told what another one said.
"""

from django.db.models import Exists, OuterRef

from recruitment.applications.models import Application
from recruitment.people.models import User
from recruitment.sift.models import Mark, RunAnswer, RunMarker


def open_to(person: User | None) -> Exists:
    """Whether the marks of an application may be looked at.

    Its run is settled, somebody has seen the names of the shortlist, and this person did not mark
    in it.
    """
    under_way = RunAnswer.objects.under_way().filter(run=OuterRef("run"))
    marked = RunMarker.objects.filter(run=OuterRef("run"), person=person)
    settled = RunAnswer.objects.filter(application=OuterRef("pk"), settled_at__isnull=False)
    shortlisted = settled.filter(run__reveals__isnull=False)
    return Exists(shortlisted.exclude(Exists(under_way)).exclude(Exists(marked)))


def answer_of(application: Application) -> RunAnswer:
    return RunAnswer.objects.select_related("run").get(application=application)


def marks_of(answer: RunAnswer) -> list[Mark]:
    """Those that count, in the order of the markers. Whose they are is not told."""
    return list(answer.marks.live().filter(handed_in_at__isnull=False).order_by("place"))
