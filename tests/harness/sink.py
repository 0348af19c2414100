"""A mail server that answers as it is told, and writes down each email before it answers.

`python -m tests.harness.sink FOLDER PORT`. FOLDER/answers.json is a list of rules, read again when
it changes: {"to": pattern, "answer": what, "times": how often for one email, "share": of emails}.
With "at": "RCPT" or "MAIL" it answers there; at MAIL the pattern is of the sender.

Answers: "421", "451", "550", or a line like "550 5.7.1 Relaying denied"; "hang" for a minute;
"cut" the connection after the email came; "kill" whoever sent it, after saying yes and before
they can read it; "pause" them there for a while.
"""

import asyncio
import email
import hashlib
import json
import os
import re
import signal
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.harness.processes import HOST

YES = "250 OK"
REFUSALS = {
    "421": "421 Try again later",
    "451": "451 Greylisted, try again later",
    "550": "550 No such mailbox",
}
LONG, PAUSE = 60.0, float(os.environ.get("FAULT_PAUSE", "5"))


class Sink:
    def __init__(self, folder: Path) -> None:
        self.script = folder / "answers.json"
        self.record = os.open(folder / "sink.jsonl", os.O_CREAT | os.O_APPEND | os.O_WRONLY)
        self.given: Counter[tuple[int, str]] = Counter()
        self.rules: list[dict[str, Any]] = []
        self.read_at = 0

    async def handle_DATA(  # noqa: N802  # aiosmtpd's name for it
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        (to,) = envelope.rcpt_tos
        made = email.message_from_bytes(envelope.original_content or b"")
        answer = self.answer_to(to, made["Message-ID"])
        pid = sender(session.peer[1]) if answer in ("kill", "pause") else 0
        if pid:
            os.kill(pid, signal.SIGSTOP)
        self.write(at=time.time(), id=made["Message-ID"], to=to, answer=answer, pid=pid)
        if answer == "hang":
            await asyncio.sleep(LONG)
        if answer == "cut":
            server.transport.abort()
        if pid:
            end_it(pid, answer)
        return refusal(answer)

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, sender: str, options: list[str]
    ) -> str:
        envelope.mail_from = sender
        envelope.mail_options.extend(options)
        return refusal(self.answer_to(sender, sender, at="MAIL"))

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]
    ) -> str:
        said = refusal(self.answer_to(to, to, at="RCPT"))
        if said == YES:
            envelope.rcpt_tos.append(to)
        return said

    def answer_to(self, to: str, message: str, at: str = "DATA") -> str:
        self.read_script()
        for number, rule in enumerate(self.rules):
            if rule.get("at", "DATA") != at:
                continue
            key = (number, message)
            often = self.given[key] < rule.get("times", 1_000_000)
            if re.match(rule["to"], to) and often and chance(message) < rule.get("share", 1):
                self.given[key] += 1
                return rule["answer"]
        return "yes"

    def read_script(self) -> None:
        with suppress(FileNotFoundError):
            changed = self.script.stat().st_mtime_ns
            if changed != self.read_at:
                self.rules, self.read_at = json.loads(self.script.read_text()), changed
                self.given.clear()

    def write(self, **line: object) -> None:
        os.write(self.record, f"{json.dumps(line)}\n".encode())


def refusal(answer: str) -> str:
    """What the mail server says for an answer: a whole line is said as it is."""
    whole = answer[:1] in ("4", "5") and " " in answer
    return answer if whole else REFUSALS.get(answer, YES)


def chance(message: str) -> float:
    """Between 0 and 1, always the same for one email."""
    return int(hashlib.sha256(message.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF


def end_it(pid: int, answer: str) -> None:
    """When our answer is on its way: the sender stands still already."""
    later = asyncio.get_running_loop().call_later
    if answer == "kill":
        later(0.05, os.kill, pid, signal.SIGKILL)
    else:
        later(PAUSE, os.kill, pid, signal.SIGCONT)


def sender(port: int) -> int:
    """The process at the other end of a connection from this port of this computer."""
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    fields = (line.split() for line in lines)
    sockets = [row[9] for row in fields if int(row[1].split(":")[1], 16) == port]
    for inode in sockets:
        for process in Path("/proc").glob("[0-9]*"):
            if holds(process, f"socket:[{inode}]"):
                return int(process.name)
    return 0


def holds(process: Path, name: str) -> bool:
    with suppress(OSError):
        return any(str(one.readlink()) == name for one in (process / "fd").iterdir())
    return False


def main() -> None:
    folder, port = sys.argv[1:]
    controller = Controller(Sink(Path(folder)), hostname=HOST, port=int(port))
    controller.start()
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    controller.stop()


if __name__ == "__main__":
    main()
