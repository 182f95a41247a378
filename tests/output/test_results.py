import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from ibadmin.output import shapes
from ibadmin.output.records import grant_record, organisation_record, user_details, user_row
from ibadmin.output.results import Format, default_format, write
from ibadmin.output.shape import Record, Shape
from tests.output.people import ACTIVE, APPROVED, ARRIVED, EVERYONE, MATRIX, VEENDIJK
from tests.output.places import Place, on_terminal, one, piped

ROWS = [user_row(user, MATRIX) for user in EVERYONE]
MANY = [user_row(ACTIVE, MATRIX) | {"id": f"u{number}"} for number in range(777)]
ROLES = [grant_record(grant) for grant in ACTIVE.grants]


@pytest.fixture(autouse=True)
def amsterdam(time_zone_of_amsterdam: None) -> None:
    """Times for people are those of this place."""


def test_people_get_a_table_and_a_pipe_gets_full_values() -> None:
    assert (default_format(terminal=True), default_format(terminal=False)) == (Format.TABLE, Format.TSV)


@pytest.mark.parametrize("records", [[], ROWS[:1], ROWS, MANY], ids=["none", "one", "some", "many"])
def test_json_is_a_list_whatever_its_length(records: list[Record]) -> None:
    assert json.loads(piped(records, shapes.USERS, Format.JSON)) == records


@pytest.mark.parametrize("records", [[], ROWS[:1], ROWS, MANY], ids=["none", "one", "some", "many"])
def test_json_lines_has_a_record_a_line(records: list[Record]) -> None:
    assert [json.loads(line) for line in piped(records, shapes.USERS, Format.JSONL).splitlines()] == records


@pytest.mark.parametrize("form", [Format.CSV, Format.TSV])
def test_a_list_of_nobody_still_has_its_header(form: Format) -> None:
    separator = "," if form is Format.CSV else "\t"
    assert piped([], shapes.ROLES, form).rstrip("\r\n") == separator.join(shapes.ROLES.keys)


@pytest.mark.parametrize("form", [Format.TABLE, Format.JSONL, Format.IDS])
def test_a_list_of_nobody_says_nothing_else(form: Format) -> None:
    assert piped([], shapes.USERS, form) == on_terminal([], shapes.USERS) == ""


def test_csv_is_as_the_standard_says() -> None:
    assert piped(ROLES[:1], shapes.ROLES, Format.CSV) == (
        "product,role,state,granted_at\r\niwmo,gebruiker,active,2021-12-01T09:30:15Z\r\n"
    )


def test_csv_has_every_key_and_value() -> None:
    rows = list(csv.DictReader(io.StringIO(piped(ROWS, shapes.USERS, Format.CSV), newline="")))
    assert [tuple(row) for row in rows] == [shapes.USERS.keys] * len(ROWS)
    assert rows[3]["roles"] == "iwmo/gebruiker/active wlz/gebruiker/active iwmo/productbeheerder/inactive"
    assert (rows[0]["username"], rows[0]["active"], rows[3]["active"]) == ("", "false", "true")


def test_tsv_has_a_record_a_line_and_a_value_a_field() -> None:
    lines = piped(MANY, shapes.USERS, Format.TSV).split("\n")
    assert len(lines) == 1 + len(MANY) + 1
    assert {line.count("\t") for line in lines[:-1]} == {len(shapes.USERS.keys) - 1}


@pytest.mark.parametrize(
    ("records", "shape", "named"),
    [
        (ROWS, shapes.USERS, "u1\nu2\nu2\nu3\nu4\n"),
        (ROLES, shapes.ROLES, "iwmo/gebruiker\nwlz/gebruiker\niwmo/productbeheerder\n"),
        ([organisation_record(VEENDIJK)], shapes.ORGANISATIONS, "GM9001\n"),
    ],
    ids=["users", "roles", "organisations"],
)
def test_ids_are_one_a_line(records: list[Record], shape: Shape, named: str) -> None:
    assert piped(records, shape, Format.IDS) == named


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
def test_every_record_is_counted(form: Format, terminal: bool) -> None:
    for records in ([], ROWS, MANY):
        assert write(iter(records), shapes.USERS, form, Place(terminal).destination) == len(records)


@pytest.mark.parametrize("form", [Format.JSON, Format.JSONL, Format.CSV, Format.TSV, Format.IDS, Format.TABLE])
def test_a_long_list_is_printed_while_it_is_read(form: Format) -> None:
    place = Place()
    printed: list[int] = []

    def read() -> Iterator[Record]:
        for record in MANY:
            printed.append(len(place.text))
            yield record

    write(read(), shapes.USERS, form, place.destination)
    assert printed[0] == 0 < printed[300] < printed[600]


