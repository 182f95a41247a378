"""`--report`: a row for each row that was given, in that order, with what came of it; it can be given back."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from ibadmin import messages
from ibadmin.commands.batch import user_of
from ibadmin.commands.orders import Noted, Order, Repeated, Step
from ibadmin.errors import IbadminError
from ibadmin.facts import Unchanged
from ibadmin.intake.reading import raw_rows
from ibadmin.output.destination import on_file
from ibadmin.output.reports import OUTCOME, beside, report_row, report_shape
from ibadmin.output.results import Format, write
from ibadmin.output.shape import Record, Shape

_FORMATS = {".json": Format.JSON, ".jsonl": Format.JSONL, ".tsv": Format.TSV}
DONE, PLANNED, NOT_DONE, IN_DOUBT = "done", "planned", "not_done", "in_doubt"


def write_report(stream: TextIO, path: Path, decided: Sequence[tuple[Order, Sequence[Step]]], result: str) -> None:
    """The rows of a run; `result` is that of those which can be done: done, planned, not done, or in doubt."""
    fields = tuple(dict.fromkeys(name for order, _ in decided for name in order.verb.fields))
    form = _FORMATS.get(path.suffix.lower(), Format.CSV_EXCEL)
    records, shape = _records(decided, fields, result), report_shape(fields)
    if content := next((order.source.content for order, _ in decided if order.source.content), b""):
        given = dict(raw_rows(content))
        shape = beside([heading for cells in given.values() for heading in cells])
        records = (_beside(record, given, shape) for record in records)
    write(records, shape, form, on_file(stream))


def _beside(record: Record, given: Mapping[int, Mapping[str, str]], shape: Shape) -> Record:
    """A row as it stands in its file, with what came of it."""
    line = record["line"]
    cells = given.get(line, {}) if isinstance(line, int) else {}
    return {key: record[key] if key in OUTCOME else cells.get(key, "") for key in shape.keys}


def _records(decided: Sequence[tuple[Order, Sequence[Step]]], fields: Sequence[str], result: str) -> Iterator[Record]:
    for order, steps in decided:
        for step in steps:
            values = {name: step.asked.values.get(name, "") for name in fields}
            outcome = step.outcome
            match outcome:
                case Repeated(line):
                    row = report_row(order.verb.name, step.asked.line, step.asked.user, values, "repeated")
                    row["message"] = messages.repeated(line)
                case Noted():
                    row = report_row(order.verb.name, step.asked.line, step.asked.user, values, outcome.value)
                case IbadminError():
                    row = report_row(order.verb.name, step.asked.line, step.asked.user, values, outcome.code)
                    explained = messages.error(outcome)
                    row["reasons"] = [ground.code for ground in explained.grounds if ground.code != "candidate"]
                    row["message"] = " ".join(explained.reasons or (explained.what,))
                case _:
                    word = "unchanged" if isinstance(outcome, Unchanged) else result
                    row = report_row(order.verb.name, step.asked.line, step.asked.user, values, word)
                    user = user_of(outcome)
                    assert user is not None
                    row |= {"username": user.username, "organisation": user.organisation.code}
            yield row
