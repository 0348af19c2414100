"""Emails that were handed over, and what their providers then say of them."""

import base64
import hashlib
import hmac
import json

from recruitment.models import Email
from recruitment.tasks import send_owed_emails
from tests.delivery.conftest import SECRET
from tests.factories import ApplicantFactory, sent

ADDRESS = "/email-reports/"
BEARER = f"Bearer {SECRET}"
BASIC = f"Basic {base64.b64encode(f'hook:{SECRET}'.encode()).decode()}"


def handed_over():
    """The email that says that an application arrived."""
    application = sent(applicant=ApplicantFactory(email="gwen@home.example"))
    send_owed_emails()
    return Email.objects.get(about=application.about, kind="received")


def mark(email):
    return email.message_id[1:37]


def post(client, said, *, shown):
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    headers = {"Authorization": shown} if shown else {}
    return client.post(ADDRESS, body, content_type="application/json", headers=headers)


def by_notify(client, email, status="permanent-failure", *, shown=BEARER, **changed):
    said = {
        "id": email.handed_over_as,
        "reference": mark(email),
        "to": email.to,
        "status": status,
        "created_at": "2026-11-23T09:59:58.000000Z",
        "completed_at": "2026-11-23T09:59:59.000000Z",
        "notification_type": "email",
    }
    return post(client, said | changed, shown=shown)


def by_postmark(client, email, record="Bounce", *, shown=BASIC, **changed):
    said = {
        "RecordType": record,
        "Type": "HardBounce",
        "MessageID": email.handed_over_as,
        "Email": email.to,
        "BouncedAt": "2026-11-23T09:59:59Z",
        "Metadata": {"our_email": mark(email)},
    }
    return post(client, said | changed, shown=shown)


def by_mailgun(client, email, event="failed", *, key="signing", shown=BASIC):
    stamp, token = "1795427999", "a" * 50
    signed = hmac.new(key.encode(), f"{stamp}{token}".encode(), hashlib.sha256).hexdigest()
    said = {
        "signature": {"timestamp": stamp, "token": token, "signature": signed},
        "event-data": {
            "event": event,
            "severity": "permanent",
            "timestamp": 1795427999.5,
            "recipient": email.to,
            "message": {"headers": {"message-id": email.handed_over_as.strip("<>")}},
            "user-variables": {"our_email": mark(email)},
        },
    }
    return post(client, said, shown=shown)
