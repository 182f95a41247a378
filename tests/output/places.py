"""Streams to write to: a pipe and a terminal, kept in memory."""

import io

from ibadmin.output.destination import Destination, make_tolerant
from ibadmin.output.results import Format, write, write_one
from ibadmin.output.shape import Record, Shape
from ibadmin.output.table import draw


class _Stream(io.TextIOWrapper):
    """A stream that may be a terminal."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal


class Place:
    """A destination whose text can be read back."""

    def __init__(self, terminal: bool = False, width: int = 80, colour: bool = False, encoding: str = "utf-8") -> None:
        self._bytes = io.BytesIO()
        stream = _Stream(self._bytes, encoding=encoding)
        stream.terminal = terminal
        make_tolerant(stream)
        self.destination = Destination(stream, terminal, width, colour, draw)

    @property
    def text(self) -> str:
        stream = self.destination.stream
        stream.flush()
        return self._bytes.getvalue().decode(stream.encoding)


def piped(records: list[Record], shape: Shape, form: Format) -> str:
    """What a list is in a pipe."""
    place = Place()
    write(records, shape, form, place.destination)
    return place.text


def on_terminal(records: list[Record], shape: Shape, width: int = 80, *, wide: bool = False) -> str:
    """What a list is as a table on a terminal."""
    place = Place(terminal=True, width=width)
    write(records, shape, Format.TABLE, place.destination, wide=wide)
    return place.text


def one(record: Record, shape: Shape, form: Format) -> str:
    """What a single thing is."""
    place = Place()
    write_one(record, shape, form, place.destination)
    return place.text
