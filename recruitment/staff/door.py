"""Who is let into the desk, and what a session remembers of it.

A session belongs to a member of staff only when everything that is asked has been shown. After the
password alone it holds a note of who is on the way in, and opens no page but those of the second
factor. So nothing else in this project needs to ask how somebody signed in.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import ParamSpec
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import login
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from recruitment.messages import outbox
from recruitment.people import session
from recruitment.people.models import User
from recruitment.people.services import keyed
from recruitment.staff import factors
from recruitment.staff.models import Device

P = ParamSpec("P")

ON_THE_WAY, SHOWN, NEXT = "staff_on_the_way", "staff_shown", "staff_next"
REDO = "staff_redo"
ON_THE_WAY_FOR = timedelta(minutes=10)
FRESH_FOR = timedelta(minutes=5)
DEVICE = "staff-device"
DEVICE_LASTS = timedelta(days=365)
NEW_DEVICE = "staff_new_device"


def come_in(request: HttpRequest, user: User, now: datetime) -> HttpResponse:
    """After the right password: in, or on to the second factor, or to set one up first."""
    if not factors.of(user).exists() and not settings.STAFF_SECOND_FACTOR:
        return let_in(request, user, now, shown=False)
    request.session[ON_THE_WAY] = [user.pk, user.get_session_auth_hash(), now.isoformat()]
    request.session[NEXT] = wanted(request)
    return redirect("admin:second-step" if factors.of(user).exists() else "admin:security")


def wanted(request: HttpRequest) -> str:
    """Where somebody was going, if that is a page of the desk."""
    address: str = request.POST.get("next") or request.GET.get("next") or ""
    desk = reverse("admin:index")
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    return address if ours and address.startswith(desk) else desk


def on_the_way(request: HttpRequest, now: datetime) -> User | None:
    """Who gave the right password in this browser in the last minutes, and can still come in."""
    note = request.session.get(ON_THE_WAY)
    if not note or now - datetime.fromisoformat(note[2]) > ON_THE_WAY_FOR:
        return None
    user = User.objects.filter(pk=note[0], is_active=True).first()
    return user if user and user.get_session_auth_hash() == note[1] else None


def let_in(request: HttpRequest, user: User, now: datetime, *, shown: bool = True) -> HttpResponse:
    """Begin a session under a new key, and tell them if they have not been on this device."""
    where = request.session.get(NEXT) or wanted(request)
    login(request, user)
    for name in (ON_THE_WAY, NEXT):
        request.session.pop(name, None)
    if shown:
        request.session[SHOWN] = now.isoformat()
    response = redirect(where)
    remember_device(request, response, user, now)
    return response


def device_of(request: HttpRequest, email: str) -> str:
    """What this browser is known by, if this account has signed in on it; otherwise nothing."""
    key = keyed(f"device:{word_of(request)}")
    return key if Device.objects.filter(user__email__iexact=email, key=key).exists() else ""


def word_of(request: HttpRequest) -> str:
    """The random word that we gave this browser. Signed, so that nobody can plant another."""
    return request.get_signed_cookie(DEVICE, default="", salt=DEVICE) or ""


def remember_device(
    request: HttpRequest, response: HttpResponse, user: User, now: datetime
) -> None:
    word = word_of(request) or uuid4().hex
    key = keyed(f"device:{word}")
    device, new = Device.objects.get_or_create(user=user, key=key, defaults={"since": now})
    if new:
        about = f"staff:{user.pk}"
        outbox.owe(NEW_DEVICE, about=about, to=user.email, occurrence=str(device.pk), now=now)
    response.set_signed_cookie(
        DEVICE,
        word,
        salt=DEVICE,
        max_age=DEVICE_LASTS,
        path=reverse("admin:index"),
        secure=not settings.LOCAL,
        httponly=True,
        samesite="Lax",
    )


def shown_again(request: HttpRequest, now: datetime) -> HttpResponse:
    """Back to what they were about to do, which is done now."""
    request.session[SHOWN] = now.isoformat()
    where = request.session.pop(NEXT, None) or reverse("admin:index")
    request.session[REDO] = where
    return redirect(where)


def is_fresh(request: HttpRequest, user: User, now: datetime) -> bool:
    """Whether they have just shown the second factor. Who has none and needs none is not asked."""
    shown = request.session.get(SHOWN)
    if shown and now - datetime.fromisoformat(shown) <= FRESH_FOR:
        return True
    return not settings.STAFF_SECOND_FACTOR and not factors.of(user).exists()


def once_more(request: HttpRequest) -> HttpResponse | None:
    """Where to go first, if they have not shown the second factor in the last minutes.

    What they sent is held. A view that asks this begins with `take_up`.
    """
    user = request.user
    fresh = not isinstance(user, User) or is_fresh(request, user, timezone.now())
    return None if fresh else ask_again(request)


def take_up(request: HttpRequest) -> None:
    """What was held while they showed the second factor stands in the request again."""
    if REDO not in request.session or not isinstance(request.user, User):
        return
    if is_fresh(request, request.user, timezone.now()):
        do_what_was_held(request)


def freshly(view: Callable[P, HttpResponse], request: HttpRequest) -> Callable[P, HttpResponse]:
    """Let nobody do this who has not shown the second factor in the last minutes.

    What they had sent is held, and done as soon as they have shown it.
    """

    def guarded(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        take_up(request)
        return once_more(request) or view(*args, **kwargs)

    return wraps(view)(guarded)


def ask_again(request: HttpRequest) -> HttpResponse:
    session.hold(request)
    request.session[NEXT] = request.get_full_path()
    return redirect("admin:second-step")


def do_what_was_held(request: HttpRequest) -> None:
    """Only straight after it was asked for again, so that nothing old is done by opening a page.

    It was sent in this session, by a form of this page: CSRF was looked at then.
    """
    if request.session.pop(REDO, None) != request.get_full_path():
        return
    held = session.held(request)
    if held is not None:
        request.method = "POST"
        request.POST = held  # type: ignore[assignment]


def end_sessions(user: User, now: datetime) -> None:
    """Sign somebody out everywhere."""
    for one in Session.objects.filter(expire_date__gt=now).iterator():
        if one.get_decoded().get("_auth_user_id") == str(user.pk):
            one.delete()
