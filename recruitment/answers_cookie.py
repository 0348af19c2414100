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
SHAPE = 2
"""To be raised when what is in the cookie changes: older ones are then a fresh start."""


@dataclass(frozen=True)
class Visit:
    """What one person has said so far, and how they want to be asked."""

    answers: eligibility.Answers
    vacancy: str = ""
    """The vacancy that they came from, if any: then only its route's questions are asked."""
    seen: tuple[str, ...] = ()
    """Keys of the questions answered, in the order answered: what Back goes through."""
    wrong: tuple[str, str] = ("", "")
    """The page that was answered badly just now, and what was typed, as a form writes it."""
    chosen: tuple[str, ...] = ()
    """What they want to know about; nothing chosen is everything, or cadets for a child."""
    thorough: bool = False
    """Whether to go on asking after the verdicts are fixed, so that every reason is seen."""
    both_right: tuple[str, ...] = ()
    """Codes of the contradictions about which they said that both answers are right."""
    on: date | None = None
    """The day on which it was read: a child is asked less than a grown-up. It is never written."""


def read(request: HttpRequest, on: date) -> Visit:
    """The visit in the cookie; an empty one if there is none, or it is old or tampered with."""
    return restored(opened(request.COOKIES.get(NAME, "")), on)


def restored(kept: dict[str, Any], on: date) -> Visit:
    answers = eligibility.restore(kept.get("answers"), on)
    return Visit(
        answers,
        kept.get("vacancy", ""),
        tuple(answers.raw),
        tuple(kept.get("wrong", ("", ""))),
        tuple(kept.get("chosen", ())),
        kept.get("thorough", False),
        tuple(kept.get("both_right", ())),
        on,
    )


def opened(sealed: str) -> dict[str, Any]:
    """What was sealed by this release or one whose cookies looked the same; else nothing."""
    try:
        return of_this_shape(json.loads(unseal(sealed, NAME, seconds=SECONDS)))
    except (Unreadable, ValueError, TypeError):
        return {}


def of_this_shape(data: Any) -> dict[str, Any]:
    version, kept = data
    return kept if version == SHAPE else {}


def answered(visit: Visit, key: str, answers: eligibility.Answers) -> Visit:
    """The visit after one more answer, or after one was changed."""
    seen = visit.seen if key in visit.seen else (*visit.seen, key)
    return replace(visit, answers=answers, seen=seen, wrong=("", ""))


def choosing(visit: Visit, chosen: tuple[str, ...]) -> Visit:
    """The visit of somebody who wants to know about something else."""
    return replace(visit, chosen=chosen)


def asking_everything(visit: Visit) -> Visit:
    return replace(visit, thorough=True)


def accepting(visit: Visit, codes: tuple[str, ...]) -> Visit:
    """The visit in which these contradictions are none: both answers are right."""
    return replace(visit, both_right=codes, wrong=("", ""))


def answered_badly(visit: Visit, key: str, typed: str) -> Visit:
    """The visit after an answer that its question refuses; very long ones are not repeated."""
    return replace(visit, wrong=(key, typed if len(typed) <= LONGEST_REPEATED else ""))


def write(response: HttpResponse, visit: Visit) -> None:
    response.set_cookie(
        NAME,
        sealed(visit),
        max_age=SECONDS,
        secure=not settings.LOCAL,
        httponly=True,
        samesite="Lax",
    )


def sealed(visit: Visit) -> str:
    return seal(json.dumps(as_data(visit), separators=(",", ":")), NAME)


def as_data(visit: Visit) -> list[Any]:
    """The answers keep the order in which they were given, so `seen` need not be written."""
    kept = {
        "answers": visit.answers.raw,
        "vacancy": visit.vacancy,
        "wrong": visit.wrong,
        "chosen": visit.chosen,
        "thorough": visit.thorough,
        "both_right": visit.both_right,
    }
    return [SHAPE, kept]


def of_data(data: Any, on: date) -> Visit:
    """The visit that `as_data` was made of; an empty one when that looked otherwise then."""
    return restored(of_this_shape(data), on)


def forget(response: HttpResponse) -> None:
    response.delete_cookie(NAME, samesite="Lax")


def coming_from(visit: Visit, vacancy: str) -> Visit:
    """The visit of somebody who wants one vacancy: only its route's questions are asked."""
    return replace(visit, vacancy=vacancy)


def of_draft(raw: dict[str, object], on: date) -> Visit:
    """A visit that goes on from the answers kept in a draft."""
    answers = eligibility.restore(raw, on)
    return Visit(answers, seen=tuple(answers.raw))
