"""The door: `ibadmin` and `python -m ibadmin` come in here. TAB is answered at the door, without the program."""

import os
import sys
import time
from collections.abc import Sequence

TAB = "__complete"


def main() -> int:
    """Answer TAB, or run one command; returns the exit code."""
    if sys.argv[1:2] == [TAB]:
        return _complete(sys.argv[2:])
    from ibadmin.cli import main as run

    return run()


def _complete(question: Sequence[str]) -> int:
    from ibadmin.tab import answer

    names = answer(question, os.environ, time.time())
    sys.stdout.buffer.write("".join(f"{name}\n" for name in names).encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
