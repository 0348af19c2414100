"""The one thing on top of the tracker: nothing to do, one thing to do, we are late, or the end."""

from datetime import date, datetime

from django.urls import reverse

from recruitment import clock
from recruitment.applications import keeping, pages
from recruitment.applications.holds import Hold
from recruitment.applications.models import Application
from recruitment.applications.pages import Context
from recruitment.applications.since import Delay, Withdrawal
from recruitment.applications.stages import ENDED_WITHOUT, ENDS, WAITING, Stage
from recruitment.applications.told import Told
from recruitment.interviews.models import Booking
from recruitment.interviews.services import Visit
from recruitment.vacancies.models import Vacancy


def box(application: Application, told: Told, visit: Visit, now: datetime) -> Context:
    if told.at is Stage.DRAFT:
        return unsent(application, now)
    if told.standing:
        return withdrawn(application, told.standing, now)
    if told.at in ENDS:
        return ended(told)
    return going_on(application, told, visit, now)


def going_on(application: Application, told: Told, visit: Visit, now: datetime) -> Context:
    if told.hold:
        return on_hold(told.hold, clock.uk_day(now))
    if told.at is Stage.CONDITIONAL_OFFER:
        return offered(application, told, clock.uk_day(now))
    if told.at in WAITING:
        return asked(application, told, clock.uk_day(now))
    if told.at is Stage.INTERVIEW and (shown := interview(application, visit, now)):
        return shown
    return waiting(told, clock.uk_day(now))


def made(tone: str, title: str, text: str, url: str = "", label: str = "") -> Context:
    return {
        "tone": tone,
        "title": title,
        "text": text,
        "action_url": url,
        "action_label": label,
        "undo": False,
        "idle": False,
    }


def unsent(application: Application, now: datetime) -> Context:
    vacancy = application.vacancy
    if not vacancy.is_open_at(now):
        return closed(vacancy, keeping.goes_on(application))
    url = reverse(pages.following(application), args=[application.reference])
    title = f"Send your application by {vacancy.closes_words}"
    return made("do", title, Stage.DRAFT.next_step, url, "Go on with your application")


def closed(vacancy: Vacancy, goes_on: date | None) -> Context:
    until = f" until {clock.day_in_words(goes_on)}" if goes_on else ""
    text = (
        f"It closed at {vacancy.closes_words}. Your application was not sent. "
        f"We keep what you typed{until}."
    )
    title = "This vacancy has closed"
    return made("done", title, text, reverse("vacancies"), "See what is open")


def withdrawn(application: Application, withdrawal: Withdrawal, now: datetime) -> Context:
    title = "You withdrew your application"
    if now >= withdrawal.undo_until:
        text = "This application has ended because you asked us to stop. Other roles may be open."
        return made("done", title, text, reverse("vacancies"), "See what is open")
    until = clock.moment_in_words(withdrawal.undo_until)
    text = f"We have stopped it. You can take this back until {until}."
    url = reverse("withdraw-undo", args=[application.reference])
    return {**made("done", title, text, url, "Take it back"), "undo": True}


def ended(told: Told) -> Context:
    """A no gets as much care as a yes: what it is, and where to go from here."""
    if told.at not in ENDED_WITHOUT:
        return made("done", told.at.to_applicant, told.at.next_step)
    ours = ("Your application has ended", "We have stopped this application.")
    title, text = ours if told.stopped_by_us else (told.at.to_applicant, told.at.next_step)
    follows = told.follows(told.moves[-1]) or ("Other routes may be open to you now.",)
    return made(
        "wait", title, " ".join([text, *follows]), reverse("fit-start"), "See what fits you"
    )


def on_hold(hold: Hold, today: date) -> Context:
    """Nothing is promised but the day on which somebody looks at it again."""
    day = clock.day_in_words(hold.review_on)
    why = f"{hold.words.strip()} " if hold.words else ""
    if hold.review_on < today:
        text = f"{why}We said that we would look at it again on {day}. Write to us to ask."
        return made("late", "We are late", text)
    text = (
        f"{why}We look at it again on that day, and write to you. You do not need to do anything."
    )
    return made("wait", f"On hold until {day}", text)


def asked(application: Application, told: Told, today: date) -> Context:
    """What we wait for. After the day it can still be done: somebody reads it all the same."""
    until = told.last_day
    by = clock.day_in_words(until) if until else ""
    url = reverse("more", args=[application.reference])
    words = f"{told.asked_for} " if told.asked_for else ""
    over = until is not None and until < today
    was = f" The last day was {by}." if over else ""
    title = told.at.to_applicant if over or not by else f"{told.at.to_applicant} until {by}"
    return made("do", title, f"{words}{told.at.next_step}{was}", url, "Add or correct something")


def offered(application: Application, told: Told, today: date) -> Context:
    """To answer, by when; or what follows, once it is accepted."""
    if told.accepted:
        day = clock.day_in_words(clock.uk_day(told.accepted.at))
        return waiting(told, today, f"You accepted our offer on {day}. {AFTER_YES}")
    reply_by = told.last_day
    by = clock.day_in_words(reply_by) if reply_by else ""
    over = reply_by is not None and reply_by < today
    until = f" The last day was {by}. You can still answer." if over else ""
    title = f"Accept or decline our offer by {by}" if by and not over else ANSWER
    url = reverse("offer", args=[application.reference])
    return made("do", title, f"{told.at.next_step}{until}", url, "Answer our offer")


ANSWER = "Accept or decline our offer"
AFTER_YES = "Next come the checks before you start. Do not leave your job yet."


def interview(application: Application, visit: Visit, now: datetime) -> Context | None:
    """What there is to choose, or what was chosen; nothing when it is over or not there yet."""
    url = reverse("interview", args=[application.reference])
    if visit.choose_by:
        by = clock.moment_in_words(visit.choose_by)
        text = "Choose the time that suits you. If none does, write to us."
        return made("do", f"Choose your interview time by {by}", text, url, "Choose a time")
    if visit.booking and now < visit.booking.slot.ends_at:
        return chosen(visit.booking, url)
    return None


def chosen(booking: Booking, url: str) -> Context:
    slot = booking.slot
    text = f"It takes about {slot.minutes} minutes. Where: {slot.place}"
    return made("wait", f"Your interview: {slot.in_words}", text, url, "See or change your time")


def waiting(told: Told, today: date, text: str = "") -> Context:
    promised_on = told.promised_on
    if told.delay or (promised_on and promised_on < today):
        return late(promised_on, told.delay, today)
    until = f" until {clock.day_in_words(promised_on)}" if promised_on else ""
    shown = made("wait", f"Nothing to do{until}", text or told.at.next_step)
    return {**shown, "idle": True}


def late(promised_on: date | None, delay: Delay | None, today: date) -> Context:
    """Why, if somebody here has said so, and the day: still to come, or past as well."""
    day = clock.day_in_words(promised_on) if promised_on else ""
    passed = promised_on is not None and promised_on < today
    said = "We said that we would write" if passed else "We will write to you"
    ask = " Write to us if you want to ask." if passed else ""
    why = f"{delay.words.strip()} " if delay else ""
    text = f"{why}{said} by {day}. You do not need to do anything.{ask}"
    return made("late", "We are late", text)
