"""`--report`: a row for each row that was given, in that order, with what came of it; it can be given back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from ibadmin import messages
from ibadmin.app.changes import Outcome, Repeated, user_of
from ibadmin.commands.given import Given, Noted, Step, every_step
from ibadmin.errors import IbadminError
from ibadmin.facts import Unchanged
from ibadmin.intake.reading import raw_rows
from ibadmin.output.destination import on_file
from ibadmin.output.reports import OUTCOME, beside, report_row, report_shape
from ibadmin.output.results import Format, write
from ibadmin.output.shape import Record, Shape

_FORMATS = {".json": Format.JSON, ".jsonl": Format.JSONL, ".tsv": Format.TSV}
DONE, PLANNED, NOT_DONE, IN_DOUBT = "done", "planned", "not_done", "in_doubt"


def write_report(stream: TextIO, path: Path, given: Given, outcomes: Sequence[Outcome], result: str) -> None:
    """The rows of a run; `result` is that of those which can be done: done, planned, not done, or in doubt."""
    fields = given.fields
    form = _FORMATS.get(path.suffix.lower(), Format.CSV_EXCEL)
    records, shape = _records(given, every_step(given, outcomes), result), report_shape(fields)
    if content := given.source.content:
        rows = dict(raw_rows(content))
        shape = beside([heading for cells in rows.values() for heading in cells])
        records = (_beside(record, rows, shape) for record in records)
    write(records, shape, form, on_file(stream))


def _beside(record: Record, rows: Mapping[int, Mapping[str, str]], shape: Shape) -> Record:
    """A row as it stands in its file, with what came of it."""
    line = record["line"]
    cells = rows.get(line, {}) if isinstance(line, int) else {}
    return {key: record[key] if key in OUTCOME else cells.get(key, "") for key in shape.keys}


def _records(given: Given, steps: Iterable[Step], result: str) -> Iterator[Record]:
    for row, outcome in steps:
        values = {name: row.values.get(name, "") for name in given.fields}
        record = report_row(given.command, row.line, row.user, values, _word(outcome, result))
        match outcome:
            case Repeated(line):
                record["message"] = messages.repeated(line)
            case Noted():
                pass
            case IbadminError():
                explained = messages.error(outcome)
                record["reasons"] = [ground.code for ground in explained.grounds if ground.code != "candidate"]
                record["message"] = " ".join(explained.reasons or (explained.what,))
            case _:
                user = user_of(outcome)
                assert user is not None
                record |= {"username": user.username, "organisation": user.organisation.code}
        yield record


def _word(outcome: Outcome | Noted, result: str) -> str:
    match outcome:
        case Repeated():
            return "repeated"
        case Noted():
            return outcome.value
        case IbadminError():
            return outcome.code
        case Unchanged():
            return "unchanged"
        case _:
            return result
