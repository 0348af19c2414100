"""The signed address that stops emails, for people who are not signed in."""

from collections.abc import Iterable

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT = "stop these emails"


def link(about: Iterable[str]) -> str:
    """Whoever has it may stop what is written about these things, and nothing else."""
    signed = signing.dumps(sorted(set(about)), salt=SALT)
    return f"{settings.SITE_URL}{reverse('stop-emails', args=[signed])}"


def read(signed: str) -> list[str]:
    """What it stops; nothing when it was copied badly or made up. It never runs out."""
    try:
        about = signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return []
    return [str(one) for one in about]
