"""`make bench`: the promised numbers, each beside its bar. Ends with an error if one is missed."""

import os
import sys
import tempfile
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from tests.bench import asked, desk, judging, pages, whole  # noqa: E402


def main() -> int:
    rows = [*judging.measure(), *asked.measure()]
    rows.append(
        ("question page : bare Django view, times", pages.question_page_to_bare_view(), 2.5)
    )
    with tempfile.TemporaryDirectory() as folder:
        rows += desk.measure(Path(folder) / "desk")
        rows += whole.measure(Path(folder) / "state")
    for row in rows:
        sys.stdout.write(told(*row))
    return int(any(bar is not None and figure > bar for _, figure, bar in rows))


def told(name: str, figure: float, bar: float | None) -> str:
    if bar is None:
        return f"{name:<44}{figure:>9.2f}  no bar\n"
    verdict = "ok" if figure <= bar else "MISSED"
    return f"{name:<44}{figure:>9.2f}  bar {bar:>6.2f}  {figure / bar:>5.2f}  {verdict}\n"


if __name__ == "__main__":
    sys.exit(main())
