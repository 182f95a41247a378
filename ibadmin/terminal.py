"""Where a person sits, or a script: what goes in and out, and whether anybody is there to answer."""

import io
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from ibadmin.errors import AnswerNeeded
from ibadmin.output.destination import Destination, Written, colour_allowed, make_tolerant

if TYPE_CHECKING:
    from ibadmin.output.shape import Column, Record


WIDEST = 10_000


@dataclass
class Terminal:
    """The streams of a command, with the variables and the flags that say how they are used."""

    variables: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    stdin: TextIO = field(default_factory=lambda: sys.stdin)
    stdout: TextIO = field(default_factory=lambda: sys.stdout)
    stderr: TextIO = field(default_factory=lambda: sys.stderr)
    flags: dict[str, str] = field(default_factory=dict)
    written: Written = field(default_factory=Written)

    def prepare(self) -> None:
        """Let no stream end a command for a character: what cannot be decoded is looked at by whoever reads it."""
        make_tolerant(self.stdout)
        make_tolerant(self.stderr)
        if isinstance(self.stdin, io.TextIOWrapper):
            self.stdin.reconfigure(errors="surrogateescape")

    @property
    def destination(self) -> Destination:
        """Where results go."""
        terminal = self.stdout.isatty()
        width = _width(self.variables.get("COLUMNS", "")) or shutil.get_terminal_size().columns
        colour = colour_allowed(self.variables, terminal, "no_color" in self.flags)
        return Destination(self.stdout, terminal, width, colour, _draw, self._tell_narrowed, self.written)

    def _tell_narrowed(self, columns: int) -> None:
        """Say so to whoever looks at the table, below it."""
        from ibadmin import messages

        if self.stderr.isatty():
            self.tell(messages.columns_left_out(columns))

    @property
    def may_ask(self) -> bool:
        """Whether somebody is there to answer."""
        return self.stdin.isatty() and self.stderr.isatty() and "no_input" not in self.flags

    def ask(self, question: str, flag: str) -> str:
        """The answer of the person at the terminal; raises AnswerNeeded with the flag that answers beforehand."""
        if not self.may_ask:
            raise AnswerNeeded(flag)
        self.show(question)
        answer = self.stdin.readline()
        if not answer:
            self.tell("")
            raise AnswerNeeded(flag)
        return answer.strip()

    def typed_meanwhile(self) -> str:
        """The line that the person has typed by now; empty when there is none."""
        from ibadmin.auth.typed import line_waits

        return self.stdin.readline().strip() if line_waits(self.stdin) else ""

    def show(self, text: str) -> None:
        """Put something on the terminal without ending the line."""
        self.stderr.write(text)
        self.stderr.flush()

    def tell(self, *sentences: str) -> None:
        """Talk to the person, on standard error."""
        self.show("".join(f"{sentence}\n" for sentence in sentences))


def _width(columns: str) -> int:
    """The width that a variable asks for; nought for what is none, as it is about looks only."""
    return min(int(columns), WIDEST) if columns.isascii() and columns.isdigit() and len(columns) < 10 else 0


def _draw(records: "Sequence[Record]", columns: "Sequence[Column]", to: Destination) -> None:
    from ibadmin.output.table import draw

    draw(records, columns, to)
