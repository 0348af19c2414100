"""Log lines that say what went wrong and where, and nothing that a person told us."""

import logging
import traceback
from types import TracebackType

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Leaves out the text of an exception: the database puts whole rows into its own."""

    def formatException(self, ei: Fault) -> str:  # noqa: N802  # the name is logging's
        kind, _, where = ei
        frames = "".join(traceback.format_tb(where))
        return f"{frames}{kind.__name__ if kind else ''}"
