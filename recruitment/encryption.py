"""Text and answers that nobody may read in the database, a backup or a cookie.

Every use names its purpose, and each purpose has keys of its own, made from the site's secret
keys: what was sealed for one purpose cannot be opened for another. A new SECRET_KEY seals; those
in SECRET_KEY_FALLBACKS still open.
"""

import json
from base64 import urlsafe_b64encode
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models


class Unreadable(ValueError):
    """Sealed for something else, changed on the way, too old, or with a key that is gone."""


def derived_key(secret: str, purpose: str) -> bytes:
    """A 32-byte key that is good for one purpose only."""
    return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(secret.encode())


def oldest_key(purpose: str) -> bytes:
    """For what must stay the same when SECRET_KEY changes: made from the last of the fallbacks."""
    return derived_key((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)[-1], purpose)


@lru_cache(maxsize=32)
def _keys(purpose: str, secrets: tuple[str, ...]) -> MultiFernet:
    return MultiFernet(
        [Fernet(urlsafe_b64encode(derived_key(secret, purpose))) for secret in secrets]
    )


def keys(purpose: str) -> MultiFernet:
    return _keys(purpose, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


def seal(text: str, purpose: str) -> str:
    return keys(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, purpose: str, *, seconds: int | None = None) -> str:
    """What was sealed, if that was at most so many seconds ago. Raises Unreadable."""
    try:
        return keys(purpose).decrypt(sealed.encode(), ttl=seconds).decode()
    except (InvalidToken, UnicodeError) as error:
        raise Unreadable(purpose) from error


class SealedField(models.TextField):
    """Any JSON value, encrypted at rest. It cannot be searched, filtered or sorted by."""

    # What the type checker is told that such a field holds.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else seal(json.dumps(value), self._purpose())

    def from_db_value(self, value: str | None, *_: object) -> Any:
        return None if value is None else json.loads(unseal(value, self._purpose()))

    def get_lookup(self, lookup_name: str) -> type[models.Lookup] | None:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def _purpose(self) -> str:
        return f"{self.model._meta.db_table}.{self.attname}"
