"""The pages on which staff look after their own second factors."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import mark_safe

from recruitment.encryption import Unreadable, seal, unseal
from recruitment.http import posted
from recruitment.people.models import User
from recruitment.staff import door, factors
from recruitment.staff.forms import AppForm, NewPasskeyForm, described
from recruitment.staff.views import page, told

SECRET = "secret of a code app"  # noqa: S105  # names what is sealed
SECRET_LASTS = 30 * 60
ADDED = "It is added. We have emailed you about it."


def whose(request: HttpRequest) -> User | None:
    """Who is signed in; or, on the way in, somebody who has nothing to show yet."""
    if isinstance(request.user, User):
        return request.user
    user = door.on_the_way(request, timezone.now())
    return user if user and not factors.of(user).exists() else None


def overview(site: AdminSite, request: HttpRequest) -> HttpResponse:
    user = whose(request)
    if user is None:
        return redirect("admin:login")
    context = {
        "title": "How you sign in",
        "factors": [described(one) for one in factors.of(user)],
        "left": factors.left_on_paper(user),
        "needed": settings.STAFF_SECOND_FACTOR,
    }
    return page(site, request, "security", context)


def add_passkey(site: AdminSite, request: HttpRequest) -> HttpResponse:
    user = whose(request)
    if user is None:
        return redirect("admin:login")
    form = NewPasskeyForm(posted(request))
    if form.is_valid():
        said = form.cleaned_data
        try:
            factors.add_passkey(user, said["name"], said["credential"], now=timezone.now())
        except factors.NotRight:
            form.add_error(None, form.NOT_RIGHT)
        else:
            return added(request, user)
    context = {"title": "Add a passkey", "form": form, "options": factors.begin_passkey(user)}
    return page(site, request, "add_passkey", context)


def add_app(site: AdminSite, request: HttpRequest) -> HttpResponse:
    user = whose(request)
    if user is None:
        return redirect("admin:login")
    form = AppForm(posted(request))
    secret = secret_in(form, user)
    if form.is_valid():
        try:
            factors.add_app(user, secret, form.cleaned_data["code"].strip(), now=timezone.now())
        except factors.NotRight:
            form.add_error("code", form.NOT_RIGHT)
        else:
            return added(request, user)
    return page(site, request, "add_app", shown(form, user, secret))


def secret_in(form: AppForm, user: User) -> str:
    """The secret that the page showed before, so that it stays the same; or a new one."""
    if not form.is_bound:
        return factors.new_secret()
    try:
        sealed = str(form.data.get("secret", ""))
        owner, secret = unseal(sealed, SECRET, seconds=SECRET_LASTS).split(":")
    except Unreadable:
        owner, secret = "", ""
    if owner == str(user.pk):
        return secret
    form.add_error(None, form.TOO_OLD)
    return factors.new_secret()


def shown(form: AppForm, user: User, secret: str) -> dict[str, Any]:
    adapter = get_adapter()
    drawn = adapter.build_totp_svg(adapter.build_totp_url(user, secret))
    return {
        "title": "Add a code app",
        "form": form,
        "sealed": seal(f"{user.pk}:{secret}", SECRET),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "drawn": mark_safe(drawn[drawn.index("<svg") :]),  # noqa: S308 - drawn by our own server
    }


def added(request: HttpRequest, user: User) -> HttpResponse:
    """In, for somebody who was on the way in. The first one leads to codes on paper."""
    now = timezone.now()
    messages.success(request, ADDED)
    if not request.user.is_authenticated:
        response = door.let_in(request, user, now)
        response["Location"] = site_page("security-codes")
        return response
    request.session[door.SHOWN] = now.isoformat()
    return redirect(site_page("security" if factors.left_on_paper(user) else "security-codes"))


def site_page(name: str) -> str:
    return str(redirect(f"admin:{name}")["Location"])


def codes(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """New codes for paper, shown once."""
    user = whose(request)
    if user is None or not request.user.is_authenticated:
        return redirect("admin:login")
    made = factors.new_paper(user) if request.method == "POST" else []
    context = {"title": "Codes on paper", "codes": made, "left": factors.left_on_paper(user)}
    response = page(site, request, "security_codes", context)
    response["Cache-Control"] = "no-store"
    return response


def remove(site: AdminSite, request: HttpRequest, pk: int) -> HttpResponse:
    user = request.user
    if not isinstance(user, User) or request.method != "POST":
        return redirect("admin:security")
    keep_one = settings.STAFF_SECOND_FACTOR
    if factors.remove(user, pk, keep_one=keep_one, now=timezone.now()):
        return told(request, "It is taken away. We have emailed you about it.")
    messages.error(request, "It was not taken away: you need at least one. Add another first.")
    return redirect("admin:security")
