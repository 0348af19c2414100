"""The two ways back: before the applicant was told, which leaves no trace for them, and after."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from recruitment.applications import holds, reminders, told
from recruitment.applications.attention import Attention
from recruitment.applications.models import Application, StageChange
from recruitment.applications.services import holding
from recruitment.applications.services.attending import keep, reached
from recruitment.applications.services.drafts import locked, save
from recruitment.applications.services.moving import answer_by, heard_by, promise
from recruitment.applications.services.problems import (
    AppliedAgain,
    Changed,
    IllegalMove,
    Unexplained,
)
from recruitment.applications.since import Addition, Withdrawal
from recruitment.applications.stages import WAITING, Stage
from recruitment.applications.work import Wait
from recruitment.messages import outbox
from recruitment.messages.models import Email
from recruitment.people.models import User

REVERSED = told.REVERSED
UNTOLD = "Undone before the email left. The applicant was told nothing."
STAYS = "It stays withdrawn, as its applicant asked."


@transaction.atomic
def put_back(
    change: StageChange, *, by: User, now: datetime, promised_on: date | None
) -> StageChange:
    """Where it was before a move whose email was taken back. Raises Changed if it went on since.

    For colleagues it is a move like any other: nothing is erased.
    """
    application = locked(change.application_id)
    withdrawal = application.withdrawals.filter(undone_at=None).first()
    stood_at = withdrawal.stood_at if withdrawal else application.stage
    ours = application.history.filter(by__isnull=False)  # withdrawing and back is the applicant's
    if ours.last() != change or stood_at != change.now or is_scored(application, change):
        raise Changed
    holding.open_again(application, change.at)
    accepted = answered(application, change)
    if accepted and accepted.at >= change.at:
        promised_on = promised_since(accepted)
    planned = back(application, change, by, now, UNTOLD, promised_on)
    made = stay_withdrawn(withdrawal, change, planned) if withdrawal else record(planned)
    wait_again(application, change)
    reminders.stop(application)
    reminders.go_on(application, str(change.pk), now, since=change.at)
    return made


def stay_withdrawn(
    withdrawal: Withdrawal, undone: StageChange, planned: StageChange
) -> StageChange:
    """Its applicant withdrew meanwhile. Should they take that back, it stands where it did before,
    and the email of what was undone does not leave."""
    application = planned.application
    emails = Email.objects.about(application.about).filter(kind__in=told.MOVED)
    gone = set(emails.filter(occurrence=str(undone.pk)).values_list("pk", flat=True))
    withdrawal.held_back = [pk for pk in withdrawal.held_back if pk not in gone]
    withdrawal.stood_at, withdrawal.promised_on = planned.now, planned.promised_on
    withdrawal.save(update_fields=["held_back", "stood_at", "promised_on"])
    planned.note = f"{UNTOLD} {STAYS}"
    planned.save()
    waits = Wait.objects.filter(application=application, ended_at=None)
    waits.update(ended_at=planned.at)  # begun by itself where it stands no more
    theirs = Stage(planned.now) in WAITING and planned.reply_by is not None
    application.attention = Attention.WAITING if theirs else Attention.SEEN
    save(application, planned.at)
    return planned


def wait_again(application: Application, change: StageChange) -> None:
    """Whose turn it was before the move: theirs while they have not answered."""
    ended = Wait.objects.filter(application=application, ended_at=change.at)
    waits = ended.update(ended_at=None)
    asked = application.history.filter(now=change.was, pk__lt=change.pk).last()
    said = application.additions.filter(at__gte=asked.at) if asked else None
    answered = said is not None and said.exists()
    if waits:
        keep(application, Attention.WAITING)
    elif answered:
        keep(application, Attention.REPLIED)


def back(
    application: Application,
    change: StageChange,
    by: User,
    now: datetime,
    note: str,
    promised_on: date | None,
) -> StageChange:
    earlier = application.history.filter(now=change.was).last()
    waits = earlier is not None and not answered(application, change)
    return StageChange(
        application=application,
        was=change.now,
        now=change.was,
        by=by,
        at=now,
        note=note,
        words=earlier.words if earlier else "",
        promised_on=promised_on,
        reply_by=holds.last_day(earlier, application.holds.all()) if earlier and waits else None,
    )


def answered(application: Application, change: StageChange) -> Addition | None:
    """Their yes to the offer that this way back leads to: they need not say it again."""
    if change.was != Stage.CONDITIONAL_OFFER:
        return None
    return told.known(application).accepted


def promised_since(accepted: Addition) -> date | None:
    """Our days of their yes. On hold they begin when that ends."""
    application = accepted.application
    if on_hold := holding.standing(application):
        holding.keep_days(on_hold, application.vacancy.days_promised(Stage.CONDITIONAL_OFFER))
        return None
    return accepted.promised_on


def record(change: StageChange) -> StageChange:
    application = change.application
    application.stage = change.now
    application.promised_on = change.promised_on
    reached(application, by=change.by, now=change.at)
    if change.now == Stage.CONDITIONAL_OFFER and change.reply_by is None:
        application.attention = Attention.SEEN
    save(application, change.at)
    change.save()
    return change


def planned_reversal(
    application: Application,
    change: StageChange,
    *,
    by: User,
    now: datetime,
    words: str = "",
    note: str = "",
) -> StageChange:
    """Back from a move that the applicant was told of. Raises IllegalMove.

    Only staff's own move is reversed, and only the one that brought it where it is.
    """
    check_told(application, change)
    promised_on = promise(Stage(change.was), application.vacancy, now)
    planned = back(application, change, by, now, note, promised_on)
    planned.words = words
    if answered(application, change):
        planned.promised_on = heard_by(Stage.CONDITIONAL_OFFER, application.vacancy, now)
    else:
        planned.reply_by = answer_by(Stage(change.was), now)
    return planned


def is_scored(application: Application, change: StageChange) -> bool:
    """Until its answer is settled it stays at the sift."""
    return application.being_scored and change.was != Stage.SIFT


def check_told(application: Application, change: StageChange) -> None:
    """Raises IllegalMove unless the applicant knows of the move, and it still stands."""
    known = told.known(application)
    stands = change in known.moves and change.now == application.stage and not known.standing
    if change.by_id is None or not stands or is_scored(application, change):
        raise IllegalMove("Only a decision that the applicant knows of is reversed.")


def reverse(
    application_id: int,
    change: StageChange,
    *,
    by: User,
    seen: int,
    now: datetime,
    note: str,
    words: str,
    leaves_at: datetime,
) -> StageChange:
    """Move it back, and owe an email that says so.

    Raises Unexplained, Changed, IllegalMove, or AppliedAgain when the person has begun another
    application for the vacancy.
    """
    if not words:
        raise Unexplained
    try:
        with transaction.atomic():
            application = locked(application_id)
            if application.version != seen:
                raise Changed
            planned = planned_reversal(application, change, by=by, now=now, words=words, note=note)
            if on_hold := holding.standing(application):
                holding.close(on_hold, by, now)
            return tell(record(planned), leaves_at)
    except IntegrityError as clash:
        raise AppliedAgain from clash


def tell(change: StageChange, leaves_at: datetime) -> StageChange:
    application = change.application
    outbox.owe(
        REVERSED,
        about=application.about,
        to=application.applicant.email,
        occurrence=str(change.pk),
        now=change.at,
        at=leaves_at,
    )
    reminders.reached(application, change, leaves_at)
    return change
