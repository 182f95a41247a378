"""Whether a person has typed a line, for who waits for the browser at the same time."""

import io
import select
import sys
from typing import TextIO


def line_waits(stdin: TextIO) -> bool:
    """Whether reading a line returns at once; a thread that reads in the background would eat the next answer too."""
    try:
        descriptor = stdin.fileno()
    except io.UnsupportedOperation:
        # In memory: nothing to wait for.
        return True
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows alone

        return msvcrt.kbhit()
    return bool(select.select([descriptor], [], [], 0)[0])
