"""Sending photographs as a browser does, with the words of their section."""

from django.core.files.uploadedfile import SimpleUploadedFile

from recruitment.models import File
from tests.files.sending import different
from tests.visitor import sent_by

TATTOOS = "tattoos"


def picture(name="arm.jpg", number=1):
    return SimpleUploadedFile(name, different(number))


def send(visitor, reference, *uploads, press="upload", **changed):
    """Open the section, choose, and press a button."""
    page = visitor.get("section", reference, TATTOOS)
    fields = {**sent_by(page, TATTOOS, **changed), "press": press, "uploads": list(uploads)}
    return visitor.post("section", reference, TATTOOS, **fields)


def names():
    return [file.name for file in File.objects.order_by("pk")]
