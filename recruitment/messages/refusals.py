"""Whose fault it is that a mail server says no: of the address, or of what we are and send.

By its enhanced code (RFC 3463, RFC 5248) where it gives one, else by the code and a few words of
it. Only what speaks of the address or the mailbox is theirs: what could be either is ours, so that
nobody is told that their address is wrong because our server may not send.
"""

import re
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException

REFUSES_US, PUTS_US_OFF = "The mail server refuses us", "The mail server puts us off"
CAME_BACK = "Came back"
GAVE_UP = "The mailbox is full or does not answer"
NOT_SENT_TO = "The provider will not send to this address"
REFUSED_BY_A_PROVIDER = "Refused"
OF_THE_ADDRESS = (
    *(SMTPRecipientsRefused.__name__, SMTPDataError.__name__, REFUSED_BY_A_PROVIDER),
    *(CAME_BACK, GAVE_UP, NOT_SENT_TO),
)
"""Every problem that speaks of the address. Whatever else is kept of a try is a fault of ours: a
server that is not there, a text that cannot be written, a fault that nobody thought of."""

ENHANCED = re.compile(r"([245])\.(\d{1,3})\.(\d{1,3})(?!\S)")
ADDRESS, MAILBOX = 1, 2
OF_THE_SENDER = ((ADDRESS, 7), (ADDRESS, 8))
OF_A_MAILBOX = (450, 550, 551, 552, 553, 556)
"""Without an enhanced code, where these answer for a recipient or a message (RFC 5321, 7504)."""
OF_US = re.compile(r"relay|authenticat|\bsender\b", re.IGNORECASE)
"""Words of servers that give no enhanced code: relay not permitted, sender rejected."""
AN_ADDRESS = re.compile(r"\S+@\S+")

Answer = tuple[int, str]


def is_final(fault: Exception) -> bool:
    """Whether their address refuses for good: no later try can succeed."""
    given = answers(fault)
    return bool(given) and all(code >= 500 and of_the_address(code, said) for code, said in given)


def problem(fault: Exception) -> str:
    """What is kept of it: never what the server wrote, which may name the person."""
    given = answers(fault) or of_us(fault)
    ours = [one for one in given if not answers(fault) or not of_the_address(*one)]
    if not ours:
        return type(fault).__name__
    code, said = ours[0]
    enhanced = ENHANCED.match(said)
    words = REFUSES_US if code >= 500 else PUTS_US_OFF
    return f"{words}: {code} {enhanced[0] if enhanced else ''}".strip()


def answers(fault: Exception) -> list[Answer]:
    """What was said of the recipient, or of the message when it was there."""
    if isinstance(fault, SMTPRecipientsRefused):
        return [(code, text(said)) for code, said in fault.recipients.values()]
    if isinstance(fault, SMTPDataError):
        return [(fault.smtp_code, text(fault.smtp_error))]
    return []


def of_us(fault: Exception) -> list[Answer]:
    """What was said before any recipient was named: to our name, our password, our sender."""
    if isinstance(fault, SMTPResponseException):
        return [(fault.smtp_code, text(fault.smtp_error))]
    return []


def of_the_address(code: int, said: str) -> bool:
    if enhanced := ENHANCED.match(said):
        subject, detail = int(enhanced[2]), int(enhanced[3])
        return subject in (ADDRESS, MAILBOX) and (subject, detail) not in OF_THE_SENDER
    return code in OF_A_MAILBOX and not OF_US.search(AN_ADDRESS.sub("", said))


def text(said: bytes | str) -> str:
    return said.decode("ascii", "replace") if isinstance(said, bytes) else said
