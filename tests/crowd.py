"""Many people who press at the same moment."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection


def all_at_once(*acts: Callable[[], object]) -> list[object]:
    """Each in a thread and with a database connection of its own; what each gave back."""
    start = Barrier(len(acts))
    given: list[object] = []

    def act_in_time(act: Callable[[], object]) -> None:
        start.wait()
        try:
            given.append(act())
        finally:
            connection.close()

    threads = [Thread(target=act_in_time, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given
