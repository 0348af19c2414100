"""Takes in files while a request is read, and never more of them than could be kept."""

from contextlib import suppress
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from recruitment.files.refusals import Reason


class Received(UploadedFile):
    """On the disk without a name there: it is gone when its process is."""

    not_received: Reason | None = None


class Receiver(FileUploadHandler):
    """What is too large, too much at once, or finds no room, is read and thrown away.

    So the page can say which file it was, and keep the others.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.upload = Received(
            place(),
            self.file_name,
            self.content_type,
            0,
            self.charset,
            self.content_type_extra,
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.written = getattr(self, "written", 0) + len(raw_data)
        if start + len(raw_data) > settings.UPLOADS_LARGEST or self.upload.not_received:
            return
        if self.written > settings.UPLOADS_LARGEST * settings.UPLOADS_MOST:
            self.give_up(Reason.TOO_MUCH)
            return
        try:
            self.upload.write(raw_data)
        except OSError:
            self.give_up(Reason.NO_ROOM)

    def give_up(self, reason: Reason) -> None:
        self.upload.not_received = reason
        self.close()

    def file_complete(self, file_size: int) -> UploadedFile:
        self.upload.size = file_size
        with suppress(ValueError):  # closed when it was given up
            self.upload.seek(0)
        return self.upload

    def upload_interrupted(self) -> None:
        self.close()

    def close(self) -> None:
        with suppress(OSError, AttributeError):
            self.upload.close()


def place() -> IO[bytes]:
    try:
        return TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)
    except OSError:
        return BytesIO()
