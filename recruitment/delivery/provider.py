"""Emails by any provider that django-anymail knows; its answers as the outbox understands them."""

from collections.abc import Sequence
from typing import Any

from anymail.exceptions import AnymailError, AnymailInvalidAddress, AnymailRecipientsRefused
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from recruitment.delivery import handing_over

OF_THE_MESSAGE = (400, 413, 422)
"""Answers that mean this email, and not us or the moment."""


class EmailBackend(BaseEmailBackend):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        backend = f"anymail.backends.{settings.EMAIL_PROVIDER}.EmailBackend"
        self.provider = get_connection(backend)

    def open(self) -> bool | None:
        return self.provider.open()

    def close(self) -> None:
        self.provider.close()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            self.hand_over(message)
        return len(email_messages)

    def hand_over(self, message: Any) -> None:
        """Anymail reads more from a message, and leaves more on it, than Django knows."""
        message.metadata = {handing_over.KEPT_AS: handing_over.mark(message)}
        try:
            self.provider.send_messages([message])
        except AnymailError as fault:
            if is_refused(fault):
                raise handing_over.Refused from None
            raise handing_over.NotNow from None
        if message.anymail_status.status == {"failed"}:
            raise handing_over.NotNow
        handing_over.note(message, message.anymail_status.message_id)


def is_refused(fault: AnymailError) -> bool:
    refused = isinstance(fault, (AnymailRecipientsRefused, AnymailInvalidAddress))
    return refused or fault.status_code in OF_THE_MESSAGE
