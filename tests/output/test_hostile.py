"""People type their own names at the first login: thousands of hostile ones, in every field, through every output."""

import csv
import io
import json
import re
import unicodedata
from itertools import cycle, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ibadmin.output import shapes
from ibadmin.output.records import user_details, user_row
from ibadmin.output.results import BYTE_ORDER_MARK, Format, write
from ibadmin.output.shape import Kind, Record, Shape, Value
from ibadmin.plain_text import harmless
from tests.output.people import ACTIVE, MATRIX
from tests.output.places import Place, on_terminal, one, piped

WEAPONS = [
    "[/foo]", "[admin]", "[bold red]", "[link=https://x.example]", "[/]", "\\[", ":smile:", "\x1b[2J", "\x1b[31m",
    "\x1b]52;c;cm0gLXJm\x07", "\x1b]0;titel\x1b\\", "\x9b31m", "\x9d", "\x00", "\x07", "\x08", "\x7f", "\r", "\n",
    "\r\n", "\t", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\u202e", "\u202a", "\u2066", "\u2069", "\u200e",
    "\u200f", "\u061c", "\u200b", "\u200d", "\ufeff", "\u00ad", "\U000e0041", "\ud800", "\udfff", "\u0378", "\ue000",
    "=", "=1+1", '=HYPERLINK("http://x.example")', "+", "-", "@SUM(1)", "＝1", "＋", "－", "＠", ";", ";=1", ';"=1',
    ",", '"', "'", "\\", "\\x1b", "\\t", "/", " ", "\u00a0", "\u3000", "Jan", "van der Berg", "Zoë", "e\u0301", "山",
    "محمد", "😀", "👩\u200d👧", "…",
]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(WEAPONS) | st.text(max_size=5), max_size=6).map(
    # Two halves of a character that happen to meet are that character: JSON cannot tell them apart.
    lambda parts: "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
)
NUMBERS = ("code_tries", "open_sessions", "version")
TEXTS = [c.key for c in shapes.USER.columns if c.kind is Kind.TEXT and c.key not in NUMBERS]
LISTED = [key for key in TEXTS if key in shapes.USERS.keys]
ACTS = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ue000-\uf8ff]")
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")

thousands = settings(max_examples=300, deadline=None)
hostile_lists = st.lists(st.lists(HOSTILE, min_size=1, max_size=4), min_size=1, max_size=3)


def users(texts: list[list[str]]) -> list[Record]:
    """A user for each group of texts, which go round through all fields."""
    row = user_row(ACTIVE, MATRIX)
    return [row | dict(zip(LISTED, cycle(group), strict=False)) for group in texts]


def user(texts: list[str]) -> Record:
    """One user with these texts in every field and list."""
    words: dict[str, str | int | bool | None] = {"product": texts[0], "role": texts[-1], "state": None}
    return (
        user_details(ACTIVE, MATRIX)
        | dict(zip(TEXTS, cycle(texts), strict=False))
        | {
            "roles": [words | {"granted_at": None}],
            "registration_products": list(islice(cycle(texts), 2)),
        }
    )


def acting(text: str, allowed: str = "\n") -> list[str]:
    """The characters that a terminal would act on, besides the line ends of the format itself."""
    hidden = ("Cc", "Cf", "Cs", "Cn")
    return [c for c in text if c not in allowed and (ACTS.match(c) or unicodedata.category(c) in hidden)]


@thousands
@given(hostile_lists)
def test_a_drawn_table_shows_every_name_and_nothing_acts(texts: list[list[str]]) -> None:
    for width in (40, 400):
        table = on_terminal(users(texts), shapes.USERS, width, wide=width == 400)
        assert not acting(table)
        assert table.count("\n") == 2 + len(texts)
        for group in texts:
            assert harmless(group[1 % len(group)]) in table


@thousands
@given(hostile_lists)
def test_a_plain_table_shows_every_name_and_nothing_acts(texts: list[list[str]]) -> None:
    table = piped(users(texts), shapes.USERS, Format.TABLE)
    assert not acting(table)
    assert table.count("\n") == 1 + len(texts)
    for group in texts:
        assert harmless(group[1 % len(group)]).rstrip() in table


@thousands
@given(st.lists(HOSTILE, min_size=1, max_size=4))
def test_one_user_shown_is_whole_and_nothing_acts(texts: list[str]) -> None:
    shown = one(user(texts), shapes.USER, Format.TABLE)
    assert not acting(shown)
    for text in texts:
        assert harmless(text).rstrip() in shown