@pytest.mark.parametrize("form", Format)
def test_nothing_is_printed_when_the_first_record_cannot_be_read(form: Format) -> None:
    def read() -> Iterator[Record]:
        yield from ()
        raise LookupError

    place = Place()
    with pytest.raises(LookupError):
        write(read(), shapes.USERS, form, place.destination)
    assert place.text == ""


def test_a_table_in_a_pipe_is_plain_and_whole() -> None:
    assert piped(ROWS[2:4], shapes.USERS, Format.TABLE) == (
        "User name     Organisation                Active  Role  Contact person  Contact person e-mail\n"
        "j.vanderberg  Gemeente Veendijk (GM9001)  No            No\n"
        "z.demir       Gemeente Veendijk (GM9001)  Yes     G     Yes             wmo@veendijk.example\n"
    )


def test_a_table_on_a_terminal_is_drawn() -> None:
    drawn = on_terminal(ROWS[3:4], shapes.USERS, 100)
    assert [line.rstrip() for line in drawn.splitlines()] == [
        "User name  Organisation                Active  Role  Contact person  Contact person e-mail",
        "─" * 90,
        "z.demir    Gemeente Veendijk (GM9001)  Yes     G     Yes             wmo@veendijk.example",
    ]


def test_a_long_table_on_a_terminal_is_printed_plainly() -> None:
    lines = on_terminal(MANY, shapes.USERS, 80).splitlines()
    assert len(lines) == 1 + len(MANY)
    assert lines[1] == "z.demir    Gemeente Veendijk (GM9001)  Yes     G     Yes"


@pytest.mark.parametrize("width", range(1, 120, 7))
def test_a_table_fits_the_terminal_or_has_its_key_alone(width: int) -> None:
    lines = on_terminal(ROWS, shapes.USERS, width).splitlines()
    assert all(len(line) <= width for line in lines) or lines[0].strip() == "User name"


@pytest.mark.parametrize("width", range(1, 120, 7))
def test_no_value_in_a_table_is_cut(width: int) -> None:
    record = user_row(ACTIVE, MATRIX) | {"username": "j.van-den-bovenkamp-oudewater123456789"}
    table = on_terminal([record], shapes.USERS, width)
    assert "j.van-den-bovenkamp-oudewater123456789" in table
    assert "…" not in table


def test_a_wide_table_is_whole_however_narrow_the_terminal() -> None:
    heading = on_terminal(ROWS, shapes.USERS, 40, wide=True).splitlines()[0]
    assert re.split(r"\s{2,}", heading.strip()) == [
        "Id", "User name", "Organisation", "Status", "Active", "Role", "Contact person", "Contact person e-mail",
        "Name", "E-mail address", "Arrived", "Last login", "Newsletter",
    ]  # fmt: skip


def test_who_waits_is_shown_with_what_is_to_be_verified() -> None:
    heading, _, first, *_ = on_terminal([user_row(ARRIVED, MATRIX)], shapes.PENDING_USERS, 100).splitlines()
    assert re.split(r"\s{2,}", heading.strip()) == [
        "User name", "Organisation", "Status", "Name", "E-mail address", "Arrived",
    ]  # fmt: skip
    assert first.startswith("u1 ")
    assert first.rstrip().endswith("2021-12-01 10:30")


def test_accents_and_wide_characters_keep_the_columns_straight() -> None:
    names = ["Zoe\u0308", "山田太郎", "Jan"]
    table = piped(
        [{"product": name, "role": "|", "state": "", "granted_at": None} for name in names], shapes.ROLES, Format.TABLE
    )
    assert table.splitlines()[1:] == ["Zoe\u0308       |", "山田太郎  |", "Jan       |"]


def test_one_user_is_shown_a_line_for_each_thing() -> None:
    shown = one(user_details(APPROVED, MATRIX), shapes.USER, Format.TABLE).splitlines()
    assert shown[:6] == [
        "Id                             u2",
        "User name                      j.vanderberg",
        "Organisation                   Gemeente Veendijk (GM9001)",
        "Status                         approved",
        "Active                         No",
        "Roles",
    ]
    assert shown[6] == "  iwmo  gebruiker  awaited  2021-12-01 10:30"
    assert "Code expires                   2021-12-04 10:30" in shown


def test_one_user_in_json_is_an_object() -> None:
    record = user_details(APPROVED, MATRIX)
    assert json.loads(one(record, shapes.USER, Format.JSON)) == record


@pytest.mark.parametrize("form", [Format.JSONL, Format.CSV, Format.TSV, Format.IDS])
def test_one_user_elsewhere_is_a_list_of_one(form: Format) -> None:
    record = user_details(APPROVED, MATRIX)
    assert one(record, shapes.USER, form) == piped([record], shapes.USER, form)


def test_nothing_is_loaded_for_a_drawing_until_something_is_drawn() -> None:
    program = "import sys, ibadmin.output.results; print([module for module in sys.modules if 'rich' in module])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
