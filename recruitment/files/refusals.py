"""Why a file was not kept, in words for the person who sent it."""

from enum import Enum

from django.template.defaultfilters import filesizeformat


class Reason(Enum):
    """What follows the name of the file."""

    EMPTY = "is empty. Choose another file."
    TOO_LARGE = "is larger than {largest}. Choose a smaller file."
    WRONG_TYPE = "is not a JPEG, PNG or PDF. Save it as one of these, then choose it again."
    HEIC = "is a HEIC photo, which we cannot open. Save it as a JPEG, or choose a screenshot of it."
    MISNAMED = "has a name that does not fit what is in it. It must end in {ending}."
    DAMAGED = "is damaged or not complete. Choose it again, or choose another file."
    TOO_MANY_DOTS = "is too big a picture. Choose a smaller one, or a screenshot of it."
    TOO_MANY = "was not kept, as we already have {most} files from you. Remove one first."
    TOO_OFTEN = "was not kept, as you sent us {often} files in an hour. Try again later."
    TOO_MUCH = "was not read, as you sent too much at once. Choose it again by itself."
    NO_ROOM = "was not kept, as we have no room for it. This is our fault. Try again later."


class Refused(Exception):
    """Nothing of this file is kept. Its text is a sentence for the person."""

    def __init__(self, reason: Reason, **facts: object) -> None:
        super().__init__(reason.name)
        self.reason = reason
        self.facts = facts
        self.name = ""

    def __str__(self) -> str:
        return f"“{self.name}” {self.reason.value.format(**self.facts)}"


def size_in_words(size: int) -> str:
    """2.4 MB, with no space at which a line could break."""
    return filesizeformat(size).replace(".0\xa0", "\xa0")
