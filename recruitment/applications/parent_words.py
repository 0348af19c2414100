"""What a parent or carer says yes to, word for word.

A yes is kept with its version, so that it can always be read what somebody agreed to. Never change
a version: write the next one. A yes to an older version stays a yes.
"""

from collections.abc import Mapping

VERSIONS: Mapping[int, tuple[str, ...]] = {
    1: (
        "I am their parent or carer, and I may decide this for them.",
        "They may send this application to you.",
        "You may keep it, read it, and write to me about it.",
        "You may send them a copy of each email that you write to me.",
    ),
}
CURRENT = max(VERSIONS)
