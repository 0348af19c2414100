"""Asks a virus scanner, clamd, about one file: its INSTREAM command over a socket."""

import socket
import struct
from time import monotonic
from typing import BinaryIO

CHUNK = 64 * 1024
CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 30.0
LONGEST_ANSWER = 4096


class Away(Exception):
    """No answer that can be relied on. The same file may be asked about again."""


class CannotTell(Exception):
    """The scanner is there, and says that it cannot judge this file."""


def found_in(stream: BinaryIO, address: str) -> str:
    """The name of what the scanner found; nothing when the file is clean."""
    try:
        with connected(address) as door:
            return meaning(ask(door, stream))
    except OSError as fault:
        raise Away(type(fault).__name__) from fault


def connected(address: str) -> socket.socket:
    """`host:port`, or the path of a Unix socket."""
    if "/" in address:
        door = socket.socket(socket.AF_UNIX)
        door.settimeout(CONNECT_SECONDS)
        door.connect(address.removeprefix("unix:"))
        return door
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=CONNECT_SECONDS)


def ask(door: socket.socket, stream: BinaryIO) -> bytes:
    enough = monotonic() + ANSWER_SECONDS
    try:
        door.sendall(b"zINSTREAM\0")
        while chunk := stream.read(CHUNK):
            door.settimeout(max(0.01, enough - monotonic()))
            door.sendall(struct.pack(">I", len(chunk)) + chunk)
        door.sendall(struct.pack(">I", 0))
    except (BrokenPipeError, ConnectionResetError):
        pass  # it may have heard enough: what it said before it left is still to be read
    return answer(door, enough)


def answer(door: socket.socket, enough: float) -> bytes:
    """Up to the byte that ends it. What was cut off on the way is no answer."""
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        door.settimeout(max(0.01, enough - monotonic()))
        more = door.recv(LONGEST_ANSWER)
        if not more:
            raise ConnectionResetError
        said += more
    return said


def meaning(said: bytes) -> str:
    """`stream: OK`, or `stream: NAME FOUND`. Everything else is no judgement."""
    words = said.rstrip(b"\0").decode("utf-8", "replace").strip().removeprefix("stream: ")
    if words == "OK":
        return ""
    if words.endswith(" FOUND"):
        return words.removesuffix(" FOUND") or "something"
    raise CannotTell(words[:100])
