"""What goes wrong with many at once: a file, some of its rows, a plan that was kept, a run that was stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from ibadmin.errors import Ambiguous, IbadminError


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong at one place of a file; `field` names the value, and `problem` is a stable word.

    `line` and `column` count from one; a column is that of a cell, or of a character where there are no cells. `value`
    is what stands there, where that helps.
    """

    line: int
    column: int
    field: str
    problem: str
    value: str = ""


class Remark(NamedTuple):
    """Something that was assumed of a file or noticed in it, as a stable word; `value` is what stands there."""

    code: str
    field: str = ""
    value: str = ""


@dataclass(eq=False)
class FileMalformed(IbadminError):
    """A file that cannot be used as it is, with everything that is wrong with it; nothing was changed.

    It could be used without personal details where these alone are `in_details`.
    """

    exit_code: ClassVar[int] = 2
    code: ClassVar[str] = "file_malformed"

    path: str
    flaws: Sequence[Flaw]
    in_details: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """Somebody who was named and for whom it cannot be done; `line` is nought for a name that was typed."""

    line: int
    name: str
    cause: IbadminError


class DoubtfulMatch(Ambiguous):
    """A row of which nobody can be sure whom it means: it fits two users, or one that it says to be another."""


@dataclass(eq=False)
class RowsRefused(IbadminError):
    """It cannot be done for some of those who were named, for one by a rule; nothing was changed."""

    exit_code: ClassVar[int] = 3
    code: ClassVar[str] = "refused"

    failures: Sequence[Failure]
    named: int


class RowsAmbiguous(RowsRefused):
    """The same, where somebody's name is another's too."""

    exit_code: ClassVar[int] = 6
    code: ClassVar[str] = "ambiguous"


class RowsNotFound(RowsRefused):
    """The same, where somebody is not there, or not the caller's to see."""

    exit_code: ClassVar[int] = 5
    code: ClassVar[str] = "not_found"


class DoneInPart(RowsRefused):
    """It was done for the others, as was asked."""

    exit_code: ClassVar[int] = 8
    code: ClassVar[str] = "done_in_part"


class PossibleInPart(DoneInPart):
    """It would be done for the others, and was tried or planned only; a run would end so."""


@dataclass(eq=False)
class Interrupted(IbadminError):
    """Somebody stopped a change: before anything of it was kept, or (`kept`) when all of it was."""

    exit_code: ClassVar[int] = 130
    code: ClassVar[str] = "interrupted"

    kept: bool
