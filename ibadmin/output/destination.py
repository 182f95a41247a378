"""Where a result goes: a stream, and what can be shown on it."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from ibadmin.output.shape import Column, Record


def _unheard(_columns: int) -> None:
    """Nobody reads a table there."""


@dataclass(slots=True)
class Written:
    """How much of a result is out, and cannot be taken back."""

    rows: int = 0


Draw = Callable[[Sequence[Record], Sequence[Column], "Destination"], None]


@dataclass(frozen=True, slots=True)
class Destination:
    """A stream with its width in cells; `draw` draws a short table on a terminal and may load what it needs then.

    `narrowed` hears how many columns were left out of a table for which the terminal is too narrow.
    """

    stream: TextIO
    terminal: bool
    width: int
    colour: bool
    draw: Draw
    narrowed: Callable[[int], None] = _unheard
    written: Written = field(default_factory=Written)

    @property
    def unicode(self) -> bool:
        """Whether every character can be written."""
        return (self.stream.encoding or "utf-8").lower().startswith("utf")


def colour_allowed(environ: Mapping[str, str], terminal: bool, no_colour: bool) -> bool:
    """Whether escape codes may be written: only to a terminal that can, and when nobody asked for none.

    `NO_COLOR` counts when it is not empty (no-color.org). `FORCE_COLOR` never adds anything: not a terminal, no codes.
    """
    unwanted = no_colour or environ.get("NO_COLOR") or environ.get("FORCE_COLOR") == "0"
    return terminal and not unwanted and environ.get("TERM") != "dumb"


def make_tolerant(stream: TextIO) -> None:
    """Never let a name that the locale cannot show end a command: on a terminal it is spelled out instead.

    Whatever else reads it gets UTF-8 in every locale. Line ends stay as written, or CSV gets an empty line between
    rows on Windows.
    """
    if isinstance(stream, io.TextIOWrapper):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="")


def on_file(stream: TextIO) -> Destination:
    """A file, which programs read: nothing is drawn on it."""
    return Destination(stream, terminal=False, width=0, colour=False, draw=_nothing)


def _nothing(_records: Sequence[Record], _columns: Sequence[Column], _to: Destination) -> None:
    """A file is no terminal."""
