import json

import pytest

from ibadmin.output import shapes
from ibadmin.output.destination import colour_allowed
from ibadmin.output.records import user_row
from ibadmin.output.results import Format, write
from tests.output.people import EVERYONE, MATRIX
from tests.output.places import Place

ROWS = [user_row(user, MATRIX) | {"full_name": "Zoë Łuk 山 😀"} for user in EVERYONE]


@pytest.mark.parametrize(
    ("environ", "terminal", "no_colour", "allowed"),
    [
        ({}, True, False, True),
        ({"TERM": "xterm-256color"}, True, False, True),
        ({"NO_COLOR": ""}, True, False, True),
        ({"NO_COLOR": "1"}, True, False, False),
        ({"NO_COLOR": "0"}, True, False, False),
        ({"TERM": "dumb"}, True, False, False),
        ({"FORCE_COLOR": "0"}, True, False, False),
        ({}, True, True, False),
        ({}, False, False, False),
        ({"FORCE_COLOR": "1"}, False, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False, False),
    ],
    ids=str,
)
def test_colour_is_for_a_terminal_when_nobody_asked_for_none(
    environ: dict[str, str], terminal: bool, no_colour: bool, allowed: bool
) -> None:
    assert colour_allowed(environ, terminal, no_colour) is allowed


def test_with_colour_a_table_has_bold_headings() -> None:
    place = Place(terminal=True, colour=True)
    write(ROWS, shapes.USERS, Format.TABLE, place.destination)
    assert place.text.startswith("\x1b[1mUser name")


@pytest.mark.parametrize("name", ["FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE"])
def test_without_colour_no_escape_code_is_written_whatever_the_environment(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "1")
    place = Place(terminal=True)
    write(ROWS, shapes.USERS, Format.TABLE, place.destination)
    assert "\x1b" not in place.text


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_poor_terminal_gets_the_same_table(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rich_terminal = Place(terminal=True, width=120)
    write(ROWS, shapes.USERS, Format.TABLE, rich_terminal.destination)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLUMNS", "20")
    poor_terminal = Place(terminal=True, width=120)
    write(ROWS, shapes.USERS, Format.TABLE, poor_terminal.destination)
    assert poor_terminal.text == rich_terminal.text


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437", "utf-8", "utf-16"])
@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
def test_no_name_is_too_much_for_an_encoding(encoding: str, form: Format, terminal: bool) -> None:
    place = Place(terminal, encoding=encoding)
    write(ROWS, shapes.USERS, form, place.destination, wide=True)
    assert place.text


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8", "utf-16"])
def test_json_is_the_same_document_in_every_encoding(encoding: str) -> None:
    place = Place(encoding=encoding)
    write(ROWS, shapes.USERS, Format.JSON, place.destination)
    assert json.loads(place.text) == ROWS


def test_a_name_that_the_terminal_cannot_show_is_spelled_out() -> None:
    place = Place(terminal=True, encoding="cp1252")
    write(ROWS[:1], shapes.USERS, Format.TSV, place.destination)
    assert "\tZoë \\u0141uk \\u5c71 \\U0001f600\t" in place.text


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-16"])
def test_what_is_redirected_is_utf_8_in_every_locale(form: Format, encoding: str) -> None:
    ours, utf_8 = Place(encoding=encoding), Place()
    for place in (ours, utf_8):
        write(ROWS, shapes.USERS, form, place.destination)
    assert ours.text == utf_8.text
    assert ours.destination.stream.encoding == "utf-8"


def test_lines_are_ascii_where_the_encoding_has_no_others() -> None:
    place = Place(terminal=True, encoding="ascii")
    write(ROWS[:1], shapes.USERS, Format.TABLE, place.destination)
    assert place.text.isascii()
    assert "\\u" not in place.text


@pytest.mark.parametrize("form", [Format.CSV, Format.TSV, Format.JSONL])
def test_line_ends_are_written_once_on_every_system(form: Format) -> None:
    place = Place()
    write(ROWS, shapes.USERS, form, place.destination)
    assert "\r\r\n" not in place.text
    assert ("\r\n" in place.text) is (form is Format.CSV)
