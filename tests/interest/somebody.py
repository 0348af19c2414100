"""Somebody with answers in their browser and a mailbox, and what they do with both."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.http import HttpResponse

from recruitment import answers_cookie
from recruitment.answers_cookie import Visit
from recruitment.eligibility import ROUTES, restore
from recruitment.interest import keeping, services
from recruitment.models import Email, KeptResult
from recruitment.site import choice
from recruitment.tasks import send_owed_emails
from tests.eligibility.people import raw, with_value
from tests.moments import NOW, TODAY

EMAIL = "gwen@home.example"
NEARLY_17 = {"date_of_birth": "2009-12-23", "lives_in_area": "yes", "parent_agrees": "yes"}
"""May apply to be a constable from 23 December 2026, and for shifts a year later."""
OPENS = TODAY.replace(month=12)
ON_THE_DAY = datetime(2026, 12, 23, 9, 0, tzinfo=UTC)


def carry(client, on=TODAY, chosen=(), **changes):
    """Put answers into this browser, as the questions do."""
    response = HttpResponse()
    answers_cookie.write(response, Visit(restore(raw(**changes), on), chosen=chosen))
    client.cookies.update(response.cookies)


def emailed():
    """Everything that is due goes out; the newest email."""
    send_owed_emails()
    return mail.outbox[-1]


def links(message):
    """The addresses of an email, without the site in front."""
    return [urlsplit(found).path for found in re.findall(r"^http\S+$", message.body, re.MULTILINE)]


def ask_for_copy(email=EMAIL, address="192.0.2.1", now=NOW):
    services.ask_for_copy(email, {"day": "", "routes": [], "sources": []}, address=address, now=now)


def ask_for_reminder(
    email=EMAIL, address="192.0.2.1", now=NOW, day=OPENS, routes=("pcep",), **changes
):
    answers = restore(raw(**(changes or NEARLY_17)), TODAY)
    wait = services.Wait(day, tuple(ROUTES[slug] for slug in routes), answers)
    services.ask_for_reminder(email, wait, address=address, now=now)
    return services.Reminder.objects.order_by("pk").last()


def ask_for_news(email=EMAIL, address="192.0.2.1", now=NOW, route="pcep"):
    services.ask_for_news(email, ROUTES[route], address=address, now=now)
    return services.Interest.objects.filter(route_slug=route).order_by("pk").last()


def ask_to_keep(email=EMAIL, address="192.0.2.1", now=NOW, chosen=(), **changes):
    on = now.date()
    visit = Visit(restore(raw(**changes), on), chosen=chosen, on=on)
    result = keeping.Result(visit, choice.shown(visit, on))
    keeping.ask_to_keep(email, result, address=address, now=now)
    return KeptResult.objects.order_by("pk").last()


def kept(now=NOW, **more):
    """A result that its owner keeps."""
    asked = ask_to_keep(now=now, **more)
    return keeping.confirm(asked.pk, asked.token, now=now)


def reminder(now=NOW, **more):
    """One that its owner has confirmed."""
    asked = ask_for_reminder(now=now, **more)
    return services.confirm_reminder(asked.pk, asked.token, now=now)


def interest(now=NOW, **more):
    asked = ask_for_news(now=now, **more)
    return services.confirm_interest(asked.pk, asked.token, now=now)


def owed():
    return list(
        Email.objects.owed().order_by("next_try_at").values_list("kind", "occurrence", "owed_at")
    )


def refusing_until_18(settings):
    """The rules change: constables may no longer apply at 17."""
    stricter = with_value("youngest_to_apply_officer", 18, settings.PACK.thresholds)
    settings.PACK = replace(settings.PACK, thresholds=stricter)


class Refusing(EmailBackend):
    def send_messages(self, messages):
        raise OSError
