"""A short table drawn on a terminal. The only module that knows rich, and imported when something is to be drawn."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ibadmin.output.destination import Destination
from ibadmin.output.layout import cell, heading
from ibadmin.output.shape import Column, Record, Show

# rich cuts what does not fit. The columns were chosen to fit before; what is wider still, the terminal wraps.
_NEVER_CUT = 100_000
# One cell, and one that the box draws: as wide as the gap that the choice of columns counts with.
_GAP = (0, 1, 0, 0)


def draw(records: Sequence[Record], columns: Sequence[Column], to: Destination) -> None:
    """Draw the table, every value as it is: never as markup, never cut, never with an emoji for a word.

    The box is ASCII where the encoding has no lines, and without colour no escape code is written, not even bold.
    """
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=_GAP, header_style="bold")
    for column in columns:
        style = "bold" if column.show is Show.KEY else ""
        table.add_column(Text(heading(column)), no_wrap=True, overflow="ignore", style=style)
    for record in records:
        table.add_row(*(Text(cell(record, column)) for column in columns))
    console = Console(
        file=to.stream,
        width=_NEVER_CUT,
        # With a width alone, rich takes a dumb terminal for eighty cells.
        height=len(records),
        force_terminal=to.colour,
        color_system="standard" if to.colour else None,
        no_color=not to.colour,
        legacy_windows=False,
    )
    console.print(table, end="", crop=False)
