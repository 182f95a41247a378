r"""Records as programs read them: JSON, CSV, TSV and bare identifiers, a batch at a time and nothing cut.

A batch is put together as if every value were ordinary, and then looked at as a whole; only a batch in which something
is to be quoted, acts, hides or looks like a formula is gone through value by value. So hostile names cost time only
where they are.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter

from ibadmin.output.shape import Kind, Record, Scalar, Shape, Value
from ibadmin.plain_text import harmless, is_harmful, spelled_out

BATCH = 250
Row = list[str]

_FLAGS: dict[Value, str] = {True: "true", False: "false", None: ""}
_FORMULA = re.compile(r'(^|;)(?="*[=+\-@＝＋－＠])')
# What lines of ordinary values do not hold. Looking for few and short things is what keeps long lists fast.
_SUSPECTS = ('"', ";", "=", "+", ",-", ",@", "\n-", "\n@")
_WIDE_SUSPECTS = ("＝", "＋", "－", "＠")


def batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """A few hundred at a time, so that memory stays what it is however long the list."""
    source = iter(records)
    while batch := list(islice(source, BATCH)):
        yield batch


def json_lines(unicode: bool) -> Callable[[Sequence[Record]], str]:
    r"""How records become JSON, a line each: what acts or hides is `\u202e`, which is the same to every parser.

    Where the stream cannot write every character, all but ASCII is written so.
    """
    encode = json.JSONEncoder(ensure_ascii=not unicode).encode

    def text(records: Sequence[Record]) -> str:
        # One call for all of them takes half the time. A quotation mark in a value is escaped, so that this stands
        # between records, and else only in the lists of records that have such records inside.
        first = f"{{{encode(next(iter(records[0])))}: "
        lines = encode(records)[1:-1].replace(f"}}, {first}", f"}}\n{first}")
        if lines.count("\n") != len(records) - 1:
            lines = "\n".join(map(encode, records))
        each = lines.split("\n")
        # Of ASCII every control character but this one was escaped already, and most lines hold no other letters.
        if "\x7f" in lines or not all(line.isascii() or line.isprintable() for line in each):
            lines = "\n".join(map(harmless_json, each))
        return f"{lines}\n"

    return text


def json_object(record: Record, unicode: bool) -> str:
    """A record as JSON for a person to look at, a key a line."""
    text = json.JSONEncoder(ensure_ascii=not unicode, indent=2).encode(record)
    return "".join(f"{harmless_json(line)}\n" for line in text.split("\n"))


def harmless_json(text: str) -> str:
    """JSON on one line with what acts or hides escaped; that stands in strings only."""
    return "".join(json.dumps(c)[1:-1] if is_harmful(c) else c for c in text)


def csv_text(rows: Sequence[Row], delimiter: str = ",") -> str:
    """Rows as RFC 4180 has them: comma, CRLF, quotes where needed; harmless, and no cell that is a formula."""
    text = _joined(rows, delimiter, "\r\n")
    if _unambiguous(text, rows, delimiter, "\r\n") and not _may_calculate(text) and _printable(text, "\r\n"):
        return text
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows([[no_formula(value) for value in row] for row in rows])
    return buffer.getvalue()


def _may_calculate(text: str) -> bool:
    suspects = _SUSPECTS if text.isascii() else _SUSPECTS + _WIDE_SUSPECTS
    return text.startswith(("-", "@")) or any(suspect in text for suspect in suspects)


def no_formula(value: str) -> str:
    """A value that no spreadsheet calculates: an apostrophe before what would start a formula.

    That goes for every cell, telephone numbers as `+31…` too: JSON and TSV have them as they are. Dutch Excel splits
    lines at semicolons whatever the quotes, so what follows a semicolon counts as the start of a cell.
    """
    return _FORMULA.sub(r"\1'", harmless(value))


def tsv_text(rows: Sequence[Row]) -> str:
    r"""Rows for `cut` and `awk`: no quotes; a tab in a value is `\t`, a line end `\n`, a backslash `\\`."""
    text = _joined(rows, "\t", "\n")
    if _unambiguous(text, rows, "\t", "\n") and "\\" not in text and _printable(text, "\n", "\t"):
        return text
    return "".join("\t".join(no_separator(value) for value in row) + "\n" for row in rows)


def no_separator(value: str) -> str:
    """A value in which nothing can be taken for the end of it; what was there can be read back."""
    return "".join(
        spelled_out(character) if character == "\\" or is_harmful(character) else character for character in value
    )


def _joined(rows: Sequence[Row], delimiter: str, line_end: str) -> str:
    return line_end.join([*map(delimiter.join, rows), ""])


def _unambiguous(text: str, rows: Sequence[Row], delimiter: str, line_end: str) -> bool:
    """Whether no value holds what separates values."""
    between = len(rows) * (len(rows[0]) - 1)
    return text.count(delimiter) == between and text.count(line_end) == len(rows)


def _printable(text: str, *separators: str) -> bool:
    """Whether there is nothing beside these that acts or hides."""
    for separator in separators:
        text = text.replace(separator, "")
    return text.isprintable()


def row_maker(shape: Shape) -> Callable[[Record], Row]:
    """How a record of this shape becomes a row of cells, in the order of its columns."""
    values = itemgetter(*shape.keys)
    flatten: dict[Kind, Callable[[Value], str]] = {Kind.FLAG: _FLAGS.__getitem__, Kind.CODES: flat, Kind.ITEMS: flat}
    special = [(place, flatten[c.kind]) for place, c in enumerate(shape.columns) if c.kind in flatten]

    def row(record: Record) -> Row:
        cells = list(values(record))
        for place, flattened in special:
            cells[place] = flattened(cells[place])
        return ["" if cell is None else str(cell) for cell in cells]

    return row


def flat(value: Value) -> str:
    """A list in one cell: `iwmo/gebruiker/active ijw/productbeheerder/active`."""
    if not value:
        return ""
    if not isinstance(value, list):
        return _bare(value)
    return " ".join([item if isinstance(item, str) else "/".join(map(_bare, item.values())) for item in value])


def _bare(value: Scalar) -> str:
    return "" if value is None else str(value)


def identifier(shape: Shape) -> Callable[[Record], str]:
    """How a record is named on a line of its own, such as `u3k9…` or `iwmo/gebruiker`."""
    return lambda record: harmless("/".join(str(record[key]) for key in shape.identifier))
