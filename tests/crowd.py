"""Many people who press at the same moment."""

import time
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


def wait_until_somebody_waits():
    """Until another connection stands at a lock of ours. Looked at often, for ten seconds."""
    for _ in range(1000):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks"
                " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
            )
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError("Nobody waits")
