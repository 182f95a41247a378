"""A file of whatever kind, read whole: its rows, or everything that is wrong with it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from ibadmin.failures import Flaw, Remark
from ibadmin.intake import delimited, documents
from ibadmin.intake.columns import LEFT_ON, Clash, Named, Settled, settled, settling
from ibadmin.intake.decoding import decoded
from ibadmin.intake.headings import WHO, field_of, is_heading_again, plain, says_whom
from ibadmin.intake.rows import NOTHING_SAID, Asked, Flawed, Intake, Remarks, Source
from ibadmin.intake.values import says_nothing, value_of, wrong_with, wrong_with_user

_OF_THE_WHOLE = frozenset({"quote_open", "list_open", "heading_twice"})
"""Flaws after which nobody knows what the other rows say."""
_DECIDES = frozenset({*WHO, LEFT_ON})
UNREADABLE: Mapping[str, str] = MappingProxyType({})
"""The cells of what is no row."""


class Row(NamedTuple):
    """The line of a row, what it says by field, and what clashes; under `""` what stands beyond the last heading."""

    line: int
    cells: Mapping[str, str]
    clashes: Sequence[Clash] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as rows, not looked at yet; all flaws and remarks are known once the last row has been read."""

    rows: Iterable[Row]
    source: Source
    unused: Sequence[str]
    flaws: list[Flaw]
    remarks: Remarks


def read(
    content: bytes, wanted: Collection[str], name: str = "", required: Collection[str] = (), keep_going: bool = False
) -> Intake:
    """The rows of a file, with the fields that are wanted besides the user; raises Flawed with every flaw.

    A field that says whom the row is about is not one to be changed, unless a surer one says so too. Where
    something is wrong, what is required and a row does not say is among the flaws; where that is all, the rules say so.
    With `keep_going` the flaws of single rows are kept with them.
    """
    found = sheet(content, wanted, name)
    asked: list[Asked] = []
    flawed: dict[int, Sequence[Flaw]] = {}
    for row, flaws in with_flaws(found):
        asked.append(Asked("", row.line) if row.cells is UNREADABLE else _asked(row, wanted, found, flaws))
        if flaws:
            flawed[len(asked) - 1] = flaws
    if flaws := in_the_way(flawed.values(), keep_going):
        raise Flawed([*flaws, *_lacking(asked, required, found.source)], found.remarks)
    return Intake(asked, found.source, found.unused, found.remarks, flawed)


def with_flaws(found: Sheet) -> Iterator[tuple[Row, list[Flaw]]]:
    """Every row with what is wrong with it as a whole; what cannot be read as one comes as a row without cells."""
    seen = 0
    for row in found.rows:
        own = []
        for flaw in found.flaws[seen:]:
            if flaw.line == row.line:
                own.append(flaw)
            else:
                yield Row(flaw.line, UNREADABLE), [flaw]
        seen = len(found.flaws)
        own += _flaws_of(row, found)
        yield row, own
    yield from ((Row(flaw.line, UNREADABLE), [flaw]) for flaw in found.flaws[seen:])


def in_the_way(of_rows: Iterable[Sequence[Flaw]], keep_going: bool) -> list[Flaw]:
    """The flaws that stand in the way of all rows; with `keep_going` none, unless the other rows are in doubt too."""
    flaws = list(chain.from_iterable(of_rows))
    return flaws if not keep_going or any(flaw.problem in _OF_THE_WHOLE for flaw in flaws) else []


def _lacking(asked: Iterable[Asked], required: Collection[str], source: Source) -> Iterator[Flaw]:
    return (
        Flaw(row.line, source.columns.get(field, 1), field, "required")
        for row in asked
        for field in required
        if field in source.columns and field not in row.values
    )


def sheet(content: bytes, wanted: Collection[str], name: str = "") -> Sheet:
    """The same before anybody looks at what the cells hold; raises Flawed for what is no text, or has no headings."""
    remarks: Remarks = Counter()
    text = decoded(content, remarks)
    read = _from_documents if documents.is_json(text) else _from_lines
    return read(text, {*WHO, *wanted}, name, remarks)