@thousands
@given(hostile_lists)
def test_json_gives_every_name_back_and_nothing_acts(texts: list[list[str]]) -> None:
    records = users(texts)
    lines = piped(records, shapes.USERS, Format.JSONL)
    assert not acting(lines)
    assert [json.loads(line) for line in lines.split("\n")[:-1]] == records
    array = piped(records, shapes.USERS, Format.JSON)
    assert not acting(array)
    assert json.loads(array) == records


@thousands
@given(st.lists(HOSTILE, min_size=1, max_size=4))
def test_one_user_in_json_gives_every_name_back_and_nothing_acts(texts: list[str]) -> None:
    document = one(user(texts), shapes.USER, Format.JSON)
    assert not acting(document)
    assert json.loads(document) == user(texts)


def without_apostrophes(text: str) -> str:
    return text.replace("'", "")


@thousands
@given(hostile_lists)
def test_csv_has_every_name_and_no_formula_and_nothing_acts(texts: list[list[str]]) -> None:
    records = users(texts)
    text = piped(records, shapes.USERS, Format.CSV)
    assert not acting(text, "\r\n")
    assert text.count("\r\n") == text.count("\r") == text.count("\n") == 1 + len(records)
    for row, record in zip(csv.DictReader(io.StringIO(text, newline="")), records, strict=True):
        assert not [cell for cell in row.values() if FORMULA.match(cell)]
        for key in LISTED:
            assert without_apostrophes(row[key]) == without_apostrophes(harmless(str(record[key])))


@thousands
@given(hostile_lists)
def test_csv_has_no_formula_where_a_dutch_spreadsheet_splits_it(texts: list[list[str]]) -> None:
    text = piped(users(texts), shapes.USERS, Format.CSV)
    for line in text.split("\r\n"):
        assert not [cell for cell in line.split(";")[1:] if FORMULA.match(cell.lstrip('"'))]


@thousands
@given(hostile_lists)
def test_tsv_gives_every_name_back_and_nothing_acts(texts: list[list[str]]) -> None:
    records = users(texts)
    text = piped(records, shapes.USERS, Format.TSV)
    assert not acting(text, "\t\n")
    _, *lines = text.split("\n")[:-1]
    rows = [dict(zip(shapes.USERS.keys, line.split("\t"), strict=True)) for line in lines]
    assert [[read_back(row[key]) for key in LISTED] for row in rows] == [[r[key] for key in LISTED] for r in records]


def read_back(field: str) -> str:
    """What a script makes of a field: each escape the character that it stands for."""
    escape = re.compile(r"\\(?:[tnr\\]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
    return escape.sub(lambda found: found[0].encode("ascii").decode("unicode_escape"), field)


@thousands
@given(st.lists(HOSTILE, min_size=1, max_size=4))
def test_identifiers_stay_one_a_line(texts: list[str]) -> None:
    records = [user_row(ACTIVE, MATRIX) | {"id": text} for text in texts]
    text = piped(records, shapes.USERS, Format.IDS)
    assert not acting(text)
    assert text.count("\n") == len(texts)


@settings(max_examples=100, deadline=None)
@given(hostile_lists, st.sampled_from(["ascii", "cp1252", "cp437"]), st.sampled_from(list(Format)), st.booleans())
def test_no_name_ends_a_command_in_a_poor_encoding(
    texts: list[list[str]], encoding: str, form: Format, terminal: bool
) -> None:
    place = Place(terminal, encoding=encoding)
    write(users(texts), shapes.USERS, form, place.destination)
    assert not acting(place.text.removeprefix(BYTE_ORDER_MARK), "\t\r\n")


@pytest.mark.parametrize(
    "shape", [shape for shape in vars(shapes).values() if isinstance(shape, Shape)], ids=lambda shape: shape.keys[0]
)
@pytest.mark.parametrize("form", Format)
def test_no_shape_has_a_column_that_lets_a_name_through(shape: Shape, form: Format) -> None:
    weapon = "\x1b]0;x\x07[/foo]\u202e"
    items: list[dict[str, str | int | bool | None]] = [dict.fromkeys(("product", "role", "obstacle", "about"), weapon)]
    by_kind: dict[Kind, Value] = {
        Kind.TEXT: weapon, Kind.FLAG: True, Kind.TIME: None, Kind.CODES: [weapon], Kind.ITEMS: items
    }  # fmt: skip
    record = {column.key: by_kind[column.kind] for column in shape.columns}
    for text in (piped([record], shape, form), one(record, shape, form)):
        assert not acting(text.removeprefix(BYTE_ORDER_MARK), "\t\r\n")
        assert "[/foo]" in text or form is Format.IDS
