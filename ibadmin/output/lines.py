r"""Records as programs read them: JSON, CSV, TSV and bare identifiers, a batch at a time and nothing cut.

A batch is written by the C code of `json` and `csv` and then looked at as a whole; only a batch in which something
acts, hides or looks like a formula is gone through value by value. So hostile names cost time only where they are.
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
Cell = str | int | None
Row = list[Cell]

_FLAGS: dict[Value, str] = {True: "true", False: "false", None: ""}
_FORMULA = re.compile(r'(^|;)(?="*[=+\-@＝＋－＠])')
# What lines of ordinary values do not hold. Looking for few and short things is what keeps long lists fast. The
# quotation mark is among them because a value with a line end in it is quoted.
_SUSPECTS = ('"', ";", "=", "+", ",-", ",@", "\n-", "\n@")
_WIDE_SUSPECTS = ("＝", "＋", "－", "＠")


def batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """A few hundred at a time, so that memory stays what it is however long the list."""
    source = iter(records)
    while batch := list(islice(source, BATCH)):
        yield batch


def json_encoder(unicode: bool) -> Callable[[Record], str]:
    r"""How a record becomes a line of JSON: what acts or hides is `\u202e`, which is the same to every parser.

    Where the stream cannot write every character, all but ASCII is written so.
    """
    encode = json.JSONEncoder(ensure_ascii=not unicode).encode

    def line(record: Record) -> str:
        text = encode(record)
        return text if text.isprintable() else harmless_json(text)

    return line


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
    if not _may_calculate(text) and text.replace("\r\n", "").isprintable():
        return text
    return _joined([[no_formula(value) for value in row] for row in rows], delimiter, "\r\n")


def _may_calculate(text: str) -> bool:
    suspects = _SUSPECTS if text.isascii() else _SUSPECTS + _WIDE_SUSPECTS
    return text.startswith(("-", "@")) or any(suspect in text for suspect in suspects)


def no_formula(value: Cell) -> Cell:
    """A value that no spreadsheet calculates: an apostrophe before what would start a formula.

    That goes for every cell, telephone numbers as `+31…` too: JSON and TSV have them as they are. Dutch Excel splits
    lines at semicolons whatever the quotes, so what follows a semicolon counts as the start of a cell.
    """
    return _FORMULA.sub(r"\1'", harmless(value)) if isinstance(value, str) else value


def tsv_text(rows: Sequence[Row]) -> str:
    r"""Rows for `cut` and `awk`: no quotes; a tab in a value is `\t`, a line end `\n`, a backslash `\\`."""
    text = _joined(rows, "\t", "\n")
    if '"' not in text and "\\" not in text and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return "".join("\t".join(no_separator(value) for value in row) + "\n" for row in rows)


def no_separator(value: Cell) -> str:
    """A value in which nothing can be taken for the end of it; what was there can be read back."""
    if value is None:
        return ""
    return "".join(
        spelled_out(character) if character == "\\" or is_harmful(character) else character for character in str(value)
    )


def _joined(rows: Sequence[Row], delimiter: str, line_end: str) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return buffer.getvalue()


def row_maker(shape: Shape) -> Callable[[Record], Row]:
    """How a record of this shape becomes a row of cells, in the order of its columns."""
    values = itemgetter(*shape.keys)
    flatten: dict[Kind, Callable[[Value], str]] = {Kind.FLAG: _FLAGS.__getitem__, Kind.CODES: flat, Kind.ITEMS: flat}
    special = [(place, flatten[c.kind]) for place, c in enumerate(shape.columns) if c.kind in flatten]

    def row(record: Record) -> Row:
        cells = list(values(record))
        for place, flattened in special:
            cells[place] = flattened(cells[place])
        return cells

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
