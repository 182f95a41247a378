"""A file of whatever kind, read whole: its rows, or everything that is wrong with it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ibadmin.failures import Flaw
from ibadmin.intake import delimited, documents
from ibadmin.intake.decoding import decoded
from ibadmin.intake.headings import WHO, field_of, says_whom
from ibadmin.intake.rows import Asked, Flawed, Intake, Source
from ibadmin.intake.values import value_of, wrong_with, wrong_with_user

Cell = tuple[int, str]
"""The column that a value stands in, and the value."""
Row = tuple[int, Mapping[str, Cell]]
"""The line of a row, and its values by field."""


def read(content: bytes, wanted: Collection[str], name: str = "") -> Intake:
    """The rows of a file, with the fields that are wanted besides the user; raises Flawed with every flaw.

    A field that says whom the row is about is not one to be changed, unless a surer one says so too.
    """
    text = decoded(content)
    return _from_documents(text, wanted, name) if documents.is_json(text) else _from_lines(text, wanted, name)


def _from_documents(text: str, wanted: Collection[str], name: str) -> Intake:
    flaws: list[Flaw] = []
    known = {*WHO, *wanted}
    rows = ((line, _cells(line, document, flaws, known)) for line, document in documents.objects(text, flaws))
    return _intake(rows, wanted, Source(name), (), flaws)


def _cells(line: int, document: Mapping[str, object], flaws: list[Flaw], known: Collection[str]) -> Mapping[str, Cell]:
    cells: dict[str, Cell] = {}
    for key, value in document.items():
        field = field_of(key)
        match value:
            case str() if field in known:
                cells[field] = (1, value)
            case bool() if field in known:
                cells[field] = (1, "yes" if value else "no")
            case int() if field in known:
                cells[field] = (1, str(value))
            case None:
                continue
            case _ if field in known:
                flaws.append(Flaw(line, 1, field, "not_text"))
            case _:
                continue
    return cells


def _from_lines(text: str, wanted: Collection[str], name: str) -> Intake:
    flaws: list[Flaw] = []
    records = delimited.records(text, flaws)
    line, headings = next(records, (1, []))
    if not _are_headings(headings):
        if len(headings) > 1:
            raise Flawed([*flaws, Flaw(line, 1, "", "no_heading")])
        first = [(line, headings)] if headings else []
        return _intake(_rows(chain(first, records), ("user",)), wanted, Source(name, {"user": 1}), (), flaws)
    fields = tuple(map(field_of, headings))
    used = {*WHO, *wanted}
    flaws += [
        Flaw(line, column, field, "heading_twice", headings[column - 1].strip())
        for column, field in enumerate(fields, 1)
        if field in used and field in fields[: column - 1]
    ]
    columns = {field: column for column, field in enumerate(fields, 1) if field}
    unused = [each.strip() for each, field in zip(headings, fields, strict=True) if each.strip() and field not in used]
    return _intake(_rows(records, fields), wanted, Source(name, columns), unused, flaws)


def _are_headings(cells: Sequence[str]) -> bool:
    """Whether the first line holds headings. `gebruiker` alone may be a user name: it is the one made of no letters."""
    return says_whom(cells) and list(cells) != ["gebruiker"]


def _rows(records: Iterable[delimited.Line], fields: Sequence[str]) -> Iterator[Row]:
    """The cells by field; the first cell beyond the last heading stands under the field `""`."""
    for line, cells in records:
        row = {field: (column, cell) for column, (field, cell) in enumerate(zip(fields, cells, strict=False), 1)}
        row.pop("", None)
        beyond = next(((column, cell) for column, cell in enumerate(cells, 1) if column > len(fields) and cell), None)
        yield line, {**row, "": beyond} if beyond else row


def _intake(
    rows: Iterable[Row], wanted: Collection[str], source: Source, unused: Sequence[str], flaws: list[Flaw]
) -> Intake:
    column_of_user = min((column for field, column in source.columns.items() if field in WHO), default=1)
    asked = [_asked(line, cells, wanted, flaws, column_of_user) for line, cells in rows]
    if flaws:
        raise Flawed(flaws)
    return Intake(asked, source, unused)


def _asked(
    line: int, cells: Mapping[str, Cell], wanted: Collection[str], flaws: list[Flaw], column_of_user: int
) -> Asked:
    if beyond := cells.get(""):
        flaws.append(Flaw(line, beyond[0], "", "beyond_headings", beyond[1].strip()))
    who, (column, name) = _whom(cells, column_of_user)
    if wrong := wrong_with_user(name):
        flaws.append(Flaw(line, column, "user", wrong, name))
    values = {}
    for field in wanted:
        if field in cells and field != who:
            column, cell = cells[field]
            value = value_of(field, cell)
            if wrong := wrong_with(field, value):
                flaws.append(Flaw(line, column, field, wrong, value))
            if value:
                values[field] = value
    return Asked(name, line, values)


def _whom(cells: Mapping[str, Cell], column_of_user: int) -> tuple[str, Cell]:
    """The surest field that says whom the row is about, and what it says.

    Offices call other things an id or a user as well, so that what cannot be a name is passed over for what can.
    """
    said = [(field, (cells[field][0], cells[field][1].strip())) for field in WHO if field in cells]
    filled = [each for each in said if each[1][1]]
    fitting = (each for each in filled if not wrong_with_user(each[1][1], each[0]))
    return next(fitting, None) or next(iter(filled), ("", (column_of_user, "")))
