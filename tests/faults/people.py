"""Run against the product's own database: makes people who are about to send, and counts."""

import sys
from datetime import timedelta

import django

django.setup()

from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.utils import timezone  # noqa: E402

from recruitment.applications import sections, services  # noqa: E402
from recruitment.eligibility import restore  # noqa: E402
from recruitment.messages.models import State  # noqa: E402
from recruitment.models import Applicant, Application, Email, StageChange, Vacancy  # noqa: E402
from recruitment.people import session  # noqa: E402
from tests.factories import VOLUNTEER_ANSWERS, fill_in  # noqa: E402


def begin(number: int) -> None:
    """Print one line for each: reference, session, version shown."""
    now = timezone.now()
    vacancy = Vacancy.objects.get(route_slug="support-volunteer")
    answers = restore(VOLUNTEER_ANSWERS, timezone.localdate(now))
    for person in range(number):
        applicant = Applicant.objects.create(email=f"{person}@home.example", created_at=now)
        draft = services.start(applicant, vacancy, answers, now=now)
        for section in sections.of_route(vacancy.route):
            draft = fill_in(draft, section.name, now=now)
        write(f"{draft.reference},{signed_in(applicant, now)},{draft.version}")


def signed_in(applicant, now) -> str:
    store = SessionStore()
    store[session.APPLICANT] = applicant.pk
    store[session.SINCE] = store[session.SEEN] = now.isoformat()
    store.create()
    return store.session_key


def count() -> None:
    due = Email.objects.due(timezone.now() + timedelta(hours=1))
    receipts = Email.objects.filter(kind="received")
    ours = Application.objects.filter(applicant__email__endswith="@home.example")  # not the demo's
    write(f"submitted={ours.sent().count()}")
    write(f"history={StageChange.objects.filter(application__in=ours).count()}")
    write(f"owed_now={due.count()}")
    write(f"sent={receipts.filter(state=State.SENT).count()}")
    write(f"failed={Email.objects.filter(state=State.FAILED).count()}")


def write(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    begin(int(sys.argv[2])) if sys.argv[1] == "begin" else count()
