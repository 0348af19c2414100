"""Signing in: an email address, then the code that was sent to it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from recruitment import answers_cookie
from recruitment.http import posted
from recruitment.people import services, session
from recruitment.people.forms import CodeForm, EmailForm
from recruitment.people.network import address_of

EMAIL, CODE = "email", "code"


@require_http_methods(["GET", "HEAD", "POST"])
def ask_email(request: HttpRequest) -> HttpResponse:
    """The same answer whether or not anybody with this address has applied before."""
    form = EmailForm(posted(request))
    if not form.is_valid():
        return render(request, "applications/email.html", {"form": form})
    return send_code(request, form.cleaned_data["email"])


def send_code(request: HttpRequest, email: str) -> HttpResponse:
    """Only this browser can use the code: the session remembers which one it is."""
    try:
        code = services.ask_for_code(email, address=address_of(request), now=timezone.now())
    except services.TooManyFromHere:
        return render(request, "429.html", status=429)
    if code or request.session.get(EMAIL) != email:  # a refused one leaves the last one working
        request.session[CODE] = code.pk if code else None
    request.session[EMAIL] = email
    return redirect("return-code")


@require_http_methods(["GET", "HEAD", "POST"])
def ask_code(request: HttpRequest) -> HttpResponse:
    email = request.session.get(EMAIL)
    if not email:
        return redirect("return")
    if "resend" in request.POST:
        return send_code(request, email)
    form = CodeForm(posted(request))
    if form.is_valid():
        now = timezone.now()
        applicant = services.use_code(request.session.get(CODE), form.cleaned_data["code"], now=now)
        if applicant:
            return redirect(session.sign_in(request, applicant, now) or "my")
        form.add_error("code", CodeForm.NOT_RIGHT)
    return render(request, "applications/code.html", {"form": form, "email": email})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    request.session.flush()
    response = redirect("home")
    answers_cookie.forget(response)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def stay(request: HttpRequest) -> JsonResponse:
    """How long they are still signed in; only the button makes it longer."""
    now = timezone.now()
    if request.method == "POST":
        session.stay(request, now)
    return JsonResponse(session.left(request, now))
