"""Everything that changes a referee. Nothing else writes to them."""

import logging
import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat

from recruitment import clock, schedule
from recruitment.applications import told
from recruitment.applications.models import Application
from recruitment.applications.sections import Content
from recruitment.applications.services import Changed, OwnAddress, TooMany
from recruitment.applications.stages import Stage
from recruitment.holidays import services as holidays
from recruitment.messages import outbox
from recruitment.messages.models import Email
from recruitment.people.invitations import NONCE_BYTES
from recruitment.references import needs, turns
from recruitment.references.models import Referee, State

log = logging.getLogger(__name__)

ASK, THANK, NUDGE = "referee_request", "referee_thanks", "referee_silent"
NAME, ANOTHER = "name_referees", "another_referee"
MOST_NAMED = 12
"""For one application. Each gets emails from us that they did not ask for."""


class NamedAlready(Exception):
    """The applicant has named this address, and that person counts still."""


class Answered(Exception):
    """What somebody told us cannot be taken away by whom it is about, or said twice."""


@transaction.atomic
def name_referee(
    application_id: int,
    *,
    name: str,
    email: str,
    knows: str,
    now: datetime,
    instead_of: int | None = None,
) -> Referee:
    """Ask this person for a reference, perhaps instead of another one.

    Raises Changed when no reference is wanted now, Answered when the other one has just told us,
    OwnAddress, NamedAlready or TooMany.
    """
    application, email = locked(application_id), email.strip().lower()
    check_may_name(application, email)
    if instead_of is not None:
        drop(application, instead_of, now)
    if Referee.objects.of(application).current().filter(email=email).exists():
        raise NamedAlready
    referee = ask(application, name, email, knows, now)
    turns.follow(application, now)
    return referee


def check_may_name(application: Application, email: str) -> None:
    """Raises Changed, OwnAddress or TooMany."""
    if not wanted(application):
        raise Changed
    if email == application.applicant.email:
        raise OwnAddress
    if Referee.objects.of(application).count() >= MOST_NAMED:
        raise TooMany


def locked(application_id: int) -> Application:
    """Two namings of one application wait for each other."""
    known = Application.objects.select_related("vacancy", "applicant")
    return known.select_for_update(of=("self",)).get(pk=application_id)


def wanted(application: Application) -> bool:
    """As far as the applicant has been told: what they may do here must not tell them more."""
    return wanted_at(application, told.known(application).at)


def wanted_at(application: Application, stage: Stage) -> bool:
    """By the stage that the applicant knows."""
    need = needs.of_route(application.vacancy.route)
    return need is not None and stage in need.stages


def drop(application: Application, referee_id: int, now: datetime) -> None:
    """Of this application only, and not once they have told us something."""
    known = Referee.objects.of(application).current().filter(pk=referee_id)
    referee = known.select_for_update().first()
    if referee is None:
        raise Changed
    if referee.state == State.ANSWERED:
        raise Answered
    referee.ended_at = now
    referee.save(update_fields=["ended_at"])
    ask_no_more(referee)


def ask(application: Application, name: str, email: str, knows: str, now: datetime) -> Referee:
    referee = Referee.objects.create(
        application=application,
        name=name,
        email=email,
        knows=knows,
        nonce=secrets.token_bytes(NONCE_BYTES),
        asked_at=now,
    )
    outbox.owe(ASK, about=referee.about, to=email, now=now)
    day, known = clock.uk_day(now), holidays.days()
    again = schedule.ahead("referee", day, known, now=now)
    outbox.owe_each(ASK, about=referee.about, to=email, now=now, moments=again)
    for at in schedule.ahead("referee-silent", day, known, now=now).values():
        tell_applicant(NUDGE, referee, now, at=at)
    return referee


def tell_applicant(kind: str, referee: Referee, now: datetime, at: datetime | None = None) -> None:
    """Once for each kind and referee."""
    application = referee.application
    outbox.owe(
        kind,
        about=application.about,
        to=application.applicant.email,
        occurrence=str(referee.pk),
        now=now,
        at=at,
    )


