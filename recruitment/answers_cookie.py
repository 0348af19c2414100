"""Where the answers to "Do you fit the bill?" live: with the person, in one sealed cookie.

Nothing of them is on the server until somebody applies. The key never leaves the server, so the
cookie says nothing to anyone else at the same computer; it runs out by itself.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from recruitment import eligibility
from recruitment.encryption import Unreadable, seal, unseal

NAME = "answers"
SECONDS = 60 * 60
LONGEST_REPEATED = 700
"""Signs. With every question answered the cookie then still fits into 4 KB."""
SHAPE = 1
"""To be raised when what is in the cookie changes: older ones are then a fresh start."""


@dataclass(frozen=True)
class Visit:
    """What one person has said so far, and the vacancy that they came from, if any."""

    answers: eligibility.Answers
    vacancy: str = ""
    seen: tuple[str, ...] = ()
    """Keys of the questions answered, in the order answered: what Back goes through."""
    wrong: tuple[str, str] = ("", "")
    """The question that was answered badly just now, and what was typed, as a form writes it."""


def read(request: HttpRequest, on: date) -> Visit:
    """The visit in the cookie; an empty one if there is none, or it is old or tampered with."""
    kept = opened(request.COOKIES.get(NAME, ""))
    answers = eligibility.restore(kept.get("answers"), on)
    seen = tuple(key for key in kept.get("seen", ()) if key in answers.raw)
    return Visit(answers, kept.get("vacancy", ""), seen, tuple(kept.get("wrong", ("", ""))))


def opened(sealed: str) -> dict[str, Any]:
    """What was sealed by this release or one whose cookies looked the same; else nothing."""
    try:
        version, kept = json.loads(unseal(sealed, NAME, seconds=SECONDS))
    except (Unreadable, ValueError, TypeError):
        return {}
    return kept if version == SHAPE else {}


def answered(visit: Visit, key: str, answers: eligibility.Answers) -> Visit:
    """The visit after one more answer, or after one was changed."""
    seen = visit.seen if key in visit.seen else (*visit.seen, key)
    return replace(visit, answers=answers, seen=seen, wrong=("", ""))


def answered_badly(visit: Visit, key: str, typed: str) -> Visit:
    """The visit after an answer that its question refuses; very long ones are not repeated."""
    return replace(visit, wrong=(key, typed if len(typed) <= LONGEST_REPEATED else ""))


def write(response: HttpResponse, visit: Visit) -> None:
    kept = {
        "answers": visit.answers.raw,
        "vacancy": visit.vacancy,
        "seen": visit.seen,
        "wrong": visit.wrong,
    }
    response.set_cookie(
        NAME,
        seal(json.dumps([SHAPE, kept], separators=(",", ":")), NAME),
        max_age=SECONDS,
        secure=not settings.LOCAL,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse) -> None:
    response.delete_cookie(NAME, samesite="Lax")


def coming_from(visit: Visit, vacancy: str) -> Visit:
    """The visit of somebody who wants one vacancy: only its route's questions are asked."""
    return replace(visit, vacancy=vacancy)


def of_draft(raw: dict[str, object], on: date) -> Visit:
    """A visit that goes on from the answers kept in a draft."""
    answers = eligibility.restore(raw, on)
    return Visit(answers, seen=tuple(answers.raw))
