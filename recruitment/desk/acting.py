"""What the small pages of a case share: a form, perhaps an email to read first, and a way back."""

from typing import Any, TypeVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from recruitment.applications import told
from recruitment.applications.models import Application
from recruitment.messages.letters import Letter
from recruitment.people.models import User

HELD = (
    "Nothing was changed or sent: the email of an earlier decision has not left yet. "
    "Undo that decision, or wait until its email has left."
)
Form = TypeVar("Form", bound="PreviewForm")


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PreviewForm(forms.Form):
    """`previewed` is what the email on the screen was made with."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    previewed = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    @property
    def now_said(self) -> str:
        """Whatever the email is made with, in words."""
        left_out = ("seen", "previewed")
        return "|".join(str(v) for k, v in self.cleaned_data.items() if k not in left_out)

    @property
    def was_shown(self) -> bool:
        shown: str = self.cleaned_data["previewed"]
        return one_line_end(self.now_said) == one_line_end(shown)

    def remember(self) -> None:
        """Draw it again as it is, and the email that was shown with it."""
        sent: Any = self.data
        self.data = again = sent.copy()
        again["previewed"] = self.now_said


def one_line_end(text: str) -> str:
    """Browsers end lines in a form in another way than pages do."""
    return text.replace("\r\n", "\n")


def is_ready(application: Application, form: forms.Form) -> bool:
    """Whether the form is right, and nothing is held that what it says could overtake.

    What a colleague decided since the page was drawn is left to the save, which shows both.
    """
    if form.is_valid() and told.is_held(application) and is_newest(application, form):
        form.add_error(None, HELD)
    return form.is_valid()


def is_newest(application: Application, form: forms.Form) -> bool:
    """Read afresh, as the decision may have come while this page was at work."""
    same = Application.objects.filter(pk=application.pk, version=form.cleaned_data["seen"])
    return same.exists()


def staff(request: HttpRequest, allowed: bool) -> User:
    if not isinstance(request.user, User) or not allowed:
        raise PermissionDenied
    return request.user


def page(
    application: Any, form: forms.Form, title: str, button: str, **more: Any
) -> dict[str, Any]:
    letter: Letter | None = more.pop("letter", None)
    return {
        "application": application,
        "form": form,
        "title": title,
        "button": button,
        "letter": letter,
        "hint": "",
        "quiet": False,
        "stands": [],
        **more,
    }
