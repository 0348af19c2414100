"""The broker that is a folder: kombu's, except that a message is there whole or not at all.

kombu opens the file and then writes, and a worker that reads in between finds nothing and ends
(celery/kombu, issue 1551).
"""

from pathlib import Path
from time import monotonic_ns
from typing import Any
from uuid import uuid4

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(  # type: ignore[override]  # kombu's two say different things
        self, queue: Any, payload: Any, **kwargs: Any
    ) -> None:
        folder, name = Path(self.data_folder_out), uuid4()
        draft = folder / f".{name}"  # nobody looks for such a name
        try:
            draft.write_text(dumps(payload))  # type: ignore[no-untyped-call]
            draft.replace(folder / f"{monotonic_ns() // 1_000_000}_{name}.{queue}.msg")
        except OSError as fault:
            raise ChannelError(f"{folder} takes no message") from fault


class Transport(filesystem.Transport):
    Channel = Channel


def take_the_place_of_kombus() -> None:
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:{Transport.__name__}"
