from typing import Any

from django import forms


class OneLineEmailField(forms.EmailField):
    """In small letters, as tables keep it, before its length is checked: some grow by that.

    Django takes a form feed inside quotes, and that would begin a new line in a header.
    """

    def to_python(self, value: Any) -> Any:
        return (super().to_python(value) or "").lower()

    def clean(self, value: Any) -> Any:
        email = super().clean(value)
        if not email.isprintable():
            raise forms.ValidationError(self.error_messages["invalid"])
        return email


class EmailForm(forms.Form):
    email = OneLineEmailField(
        label="What is your email address?",
        max_length=254,
        help_text="We send a 6-digit code to it. We also use it to tell you what happens next.",
        error_messages={
            "required": "Enter your email address",
            "invalid": "Enter an email address in the correct format, like name@example.com",
            "max_length": "Email address must be 254 characters or less",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class CodeForm(forms.Form):
    """One box. Whether the code is right, the service says: NOT_RIGHT is then shown."""

    NOT_RIGHT = (
        "That code does not work. Check the digits, or ask for a new code. "
        "A code lasts 10 minutes and can be tried 5 times."
    )

    code = forms.CharField(
        label="What is the code?",
        max_length=40,
        help_text="6 digits, like 123 456",
        error_messages={
            "required": "Enter the 6-digit code from the email",
            "max_length": "Enter the 6-digit code from the email",
        },
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
    )
