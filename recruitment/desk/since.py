"""What has come to a case since it was sent: notes, a withdrawal, an interview time, delays."""

from datetime import date
from typing import Any

from django.utils.dateformat import format as written

from recruitment import clock
from recruitment.applications.models import Application
from recruitment.applications.since import Withdrawal
from recruitment.interviews.models import Booking

Context = dict[str, Any]


def context(application: Application) -> Context:
    return {
        "additions": list(reversed(application.additions.all())),
        "withdrawals": [withdrawal(one) for one in reversed(application.withdrawals.all())],
        "delays": [delayed(one.words, one.promised_on) for one in application.delays.all()],
        "interview": interview(getattr(application, "booking", None)),
    }


def withdrawal(one: Withdrawal) -> Context:
    undone = clock.moment_in_words(one.undone_at) if one.undone_at else ""
    return {
        "at": one.at,
        "reason": one.reason or "No reason given",
        "state": f"Taken back on {undone}"
        if undone
        else f"Can be taken back until {clock.moment_in_words(one.undo_until)}",
    }


def delayed(words: str, promised_on: date) -> Context:
    return {"words": words, "promised": written(promised_on, "j F Y")}


def interview(booking: Booking | None) -> str:
    return f"{booking.slot.in_words}, {booking.slot.place}" if booking and booking.stands else ""
