"""What allauth is told about this site: names, and how secrets are sealed in its table."""

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser

from recruitment.encryption import seal, unseal

PURPOSE = "second factor"


class Adapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth has no types
    def encrypt(self, text: str) -> str:
        return seal(text, PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, PURPOSE)

    def get_totp_issuer(self) -> str:
        return f"{settings.PACK.name} recruitment"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the site's own name, whatever name a request asked for."""
        return {"id": settings.SITE_HOST, "name": self.get_totp_issuer()}

    def get_public_key_credential_user_entity(
        self, user: AbstractBaseUser
    ) -> dict[str, bytes | str]:
        handle = user_pk_to_url_str(user).encode()
        return {"id": handle, "display_name": str(user), "name": user.get_username()}
