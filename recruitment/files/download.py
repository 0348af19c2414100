"""A file on its way to somebody: saved on their computer, never shown as a page of ours."""

from django.http import FileResponse

from recruitment.files import names, services
from recruitment.files.models import File


def response(file: File) -> FileResponse:
    """Whether the person may have it, the caller has decided. Raises services.NotReadable."""
    sent = FileResponse(
        services.read(file),
        as_attachment=True,
        filename=names.with_ending(file.name, file.kind.ending),
        content_type=file.kind.media_type,
    )
    sent["X-Content-Type-Options"] = "nosniff"
    sent["Content-Security-Policy"] = "sandbox; default-src 'none'"
    sent["Cross-Origin-Resource-Policy"] = "same-origin"
    sent["Cache-Control"] = "private, no-store"
    return sent
