"""What came of each row that was given: the same columns as the row itself, so that it can be given back."""

from collections.abc import Mapping, Sequence

from ibadmin.language import mark
from ibadmin.output.shape import Column, Kind, Record, Shape, Show

_BEFORE = (
    Column("line", mark("Line"), Show.KEY),
    Column("command", mark("Command"), Show.WIDE),
    Column("user", mark("User"), Show.KEY),
)
_BEHIND = (
    Column("result", mark("Result"), Show.KEY),
    Column("reasons", mark("Reasons"), Show.NARROW, Kind.CODES),
    Column("message", mark("Message"), Show.NARROW),
    Column("username", mark("User name"), Show.WIDE),
    Column("organisation", mark("Organisation"), Show.WIDE),
)
OUTCOME = frozenset({_BEFORE[0].key, *(column.key for column in _BEHIND)})
"""The keys of what came of a row."""


def report_shape(fields: Sequence[str]) -> Shape:
    """The columns of a report on rows that said these fields."""
    return Shape((*_BEFORE, *(Column(name, name) for name in fields), *_BEHIND), ("user",))


def beside(headings: Sequence[str]) -> Shape:
    """The columns of a file in its own order, with what came of each row beside them."""
    given = [Column(heading, heading) for heading in dict.fromkeys(headings) if heading not in OUTCOME]
    return Shape((*given, _BEFORE[0], *_BEHIND), ("line",))


def report_row(command: str, line: int, user: str, values: Mapping[str, str], result: str) -> Record:
    """A row as it was given, with what came of it; why, and who it was, is still to be filled in."""
    return {
        "line": line or None,
        "command": command,
        "user": user,
        **values,
        "result": result,
        "reasons": [],
        "message": "",
        "username": None,
        "organisation": None,
    }
