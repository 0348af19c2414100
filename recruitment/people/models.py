"""People who sign in: staff with a password, applicants with a code sent to their email.

They are two tables on purpose. A code by email must never open the HR desk, whatever address it
was sent to.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **rest: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **rest)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **rest: Any) -> User:
        return self.create_user(email, password, is_superuser=True, **rest)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A member of staff. What each may do comes from the groups in roles.py."""

    email = models.EmailField("email address", unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(
        "may sign in", default=True, help_text="Untick when someone leaves. Never delete them."
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "member of staff"
        verbose_name_plural = "staff"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_account_per_staff_email",
                violation_error_message="There is already an account with this email address.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        """Everybody in this table is: applicants are in another."""
        return True


class Applicant(models.Model):
    """A person who has shown that they can read emails sent to this address."""

    email = models.EmailField("email address", unique=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="applicants_email_is_in_small_letters",
                condition=models.Q(email=Lower("email")),
                violation_error_message="Write the email address in small letters.",
            ),
        ]

    def __str__(self) -> str:
        return self.email


class SignInCode(models.Model):
    """One 6-digit code. The code is not in the table: it is worked out from the nonce."""

    email = models.EmailField()
    nonce = models.BinaryField(max_length=32)
    asked_at = models.DateTimeField()
    asked_from = models.CharField(max_length=64, help_text="A keyed hash of the network address")
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["email", "asked_at"], name="codes_of_an_email"),
            models.Index(fields=["asked_from", "asked_at"], name="codes_from_an_address"),
        ]
        constraints = [
            models.CheckConstraint(
                name="code_has_at_most_five_tries",
                condition=models.Q(tries__lte=5),
                violation_error_message="A code can be tried 5 times.",
            ),
        ]

    def __str__(self) -> str:
        return f"code {self.pk}"
