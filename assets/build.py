"""Make static/site.css from the vendored GOV.UK Frontend styles and our own.

Run it after a change to assets/: python assets/build.py. A test fails when it was forgotten.
"""

import re
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = (HERE / "govuk" / "govuk-frontend.css", HERE / "site.css", HERE / "rules.css")
RESULT = HERE.parent / "static" / "site.css"
LICENCE = "/* GOV.UK Frontend 6.6.0, MIT licence: assets/govuk/LICENSE.txt */\n"

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
AROUND = re.compile(r" ?([{};,>]) ?")
AFTER_COLON = re.compile(r": (?=[^{}]*})")


def squeeze(css: str) -> str:
    """Drop comments and the white space that no browser needs. Strings hold no runs of spaces."""
    css = SPACE.sub(" ", COMMENT.sub("", css))
    css = AFTER_COLON.sub(":", AROUND.sub(r"\1", css))
    return css.replace(";}", "}").strip()


def build() -> str:
    return LICENCE + "".join(squeeze(source.read_text("utf-8")) for source in SOURCES) + "\n"


if __name__ == "__main__":
    RESULT.write_text(build(), "utf-8")
