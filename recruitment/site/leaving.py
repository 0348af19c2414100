"""Quick exit: wipe what this browser holds of the site, go elsewhere, stay closed on Back."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from recruitment import answers_cookie
from recruitment.http import SeeOther

LEFT = "v"
"""A dull name: this cookie says that the site is closed in this browser."""
CLOSED_SECONDS = 15 * 60
ESCAPE_SECONDS = 365 * 24 * 60 * 60
ALWAYS_OPEN = ("/closed/", "/leave/", "/admin/", "/static/")

Answer = Callable[[HttpRequest], HttpResponse]


def closed_after_leaving(get_response: Answer) -> Answer:
    """Middleware: Back after a quick exit shows a plain page; no page stays in the browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.COOKIES.get(LEFT) and not stays_open(request.path):
            return SeeOther(reverse("closed"))
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def stays_open(path: str) -> bool:
    """Words that were on their way when their writer left still arrive."""
    return path.startswith(ALWAYS_OPEN) or path.endswith("/autosave/")


@require_http_methods(["GET", "HEAD"])
def leave(request: HttpRequest) -> HttpResponse:
    """Forget everything and go to a neutral site. HEAD and prefetch forget nothing."""
    response = SeeOther(settings.PACK.exit_url)
    response.headers["Referrer-Policy"] = "no-referrer"
    if request.method == "HEAD" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return response
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        request.session.flush()
    answers_cookie.forget(response)
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    remember(response, LEFT, "1", CLOSED_SECONDS)
    return response


def remember(response: HttpResponse, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        httponly=True,
        secure=not settings.LOCAL,
        samesite="Lax",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def closed(request: HttpRequest) -> HttpResponse:
    """A page that names nobody. Its button opens the site again."""
    if request.method != "POST":
        return render(request, "site/closed.html")
    response = redirect("home")
    response.delete_cookie(LEFT, samesite="Lax")
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def leaving_quickly(request: HttpRequest) -> HttpResponse:
    """What a quick exit does and does not hide, and the choice to turn the Escape key off."""
    if request.method != "POST":
        off = request.COOKIES.get("escape") == "off"
        return render(request, "site/leaving_quickly.html", {"escape_off": off})
    response = redirect("leaving-quickly")
    if request.POST.get("escape") == "off":
        remember(response, "escape", "off", ESCAPE_SECONDS)
    else:
        response.delete_cookie("escape", samesite="Lax")
    return response
