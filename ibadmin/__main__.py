"""The door: `ibadmin` and `python -m ibadmin` come in here. TAB and `--version` are answered without the program."""

import gc
import os
import sys
import time
from collections.abc import Sequence

from ibadmin import __version__


def main() -> int:
    """Answer at the door, or run one command; returns the exit code."""
    try:
        from ibadmin import signals, streams

        signals.end_at_once()
        streams.open_standard()
        return _answer()
    except KeyboardInterrupt:
        return 130


def _answer() -> int:
    match sys.argv[1:]:
        case ["--version"] if _is_written(f"ibadmin {__version__}\n"):
            return 0
        case ["__complete", *question]:
            return _complete(question)
        case _:
            # What start-up makes stays: to look through it for rings, 150 times, is a twentieth of a command. Whatever
            # serves others sets it back.
            gc.set_threshold(200_000)
            from ibadmin.cli import main as run
            from ibadmin.signals import interruptible

            return interruptible(run)


def _is_written(text: str) -> bool:
    """Tries to write to standard output; returns False where that fails, and leaves the telling to the program."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except Exception:  # noqa: BLE001 - the program meets it again, and tells it
        return False
    return True


def _complete(question: Sequence[str]) -> int:
    from ibadmin.tab import answer

    names = answer(question, os.environ, time.time())
    sys.stdout.buffer.write("".join(f"{name}\n" for name in names).encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
