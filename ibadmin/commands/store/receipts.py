"""The audit for whoever keeps the store: what to keep elsewhere, without a session, and its replay after a restore."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import typer

from ibadmin import upkeep
from ibadmin.commands import parameters
from ibadmin.commands.input_file import content_of
from ibadmin.commands.parameters import environment_of
from ibadmin.environment import Environment
from ibadmin.errors import InvalidInput
from ibadmin.facts import UserDeleted
from ibadmin.failures import FileMalformed, Flaw
from ibadmin.help import group, verb
from ibadmin.intake.documents import objects
from ibadmin.output.audit_shapes import AUDIT_ROWS, CHAINS
from ibadmin.output.chains import Head, chain_records
from ibadmin.output.results import Format, write
from ibadmin.output.shape import Record

app = group("")

_LONGEST_NUMBER = 18


@verb(app, "heads", example="$ ibadmin store heads --output ids > /elsewhere/heads.txt")
def heads(context: typer.Context, output: parameters.Output = None) -> None:
    """Show the last row of each chain of the audit, to be kept elsewhere. Nobody needs to be logged in.

    With --output ids this is what ibadmin audit verify takes as --heads.
    """
    environment = environment_of(context)
    write(chain_records(_heads(environment), ()), CHAINS, environment.format, environment.destination)


@verb(app, "receipts", example="$ ibadmin store receipts > /elsewhere/audit.jsonl")
def receipts(context: typer.Context, output: parameters.Output = None) -> None:
    """Export the audit of every organisation, to be kept elsewhere and replayed after a restore.

    It is what ibadmin audit export writes, without a session: for whoever keeps the store, and for cron.
    """
    environment = environment_of(context)
    form = environment.format if environment.chosen_format or environment.settings.output else Format.JSONL
    with upkeep.inspecting(environment) as unit:
        rows: Iterator[Record] = ({**row} for row in unit.audit.exported())
        write(rows, AUDIT_ROWS, form, environment.destination)


def deleted_since(environment: Environment, path: Path) -> list[str]:
    """Returns the receipts of the users who are deleted according to an export of the audit.

    Raises FileMalformed for what is no export of one, and InvalidInput for one that proves nothing about this store:
    it is empty, lacks an organisation, or ends before the store does.
    """
    flaws: list[Flaw] = []
    there = _heads(environment)
    found, last = [], dict.fromkeys(there, 0)
    for line, pairs in objects(content_of(environment, path).decode("utf-8", "replace"), flaws):
        row = dict(pairs)
        match row:
            case {"action": str(action), "subject": str(subject), "organisation": str(code), "sequence": str(text)} if (
                text.isdecimal() and len(text) < _LONGEST_NUMBER
            ):
                number = int(text)
                found += [subject] if action == UserDeleted.action else []
                last[code] = max(last.get(code, 0), number)
                if code in there and number == there[code][0] and row.get("hash") != there[code][1]:
                    raise InvalidInput([(str(path), "another_store")])
            case _:
                needed = ("action", "subject", "organisation", "sequence")
                flaws.append(Flaw(line, 1, next((each for each in needed if each not in row), "sequence"), "required"))
    if flaws:
        raise FileMalformed(str(path), flaws)
    if behind := [code for code, (number, _) in there.items() if last[code] < number]:
        lacking = [code for code in behind if not last[code]]
        raise InvalidInput([(str(path), "lacks_organisation" if lacking else "older_than_store")])
    return found


def _heads(environment: Environment) -> Mapping[str, Head]:
    with upkeep.inspecting(environment) as unit:
        known: Iterable[tuple[str, int, str]] = unit.audit.heads()
        return {code: (sequence, last) for code, sequence, last in known}
