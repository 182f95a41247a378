"""What runs on a database: a text for either engine, compiled from `queries` before the program was delivered."""

from typing import NamedTuple


class Statement(NamedTuple):
    """One question or change, with parameters that have names.

    PostgreSQL knows moments, days and yes or no by itself; of SQLite's answers these columns are turned into them.
    """

    sqlite: str
    postgresql: str
    moments: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    truths: tuple[int, ...] = ()
    returning: bool = False
    """Whether it changes something and tells what it changed."""


class Seen(NamedTuple):
    """A question through the filter that says whom somebody may see: one statement for each kind of sight."""

    everything: Statement
    servicedesk: Statement
    partnership: Statement
    administrator: Statement
    themselves: Statement
