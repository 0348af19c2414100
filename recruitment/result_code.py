"""The code on a printed result: from which day it is and by which rules, under our signature.

It says nothing of the person. A recruiter types it in at the desk and sees whether we printed it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from hmac import compare_digest, digest

from django.conf import settings

from recruitment.encryption import derived_key

SIGNS = "23456789CDFGHJKMNPQRTVWXY"
"""No vowels, so no words; no letter or digit that looks like another one in print."""

LENGTH, GROUP = 20, 4
FIRST_DAY = date(2020, 1, 1)
DAY_BYTES, VERSION_BYTES = 2, 4
BODY_BYTES = DAY_BYTES + VERSION_BYTES
SIGNATURE_BITS = 44
"""With the 48 bits of the body this is the most that 20 of 25 signs can hold."""


@dataclass(frozen=True)
class ResultCode:
    on: date
    version: str

    def is_of(self, version: str) -> bool:
        """Whether those were the rules: a code holds the first signs of their version."""
        return version.startswith(self.version)


def make(on: date, version: str) -> str:
    """Like 7K4M-2Q9F-XC3D-88HT-P5WV. The same day and rules make the same code."""
    days = (on - FIRST_DAY).days.to_bytes(DAY_BYTES, "big")
    body = days + bytes.fromhex(version)[:VERSION_BYTES]
    signed = int.from_bytes(body, "big") << SIGNATURE_BITS | signature(body, settings.SECRET_KEY)
    signs = "".join(SIGNS[signed // len(SIGNS) ** place % len(SIGNS)] for place in range(LENGTH))
    return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def read(code: str) -> ResultCode | None:
    """What a code says, typed in any case and spacing; None if we did not print it."""
    signs = [sign for sign in code.upper() if sign.isalnum()]
    if len(signs) != LENGTH or not set(signs) <= set(SIGNS):
        return None
    number = sum(SIGNS.index(sign) * len(SIGNS) ** place for place, sign in enumerate(signs))
    written, signed = divmod(number, 1 << SIGNATURE_BITS)
    if written >> 8 * BODY_BYTES:
        return None
    body = written.to_bytes(BODY_BYTES, "big")
    return opened(body) if is_signed(body, signed) else None


def opened(body: bytes) -> ResultCode:
    days = int.from_bytes(body[:DAY_BYTES], "big")
    return ResultCode(FIRST_DAY + timedelta(days=days), body[DAY_BYTES:].hex())


def is_signed(body: bytes, signed: int) -> bool:
    """With the key of now, or with one that was ours before."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(compare_digest(str(signature(body, secret)), str(signed)) for secret in secrets)


def signature(body: bytes, secret: str) -> int:
    code = digest(derived_key(secret, "result-code"), body, "sha256")
    return int.from_bytes(code, "big") >> 8 * len(code) - SIGNATURE_BITS
