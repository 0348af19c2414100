"""Ports on this computer only."""

import socket

HOST = "127.0.0.1"


def free(first: int) -> int:
    """The first from `first` on that nobody uses."""
    for port in range(first, first + 100):
        if not taken(port):
            return port
    raise SystemExit(f"Every port from {first} to {first + 99} is taken.")


def taken(port: int) -> bool:
    """Looks at IPv6 too: browsers try it first when they are told `localhost`."""
    try:
        socket.create_connection(("localhost", port), timeout=0.2).close()
    except OSError:
        return not bindable(port)
    return True


def bindable(port: int) -> bool:
    with socket.socket() as door:
        # A port that has just been closed is free, as it is for the servers that will use it.
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, port))
        except OSError:
            return False
    return True
