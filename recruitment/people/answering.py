"""The door of somebody whom another person named: their link, then a code to their own address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from recruitment.people import session, views
from recruitment.people.invitations import Invitation


def first_a_code(request: HttpRequest, invitation: Invitation) -> HttpResponse | None:
    """Nothing when it is them; else the page that sends a code to the address that we wrote to.

    Until then the page says nothing: links are passed on, and phones are shared in a family.
    What was typed here before the session ended comes back after the code.
    """
    person = session.signed_in(request, timezone.now())
    if person and person.email == invitation.email:
        return None
    if request.method == "POST":
        session.come_back(request)
        return views.send_code(request, invitation.email)
    return render(request, "people/first_a_code.html", {"somebody_else": person is not None})


def gone(request: HttpRequest) -> HttpResponse:
    """The same for a wrong link and for an old one: it gives nobody away."""
    return render(request, "people/link_gone.html", status=404)
