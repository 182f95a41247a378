"""How help and usage errors read, tried on a small program with every kind of option."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import pytest
import typer.main
from typer._click import ClickException

from ibadmin.help import group, verb
from ibadmin.language import bind
from ibadmin.usage import explain


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    bind({})


class Output(StrEnum):
    TABLE = "table"
    JSON = "json"


app = group("Keep a shelf of books. Nobody reads this sentence in a list.")
books = group("Find and handle books.")
app.add_typer(books, name="books")


@verb(books, "lend", example="$ shelf books lend 'Max Havelaar' --days 14\n$ shelf books lend --help")
def lend(
    book: Annotated[list[str], typer.Argument(metavar="BOOK...", help="Titles.")],
    days: Annotated[int, typer.Option(min=1, max=21, help="For how long.")] = 14,
    note: Annotated[str, typer.Option(help="A remark.")] = "",
    output: Annotated[Output, typer.Option("--output", "-o", help="How.", rich_help_panel="Result")] = Output.TABLE,
    late: Annotated[bool, typer.Option("--late", help="Too late.")] = False,
) -> None:
    """Lend books to a reader,
    in one go.

    A second paragraph.
    """


@verb(books, "find", example="$ shelf books find", section="Search")
def find(word: Annotated[str, typer.Argument(metavar="WORD", help="A word.")] = "") -> None:
    """Find a book. Quickly."""


@verb(books, "move", example="$ shelf books move --to attic")
def move(to: Annotated[str, typer.Option(help="Where to.")]) -> None:
    """Move them."""


@verb(books, "sort", example="$ shelf books sort --by table")
def sort(by: Annotated[Output, typer.Option(help="How.")]) -> None:
    """Sort them."""


def run(line: str, width: int = 78) -> None:
    typer.main.get_command(app).main(line.split(), prog_name="shelf", standalone_mode=False, terminal_width=width)


LEND = """\
Usage: shelf books lend [OPTIONS] BOOK...

Lend books to a reader, in one go.

A second paragraph.

Arguments:
  BOOK...  Titles.

Options:
  --days NUMBER  For how long.  [default: 14]  [1<=x<=21]
  --note TEXT    A remark.
  --late         Too late.
  -h, --help     Show this message and exit.

Result:
  -o, --output <table|json>  How.  [default: table]

Example:
  $ shelf books lend 'Max Havelaar' --days 14
  $ shelf books lend --help
"""

BOOKS = """\
Usage: shelf books [OPTIONS] COMMAND

Find and handle books.

Options:
  -h, --help  Show this message and exit.

Commands:
  lend  Lend books to a reader, in one go
  move  Move them
  sort  Sort them

Search:
  find  Find a book
"""

DUTCH_MOVE = """\
Gebruik: shelf books move [OPTIES]

Move them.

Opties:
  --to TEKST  Where to.  [verplicht]
  -h, --help  Toon deze uitleg en stop.

Voorbeeld:
  $ shelf books move --to attic
"""


@pytest.mark.parametrize(("line", "page"), [("books lend --help", LEND), ("books -h", BOOKS)])
def test_help_reads_plainly(line: str, page: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(line)
    assert capsys.readouterr().out == page


def test_help_is_dutch_in_a_dutch_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    bind({"IBADMIN_LANGUAGE": "nl"})
    run("books move --help")
    assert capsys.readouterr().out == DUTCH_MOVE


def test_help_fits_a_narrow_terminal_but_an_example_stays_whole(capsys: pytest.CaptureFixture[str]) -> None:
    run("books lend --help", width=40)
    help_text, example = capsys.readouterr().out.split("Example:\n")
    assert max(len(line) for line in help_text.splitlines()) <= 40
    assert "  $ shelf books lend 'Max Havelaar' --days 14\n" in example


WRONG = [
    ("books bend", "No such command 'bend'. Did you mean 'lend'?", "Er is geen opdracht 'bend'. Bedoelde u 'lend'?"),
    ("books xyz", "No such command 'xyz'.", "Er is geen opdracht 'xyz'."),
    ("books lend a --day 1", "No such option '--day'. Is it --days?", "Er is geen optie '--day'. Bedoelde u --days?"),
    ("books lend a --xyz", "No such option '--xyz'.", "Er is geen optie '--xyz'."),
    ("books lend", "'BOOK...' is missing.", "'BOOK...' ontbreekt."),
    ("books move", "The option '--to' is missing.", "De optie '--to' ontbreekt."),
    (
        "books sort",
        "The option '--by' is missing: one of table, json.",
        "De optie '--by' ontbreekt: kies uit table, json.",
    ),
    ("books move --to", "The option '--to' needs a value.", "Bij de optie '--to' hoort een waarde."),
    (
        "books move --to a --to b",
        "The option '--to' is given more than once; only one can count.",
        "De optie '--to' staat er meer dan eens, en er kan er maar één tellen.",
    ),
    ("books lend a --late=1", "The option '--late' takes no value.", "Bij de optie '--late' hoort geen waarde."),
    (
        "books find a b",
        "More was given than this command takes: b",
        "Er staat meer dan deze opdracht verwacht: b",
    ),
    (
        "books lend a --days x",
        "Invalid value for '--days': 'x' is not a whole number.",
        "Ongeldige waarde voor '--days': 'x' is geen geheel getal.",
    ),
    (
        "books lend a --days 22",
        "Invalid value for '--days': 22 is not in the range 1<=x<=21.",
        "Ongeldige waarde voor '--days': 22 ligt niet binnen 1<=x<=21.",
    ),
    (
        "books lend a -o xml",
        "Invalid value for '--output' / '-o': 'xml' is not one of 'table', 'json'.",
        "Ongeldige waarde voor '--output' / '-o': 'xml' is niet een van 'table', 'json'.",
    ),
]


@pytest.mark.parametrize(("line", "english", "dutch"), WRONG, ids=[line for line, _, _ in WRONG])
def test_a_command_line_that_cannot_be_understood_is_explained(line: str, english: str, dutch: str) -> None:
    with pytest.raises(ClickException) as caught:
        run(line)
    in_english = explain(caught.value)
    bind({"IBADMIN_LANGUAGE": "nl"})
    assert (in_english, explain(caught.value)) == (english, dutch)


def test_what_was_typed_reaches_no_terminal_as_control_characters() -> None:
    with pytest.raises(ClickException) as caught:
        typer.main.get_command(app).main(["books", "x\x1b[31m\u202e"], prog_name="shelf", standalone_mode=False)
    assert explain(caught.value).isprintable()
