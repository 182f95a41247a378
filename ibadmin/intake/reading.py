"""A file of whatever kind, read whole: its rows, or everything that is wrong with it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ibadmin.failures import Flaw
from ibadmin.intake import delimited, documents
from ibadmin.intake.decoding import decoded
from ibadmin.intake.headings import WHO, field_of, says_whom
from ibadmin.intake.rows import NOTHING_SAID, Asked, Flawed, Intake, Source
from ibadmin.intake.values import value_of, wrong_with, wrong_with_user

Row = tuple[int, Mapping[str, str]]
"""The line of a row, and what its cells say, by field; under `""` what stands beyond the last heading."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as rows, not looked at yet; all of its flaws are known once the last row has been read."""

    rows: Iterable[Row]
    source: Source
    unused: Sequence[str]
    flaws: list[Flaw]


def read(content: bytes, wanted: Collection[str], name: str = "", required: Collection[str] = ()) -> Intake:
    """The rows of a file, with the fields that are wanted besides the user; raises Flawed with every flaw.

    A field that says whom the row is about is not one to be changed, unless a surer one says so too. Where
    something is wrong, what is required and a row does not say is among the flaws; where that is all, the rules say so.
    """
    return _intake(sheet(content, wanted, name), wanted, required)


def sheet(content: bytes, wanted: Collection[str], name: str = "") -> Sheet:
    """The same before anybody looks at what the cells hold; raises Flawed for what is no text, or has no headings."""
    text = decoded(content)
    return _from_documents(text, wanted, name) if documents.is_json(text) else _from_lines(text, wanted, name)


def _from_documents(text: str, wanted: Collection[str], name: str) -> Sheet:
    flaws: list[Flaw] = []
    known = {*WHO, *wanted}
    rows = ((line, _cells(line, document, flaws, known)) for line, document in documents.objects(text, flaws))
    return Sheet(rows, Source(name), (), flaws)


def _cells(line: int, document: Mapping[str, object], flaws: list[Flaw], known: Collection[str]) -> Mapping[str, str]:
    cells: dict[str, str] = {}
    for key, value in document.items():
        field = field_of(key)
        match value:
            case str() if field in known:
                cells[field] = value
            case bool() if field in known:
                cells[field] = "yes" if value else "no"
            case int() if field in known:
                cells[field] = str(value)
            case None:
                continue
            case _ if field in known:
                flaws.append(Flaw(line, 1, field, "not_text"))
            case _:
                continue
    return cells


def _from_lines(text: str, wanted: Collection[str], name: str) -> Sheet:
    flaws: list[Flaw] = []
    records = delimited.records(text, flaws)
    line, headings = next(records, (1, []))
    if not _are_headings(headings):
        if len(headings) > 1:
            raise Flawed([*flaws, Flaw(line, 1, "", "no_heading")])
        one_a_line = _rows(chain([(line, headings)] if headings else [], records), ("user",), ("user",))
        return Sheet(one_a_line, Source(name, {"user": 1, "": 2}), (), flaws)
    fields = tuple(map(field_of, headings))
    used = {*WHO, *wanted}
    flaws += [
        Flaw(line, column, field, "heading_twice", headings[column - 1].strip())
        for column, field in enumerate(fields, 1)
        if field in used and field in fields[: column - 1]
    ]
    columns = {**{field: column for column, field in enumerate(fields, 1)}, "": len(fields) + 1}
    unused = [each.strip() for each, field in zip(headings, fields, strict=True) if each.strip() and field not in used]
    return Sheet(_rows(records, fields, used), Source(name, columns), unused, flaws)


def _are_headings(cells: Sequence[str]) -> bool:
    """Whether the first line holds headings. `gebruiker` alone may be a user name: it is the one made of no letters."""
    return says_whom(cells) and list(cells) != ["gebruiker"]


def _rows(records: Iterable[delimited.Line], fields: Sequence[str], used: Collection[str]) -> Iterator[Row]:
    """The cells by field, of the fields that are used."""
    places = [(field, place) for place, field in enumerate(fields) if field in used]
    for line, cells in records:
        row = {field: cells[place] for field, place in places if place < len(cells)}
        if len(cells) > len(fields) and (beyond := next(filter(str.strip, cells[len(fields) :]), "")):
            row[""] = beyond
        yield line, row


def _intake(found: Sheet, wanted: Collection[str], required: Collection[str]) -> Intake:
    asked = [_asked(line, cells, wanted, found.flaws, found.source) for line, cells in found.rows]
    if found.flaws:
        lacking = (
            Flaw(row.line, found.source.columns.get(field, 1), field, "required")
            for row in asked
            for field in required
            if field in found.source.columns and field not in row.values
        )
        raise Flawed([*found.flaws, *lacking])
    return Intake(asked, found.source, found.unused)


def _asked(line: int, cells: Mapping[str, str], wanted: Collection[str], flaws: list[Flaw], source: Source) -> Asked:
    if "" in cells:
        flaws.append(Flaw(line, source.columns[""], "", "beyond_headings", cells[""].strip()))
    who, name, wrong = _whom(cells, source)
    if wrong:
        flaws.append(Flaw(line, source.columns.get(who, 1), "user", wrong, name))
    values = {}
    for field in wanted:
        if field in cells and field != who:
            value = value_of(field, cells[field])
            if wrong := wrong_with(field, value):
                flaws.append(Flaw(line, source.columns.get(field, 1), field, wrong, value))
            if value:
                values[field] = value
    return Asked(name, line, values or NOTHING_SAID)


def _whom(cells: Mapping[str, str], source: Source) -> tuple[str, str, str]:
    """The surest field that says whom the row is about, what it says, and what is wrong with that.

    Offices call other things an id or a user as well, so that what cannot be a name is passed over for what can.
    """
    first = ("", "", "")
    for field in WHO:
        if name := cells.get(field, "").strip():
            wrong = wrong_with_user(name, field)
            if not wrong:
                return field, name, ""
            first = first if first[0] else (field, name, wrong)
    return first if first[0] else (next(filter(source.columns.__contains__, WHO), ""), "", "required")
