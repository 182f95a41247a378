"""Records as people read them: which columns fit, what a cell says, and lines that are aligned without any drawing."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain

from ibadmin.language import mark, translate
from ibadmin.output.shape import Column, Kind, Record, Shape, Show, Value
from ibadmin.plain_text import harmless

GAP = "  "
_YES, _NO = mark("Yes"), mark("No")


def heading(column: Column) -> str:
    """What stands above a column, in the language of the terminal."""
    return translate(column.heading)


def cell(record: Record, column: Column) -> str:
    """What a person sees of one value, harmless: yes or no, and times in the time zone of this machine."""
    return harmless(column.cell(record) if column.cell else _said(record[column.key], column.kind))


def _said(value: Value, kind: Kind) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return translate(_YES if value else _NO)
    if isinstance(value, list):
        return ", ".join(item if isinstance(item, str) else " ".join(_words(item)) for item in value)
    if kind is Kind.TIME:
        return datetime.fromisoformat(str(value)).astimezone().strftime("%Y-%m-%d %H:%M")
    return str(value)


def _words(item: dict[str, str | int | bool | None]) -> list[str]:
    """The values of a little record; its times are known by their keys."""
    return [_said(value, Kind.TIME if key.endswith("_at") else Kind.TEXT) for key, value in item.items()]


def cells_wide(text: str) -> int:
    """How many cells of a terminal the text takes: accents none, East Asian characters two."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def widths(records: Sequence[Record], columns: Sequence[Column]) -> dict[Column, int]:
    """How wide each column must be for nothing to be cut."""
    return {
        column: max(cells_wide(text) for text in (heading(column), *(cell(record, column) for record in records)))
        for column in columns
    }


def fitting(needed: dict[Column, int], width: int) -> dict[Column, int]:
    """The columns that fit beside each other: from the right they are left out whole, never cut, and a key never."""
    fit = dict(needed)
    for column in reversed(needed):
        if sum(fit.values()) + len(GAP) * (len(fit) - 1) <= width:
            break
        if column.show is not Show.KEY:
            del fit[column]
    return fit


def aligned(first: Sequence[Record], rest: Iterable[Record], columns: dict[Column, int]) -> Iterator[str]:
    """A heading and a line for each record; a value that is wider than the first ones pushes the rest aside."""
    yield _line([heading(column) for column in columns], columns.values())
    for record in chain(first, rest):
        yield _line([cell(record, column) for column in columns], columns.values())


def _line(texts: Sequence[str], needed: Iterable[int]) -> str:
    padded = (text + " " * (width - cells_wide(text)) for text, width in zip(texts, needed, strict=True))
    return GAP.join(padded).rstrip() + "\n"


def card(record: Record, shape: Shape) -> Iterator[str]:
    """One thing, a line for each key; what it has several of stands indented below."""
    margin = max(cells_wide(heading(column)) for column in shape.alone)
    for column in shape.alone:
        value = record[column.key]
        name = heading(column)
        items = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
        if not items:
            yield _line([name, cell(record, column)], [margin, 0])
            continue
        yield f"{name}\n"
        rows = [[harmless(word) for word in _words(item)] for item in items]
        columns = [max(map(cells_wide, texts)) for texts in zip(*rows, strict=True)]
        yield from (GAP + _line(row, columns) for row in rows)
