"""Somebody whom another person named: a parent, a referee. They answer by a code of their own."""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from recruitment.encryption import SealedField, derived_key

NONCE_BYTES = 32


class Invitation(models.Model):
    """An address that we wrote to. The link says which one; only a code sent there opens it.

    The token of the link is not in the table: it is worked out from the nonce, like a code.
    """

    name = SealedField(help_text="As the person who named them wrote it")
    email = models.EmailField()
    nonce = models.BinaryField(max_length=NONCE_BYTES)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, help_text="Somebody else was named instead")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)ss_email_is_in_small_letters",
                condition=Q(email=Lower("email")),
                violation_error_message="Write the email address in small letters.",
            ),
        ]

    def __str__(self) -> str:
        return self.about

    @property
    def about(self) -> str:
        """What its own emails are about, in the words of the outbox."""
        return f"{self._meta.model_name}:{self.pk}"

    @property
    def token(self) -> str:
        return self.token_made_with(settings.SECRET_KEY)

    def token_made_with(self, secret: str) -> str:
        key = derived_key(secret, "links of invitations")
        made = hmac.digest(key, self.about.encode() + bytes(self.nonce), sha256)
        return urlsafe_b64encode(made).decode().rstrip("=")

    def opens_with(self, given: str) -> bool:
        """Links in emails outlive a change of the secret key."""
        known = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        right = [hmac.compare_digest(self.token_made_with(secret), given) for secret in known]
        return any(right)
