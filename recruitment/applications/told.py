"""What the applicant knows. Every page of theirs asks here, and never the application itself.

A decision is made before its email has gone. Until then whatever the applicant can reach, and
whatever they can do, is the same as if nobody had decided.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from recruitment import clock
from recruitment.applications import reasons
from recruitment.applications.holds import Hold, last_day
from recruitment.applications.models import Application, ApplicationQuerySet, StageChange
from recruitment.applications.since import Addition, Delay, Withdrawal
from recruitment.applications.stages import WAITING, Stage
from recruitment.messages.models import Email

Emails = Mapping[tuple[str, str], Email]
"""Those that have gone, by kind and occurrence."""

REVERSED = "reversed"
MOVED = (
    *("received", "next_step", "outcome", "withdrawn", "info_needed", "appeal", "offer"),
    REVERSED,
)
LATE = "late"
STILL_CHECKING, STILL_DECIDING = STILL = ("still_checking", "still_deciding")
ON_HOLD, OFF_HOLD = HELD = ("on_hold", "off_hold")


@dataclass(frozen=True)
class Told:
    """One application as its applicant knows it, oldest first."""

    moves: tuple[StageChange, ...]
    delays: tuple[Delay, ...]
    withdrawals: tuple[Withdrawal, ...]
    emails: Emails
    holds: tuple[Hold, ...] = ()

    @cached_property
    def accepted(self) -> Addition | None:
        """Their yes to the newest offer: their own act, so it is known at once."""
        return Addition.objects.filter(offer=self.offer).first() if self.offer else None

    @property
    def offer(self) -> StageChange | None:
        """The move by which they were last offered a place: not a way back to it."""
        made = [one for one in self.moves if one.now == Stage.CONDITIONAL_OFFER]
        return next((one for one in reversed(made) if not self.is_reversal(one)), None)

    @property
    def is_theirs(self) -> bool:
        """Whether the next step is the applicant's. Of an old offer nobody said by when."""
        if self.at is Stage.CONDITIONAL_OFFER:
            return self.accepted is None and self.moves[-1].reply_by is not None
        return self.at in WAITING

    @property
    def last_day(self) -> date | None:
        """Until when they can do what we wait for; nothing once they have accepted our offer."""
        over = [one for one in self.holds if self.goes_on(one)]
        return last_day(self.moves[-1], over) if self.is_theirs else None

    def is_for_them(self, hold: Hold) -> bool:
        """Whether its days are those that they have to answer, and not ours."""
        yes = self.accepted if self.moved_to is Stage.CONDITIONAL_OFFER else None
        if yes and not (hold.ended_at and yes.at > hold.ended_at):
            return False
        return self.moved_to in WAITING and self.moves[-1].reply_by is not None

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
        """Why it takes longer, if we said so since the last move, or since they accepted."""
        newest = self.delays[-1] if self.delays else None
        newest = newest if newest and self.since(newest.at) else None
        yes = self.accepted if newest and self.moved_to is Stage.CONDITIONAL_OFFER else None
        return None if newest and yes and newest.at < yes.at else newest

    @property
    def hold(self) -> Hold | None:
        """What it is on hold by, if we said so and have not said that it goes on."""
        newest = self.holds[-1] if self.holds else None
        return newest if newest and self.since(newest.at) else None

    def goes_on(self, hold: Hold) -> bool:
        return (OFF_HOLD, str(hold.pk)) in self.emails

    def since(self, at: datetime) -> bool:
        """Whether nothing that was told came after this moment: no move, and no end of a hold."""
        ended = (one.ended_at for one in self.holds if one.ended_at and self.goes_on(one))
        last = max([self.moves[-1].at, *ended]) if self.moves else None
        return last is not None and at > last

    @property
    def promised_on(self) -> date | None:
        if self.hold:
            return None
        if self.delay:
            return self.delay.promised_on
        last = self.moves[-1] if self.moves else None
        if last and self.holds and self.goes_on(self.holds[-1]) and self.holds[-1].at > last.at:
            return self.promised_after(self.holds[-1])
        if last and last == self.offer and self.accepted:
            return self.accepted.promised_on
        return last.promised_on if last else None

    def promised_after(self, hold: Hold) -> date | None:
        """Where they accepted an offer meanwhile, the days began when it ended."""
        newest = self.accepted
        if newest and hold.ended_at and newest.at > hold.ended_at:
            return newest.promised_on
        return None if self.is_for_them(hold) else hold.promised_on

    @property
    def stopped_by_us(self) -> bool:
        """It is withdrawn, and neither by the applicant nor because they asked for it."""
        decision = reasons.of(self.moves[-1]) if self.at is Stage.WITHDRAWN and self.moves else None
        return not self.standing and decision is not None and not decision.theirs

    def email_of(self, move: StageChange) -> Email | None:
        keys = ((kind, str(move.pk)) for kind in MOVED)
        return next((self.emails[key] for key in keys if key in self.emails), None)

    def is_reversal(self, move: StageChange) -> bool:
        email = self.email_of(move)
        return email is not None and email.kind == REVERSED

    @property
    def asked_for(self) -> str:
        """In the words that we asked with: a way back to this stage says why, and not what."""
        here = [one for one in self.moves if one.now == self.moved_to]
        asking = [one for one in here if not self.is_reversal(one)]
        return asking[-1].words.strip() if asking else ""

    def follows(self, move: StageChange) -> tuple[str, ...]:
        """What an end means for another try, counted from its email, and which others fitted."""
        decision, email = reasons.of(move), self.email_of(move)
        if decision is None or email is None or decision.theirs:
            return ()
        told_on = clock.uk_day(email.sent_at or email.owed_at)
        titles = ", ".join(decision.route_titles)
        others = (f"From what you told us, these fitted you that day: {titles}.",) if titles else ()
        return (decision.again(told_on), *others)


def with_all(applications: ApplicationQuerySet) -> ApplicationQuerySet:
    """Applications with the rows that are needed to say what their applicant knows."""
    return applications.prefetch_related("history__ending", "delays", "withdrawals", "holds")


def known(application: Application) -> Told:
    return told([application])[application.pk]


def is_held(application: Application) -> bool:
    """A decision about it can still be undone: what is said next could overtake it."""
    owed = Email.objects.owed().untried().about(application.about)
    return owed.filter(kind__in=MOVED[1:]).exists()


def is_on_hold(application: Application) -> bool:
    """Whoever of us knows it: nobody is reminded of anything while it stands still."""
    return any(one.ended_at is None for one in application.holds.all())


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
        holds=tuple(one for one in application.holds.all() if (ON_HOLD, str(one.pk)) in emails),
    )


def is_told(move: StageChange, emails: Emails) -> bool:
    """Sending is the applicant's own act, so no email is needed for it to be known.

    A withdrawal of their own, and taking it back, are told by their own rows.
    """
    if move.was == Stage.DRAFT:
        return True
    return move.by_id is not None and any((kind, str(move.pk)) in emails for kind in MOVED)
