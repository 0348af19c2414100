"""The applicant's own end of an application, and taking it back.

A decision may have been made that its applicant does not know of. Withdrawing then stops its
email, and taking the withdrawal back lets it go: the applicant sees and does the same as anybody.
"""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from recruitment.applications import holds, reminders, told
from recruitment.applications.models import Application, StageChange
from recruitment.applications.services.drafts import live, locked, save
from recruitment.applications.services.problems import AppliedAgain, Ended, Filled, TooLate
from recruitment.applications.since import Withdrawal
from recruitment.applications.stages import ENDS, Stage
from recruitment.messages import held, outbox

WITHDREW, UNDONE = "you_withdrew", "withdrawal_undone"
NEWS = (*told.MOVED[1:], told.LATE, *told.HELD)
"""What nobody hears of any more who has withdrawn."""


@transaction.atomic
def withdraw(application_id: int, *, reason: str, now: datetime) -> Withdrawal:
    """Stop an application because its applicant says so. Raises Ended."""
    application = locked(application_id)
    if told.known(application).at in (Stage.DRAFT, *ENDS):
        raise Ended
    withdrawal = Withdrawal.objects.create(
        application=application,
        at=now,
        reason=reason,
        stood_at=application.at,
        promised_on=application.promised_on,
        held_back=held.hold_back((*told.MOVED[1:], told.LATE, *told.HELD), about=application.about),
    )
    record(application, Stage.WITHDRAWN, now)
    reminders.stop(application)
    tell(WITHDREW, withdrawal, now)
    return withdrawal


def undo(application_id: int, *, now: datetime) -> None:
    """Put it back where it was. A second press changes nothing.

    Raises TooLate, Filled when all places went meanwhile, or AppliedAgain.
    """
    try:
        take_back(application_id, now)
    except IntegrityError as clash:  # another application for this vacancy began at this moment
        raise AppliedAgain from clash


@transaction.atomic
def take_back(application_id: int, now: datetime) -> None:
    application = locked(application_id)
    withdrawal = application.withdrawals.filter(undone_at=None).first()
    if withdrawal is None:
        return
    if now >= withdrawal.undo_until:
        raise TooLate
    if all_places_gone(application):
        raise Filled
    if live(application.applicant, application.vacancy):
        raise AppliedAgain
    withdrawal.undone_at = now
    withdrawal.save(update_fields=["undone_at"])
    record(application, Stage(withdrawal.stood_at), now, withdrawal)
    held.owe_again(withdrawal.held_back, now)
    reminders.go_on(application, "nothing", now)
    tell(UNDONE, withdrawal, now)


def all_places_gone(application: Application) -> bool:
    """To other people who know it: what nobody has been told of yet plays no part."""
    vacancy = application.vacancy
    others = Application.objects.filter(vacancy=vacancy, stage=Stage.APPOINTED)
    known = told.told(list(told.with_all(others.exclude(pk=application.pk))))
    return sum(one.at is Stage.APPOINTED for one in known.values()) >= vacancy.places


def record(
    application: Application, to: Stage, now: datetime, undone: Withdrawal | None = None
) -> None:
    """The new stage and its row of history. There is none when HR recorded the same unseen."""
    if application.at is to:
        return
    last = application.history.filter(now=to).last() if undone else None
    application.history.create(
        was=application.at,
        now=to,
        at=now,
        words=last.words if last else "",
        promised_on=undone.promised_on if undone else None,
        reply_by=last_day(application, last) if last else None,
    )
    application.stage = to
    application.reached_at = now
    application.promised_on = undone.promised_on if undone else None
    save(application, now)


def last_day(application: Application, last: StageChange) -> date | None:
    """Theirs, where they come back to: as they know it, or as it was decided unseen."""
    known = told.known(application)
    if known.at == last.now and not known.is_theirs:
        return None
    return holds.last_day(last, application.holds.all())


def tell(kind: str, withdrawal: Withdrawal, now: datetime) -> None:
    application = withdrawal.application
    outbox.owe(
        kind,
        about=application.about,
        to=application.applicant.email,
        occurrence=str(withdrawal.pk),
        now=now,
    )
