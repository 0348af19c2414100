"""Choosing files on a page. Labels and errors are ours; nothing a person typed becomes a label.

The form needs `enctype="multipart/form-data"`.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict

from recruitment.files import services
from recruitment.files.kinds import KINDS
from recruitment.files.models import File
from recruitment.files.refusals import Refused, size_in_words


class UploadInput(forms.FileInput):
    """Several at once. What browsers offer is narrowed, and iPhones turn HEIC into JPEG."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        accept = ",".join([*(kind.media_type for kind in KINDS), *(kind.ending for kind in KINDS)])
        super().__init__({"multiple": True, "accept": accept, **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return files.getlist(name) if isinstance(files, MultiValueDict) else []


class UploadField(forms.Field):
    widget = UploadInput
    default_error_messages = {"required": "Choose a file"}


def what_we_take() -> str:
    """Said before anybody chooses."""
    most, largest = settings.UPLOADS_MOST, size_in_words(settings.UPLOADS_LARGEST)
    return f"JPEG, PNG or PDF. Up to {most} files, of up to {largest} each."


class UploadForm(forms.Form):
    """Valid once something was chosen. What becomes of each file, `keep` says."""

    uploads = UploadField()

    def __init__(
        self,
        *args: Any,
        label: str = "Choose files",
        hint: str = "",
        required: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["uploads"]
        field.label, field.required = label, required
        field.help_text = f"{hint} {what_we_take()}".strip()

    def keep(self, *, subject: str, purpose: str, now: datetime) -> list[File]:
        """Keep each that can be kept; each other is an error of this form, by its name."""
        kept = []
        for upload in self.cleaned_data["uploads"]:
            try:
                kept.append(services.take(upload, subject=subject, purpose=purpose, now=now))
            except Refused as refusal:
                self.add_error("uploads", str(refusal))
        return kept

    @property
    def refusals(self) -> list[str]:
        """The sentences, for a page that is asked for after this one: see `show`."""
        return [str(sentence) for sentence in self.errors.get("uploads", [])]

    def show(self, refusals: Iterable[str]) -> None:
        """Make a form that nobody has sent yet say what became of the files sent before."""
        if sentences := list(refusals):
            self.is_bound, self._errors, self.cleaned_data = True, ErrorDict(), {}
            self.add_error("uploads", sentences)
