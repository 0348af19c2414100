"""What a kind of email is: where its facts come from, who gets it, and with what it may go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recruitment.messages.models import Email


class NoLongerOwed(Exception):
    """What an email would say is no longer true: it is cancelled instead of sent."""


@dataclass(frozen=True)
class Addressed:
    """Who gets an email: decided when it is sent, as what it says is."""

    to: str
    copy: str = ""
    """Somebody who may read it too, but never alone: their copy leaves after the first."""
    preface: str = ""
    """Why it comes to them, as its first words."""


def as_owed(email: Email) -> Addressed:
    """To the address that it was promised to."""
    return Addressed(email.to)


@dataclass(frozen=True)
class File:
    name: str
    content: str
    content_type: str


def no_file(email: Email) -> None:
    """Most emails have nothing with them."""


Unsubscribe = Callable[[Sequence[Email]], str]


@dataclass(frozen=True)
class EmailKind:
    """One kind of email: the name of its template, and where its facts come from."""

    name: str
    facts: Callable[[Email], Mapping[str, Any]]
    """Read when the email is sent, so that it tells the truth of that moment."""
    addressed: Callable[[Email], Addressed] = as_owed
    """Set for every kind at once, in recruitment/emails.py."""
    kept: bool = False
    """Whether its words are kept, sealed, so that the person can read them again."""
    file: Callable[[Email], File | None] = no_file
    """What goes with it, made when it is sent."""
    reminder: bool = False
    """Whether it goes in one letter with the others of its stream that are due to an address."""
    urgent: bool = False
    """Whether it goes before all that is due longer: somebody sits there and waits for it."""
    unsubscribe: Unsubscribe | None = None
    """Gives the address that stops it at one press. Only for what people asked us to send."""


Kinds = Mapping[str, EmailKind]
