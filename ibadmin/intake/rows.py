"""What a file is made into: a row for each person that it names, and the flaws that keep it from being used."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from ibadmin.failures import Flaw, Remark

NOTHING_SAID: Mapping[str, str] = MappingProxyType({})
"""What is said of most: a hundred thousand rows share it."""

Remarks = Counter[Remark]
"""Remarks, each with how often it was made."""
NO_REMARKS: Mapping[Remark, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody by name, and what is said of them; `line` is where, nought when it was typed at the command."""

    user: str
    line: int = 0
    values: Mapping[str, str] = field(default_factory=lambda: NOTHING_SAID)


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows came from: the name of the file, and in which column each field stands.

    `content` is the file itself where a report shows its rows as they were.
    """

    name: str = ""
    columns: Mapping[str, int] = field(default_factory=dict)
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Intake:
    """A file that was read: its rows, where they came from, and the headings that nothing was done with.

    `flaws` are those of single rows, by their place among the rows.
    """

    rows: Sequence[Asked]
    source: Source
    unused: Sequence[str] = ()
    remarks: Remarks = field(default_factory=Counter)
    flaws: Mapping[int, Sequence[Flaw]] = field(default_factory=dict)


class Flawed(Exception):
    """Nothing can be made of the file, or only with mistakes: all its flaws in order, and what was assumed of it."""

    def __init__(self, flaws: Sequence[Flaw], remarks: Mapping[Remark, int] = NO_REMARKS) -> None:
        self.flaws = tuple(sorted(flaws, key=lambda flaw: (flaw.line, flaw.column)))
        self.remarks = remarks
        super().__init__(len(self.flaws))
