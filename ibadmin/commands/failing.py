"""What is raised when it cannot be done for somebody: every reason of everybody, behind the lines of a file."""

from collections.abc import Iterator, Sequence

from ibadmin.commands.given import Given
from ibadmin.errors import Ambiguous, IbadminError, InvalidChoice, InvalidInput, NotFound
from ibadmin.failures import Failure, FileMalformed, Flaw, RowsAmbiguous, RowsNotFound, RowsRefused
from ibadmin.intake.rows import Asked, Source
from ibadmin.intake.staff import DETAILS
from ibadmin.rules.manual import Refused


def refuse_flaws(failures: Sequence[Failure], given: Given) -> None:
    """Raise what is wrong with the input itself: nothing is done then, not even for the others."""
    wrong = [each for each in failures if isinstance(each.cause, InvalidInput | InvalidChoice | FileMalformed)]
    if not wrong:
        return
    if not wrong[0].line:
        raise wrong[0].cause
    rows = {(each.line, each.user): each for each in given.rows}
    flaws = [flaw for each in wrong for flaw in _flaws(each, rows[each.line, each.name], given.source)]
    avoidable = given.command == "users sync" and all(flaw.field in DETAILS for flaw in flaws)
    raise FileMalformed(given.source.name, sorted(flaws, key=lambda flaw: flaw.line), avoidable)


def _flaws(failure: Failure, asked: Asked, source: Source) -> Iterator[Flaw]:
    """The same by line and column; what a row does not say at all stands in the first one."""
    match failure.cause:
        case InvalidInput(problems=problems):
            for field, problem in problems:
                value = asked.user if field == "user" else asked.values.get(field, "")
                yield Flaw(failure.line, source.columns.get(field, 1), field, problem, value)
        case InvalidChoice(name=name, value=value):
            yield Flaw(failure.line, source.columns.get(name, 1), name, "unknown", value)
        case FileMalformed(flaws=flaws):
            yield from flaws
        case _:
            return


def refusal(failures: Sequence[Failure], named: int) -> IbadminError:
    """One error for all: in its own words where it is one kind and names were typed, otherwise row by row."""
    causes = [each.cause for each in failures]
    if not any(each.line for each in failures):
        if len(failures) == 1:
            return causes[0]
        if all(isinstance(each, NotFound) for each in causes):
            return NotFound("user", list(dict.fromkeys(each.name for each in failures)))
        if all(isinstance(each, Refused) for each in causes):
            return Refused([reason for each in causes if isinstance(each, Refused) for reason in each.reasons])
    if any(isinstance(each, NotFound) for each in causes):
        return RowsNotFound(failures, named)
    return (RowsAmbiguous if any(isinstance(each, Ambiguous) for each in causes) else RowsRefused)(failures, named)
