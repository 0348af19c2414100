"""Another email address: it is taken only when the code that was sent to it is typed here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from recruitment.http import SeeOther, posted
from recruitment.people import services as people
from recruitment.people import session
from recruitment.people.address import Taken
from recruitment.people.forms import CodeForm
from recruitment.people.models import Applicant
from recruitment.people.network import address_of
from recruitment.tracker import services
from recruitment.tracker.doors import typed
from recruitment.tracker.forms import NewEmailForm

NEW_EMAIL, NEW_CODE = "new_email", "new_code"
TAKEN = "Another application was made with this address. Write to us, and we put the two together."


@session.for_applicants
@require_http_methods(["GET", "HEAD", "POST"])
def new_email(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """The same answer whether or not anybody has applied with this address."""
    form = NewEmailForm(typed(request), current=applicant.email)
    if request.method == "POST" and form.is_valid():
        return send_code(request, form.cleaned_data["email"])
    if session.hold(request):
        return SeeOther(request.path)
    return render(request, "tracker/new_email.html", {"form": form, "email": applicant.email})


def send_code(request: HttpRequest, email: str) -> HttpResponse:
    """Only this session can use the code, and only for this."""
    try:
        code = people.ask_for_code(email, address=address_of(request), now=timezone.now())
    except people.TooManyFromHere:
        return render(request, "429.html", status=429)
    if code or request.session.get(NEW_EMAIL) != email:
        request.session[NEW_CODE] = code.pk if code else None
    request.session[NEW_EMAIL] = email
    return redirect("new-email-code")


@session.for_applicants
@require_http_methods(["GET", "HEAD", "POST"])
def new_email_code(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    email = request.session.get(NEW_EMAIL)
    if not email:
        return redirect("new-email")
    if "resend" in request.POST:
        return send_code(request, email)
    form = CodeForm(posted(request))
    if form.is_valid() and took(request, applicant, form):
        del request.session[NEW_EMAIL], request.session[NEW_CODE]
        return redirect("my")
    return render(request, "tracker/new_email_code.html", {"form": form, "email": email})


def took(request: HttpRequest, applicant: Applicant, form: CodeForm) -> bool:
    code, typed_code = request.session.get(NEW_CODE), form.cleaned_data["code"]
    try:
        if services.change_email(applicant, code, typed_code, now=timezone.now()):
            return True
        form.add_error("code", CodeForm.NOT_RIGHT)
    except Taken:
        form.add_error("code", TAKEN)
    return False
