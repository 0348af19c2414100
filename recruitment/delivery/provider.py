"""Emails by any provider that django-anymail knows; its answers as the outbox understands them."""

from collections.abc import Sequence
from typing import Any

from anymail.exceptions import AnymailError, AnymailInvalidAddress, AnymailRecipientsRefused
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from recruitment.delivery import handing_over

OF_THE_ADDRESS = (AnymailRecipientsRefused, AnymailInvalidAddress)
"""Other answers do not say whether the address, the email or how we are set up is wrong."""


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
            if isinstance(fault, OF_THE_ADDRESS):
                raise handing_over.Refused from None
            raise handing_over.fault_of(fault.status_code) from None
        if message.anymail_status.status == {"failed"}:
            raise handing_over.NotNow
        handing_over.note(message, message.anymail_status.message_id)
