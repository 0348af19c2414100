"""What a child says of a parent or carer, and what that parent or carer says."""

from typing import Any

from django import forms

from recruitment.applications import services
from recruitment.applications.models import Application
from recruitment.applications.parents import Parent
from recruitment.applications.sections import line, one_of
from recruitment.people.forms import OneLineEmailField

YES, NO = "yes", "no"


class ParentForm(forms.Form):
    OWN = (
        "This is the address that you sign in with. A parent or carer needs an address of their "
        "own, so that we know it is them"
    )
    NAME_FIRST = "First tell us your own name, in “Your details”"
    TOO_MANY = "You have named many people. Write to us, and a person will help you"

    name = line(
        "What is their full name?",
        missing="Enter the full name of your parent or carer",
        most=200,
        autocomplete="off",
    )
    email = OneLineEmailField(
        label="What is their email address?",
        max_length=254,
        help_text="Their own, not one that you share. We send them a link.",
        error_messages={
            "required": "Enter the email address of your parent or carer",
            "invalid": "Enter an email address in the correct format, like name@example.com",
            "max_length": "Email address must be 254 characters or less",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, typed: Any, *, application: Application) -> None:
        super().__init__(typed)
        self.application = application

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        if email == self.application.applicant.email:
            raise forms.ValidationError(self.OWN)
        return email

    def clean(self) -> dict[str, Any]:
        """The service asks the same under a lock; here it is said in words."""
        if not self.application.full_name:
            raise forms.ValidationError(self.NAME_FIRST)
        if self.application.parents.count() >= services.MOST_PARENTS and not self.known:
            raise forms.ValidationError(self.TOO_MANY)
        return super().clean() or {}

    @property
    def known(self) -> bool:
        """A correction of the name of whoever is asked now."""
        parent = Parent.objects.of(self.application)
        return bool(parent and parent.email == self.cleaned_data.get("email"))


class AnswerForm(forms.Form):
    """A yes needs the name of whoever says it. `words` is the version that the page showed."""

    READ_AGAIN = "Some of the words on this page have changed. Read them again, then answer"
    UNSIGNED = "Enter your full name"

    answer = one_of(
        "May they send this application?",
        {YES: "Yes, I agree", NO: "No"},
        missing="Select yes or no",
    )
    signed = line("If yes, your full name (optional)", most=200, autocomplete="name")
    words = forms.CharField(error_messages={"required": READ_AGAIN}, widget=forms.HiddenInput)

    def __init__(self, typed: Any, *, words: int) -> None:
        super().__init__(typed)
        self.version = words

    def clean_words(self) -> int:
        """Newer words have to be read first. The page that says so has them, and their number."""
        if self.cleaned_data["words"] != str(self.version):
            raise forms.ValidationError(self.READ_AGAIN)
        return self.version

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("answer") == YES and "signed" in said and not said["signed"]:
            self.add_error("signed", self.UNSIGNED)
        return said

    @property
    def agrees(self) -> bool:
        return bool(self.cleaned_data["answer"] == YES)
