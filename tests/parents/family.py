"""A child who wants to be a cadet, and a parent: what the tests of consent share."""

import re

from django.core import mail

from recruitment.applications import parent_words, services
from recruitment.models import Parent
from recruitment.tasks import send_owed_emails
from tests.factories import ApplicantFactory, VacancyFactory, draft
from tests.moments import NOW

CHILD, PARENT = "robin@home.example", "alex@home.example"
CADET_ANSWERS = {"date-of-birth": "2012-03-04", "lives-in-area": "yes", "parent-agrees": "yes"}


def cadet(*, email=CHILD, vacancy=None, name="Robin Hughes", **more):
    """A child's draft with everything filled in, before a parent is named."""
    return draft(
        applicant=ApplicantFactory(email=email),
        vacancy=vacancy or VacancyFactory(route_slug="cadet", title="Police cadet"),
        answers=CADET_ANSWERS,
        full_name=name,
        known_as="Robin",
        **more,
    )


def asked(application=None, *, name="Alex Hughes", email=PARENT, now=NOW):
    application = application or cadet()
    return services.name_parent(application.pk, name=name, email=email, now=now)


def said(parent, agrees, *, now=NOW, words=parent_words.CURRENT):
    services.hear_parent(
        parent.pk, agrees=agrees, signed="Alex Hughes", words_version=words, now=now
    )
    return Parent.objects.get(pk=parent.pk)


def agreed(application=None, **more):
    parent = asked(application, **more)
    return said(parent, True)


def send(application, now=NOW):
    application.refresh_from_db()
    return services.submit(application.pk, shown=application.version, now=now)


def link_in(message):
    return re.search(r"http://testserver(/parent/\S+)", message.body)[1]


def link_sent_to(email):
    """From the newest email with a link, as its reader finds it."""
    send_owed_emails()
    to_them = [message for message in mail.outbox if message.to == [email]]
    return link_in([message for message in to_them if "/parent/" in message.body][-1])


def everybody():
    """Who got emails, and what about, one pair each."""
    return [(message.to[0], message.subject) for message in mail.outbox]