def raw_rows(content: bytes) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yields the rows of a file that was read before as they stand there: the line, and the cells by heading."""
    text = decoded(content, Counter())
    if documents.is_json(text):
        for line, pairs in documents.objects(text, []):
            yield line, {key: value if isinstance(value, str) else "" for key, value in pairs}
        return
    records = delimited.records(text, [], Counter())
    _, headings = next(records, (1, []))
    for line, cells in records:
        yield line, dict(zip(headings, cells, strict=False))


def _from_documents(text: str, used: Collection[str], name: str, remarks: Remarks) -> Sheet:
    flaws: list[Flaw] = []
    rows = (Row(line, *_said(line, pairs, flaws, used, remarks)) for line, pairs in documents.objects(text, flaws))
    return Sheet(rows, Source(name), (), flaws, remarks)


def _said(
    line: int, pairs: Sequence[documents.Pair], flaws: list[Flaw], used: Collection[str], remarks: Remarks
) -> Settled:
    """Returns the values of the keys of one object that are used."""
    said: list[Named] = []
    keys = set()
    for key, value in pairs:
        if (field := field_of(key)) not in used:
            continue
        if field in _DECIDES and plain(key) in keys:
            flaws.append(Flaw(line, 1, field, "key_twice", key))
        keys.add(plain(key))
        match value:
            case str() if _is_text(value):
                said.append((key, value))
            case bool():
                said.append((key, "yes" if value else "no"))
            case None:
                continue
            case _:
                flaws.append(Flaw(line, 1, field, "not_text"))
    return settled(said, used, remarks)


def _is_text(value: str) -> bool:
    """True for text that can be written; half of a surrogate pair cannot."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _from_lines(text: str, used: Collection[str], name: str, remarks: Remarks) -> Sheet:
    flaws: list[Flaw] = []
    records = delimited.records(text, flaws, remarks)
    line, headings = next(records, (1, []))
    if not _are_headings(headings):
        if len(headings) > 1:
            raise Flawed([*flaws, Flaw(line, 1, "", "no_heading")], remarks)
        one_a_line = _rows(
            chain([(line, headings)] if headings else [], records), 1, settling(("user",), used, remarks)
        )
        return Sheet(one_a_line, Source(name, {"user": 1, "": 2}), (), flaws, remarks)
    fields = tuple(map(field_of, headings))
    names = tuple(map(plain, headings))
    flaws += [
        Flaw(line, column, field, "heading_twice", headings[column - 1].strip())
        for column, field in enumerate(fields, 1)
        if field in _DECIDES and field in used and names[column - 1] in names[: column - 1]
    ]
    columns = {**{field: column for column, field in reversed([*enumerate(fields, 1)])}, "": len(fields) + 1}
    unused = [each.strip() for each, field in zip(headings, fields, strict=True) if each.strip() and field not in used]
    rows = _rows(records, len(fields), settling(headings, used, remarks))
    return Sheet(rows, Source(name, columns), unused, flaws, remarks)


def _are_headings(cells: Sequence[str]) -> bool:
    """Whether the first line holds headings. `gebruiker` alone may be a user name: it is the one made of no letters."""
    return says_whom(cells) and list(cells) != ["gebruiker"]


def _rows(records: Iterable[delimited.Line], width: int, settle: Callable[[Sequence[str]], Settled]) -> Iterator[Row]:
    """The cells by field, of the fields that are used."""
    for line, cells in records:
        said, clashes = settle(cells)
        if len(cells) > width and (beyond := next(filter(str.strip, cells[width:]), "")):
            said[""] = beyond
        yield Row(line, said, clashes)


def _flaws_of(row: Row, found: Sheet) -> Iterator[Flaw]:
    """Yields the flaws of a row as a whole, before its cells are looked at."""
    columns = found.source.columns
    if beyond := row.cells.get(""):
        yield Flaw(row.line, columns[""], "", "beyond_headings", beyond.strip())
    if is_heading_again(row.cells):
        yield Flaw(row.line, 1, "", "heading_again")
    if row.clashes:
        told = {flaw.field for flaw in found.flaws if flaw.problem in ("heading_twice", "key_twice")}
        for field, headings in row.clashes:
            problem = "two_users" if field in WHO else "two_values"
            if field not in told:
                yield Flaw(row.line, columns.get(field, 1), field, problem, "\n".join(sorted(headings)))


def _asked(row: Row, wanted: Collection[str], found: Sheet, flaws: list[Flaw]) -> Asked:
    """A row as it asks something of somebody; whatever is wrong with it is added to the flaws."""
    columns = found.source.columns
    who, name, wrong = _whom(row.cells, found.source)
    if wrong and not any(flaw.problem in ("heading_again", "two_users") for flaw in flaws):
        flaws.append(Flaw(row.line, columns.get(who, 1), "user", wrong, name))
    values = {}
    for field in wanted:
        if field in row.cells and field != who:
            cell = row.cells[field]
            value = value_of(field, cell)
            if wrong := wrong_with(field, value):
                flaws.append(Flaw(row.line, columns.get(field, 1), field, wrong, value))
            if value:
                values[field] = value
            elif cell:
                remark_nothing(field, cell, found.remarks)
    return Asked(name, row.line, values or NOTHING_SAID)


def remark_nothing(field: str, cell: str, remarks: Remarks) -> None:
    """Say which words counted as nothing; that a hyphen does needs no saying."""
    if any(map(str.isalpha, cell)) and says_nothing(cell, field):
        remarks[Remark("counts_as_nothing", "", cell.strip())] += 1


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
