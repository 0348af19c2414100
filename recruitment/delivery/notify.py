"""Emails by GOV.UK Notify: one template there, which is ((subject)) and ((body)).

Of our headers only the address for one-click unsubscribing goes with it; who gets replies is set
up at Notify. It takes no calendar files, so they stay here and the text says where to get them.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from recruitment.delivery import handing_over

NO_LINKS = str.maketrans("[]", "()")
"""Notify reads Markdown: somebody's name must not become a link to elsewhere."""
NO_FILES = (
    "\nOur emails come without files, so the one for your calendar is not here. The page that this "
    "email leads to shows your time, if you have one, and can put it into your calendar.\n"
)


class EmailBackend(BaseEmailBackend):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        key, api = settings.NOTIFY["API_KEY"], settings.NOTIFY["API_URL"]
        self.client: Any = NotificationsAPIClient(key, api, settings.EMAIL_TIMEOUT)

    def close(self) -> None:
        self.client.request_session.close()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            self.hand_over(message)
        return len(email_messages)

    def hand_over(self, message: EmailMessage) -> None:
        unsubscribe = str(message.extra_headers.get("List-Unsubscribe", "")).strip("<>")
        try:
            answer = self.client.send_email_notification(
                message.to[0],
                settings.NOTIFY["TEMPLATE_ID"],
                personalisation={"subject": message.subject, "body": body(message)},
                reference=handing_over.mark(message),
                one_click_unsubscribe_url=unsubscribe or None,
            )
        except APIError as fault:
            if is_refused(fault):
                raise handing_over.Refused from None
            raise handing_over.fault_of(fault.status_code) from None
        handing_over.note(message, answer.get("id"))


def body(message: EmailMessage) -> str:
    words = str(message.body).translate(NO_LINKS)
    return words + NO_FILES if message.attachments else words


def is_refused(fault: APIError) -> bool:
    """Whether no later try can succeed: Notify does not read the address as one.

    Its other errors of status 400 are of how we are set up (a service on trial, a template that
    is not there), like those of 403: they lose no email, as a wrong password loses none.
    """
    said: Any = fault.message
    problems = said if isinstance(said, list) else []
    kinds = {one.get("error") for one in problems if isinstance(one, dict)}
    return fault.status_code == 400 and kinds == {"ValidationError"}
