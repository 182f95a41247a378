"""Where a person sits, or a script: what goes in and out, and whether anybody is there to answer."""

import io
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from ibadmin.errors import AnswerNeeded, Declined
from ibadmin.output.destination import Destination, Written, colour_allowed, make_tolerant
from ibadmin.plain_text import is_text

if TYPE_CHECKING:
    from ibadmin.facts import Fact, Unchanged
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
    made: "list[Fact | Unchanged]" = field(default_factory=list)
    changed: bool = False
    """True once this command has changed something, which no later failure may make look undone."""
    again: str = ""
    """The command that shows its result again, where that is a special one."""

    def prepare(self) -> None:
        """Let no stream end a command for a character: what cannot be decoded is looked at by whoever reads it."""
        make_tolerant(self.stdout)
        make_tolerant(self.stderr)
        if isinstance(self.stdin, io.TextIOWrapper):
            self.stdin.reconfigure(errors="surrogateescape")

    def note(self, made: "Sequence[Fact | Unchanged]" = (), again: str = "") -> None:
        """Remembers that a change was made; of one that has no facts, that there was one."""
        self.made.extend(made)
        self.changed, self.again = True, again

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
        """The answer of the person at the terminal; raises AnswerNeeded with the flag that answers beforehand.

        Raises Declined where the person ends the input (Ctrl-D). An answer that is no text is asked for again.
        """
        if not self.may_ask:
            raise AnswerNeeded(flag)
        answer = ""
        while not answer or not is_text(answer):
            with self.shown_again(question):
                self.show(question)
                answer = self.stdin.readline()
            if not answer:
                self.tell("")
                raise Declined
        return answer.strip()

    @contextmanager
    def shown_again(self, question: str) -> Iterator[None]:
        """Show a question again after Ctrl-Z and `fg`, when the shell has written below it."""
        before = None
        # Windows stops no program, and only the main thread hears of it.
        with suppress(AttributeError, ValueError):
            before = signal.signal(signal.SIGCONT, lambda _number, _frame: self.show(question))
        try:
            yield
        finally:
            if before is not None:
                signal.signal(signal.SIGCONT, before)

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
