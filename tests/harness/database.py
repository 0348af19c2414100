"""A PostgreSQL of its own, as careful with its disk as production's, and stopped in any way."""

import signal
import sys
from pathlib import Path
from typing import Any

import psycopg

from portal.local import address
from tests.harness.processes import Keeper, wait_until

FAST, IMMEDIATE = signal.SIGINT, signal.SIGQUIT
"""What `pg_ctl -m` sends. After an immediate stop the next start goes through recovery."""


class Database:
    def __init__(self, folder: Path, keeper: Keeper) -> None:
        self.folder, self.keeper = folder / "postgres", keeper
        self.url = address.url(self.folder)

    def start(self) -> None:
        serve = [sys.executable, "-m", "portal.local.postgres", str(self.folder)]
        self.child = self.keeper.start("postgres", serve, by=FAST)
        wait_until(lambda: self.ready, "PostgreSQL does not start")

    @property
    def ready(self) -> bool:
        return address.ready(self.folder, self.child.pid)

    def stop(self, how: signal.Signals = FAST) -> None:
        self.child.by = how
        self.keeper.stop(self.child)

    def restart(self, how: signal.Signals) -> None:
        self.stop(how)
        self.start()

    def rows(self, query: str, *given: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url, autocommit=True) as connection:
            asked = connection.execute(query, given or None)
            return asked.fetchall() if asked.description else []

    def one(self, query: str, *given: object) -> Any:
        return self.rows(query, *given)[0][0]
