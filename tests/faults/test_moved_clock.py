"""The whole product while the clocks change: F13 with real programs, PostgreSQL among them."""

import time
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.conftest import assert_reconciled
from tests.harness.deployment import Deployment
from tests.harness.processes import wait_until

LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
pytestmark = pytest.mark.skipif(not LIBRARIES, reason="apt-get install faketime")

NIGHTS = date(2027, 3, 28), date(2027, 10, 31)
CHANGE = timedelta(hours=1)
"""From midnight UTC, in spring and in autumn."""
AROUND = [CHANGE + timedelta(seconds=one) for one in (-10, -1, 0, 1, 10, 30, 60)]
BEFORE = timedelta(seconds=120)
"""For all programs to start, and for those who are to be reminded."""
LATE, REST = timedelta(minutes=2), timedelta(seconds=20)
OWE = """
UPDATE recruitment_email SET owed_at = %s, next_try_at = %s WHERE id = (
    SELECT min(id) FROM recruitment_email
    WHERE kind = 'unfinished' AND occurrence <> 'idle' AND about = (
        SELECT 'application:' || id FROM recruitment_application WHERE reference = %s))
RETURNING "to"
"""


class Night(Deployment):
    """All that production runs, by a clock that comes to the change soon."""

    def __init__(self, folder: Path, day: date) -> None:
        self.change = datetime(day.year, day.month, day.day, tzinfo=UTC) + CHANGE
        self.moved = (self.change - BEFORE).timestamp() - time.time()
        super().__init__(folder)

    def settings(self) -> dict[str, str]:
        clock = {"LD_PRELOAD": str(LIBRARIES[0]), "FAKETIME": f"{self.moved:+.0f}"}
        return {**super().settings(), **clock}

    def owe(self) -> dict[str, datetime]:
        """Somebody is to be reminded at each moment: who, and when."""
        midnight, owed = self.change - CHANGE, {}
        for line, after in zip(self.people(len(AROUND)), AROUND, strict=True):
            at = midnight + after
            owed[self.database.one(OWE, at, at, line.split(",")[0])] = at
        return owed

    @property
    def now(self) -> datetime:
        return self.database.one("SELECT now()")


def test_around_the_change_every_reminder_leaves_once_and_in_time(tmp_path):
    with ExitStack() as until_the_end:
        nights = [until_the_end.enter_context(Night(tmp_path / str(day), day)) for day in NIGHTS]
        owed = [(night, night.owe()) for night in nights]
        assert all(night.now < night.change for night in nights), "this computer is too busy"

        for night, wanted in owed:
            last = max(wanted.values())
            wait_until(lambda night=night, last=last: night.now > last + REST, "", 300)
            assert_each_came_once(night, wanted)
            assert_reconciled(night)


def assert_each_came_once(night, wanted):
    taken = [one for one in night.mailbox.taken() if one.to.startswith("person")]
    came = {one.to: datetime.fromtimestamp(one.at, UTC) for one in taken}
    assert len(taken) == len(came)
    assert came.keys() == wanted.keys()
    assert all(timedelta() <= at - wanted[to] <= LATE for to, at in came.items())
