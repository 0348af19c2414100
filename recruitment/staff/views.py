"""The door of the desk: password, passkey, second factor. Each view is told which site it is of."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from recruitment.http import posted
from recruitment.people.models import User
from recruitment.people.network import address_of
from recruitment.staff import door, factors, guessing
from recruitment.staff.forms import CodeForm, PasskeyForm, SignInForm


def page(
    site: AdminSite, request: HttpRequest, name: str, context: Mapping[str, Any]
) -> HttpResponse:
    everywhere = {**site.each_context(request), "next": door.wanted(request)}
    return TemplateResponse(request, f"admin/{name}.html", {**everywhere, **context})


def sign_in(site: AdminSite, request: HttpRequest) -> HttpResponse:
    if request.method == "GET" and site.has_permission(request):
        return redirect("admin:index")
    form, now = SignInForm(posted(request)), timezone.now()
    if form.is_valid():
        user = with_password(request, form.cleaned_data["username"], form.cleaned_data["password"])
        if user:
            return door.come_in(request, user, now)
        form.add_error(None, SignInForm.NOT_RIGHT)
    context = {"form": form, "title": "Sign in", "app_path": request.path}
    return page(site, request, "login", {**context, "username": request.user.get_username()})


def with_password(request: HttpRequest, email: str, password: str) -> User | None:
    """The same answer, after as long, for an unknown address, a wrong password and too many."""
    device, where = door.device_of(request, email), address_of(request)
    known = User.objects.filter(email__iexact=email).first()
    who = f"password:{known.pk if known else email.lower()}"  # one count for every way to write it
    guess = guessing.begin(who, where=where, device=device, now=timezone.now())
    if guess is None:
        make_password(password)
        return None
    user = authenticate(request, username=email, password=password)
    if not isinstance(user, User):
        return None
    guessing.was_right(guess)
    return user


def passkey(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """In with a passkey alone: a device, and a finger, a face or a PIN."""
    form, now = PasskeyForm(posted(request)), timezone.now()
    if form.is_valid():
        try:
            user = factors.who_has(form.cleaned_data["credential"], None, now=now)
        except factors.NotRight:
            form.add_error(None, PasskeyForm.NOT_RIGHT)
        else:
            return door.let_in(request, user, now)
    context = {"form": form, "title": "Sign in with a passkey"}
    return page(site, request, "passkey", {**context, "options": factors.ask_passkey(None)})


def second_step(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """After the password; or before something that needs it again."""
    now = timezone.now()
    user = request.user if isinstance(request.user, User) else door.on_the_way(request, now)
    if user is None:
        return redirect("admin:login")
    if not factors.of(user).exists():
        return redirect("admin:security")
    form = answered(request, user)
    if form is not None and form.is_valid():
        if isinstance(request.user, User):
            return door.shown_again(request, now)
        return door.let_in(request, user, now)
    return ask(site, request, user, form)


def answered(request: HttpRequest, user: User) -> CodeForm | PasskeyForm | None:
    """The form that was sent, with an error if what is in it is not right."""
    typed = posted(request)
    if typed is None:
        return None
    form = PasskeyForm(typed) if "credential" in typed else CodeForm(typed)
    if form.is_valid() and not is_right(request, user, form):
        form.add_error(None, form.NOT_RIGHT)
    return form


def is_right(request: HttpRequest, user: User, form: CodeForm | PasskeyForm) -> bool:
    now = timezone.now()
    if isinstance(form, CodeForm):
        return with_code(request, user, form.cleaned_data["code"])
    try:
        factors.who_has(form.cleaned_data["credential"], user, now=now)
    except factors.NotRight:
        return False
    return True


def with_code(request: HttpRequest, user: User, code: str) -> bool:
    where, device = address_of(request), door.device_of(request, user.email)
    guess = guessing.begin(f"code:{user.pk}", where=where, device=device, now=timezone.now())
    if guess is None or not factors.code_is_right(user, code, now=timezone.now()):
        return False
    guessing.was_right(guess)
    return True


def ask(
    site: AdminSite, request: HttpRequest, user: User, form: CodeForm | PasskeyForm | None
) -> HttpResponse:
    kinds = set(factors.of(user).values_list("type", flat=True))
    has_passkey = factors.Type.WEBAUTHN in kinds
    context = {
        "title": "Show that it is you",
        "form": form if isinstance(form, CodeForm) else CodeForm(),
        "wrong": form.errors if form is not None else {},
        "has_app": factors.Type.TOTP in kinds,
        "options": factors.ask_passkey(user) if has_passkey else None,
    }
    return page(site, request, "second_step", context)


def told(request: HttpRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("admin:security")
