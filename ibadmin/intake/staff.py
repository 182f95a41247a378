"""An export of a personnel system, row by row: who is meant, what is said of them, and whether they have left.

Most of its rows are about people who are no users at all. So what cannot be used in a row is kept with that row, and
counts only when it turns out to be about a user.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ibadmin.failures import Flaw
from ibadmin.intake.dates import has_left
from ibadmin.intake.reading import Row, sheet
from ibadmin.intake.rows import Flawed, Source
from ibadmin.intake.values import EMPTIED, value_of, wrong_with, wrong_with_user
from ibadmin.rules.details import REQUIRED

DETAILS = (
    *("salutation", "initials", "first_name", "infix", "surname"),
    *("department", "phone_number", "email_address"),
)
"""What such a system knows better than the user. The newsletter is one's own wish, and contact person is no job."""

LEFT_ON = "left_on"
_NAMES = ("email_address", "username", "user", "id")


@dataclass(frozen=True, slots=True)
class Employee:
    """A row: `names` are what the person may be known by, by field; `problems` are (field, stable word) pairs.

    `left` is what `left_on`, the cell as it stands, means today.
    """

    line: int
    names: Mapping[str, str]
    values: Mapping[str, str]
    left_on: str
    left: bool
    problems: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Staff:
    """A whole export; `fields` are the columns that something was done with."""

    employees: Sequence[Employee]
    source: Source
    fields: Sequence[str]


def read_staff(content: bytes, today: date, name: str = "") -> Staff:
    """The people in an export as it stands today; raises Flawed with every flaw of the file, or when it is empty."""
    found = sheet(content, (LEFT_ON, *DETAILS), name)
    employees, said = [], set[str]()
    for row in found.rows:
        if beyond := row[1].get(""):
            found.flaws.append(Flaw(row[0], found.source.columns[""], "", "beyond_headings", beyond.strip()))
        employees.append(_employee(row, today))
        said.update(row[1])
    if found.flaws or not employees:
        raise Flawed(found.flaws or [Flaw(1, 1, "", "nobody")])
    if not any(employee.names for employee in employees):
        raise Flawed([Flaw(1, 1, "", "no_heading")])
    fields = tuple(field for field in (*_NAMES, *DETAILS[:-1], LEFT_ON) if field in (found.source.columns or said))
    return Staff(employees, found.source, fields)


def _employee(row: Row, today: date) -> Employee:
    line, cells = row
    said = {field: value for field in DETAILS if field in cells and (value := _said(field, cells[field]))}
    problems = [(field, wrong) for field, value in said.items() if (wrong := wrong_with(field, value))]
    left_on, left = cells.get(LEFT_ON, ""), False
    try:
        left = has_left(left_on, today)
    except ValueError:
        problems.append((LEFT_ON, "malformed"))
    return Employee(line, _names(cells), said, left_on, left, problems)


def _names(cells: Mapping[str, str]) -> dict[str, str]:
    """What the row calls the person by; a number of the personnel system is no id of ours."""
    said = {field: cells[field].strip().lower() for field in _NAMES if field in cells}
    return {field: name for field, name in said.items() if name and not wrong_with_user(name, field)}


def _said(field: str, cell: str) -> str:
    """What a cell says; one that is empty says nothing, nor does a hyphen where something must be filled in."""
    value = value_of(field, cell)
    return "" if value == EMPTIED and field in REQUIRED else value
