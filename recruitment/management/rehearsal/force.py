"""The invented force: its adverts, and a recruiter who is late as often as people are."""

from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from django.utils import timezone

from recruitment.applications import services, told
from recruitment.applications.models import Application
from recruitment.applications.reasons import ReasonWording
from recruitment.applications.services import Changed, IllegalMove, Said
from recruitment.applications.stages import Stage
from recruitment.decisions import services as decisions
from recruitment.decisions.holds import Hold
from recruitment.decisions.services import StillHeld, Wish
from recruitment.interviews import services as interviews
from recruitment.interviews.models import Slot
from recruitment.management import invented, meeting
from recruitment.management.commands.demo import VACANCIES
from recruitment.people.models import User
from recruitment.vacancies.models import Vacancy

OPEN_FOR = timedelta(days=28)
DAY = timedelta(days=1)
SHARES = {Stage.UNSUCCESSFUL: 0.15, Stage.INFO_NEEDED: 0.1}
HELD = 0.04


def recruiter() -> User:
    return User.objects.create_user(f"recruiter@{invented.DOMAIN}", None, name="Invented Recruiter")


def campaign(number: int, now: datetime) -> list[Vacancy]:
    """One advert for each sample role, from today."""
    made = []
    for fields in VACANCIES:
        days = {"opens_on": now.date(), "closes_on": now.date() + OPEN_FOR}
        own = {"reference": f"{fields['reference']}-{number}", "changed_at": now}
        vacancy = Vacancy(**{**fields, **own, **days})
        services.save_vacancy(vacancy, now=now)
        made.append(vacancy)
    return made


def evening(number: int, now: datetime) -> None:
    """An event four weeks after the campaign begins."""
    meeting.planned({**meeting.EVENTS[0], "slug": f"evening-{number}"}, 4, now)


def offer_times(vacancy: Vacancy, now: datetime) -> None:
    """Interviews of an afternoon in two weeks, to be chosen until two days before."""
    starts_at = now + 14 * DAY
    slot = Slot(vacancy=vacancy, starts_at=starts_at, minutes=45, places=3)
    slot.meet, slot.bring = "An inspector and somebody from HR", "Your passport or driving licence"
    slot.getting_there = "You can park behind the building. The front door is step-free."
    slot.place, slot.choose_until = "Training Centre, Chelmsford", starts_at - 2 * DAY
    interviews.save_slot(slot, now=now)


def work(application: Application, by: User, random: Random) -> None:
    """One look at a case: what it needs next, if anything can be done."""
    now = timezone.now()
    try:
        if on_hold := services.standing(application):
            if on_hold.review_on <= now.date():
                services.resume(application.pk, by=by, seen=application.version, now=now)
        elif random.random() < HELD and not told.is_held(application):
            hold(application, by, now)
        else:
            decide(application, chosen(application, random), by, now)
    except (Changed, IllegalMove, StillHeld):
        return  # another day


def hold(application: Application, by: User, now: datetime) -> None:
    review_on = now.date() + 21 * DAY
    services.hold(
        application.pk,
        reason="Invented",
        words="",
        review_on=review_on,
        by=by,
        seen=application.version,
        now=now,
    )


def chosen(application: Application, random: Random) -> Stage:
    moves = services.moves_now(application)
    for to, share in SHARES.items():
        if to in moves and random.random() < share:
            return to
    return moves[0]


def decide(application: Application, to: Stage, by: User, now: datetime) -> None:
    if to in (Stage.FINAL_OFFER, Stage.TRAINING, Stage.APPOINTED):
        pass_checks(application, by, now)
        application.refresh_from_db()
    words = "Send us your new address." if to is Stage.INFO_NEEDED else ""
    wish = Wish(to, Hold.SHORT, uuid4(), words, wordings=why(to))
    decisions.decide_one(application.pk, wish, by=by, seen=application.version, now=now)


def why(to: Stage) -> tuple[int, ...]:
    if to is not Stage.UNSUCCESSFUL:
        return ()
    known = ReasonWording.objects.filter(reason__outcome=to).order_by("pk")
    return tuple(known.values_list("pk", flat=True)[:1])


def pass_checks(application: Application, by: User, now: datetime) -> None:
    said = Said(finished_on=now.date(), outcome="passed")
    for kind in services.needed(application):
        check = application.checks.filter(kind=kind).first()
        seen = check.version if check else 0
        services.record(application.pk, kind, said, by=by, seen=seen, now=now)
    day, seen = now.date() + 14 * DAY, application.version
    services.set_first_day(application.pk, day, seen=seen, now=now)
