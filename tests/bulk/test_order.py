"""Nothing is decided by the order of columns or keys, nor by the form: CSV and JSON are read by one set of rules."""

import json
from datetime import date
from itertools import permutations

import pytest

from ibadmin.intake.reading import read
from ibadmin.intake.rows import Flawed
from ibadmin.intake.staff import DETAILS, read_staff

TODAY = date(2026, 11, 30)
ROWS = {
    "two first names": {"Voornaam": "Johannes", "Roepnaam": "Jan", "E-mail": "j@g.nl", "Einddatum": "01-11-2026"},
    "two addresses": {"E-mail": "jan@thuis.nl", "E-mail werk": "j@g.nl", "Mail": "jan@thuis.nl"},
    "two last days": {"E-mail": "j@g.nl", "Einddatum": "31-12-2027", "Datum uit dienst": "01-11-2026"},
    "one of two is no day": {"E-mail": "j@g.nl", "Einddatum": "01-01-1900", "Datum uit dienst": "01-11-2026"},
    "none of two is a day": {"E-mail": "j@g.nl", "Einddatum": "01-01-1900", "Datum uit dienst": "n.v.t."},
    "one day twice": {"E-mail": "j@g.nl", "Einddatum": "2026-11-01", "Datum uit dienst": "1 nov 2026"},
    "a day and a no": {"E-mail": "j@g.nl", "Uit dienst": "nee", "Datum uit dienst": "01-11-2026"},
    "two surnames": {"E-mail": "j@g.nl", "Achternaam": "Jansen", "Familienaam": "Bakker"},
    "two names": {"Gebruikersnaam": "j.jansen", "Login": "s.devries", "Einddatum": ""},
    "a name, and nothing in words": {"Gebruikersnaam": "onbekend", "E-mail": "j@g.nl", "Afdeling": "n.v.t."},
}


def as_staff(content: str) -> object:
    try:
        staff = read_staff(content.encode(), TODAY)
    except Flawed as flawed:
        return sorted((flaw.field, flaw.problem, flaw.value) for flaw in flawed.flaws)
    (one,) = staff.employees
    return one.names, one.values, one.left, one.problems, sorted(staff.remarks.items())


def as_rows(content: str) -> object:
    try:
        intake = read(content.encode(), DETAILS)
    except Flawed as flawed:
        return sorted((flaw.field, flaw.problem, flaw.value) for flaw in flawed.flaws)
    (one,) = intake.rows
    return one.user, one.values, sorted(intake.remarks.items())


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("reading", [as_staff, as_rows], ids=["sync", "edit"])
def test_every_order_in_either_form_says_the_same(reading: type, row: dict[str, str]) -> None:
    said = []
    for order in permutations(row):
        said.append(reading(f"{';'.join(order)}\n{';'.join(row[each] for each in order)}\n"))
        said.append(reading(json.dumps({each: row[each] for each in order})))
        said.append(reading(json.dumps([{each: row[each] for each in order}], indent=1)))
    assert all(each == said[0] for each in said)
