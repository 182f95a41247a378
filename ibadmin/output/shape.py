"""What a result is made of: records, and the shape that says what is in them and what a table shows of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

Scalar = str | int | bool | None
Value = Scalar | list[str] | list[dict[str, Scalar]]
Record = dict[str, Value]


class Show(Enum):
    """Where a column shows besides JSON, CSV and TSV, which have them all.

    `KEY`: in every table, never cut and never left out; `NARROW`: in a table, left out from the right when the
    terminal is too narrow; `WIDE`: with `--wide`; `ALONE`: when one thing is shown; `SCRIPT`: to programs only.
    """

    KEY = "key"
    NARROW = "narrow"
    WIDE = "wide"
    ALONE = "alone"
    SCRIPT = "script"


class Kind(Enum):
    """What stands in a column; `TIME` is ISO 8601 in UTC, `CODES` a list of words, `ITEMS` a list of little records."""

    TEXT = "text"
    FLAG = "flag"
    TIME = "time"
    CODES = "codes"
    ITEMS = "items"


@dataclass(frozen=True, slots=True)
class Column:
    """A key with the heading that people see, in English; `cell` says what a table shows when not just the value."""

    key: str
    heading: str
    show: Show = Show.ALONE
    kind: Kind = Kind.TEXT
    cell: Callable[[Record], str] | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a kind of record, in order, and the keys whose values together identify one."""

    columns: tuple[Column, ...]
    identifier: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, in the order in which every format has them."""
        return tuple(column.key for column in self.columns)

    def in_table(self, wide: bool) -> tuple[Column, ...]:
        """The columns that a table shows when there is room."""
        shown = (Show.KEY, Show.NARROW, Show.WIDE) if wide else (Show.KEY, Show.NARROW)
        return tuple(column for column in self.columns if column.show in shown)

    @property
    def alone(self) -> tuple[Column, ...]:
        """The columns that a person sees of one thing."""
        return tuple(column for column in self.columns if column.show is not Show.SCRIPT)

    def showing(self, *keys: str) -> "Shape":
        """The same records with another choice of columns for the narrow table; the others come with `--wide`."""
        return Shape(tuple(_chosen(column, keys) for column in self.columns), self.identifier)


def _chosen(column: Column, keys: tuple[str, ...]) -> Column:
    if column.show is Show.NARROW and column.key not in keys:
        return replace(column, show=Show.WIDE)
    if column.show is not Show.KEY and column.key in keys:
        return replace(column, show=Show.NARROW)
    return column