def open_referee(referee_id: int) -> Referee:
    """Locked, and free to answer: also somebody who declined first may think again.

    Raises Changed when they were replaced, Answered when they have told us. Who goes on to their
    application has locked that before, as whoever names a referee does.
    """
    known = Referee.objects.select_related("application__applicant", "application__vacancy")
    referee = known.select_for_update(of=("self",)).get(pk=referee_id)
    if referee.ended_at:
        raise Changed
    if referee.state == State.ANSWERED:
        raise Answered
    return referee


@transaction.atomic
def keep_typed(referee_id: int, content: Content, *, seen: int | None = None) -> int:
    """Keep half an answer; the version it has then. Raises Changed, Answered as open_referee.

    With `seen`, also Changed when the page has not seen the newest: words that save themselves
    overwrite nothing.
    """
    referee = open_referee(referee_id)
    if seen is not None and seen != referee.version:
        raise Changed
    if content != referee.typed:
        referee.typed = content
        referee.version += 1
        referee.save(update_fields=["typed", "version"])
    return referee.version


@transaction.atomic
def answer(referee_id: int, content: Content, *, now: datetime) -> None:
    """They have told us. It stays as it is from now on."""
    application = locked(application_of(referee_id))
    referee = open_referee(referee_id)
    referee.typed = content
    referee.version += 1
    settle(referee, State.ANSWERED, now)
    outbox.owe(THANK, about=referee.about, to=referee.email, now=now)
    turns.follow(application, now)


@transaction.atomic
def decline(referee_id: int, *, now: datetime) -> None:
    """They cannot, and need not say why. The applicant is asked for somebody else."""
    application = locked(application_of(referee_id))
    referee = open_referee(referee_id)
    settle(referee, State.DECLINED, now)
    tell_applicant(ANOTHER, referee, now)
    turns.follow(application, now)


def application_of(referee_id: int) -> int:
    return Referee.objects.values_list("application", flat=True).get(pk=referee_id)


def settle(referee: Referee, state: State, now: datetime) -> None:
    referee.state, referee.answered_at = state, now
    referee.save()
    ask_no_more(referee)


def ask_no_more(referee: Referee) -> None:
    """Nor tell the applicant that they are silent."""
    outbox.cancel(ASK, about=referee.about)
    about = [referee.application.about]
    outbox.cancel_all(NUDGE, about=about, occurrences=[str(referee.pk)])


def lost(referee: Referee) -> bool:
    """The mail server refused their address for good."""
    refused = Email.objects.about(referee.about).filter(kind=ASK).refused()
    return referee.state == State.ASKED and refused.exists()


@transaction.atomic
def look_after(now: datetime) -> None:
    """What nobody presses a button for. Running it again, or twice at once, adds nothing."""
    for application in to_be_asked():
        if wanted(application):
            email = application.applicant.email
            outbox.owe(NAME, about=application.about, to=email, now=now)
    for referee in lost_and_untold():
        tell_applicant(ANOTHER, referee, now)


def look_after_turns(now: datetime) -> None:
    """Begin to wait where a move or a look made it their turn. One application at a time."""
    for application_id in turns.to_follow():
        try:
            with transaction.atomic():
                turns.follow(locked(application_id), now)
        except Exception:  # a fault with one keeps nobody else from their turn
            log.exception("The turn of application %s is not known", application_id)


def to_be_asked() -> list[Application]:
    """Those at a stage that asks for referees, whom nobody has written to about them yet."""
    stages = {stage for need in needs.NEEDS.values() for stage in need.stages}
    subject = Concat(Value("application:"), Cast("pk", CharField()))
    asked = Email.objects.filter(kind=NAME, about=OuterRef("subject"))
    known = Application.objects.filter(stage__in=stages).annotate(subject=subject)
    waiting = known.exclude(Exists(asked)).select_related("vacancy", "applicant")
    return list(waiting.defer("answers", "outcome").prefetch_related("history"))


def lost_and_untold() -> list[Referee]:
    refused = Email.objects.filter(kind=ASK).refused().values_list("about", flat=True)
    numbers = {int(about.removeprefix("referee:")) for about in refused}
    told = Email.objects.filter(kind=ANOTHER, occurrence__in=map(str, numbers))
    untold = numbers - {int(number) for number in told.values_list("occurrence", flat=True)}
    known = Referee.objects.current().filter(pk__in=untold, state=State.ASKED)
    return list(known.select_related("application__applicant"))
