"""Everybody that a command was given, and what came of each: rows of a file, and names that were typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from ibadmin.app.changes import Outcome, user_of
from ibadmin.commands.parameters import Manner
from ibadmin.environment import Environment
from ibadmin.errors import IbadminError, InvalidInput
from ibadmin.facts import Fact, Unchanged
from ibadmin.failures import Failure, Remark
from ibadmin.intake.rows import NO_REMARKS, Asked, Source
from ibadmin.output.atomic_write import refuse_the_same


class Noted(StrEnum):
    """Somebody of whom a file speaks, and for whom nothing is to be done."""

    UNKNOWN = "unknown"
    UNCHANGED = "unchanged"


class Step(NamedTuple):
    """One row, and what comes of it."""

    row: Asked
    outcome: Outcome | Noted


@dataclass(frozen=True, slots=True)
class Given:
    """The rows of a command, in the order in which they were given.

    `command` are the words that were typed for it, and `fields` are what a row can say besides the user. `settled` are
    the rows of which it is clear beforehand what comes of them, by their place. `remarks` are what was assumed of the
    file.
    """

    command: str
    rows: Sequence[Asked]
    fields: tuple[str, ...] = ()
    source: Source = field(default_factory=Source)
    settled: Mapping[int, Outcome | Noted] = field(default_factory=dict)
    remarks: Mapping[Remark, int] = field(default_factory=lambda: NO_REMARKS)

    @property
    def open(self) -> Sequence[Asked]:
        """The rows of which nothing is clear yet."""
        if not self.settled:
            return self.rows
        return [row for place, row in enumerate(self.rows) if place not in self.settled]


NOBODY = Given("", ())
"""For a change that is not about users by name."""


def refuse_paths(environment: Environment, manner: Manner, given: Given) -> None:
    """Raises InvalidInput for a report that would be written over something else, or that is a workbook."""
    source = Path(given.source.name) if given.source.name else None
    refuse_the_same({"file": source, "report": manner.report}, environment.own_files)
    if manner.report and manner.report.suffix.lower() in (".xls", ".xlsx", ".ods"):
        raise InvalidInput([("report", "workbook")])


def steps_of(given: Given, outcomes: Sequence[Outcome]) -> list[Step]:
    """Returns the rows that ask something, each with its outcome; `outcomes` are those of the open rows, in order."""
    return [step for step in every_step(given, outcomes) if not isinstance(step.outcome, Noted)]


def every_step(given: Given, outcomes: Sequence[Outcome]) -> Iterator[Step]:
    """Yields every row with its outcome, also those for whom nothing is to be done."""
    decided = iter(outcomes)
    for place, row in enumerate(given.rows):
        yield Step(row, given.settled[place] if place in given.settled else next(decided))


def failures(steps: Sequence[Step]) -> list[Failure]:
    """Returns the rows for which it cannot be done."""
    return [Failure(row.line, row.user, outcome) for row, outcome in steps if isinstance(outcome, IbadminError)]


def together(changes: Sequence[Fact | Unchanged]) -> Sequence[Fact | Unchanged]:
    """Returns the changes in order, with several things that happen to one user together."""
    if len({user.id for change in changes if (user := user_of(change))}) == len(changes):
        return changes
    by_subject: dict[object, list[Fact | Unchanged]] = {}
    for change in changes:
        user = user_of(change)
        by_subject.setdefault(user.id if user else None, []).append(change)
    return [change for own in by_subject.values() for change in own]
