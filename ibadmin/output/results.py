"""Write what a command found or did, in the format that was asked for; standard output gets nothing else."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial
from itertools import chain, islice, repeat
from typing import assert_never

from ibadmin.output import layout, lines
from ibadmin.output.destination import Destination
from ibadmin.output.shape import Record, Shape

BYTE_ORDER_MARK = "\ufeff"
# A longer table is printed plainly and streamed: drawing costs half a millisecond a row.
MOST_DRAWN = 200


class Format(StrEnum):
    """What `--output` takes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    CSV_EXCEL = "csv-excel"
    TSV = "tsv"
    IDS = "ids"


def default_format(terminal: bool) -> Format:
    """A table for people; for a pipe or a file full values, a record a line."""
    return Format.TABLE if terminal else Format.TSV


def write(records: Iterable[Record], shape: Shape, form: Format, to: Destination, *, wide: bool | None = None) -> int:
    """Write a list, of one or none or millions, as it comes in; return how many there were.

    An empty table is nothing at all: the command says in its own words that there is nobody. `wide` is whether every
    column was asked for, and None where nobody can ask for that.
    """
    match form:
        case Format.TABLE:
            return _write_table(records, shape, to, wide)
        case Format.JSON:
            return _write_array(records, to)
        case Format.JSONL:
            return _stream(records, to, lines.json_lines(to.unicode))
        case Format.CSV:
            return _write_rows(records, shape, to, lines.csv_text)
        case Format.CSV_EXCEL:
            # As a Dutch Excel opens it by a double click.
            return _write_rows(records, shape, to, partial(lines.csv_text, delimiter=";"), BYTE_ORDER_MARK)
        case Format.TSV:
            return _write_rows(records, shape, to, lines.tsv_text)
        case Format.IDS:
            name = lines.identifier(shape)
            return _stream(records, to, lambda batch: "".join(f"{name(record)}\n" for record in batch))
    assert_never(form)


def write_one(record: Record, shape: Shape, form: Format, to: Destination) -> None:
    """Write one thing: a line for each key for people, an object in JSON, a list of one elsewhere."""
    match form:
        case Format.TABLE:
            to.stream.writelines(layout.card(record, shape))
        case Format.JSON:
            to.stream.write(lines.json_object(record, to.unicode))
        case _:
            write([record], shape, form, to)


def _stream(records: Iterable[Record], to: Destination, text: Callable[[list[Record]], str]) -> int:
    count = 0
    for batch in lines.batches(records):
        to.stream.write(text(batch))
        count += len(batch)
        to.written.rows = count
    return count


def _write_rows(
    records: Iterable[Record], shape: Shape, to: Destination, text: Callable[[Sequence[lines.Row]], str], mark: str = ""
) -> int:
    """A row of keys, and a row for each record; nothing before the first one is found, for finding may fail."""
    row = lines.row_maker(shape)
    keys = mark + text([list(shape.keys)])
    before = chain([keys], repeat(""))
    count = _stream(records, to, lambda batch: next(before) + text([row(record) for record in batch]))
    if not count:
        to.stream.write(keys)
    return count


def _write_array(records: Iterable[Record], to: Destination) -> int:
    """One JSON array with a record a line, begun before the last record is known."""
    text = lines.json_lines(to.unicode)
    before = chain(["[\n"], repeat(",\n"))
    count = _stream(records, to, lambda batch: next(before) + text(batch)[:-1].replace("\n", ",\n"))
    to.stream.write("\n]\n" if count else "[]\n")
    return count


def _write_table(records: Iterable[Record], shape: Shape, to: Destination, wide: bool | None) -> int:
    source = iter(records)
    first = list(islice(source, MOST_DRAWN + 1))
    if not first:
        return 0
    wanted = columns = layout.widths(first, shape.in_table(bool(wide)))
    if to.terminal and not wide:
        columns = layout.fitting(wanted, to.width)
    if to.terminal and len(first) <= MOST_DRAWN:
        to.draw(first, tuple(columns), to)
        count = len(first)
    else:
        count = -1
        for text in layout.aligned(first, source, columns):
            to.stream.write(text)
            count += 1
            to.written.rows = count
    if wide is False and len(columns) < len(wanted):
        to.narrowed(len(wanted) - len(columns))
    return count
