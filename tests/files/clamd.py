"""A stand-in for clamd: a real socket that speaks as much of its protocol as we use."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.files.corpus import EICAR


class Clamd:
    """What it says is decided by `mood`; what it was sent is in `heard`."""

    def __init__(self, door: socket.socket) -> None:
        self.door = door
        self.mood = "well"
        self.heard: list[bytes] = []
        self.callers: list[socket.socket] = []

    def serve(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self.door.accept()
                self.callers.append(caller)
                with suppress(OSError):
                    self.answer(caller)

    def answer(self, caller: socket.socket) -> None:
        if self.mood == "cuts at once":
            caller.close()
            return
        contents = hear(caller, most=100 if self.mood == "has enough" else None)
        self.heard.append(contents)
        if said := self.said(contents):
            caller.sendall(said)
        if self.mood != "silent":
            caller.close()

    def said(self, contents: bytes) -> bytes:
        fixed = {
            "silent": b"",
            "cuts": b"",
            "cuts its answer": b"stream: O",
            "has enough": b"INSTREAM size limit exceeded. ERROR\0",
            "ill": b"stream: Cannot allocate memory ERROR\0",
            "babbles": b"\xff" * 5000,
        }
        well = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in contents else b"stream: OK\0"
        return fixed.get(self.mood, well)


def hear(caller: socket.socket, most: int | None) -> bytes:
    """Everything up to the chunk of no length, or until there is enough."""
    with caller.makefile("rb") as stream:
        assert stream.read(10) == b"zINSTREAM\0"
        contents = b""
        while length := struct.unpack(">I", stream.read(4))[0]:
            contents += stream.read(length)
            if most is not None and len(contents) > most:
                break
        return contents


@contextmanager
def running(address: str = "") -> Iterator[tuple[Clamd, str]]:
    """The scanner and where it is: the path of a Unix socket if one is given, else a port."""
    if address:
        door = socket.socket(socket.AF_UNIX)
        door.bind(address)
        door.listen()
    else:
        door = socket.create_server(("127.0.0.1", 0))
        address = f"127.0.0.1:{door.getsockname()[1]}"
    clamd = Clamd(door)
    thread = threading.Thread(target=clamd.serve, daemon=True)
    thread.start()
    try:
        yield clamd, address
    finally:
        with suppress(OSError):
            door.shutdown(socket.SHUT_RDWR)
        for open_one in (door, *clamd.callers):
            open_one.close()
        thread.join()
