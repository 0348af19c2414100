"""The name that a file had on somebody's computer: words to show, never a place to write to."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST = 100
NAMELESS = "file"
SPACE = re.compile(r"\s+")
FOLDERS = re.compile(r".*[/\\:]", re.DOTALL)


def clean(name: str) -> str:
    """Without folders, and without signs that nobody sees or that turn words around."""
    last = FOLDERS.sub("", unicodedata.normalize("NFC", SPACE.sub(" ", name)))
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    return shortened(seen.strip(" .")) or NAMELESS


def shortened(name: str) -> str:
    """What a name ends in says more than its middle."""
    if len(name) <= LONGEST:
        return name
    ending = PurePosixPath(name).suffix[:10]
    return name[: LONGEST - len(ending) - 1] + "…" + ending


def with_ending(name: str, ending: str) -> str:
    """The name under which a file is saved again: it ends as what is in it should."""
    return PurePosixPath(name).stem + ending
