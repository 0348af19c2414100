"""What reached the mail server: read from its file, which it writes before it answers."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Arrival:
    at: float
    id: str
    to: str
    answer: str
    pid: int

    @property
    def taken(self) -> bool:
        """Whether the mail server has it, whatever the sender learnt."""
        return self.answer in ("yes", "kill", "pause", "cut")


class Mailbox:
    def __init__(self, folder: Path) -> None:
        self.script, self.record = folder / "answers.json", folder / "sink.jsonl"
        self.record.touch()
        self.begun = 0

    def answer(self, *rules: dict[str, Any]) -> None:
        """From now on the mail server answers so; yes, where no rule fits."""
        draft = self.script.with_suffix(".new")
        draft.write_text(json.dumps(rules))
        draft.replace(self.script)

    def begin(self) -> None:
        """Another test: what came before is not its own."""
        self.answer()
        self.begun = self.mark

    def arrived(self) -> list[Arrival]:
        """Every email that came since the test began, whatever the mail server said to it."""
        return list(self.read(self.begun))

    def taken(self) -> list[Arrival]:
        return [one for one in self.arrived() if one.taken]

    def arrivals(self) -> list[Arrival]:
        return list(self.read(0))

    def read(self, since: int) -> Iterator[Arrival]:
        with self.record.open() as lines:
            lines.seek(since)
            for line in lines:
                if line.endswith("\n"):
                    yield Arrival(**json.loads(line))

    @property
    def mark(self) -> int:
        return self.record.stat().st_size
