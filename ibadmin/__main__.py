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
        from ibadmin import signals

        signals.end_at_once()
        return _answer()
    except KeyboardInterrupt:
        return 130


def _answer() -> int:
    _open_streams()
    match sys.argv[1:]:
        case ["--version"]:
            sys.stdout.write(f"ibadmin {__version__}\n")
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


def _open_streams() -> None:
    """A standard stream that was closed leads nowhere: else the next file that is opened, the store, takes its place.

    In this order: what is opened takes the lowest place that is free. Not by pathlib, for which TAB does not wait.
    """
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - open to the end
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _complete(question: Sequence[str]) -> int:
    from ibadmin.tab import answer

    names = answer(question, os.environ, time.time())
    sys.stdout.buffer.write("".join(f"{name}\n" for name in names).encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
