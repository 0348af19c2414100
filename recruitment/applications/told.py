"""What the applicant knows. Every page of theirs asks here, and never the application itself.

A decision is made before its email has gone. Until then whatever the applicant can reach, and
whatever they can do, is the same as if nobody had decided.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from recruitment.applications.models import Application, ApplicationQuerySet, StageChange
from recruitment.applications.since import Delay, Withdrawal
from recruitment.applications.stages import Stage
from recruitment.messages.models import Email

Emails = Mapping[tuple[str, str], Email]
"""Those that have gone, by kind and occurrence."""

MOVED = ("received", "next_step", "outcome", "withdrawn", "reversed")
LATE = "late"


@dataclass(frozen=True)
class Told:
    """One application as its applicant knows it, oldest first."""

    moves: tuple[StageChange, ...]
    delays: tuple[Delay, ...]
    withdrawals: tuple[Withdrawal, ...]
    emails: Emails

    @property
    def standing(self) -> Withdrawal | None:
        """The withdrawal that has not been taken back."""
        return next((one for one in self.withdrawals if one.undone_at is None), None)

    @property
    def moved_to(self) -> Stage:
        """Where we have moved it, whatever the applicant did."""
        return Stage(self.moves[-1].now) if self.moves else Stage.DRAFT

    @property
    def at(self) -> Stage:
        return Stage.WITHDRAWN if self.standing else self.moved_to

    @property
    def delay(self) -> Delay | None:
        """Why it takes longer, if we said so since the last move."""
        newest = self.delays[-1] if self.delays else None
        return newest if newest and self.moves and newest.at > self.moves[-1].at else None

    @property
    def promised_on(self) -> date | None:
        if self.delay:
            return self.delay.promised_on
        return self.moves[-1].promised_on if self.moves else None


def with_all(applications: ApplicationQuerySet) -> ApplicationQuerySet:
    """Applications with the rows that are needed to say what their applicant knows."""
    return applications.prefetch_related("history", "delays", "withdrawals")


def known(application: Application) -> Told:
    return told([application])[application.pk]


def told(applications: Iterable[Application]) -> dict[int, Told]:
    """Give the applications `with_all`: their emails then take one query.

    An email that cannot be delivered hides nothing: who looks here learns it here, also while
    it is being sent again.
    """
    about = {application.about: application for application in applications}
    gone: dict[str, dict[tuple[str, str], Email]] = {name: {} for name in about}
    sent = Email.objects.known().filter(about__in=about)
    for email in sent.order_by("owed_at", "pk"):
        gone[email.about][email.kind, email.occurrence] = email
    return {one.pk: of(one, gone[name]) for name, one in about.items()}


def of(application: Application, emails: Emails) -> Told:
    return Told(
        moves=tuple(move for move in application.history.all() if is_told(move, emails)),
        delays=tuple(one for one in application.delays.all() if (LATE, str(one.pk)) in emails),
        withdrawals=tuple(application.withdrawals.all()),
        emails=emails,
    )


def is_told(move: StageChange, emails: Emails) -> bool:
    """Sending is the applicant's own act, so no email is needed for it to be known.

    A withdrawal of their own, and taking it back, are told by their own rows.
    """
    if move.was == Stage.DRAFT:
        return True
    return move.by_id is not None and any((kind, str(move.pk)) in emails for kind in MOVED)
