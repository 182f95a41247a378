"""An export of a personnel system, row by row: who is meant, what is said of them, and whether they have left.

Most of its rows are about people who are no users at all. So what cannot be used in a row is kept with that row, and
counts only when it turns out to be about a user.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ibadmin.failures import Flaw, Remark
from ibadmin.intake.columns import LEFT_ON
from ibadmin.intake.dates import PLACEHOLDER, has_left, last_day
from ibadmin.intake.reading import Row, in_the_way, remark_nothing, sheet, with_flaws
from ibadmin.intake.rows import Flawed, Remarks, Source
from ibadmin.intake.values import EMPTIED, value_of, wrong_with, wrong_with_user
from ibadmin.rules.details import REQUIRED

DETAILS = (
    *("salutation", "initials", "first_name", "infix", "surname"),
    *("department", "phone_number", "email_address"),
)
"""What such a system knows better than the user. The newsletter is one's own wish, and contact person is no job."""

_NAMES = ("email_address", "username", "user", "id")


@dataclass(frozen=True, slots=True)
class Employee:
    """A row: `names` are what the person may be known by, by field; `problems` are (field, stable word) pairs.

    `left` is what `left_on`, the cell as it stands, means today. `flaws` are what is wrong with the row as a whole.
    """

    line: int
    names: Mapping[str, str]
    values: Mapping[str, str]
    left_on: str
    left: bool
    problems: Sequence[tuple[str, str]]
    flaws: Sequence[Flaw] = ()


@dataclass(frozen=True, slots=True)
class Staff:
    """A whole export; `fields` are the columns that something was done with."""

    employees: Sequence[Employee]
    source: Source
    fields: Sequence[str]
    remarks: Remarks


def read_staff(content: bytes, today: date, name: str = "", keep_going: bool = False) -> Staff:
    """The people in an export as it stands today; raises Flawed with every flaw of the file, or when it is empty.

    With `keep_going` the flaws of single rows are kept with them.
    """
    found = sheet(content, (LEFT_ON, *DETAILS), name)
    employees, said = [], set[str]()
    for row, flaws in with_flaws(found):
        employees.append(_employee(row, today, found.remarks, flaws))
        said.update(row.cells)
    if flaws := in_the_way((each.flaws for each in employees), keep_going):
        raise Flawed(flaws, found.remarks)
    if not employees:
        raise Flawed([Flaw(1, 1, "", "nobody")])
    if not any(employee.names for employee in employees):
        raise Flawed([Flaw(1, 1, "", "no_heading")], found.remarks)
    fields = tuple(field for field in (*_NAMES, *DETAILS[:-1], LEFT_ON) if field in (found.source.columns or said))
    return Staff(employees, replace(found.source, content=content), fields, found.remarks)


def _employee(row: Row, today: date, remarks: Remarks, flaws: list[Flaw]) -> Employee:
    cells = row.cells
    said = {field: value for field in DETAILS if field in cells and (value := _said(field, cells[field], remarks))}
    _take_apart(said)
    problems = [(field, wrong) for field, value in said.items() if (wrong := wrong_with(field, value))]
    left_on, left = cells.get(LEFT_ON, ""), False
    try:
        left = has_left(left_on, today)
        if left_on and not left:
            _remark_day(left_on, remarks)
    except ValueError:
        problems.append((LEFT_ON, "malformed"))
    for clash in row.clashes:
        if clash.field == LEFT_ON:
            left_on, left = "\n".join(sorted(clash.headings)), False
            problems.append((LEFT_ON, "two_values"))
        elif clash.field in DETAILS:
            said[clash.field] = "\n".join(sorted(clash.headings))
            problems.append((clash.field, "two_values"))
    own = [flaw for flaw in flaws if flaw.problem != "two_values"]
    return Employee(row.line, _names(cells), said, left_on, left, problems, own)


def _take_apart(said: dict[str, str]) -> None:
    """Give the infix that stands in the field of the surname its own, where nothing else is said of it there."""
    from ibadmin.intake.names import is_same_infix, taken_apart  # noqa: PLC0415 - for who reads an export

    infix, surname = taken_apart(said.get("surname", ""))
    if infix and ("infix" not in said or is_same_infix(said["infix"], infix)):
        said["surname"] = surname
        said.setdefault("infix", infix)


def _remark_day(cell: str, remarks: Remarks) -> None:
    if last_day(cell) == PLACEHOLDER:
        remarks[Remark("placeholder_day", LEFT_ON)] += 1
    else:
        remark_nothing(LEFT_ON, cell, remarks)


def _names(cells: Mapping[str, str]) -> dict[str, str]:
    """What the row calls the person by; a number of the personnel system is no id of ours."""
    said = {field: cells[field].strip().lower() for field in _NAMES if field in cells}
    return {field: name for field, name in said.items() if name and not wrong_with_user(name, field)}


def _said(field: str, cell: str, remarks: Remarks) -> str:
    """What a cell says; one that is empty says nothing, nor does a hyphen where something must be filled in."""
    value = value_of(field, cell)
    if cell and not value:
        remark_nothing(field, cell, remarks)
    return "" if value == EMPTIED and field in REQUIRED else value
