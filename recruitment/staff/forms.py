"""What staff type at the door of the desk."""

from typing import Any

from django import forms

from recruitment.staff import factors

NO_CODE = {"required": "Enter the 6-digit code", "max_length": "Enter the 6-digit code"}


class SignInForm(forms.Form):
    NOT_RIGHT = (
        "This email address and password do not match, or there were too many tries. Check both, "
        "sign in with a passkey, or try again in an hour."
    )

    username = forms.CharField(
        label="Email address",
        max_length=254,
        error_messages={"required": "Enter your email address"},
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        max_length=1000,
        error_messages={"required": "Enter your password"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeForm(forms.Form):
    NOT_RIGHT = (
        "That code does not work, or there were too many tries. Wait for the next code of the app, "
        "or use a code on paper that you have not used before."
    )

    code = forms.CharField(
        label="Code",
        max_length=40,
        error_messages=NO_CODE,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
    )


class AppForm(forms.Form):
    """The first code of an app that has just been given the secret."""

    NOT_RIGHT = "That code does not fit. Wait for the next one, and look at the clock of the phone."
    TOO_OLD = "This page was open for too long. Here is a new secret: give that to your app."

    secret = forms.CharField(widget=forms.HiddenInput)
    code = forms.CharField(
        label="The code that the app shows",
        max_length=40,
        help_text="6 digits",
        error_messages=NO_CODE,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasskeyForm(forms.Form):
    """What the browser answers with. static/passkeys.js fills it in."""

    NOT_RIGHT = "That passkey does not work here. Try again, or use another."
    NO_SCRIPT = (
        "Nothing came from a passkey. It needs JavaScript and a browser that knows passkeys."
    )

    credential = forms.JSONField(
        widget=forms.HiddenInput,
        error_messages={"required": NO_SCRIPT, "invalid": NOT_RIGHT},
    )


class NewPasskeyForm(PasskeyForm):
    name = forms.CharField(
        label="What do you call it?",
        max_length=60,
        help_text="Like “Work phone”, so that you know it again.",
        error_messages={"required": "Enter a name for the passkey"},
    )
    field_order = ("name", "credential")


def described(factor: Any) -> dict[str, Any]:
    """One line of the list of factors."""
    return {
        "pk": factor.pk,
        "name": factors.name(factor),
        "since": factor.created_at,
        "used": factor.last_used_at,
        "passkey": factor.type == factors.Type.WEBAUTHN,
    }
