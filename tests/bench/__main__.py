"""`make bench`: the promised numbers, each beside its bar. Ends with an error if one is missed."""

import os
import sys
import tempfile
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from tests.bench import pages, whole  # noqa: E402


def main() -> int:
    rows = [("question page : bare Django view, times", pages.question_page_to_bare_view(), 2.5)]
    with tempfile.TemporaryDirectory() as folder:
        rows += whole.measure(Path(folder) / "state")
    for name, figure, bar in rows:
        verdict = "ok" if figure <= bar else "MISSED"
        sys.stdout.write(
            f"{name:<44}{figure:>9.2f}  bar {bar:>6.2f}  {figure / bar:>5.2f}  {verdict}\n"
        )
    return int(any(figure > bar for _, figure, bar in rows))


if __name__ == "__main__":
    sys.exit(main())
