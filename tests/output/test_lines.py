"""One suspicious value in an otherwise ordinary list: the quick look at a whole batch must not miss it."""

import csv
import io
import json

import pytest

from ibadmin.output import shapes
from ibadmin.output.results import Format
from ibadmin.output.shape import Record, Scalar
from tests.output.places import piped

FORMULAS = {
    "=1": "'=1", "+1": "'+1", "-1": "'-1", "@a": "'@a", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠a": "'＠a",
    "a;=1": "a;'=1", "a;-1": "a;'-1", "a;@b": "a;'@b", 'a;"-1': "a;'\"-1", "a;－1": "a;'－1", '"-1': "'\"-1",
    "-1,2": "'-1,2", "@a,b": "'@a,b",
}  # fmt: skip
HARMLESS = ["a-b", "a@b.example", "a=b", "1+1", "a;b", 'Jan "Janus" Smit', "Berg, van den", "'s-Graveland", "a; -b", ""]
ESCAPED = {
    "a\tb": r"a\tb",
    "a\nb": r"a\nb",
    "a\r\nb": r"a\r\nb",
    "a\\b": r"a\\b",
    'a "b"': 'a "b"',
    "\x1b[m": r"\x1b[m",
    "": "",
}
PLACES = [(0, "product"), (1, "product"), (0, "role"), (1, "state")]


def with_value(value: str, row: int, key: str) -> list[Record]:
    """Two ordinary rows, with this value in one place."""
    records: list[Record] = [{"product": "iwmo", "role": "gebruiker", "state": "active", "granted_at": None}] * 2
    records[row] = records[row] | {key: value}
    return records


@pytest.mark.parametrize("place", PLACES, ids=str)
@pytest.mark.parametrize(("value", "shown"), FORMULAS.items())
def test_a_formula_in_csv_gets_an_apostrophe_wherever_it_stands(value: str, shown: str, place: tuple[int, str]) -> None:
    text = piped(with_value(value, *place), shapes.ROLES, Format.CSV)
    assert list(csv.DictReader(io.StringIO(text, newline="")))[place[0]][place[1]] == shown


@pytest.mark.parametrize("place", PLACES, ids=str)
@pytest.mark.parametrize("value", HARMLESS)
def test_a_value_in_csv_that_only_looks_odd_stays_as_it_is(value: str, place: tuple[int, str]) -> None:
    text = piped(with_value(value, *place), shapes.ROLES, Format.CSV)
    assert list(csv.DictReader(io.StringIO(text, newline="")))[place[0]][place[1]] == value


@pytest.mark.parametrize("place", PLACES, ids=str)
@pytest.mark.parametrize(("value", "shown"), ESCAPED.items())
def test_a_value_in_tsv_never_ends_its_field_or_line(value: str, shown: str, place: tuple[int, str]) -> None:
    lines = piped(with_value(value, *place), shapes.ROLES, Format.TSV).split("\n")
    assert lines[1 + place[0]].split("\t")[shapes.ROLES.keys.index(place[1])] == shown


@pytest.mark.parametrize("value", ["a\r\nb", "a\rb", "a\nb", "a\x00b", "a\u202eb"])
def test_a_value_in_csv_never_ends_its_line(value: str) -> None:
    assert piped(with_value(value, 0, "role"), shapes.ROLES, Format.CSV).count("\n") == 3


def test_a_telephone_number_is_protected_in_csv_and_itself_elsewhere() -> None:
    records = with_value("+31 20 555 12 34", 0, "role")
    assert "'+31" in piped(records, shapes.ROLES, Format.CSV)
    assert "'+31" not in piped(records, shapes.ROLES, Format.TSV) + piped(records, shapes.ROLES, Format.JSON)


@pytest.mark.parametrize("name", ['}, {"product": ', "}, {", '"', "\n"])
def test_a_line_of_json_is_one_record_whatever_stands_in_it(name: str) -> None:
    held: list[dict[str, Scalar]] = [{"product": "iwmo"}, {"product": name}]
    inside: Record = {"product": name, "role": held}
    records: list[Record] = [inside, {"product": "ijw", "role": None}, inside]
    lines = piped(records, shapes.ROLES, Format.JSONL).splitlines()
    assert [json.loads(line) for line in lines] == records == json.loads(piped(records, shapes.ROLES, Format.JSON))


@pytest.mark.parametrize("name", ["a,b", "a;b\tc", "two\r\nlines", "", '"'])
def test_a_row_of_csv_has_as_many_cells_as_the_heading_whatever_stands_in_it(name: str) -> None:
    rows = list(csv.reader(io.StringIO(piped(with_value(name, 0, "product"), shapes.ROLES, Format.CSV), newline="")))
    assert {len(row) for row in rows} == {len(shapes.ROLES.keys)}
