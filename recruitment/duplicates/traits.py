"""By what two applications are compared: written in one way, then hashed with a key of ours.

A new SECRET_KEY hashes differently: `manage.py look_for_duplicates --again` then makes all anew.
"""

import unicodedata
from hmac import digest

from django.conf import settings

from recruitment.applications.models import Application
from recruitment.duplicates.models import Kind
from recruitment.encryption import derived_key

PURPOSE = "duplicates"
DATE_OF_BIRTH = "date-of-birth"
SHORTEST_PHONE = 9
"""Digits. Fewer are no whole number in the UK."""
DOTS_DO_NOT_COUNT = ("gmail.com", "googlemail.com")


def marks(application: Application) -> dict[Kind, str]:
    """What there is to compare; nothing that the person did not tell us."""
    found = {
        Kind.EMAIL: email(application.applicant.email),
        Kind.PHONE: phone(application.phone),
        Kind.BIRTH: birth(application.full_name, application.answers.get(DATE_OF_BIRTH, "")),
    }
    return {kind: mark(kind, value) for kind, value in found.items() if value}


def mark(kind: Kind, value: str) -> str:
    key = derived_key(settings.SECRET_KEY, PURPOSE)
    return digest(key, f"{kind.value} {value}".encode(), "sha256").hex()


def email(address: str) -> str:
    """Without what mailboxes ignore: capitals, what follows a plus, and Gmail's dots."""
    name, _, domain = address.strip().lower().rpartition("@")
    name = name.partition("+")[0]
    if domain in DOTS_DO_NOT_COUNT:
        name, domain = name.replace(".", ""), DOTS_DO_NOT_COUNT[0]
    return f"{name}@{domain}" if name else ""


def phone(number: str) -> str:
    """As it is dialled in the UK, however it was written."""
    digits = "".join(sign for sign in number.replace("(0)", "") if sign in "0123456789")
    digits = digits.removeprefix("00") if digits.startswith("0044") else digits
    here = "0" + digits[2:] if digits.startswith("44") else digits
    return here if len(here) >= SHORTEST_PHONE else ""


def birth(name: str, day: str) -> str:
    """First and last name, in any order and without accents, with the date of birth."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = "".join(sign for sign in plain if sign.isalpha() or sign.isspace()).split()
    return f"{' '.join(sorted({words[0], words[-1]}))} {day}" if words and day else ""
