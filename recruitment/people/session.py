"""Who the applicant at the other end is, and what they typed when their session had run out."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec, TypedDict, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from recruitment.encryption import Unreadable, seal, unseal
from recruitment.people.models import Applicant

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)

APPLICANT, SINCE, SEEN, RETURN_TO, HELD = "applicant", "since", "seen", "return_to", "held"
HELPING = "helping"
FILES_LEFT = "files_left_behind"
"""Where files were sent that we did not keep, as we did not know who sent them."""
LONGEST = timedelta(hours=24)
IDLE = timedelta(seconds=settings.SESSION_COOKIE_AGE)
TOUCH_AFTER = timedelta(minutes=5)
WARNED_BEFORE = timedelta(minutes=5)
"""Its end. Scripts ask "Stay signed in?" then."""
MOST_HELD = 200_000
"""Signs. The longest answer that a form of ours takes, written as a form writes it, is less."""

View = Callable[Concatenate[HttpRequest, P], R | HttpResponse]
ApplicantView = Callable[Concatenate[HttpRequest, Applicant, P], R]


def sign_in(request: HttpRequest, applicant: Applicant, now: datetime) -> str:
    """Begin a session of this applicant under a new key; where they were going is returned."""
    kept = {name: request.session.get(name) for name in (RETURN_TO, HELD, FILES_LEFT)}
    request.session.flush()
    request.session[APPLICANT] = applicant.pk
    request.session[SINCE] = request.session[SEEN] = now.isoformat()
    request.session[HELD], request.session[FILES_LEFT] = kept[HELD], kept[FILES_LEFT]
    return kept[RETURN_TO] or ""


def signed_in(request: HttpRequest, now: datetime) -> Applicant | None:
    """The applicant of this session, if it is not too old."""
    if not is_open(request, now):
        return None
    prolong(request, now)
    return Applicant.objects.filter(pk=request.session[APPLICANT]).first()


def is_open(request: HttpRequest, now: datetime) -> bool:
    return time_left(request, now) > timedelta()


def time_left(request: HttpRequest, now: datetime) -> timedelta:
    """Until it ends if nobody uses it; nothing when nobody is signed in."""
    kept = request.session
    if APPLICANT not in kept:
        return timedelta()
    idle = datetime.fromisoformat(kept.get(SEEN, kept[SINCE])) + IDLE
    return max(min(idle, longest(request)) - now, timedelta())


def longest(request: HttpRequest) -> datetime:
    """Until when it can go on at all, however much it is used."""
    return datetime.fromisoformat(request.session[SINCE]) + LONGEST


class Left(TypedDict):
    """What scripts are told: seconds and not a moment, as their clock may be wrong."""

    left: int
    longer: bool
    """Whether it goes on if somebody stays."""


def left(request: HttpRequest, now: datetime) -> Left:
    """Asking changes nothing, so a page that asks is not somebody who is there."""
    seconds = time_left(request, now).total_seconds()
    longer = seconds > 0 and longest(request) - now > WARNED_BEFORE
    return {"left": int(seconds), "longer": longer}


def stay(request: HttpRequest, now: datetime) -> None:
    """They say that they are still there. What has ended stays so."""
    if is_open(request, now):
        request.session[SEEN] = now.isoformat()


def prolong(request: HttpRequest, now: datetime) -> None:
    """A session ends when it has not been used for a while. Not every request need say so."""
    seen = request.session.get(SEEN)
    if seen is None or now - datetime.fromisoformat(seen) > TOUCH_AFTER:
        request.session[SEEN] = now.isoformat()


def for_applicants(view: ApplicantView[P, R]) -> View[P, R]:
    """Let only signed-in applicants in. Others get a code first, and lose nothing they sent."""

    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R | HttpResponse:
        applicant = signed_in(request, timezone.now())
        if applicant is None:
            return to_sign_in(request)
        return view(request, applicant, *args, **kwargs)

    return wraps(view)(guarded)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for a code, then come back here, with what was typed here."""
    come_back(request)
    return redirect("return")


def come_back(request: HttpRequest) -> None:
    """After a code, this page is shown again, with what was typed here."""
    request.session[RETURN_TO] = request.path
    request.session[FILES_LEFT] = request.path if request.FILES else None
    hold(request)


def hold(request: HttpRequest) -> bool:
    """Keep what was posted to this page for the next look at it. False if it is too much."""
    fields = request.POST.urlencode()
    if request.method != "POST" or len(fields) > MOST_HELD:
        return False
    request.session[HELD] = seal(json.dumps([request.path, fields]), HELD)
    return True


def held(request: HttpRequest) -> QueryDict | None:
    """What was typed on this page last, if it was held for now; once."""
    sealed = request.session.get(HELD)
    if not sealed or request.method != "GET":
        return None
    try:
        path, fields = json.loads(unseal(sealed, HELD))
    except Unreadable:
        return None
    if path != request.path:
        return None
    del request.session[HELD]
    return QueryDict(fields)


def begin_helping(request: HttpRequest, email: str) -> None:
    """Staff are about to begin an application with somebody, in nobody else's name."""
    request.session.pop(APPLICANT, None)
    request.session[HELPING] = email


def helping(request: HttpRequest) -> str:
    """The address of whom staff are about to help."""
    email: str = request.session.get(HELPING, "")
    return email


def end_helping(request: HttpRequest) -> None:
    request.session.pop(HELPING, None)
