"""`ibadmin audit`: who did what to whom, and the proof that nobody changed that afterwards.

Whoever has an export can do the proof without this program. Each row is hashed on top of the one before it:

    import hashlib, json, sys

    last = {}
    for line in sys.stdin:
        row = json.loads(line)
        organisation, claimed = row.pop("organisation"), row.pop("hash")
        chained = json.dumps(
            [last.get(organisation, "0" * 64), row], ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        last[organisation] = hashlib.sha256(chained.encode()).hexdigest()
        if last[organisation] != claimed:
            sys.exit(f"{organisation}: row {row['sequence']} does not hold")
    print(last)
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.app.audit import AuditEntries, AuditRows, ExportAudit, ListAudit, VerifyChains
from ibadmin.commands import parameters
from ibadmin.commands.parameters import environment_of, moment_of
from ibadmin.commands.persistence import read, stream
from ibadmin.errors import CheckFailed, InvalidInput
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.output.audit_shapes import AUDIT, AUDIT_ROWS, CHAINS, audit_record
from ibadmin.output.chains import Head, chain_records
from ibadmin.output.results import Format, write
from ibadmin.output.shape import Record
from ibadmin.system import SystemFailure, read_file

app = group(mark("See who did what, and prove that nobody changed that afterwards."))

_HEAD = re.compile(r"(?P<organisation>[^:]+):(?P<sequence>\d+):(?P<hash>[0-9a-f]{64})")

ByUser = Annotated[
    str,
    typer.Option(
        "--user",
        metavar="USER",
        help=mark("Only what this user did or underwent; of a deleted user the receipt."),
        show_default=False,
    ),
]
Since = Annotated[
    str,
    typer.Option("--since", metavar="TIME", help=mark("From this day or time on, such as 2026-01-31T09:30.")),
]
Until = Annotated[
    str, typer.Option("--until", metavar="TIME", help=mark("Up to and with this day, or up to this time."))
]
Heads = Annotated[
    list[str],
    typer.Option(
        "--head", metavar="ORG:NUMBER:HASH", help=mark("A last row that was kept elsewhere."), show_default=False
    ),
]
HeadsFile = Annotated[
    Path | None,
    typer.Option("--heads", metavar="FILE", help=mark("A file of such last rows, one a line; - is standard input.")),
]


@verb(
    app,
    "list",
    example="$ ibadmin audit list --since 2026-01-31\n$ ibadmin audit list --user j.jansen --wide",
)
def list_(
    context: typer.Context,
    organisation: parameters.InOrganisation = "",
    user: ByUser = "",
    since: Since = "",
    until: Until = "",
    output: parameters.Output = None,
    wide: parameters.Wide = False,
) -> None:
    """List what happened, by whom and on whom, by organisation and in order.

    Who was deleted has no name any more, only the receipt of the deletion.
    """
    environment = environment_of(context)
    first, last = _moment("since", since, timedelta(0)), _moment("until", until, timedelta(days=1))

    def listed(found: AuditEntries) -> int:
        records = map(audit_record, found.records)
        return write(records, AUDIT, environment.format, environment.destination, wide=wide)

    if not stream(environment, ListAudit(organisation, user, first, last), listed):
        environment.tell(messages.no_audit_entries())


def _moment(name: str, typed: str, whole_day: timedelta) -> datetime | None:
    """A time in the zone of this machine unless it says otherwise, or a day, which begins at midnight here."""
    if not typed:
        return None
    moment = moment_of(name, typed)
    if len(typed) <= len("2026-01-31"):
        moment += whole_day
    return moment.astimezone()


@verb(app, "verify", example="$ ibadmin audit verify\n$ ibadmin audit verify --heads heads.txt")
def verify(
    context: typer.Context,
    head: Heads = [],  # noqa: B006 - Typer reads the default
    heads: HeadsFile = None,
    output: parameters.Output = None,
) -> None:
    """Recompute the chains, and show the last row of each.

    A chain shows that a row was changed or taken out. Only a last row that was kept elsewhere shows that rows were
    cut off at the end. What breaks is named, with exit code 9.
    """
    environment = environment_of(context)
    kept = _kept([*head, *(_lines(heads, environment.stdin) if heads else ())])
    found = read(environment, VerifyChains(kept))
    write(chain_records(found.heads, found.breaks), CHAINS, environment.format, environment.destination)
    if found.breaks:
        environment.tell(*(messages.chain_broken(*each) for each in found.breaks))
        raise CheckFailed(len(found.breaks))
    if environment.format is Format.TABLE:
        environment.tell(messages.chain_whole(sum(sequence for sequence, _ in found.heads.values())))
        environment.tell(*(() if kept else [messages.keep_heads()]))


def _lines(path: Path, stdin: Iterable[str]) -> list[str]:
    try:
        text = "".join(stdin) if str(path) == "-" else _text(path)
    except (SystemFailure, UnicodeDecodeError):
        raise InvalidInput([(str(path), "unreadable")]) from None
    return [line.strip() for line in text.splitlines() if line.strip()]


def _text(path: Path) -> str:
    if (content := read_file(path)) is None:
        raise SystemFailure(str(path), "missing")
    return content.decode()


def _kept(lines: Sequence[str]) -> dict[str, Head]:
    """The last rows that were kept, by organisation."""
    found = [_HEAD.fullmatch(line) for line in lines]
    if None in found:
        raise InvalidInput([("head", "malformed")])
    heads = {match["organisation"]: (int(match["sequence"]), match["hash"]) for match in found if match}
    if len(heads) < len(found):
        raise InvalidInput([("head", "twice")])
    return heads


@verb(app, "export", example="$ ibadmin audit export > audit.jsonl")
def export(context: typer.Context, output: parameters.Output = None) -> None:
    """Export every row that you may see, as it was written: JSON Lines, unless asked otherwise.

    Whoever has it can recompute the chains: a hash is the SHA-256, in hexadecimal digits, of the JSON array of the
    hash before it in the same organisation (before the first: 64 zeros) and the row without `organisation` and
    `hash`, with its keys in order, no blanks, in UTF-8.
    """
    environment = environment_of(context)
    form = environment.format if environment.chosen_format or environment.settings.output else Format.JSONL

    def exported(found: AuditRows) -> int:
        rows: Iterator[Record] = ({**row} for row in found.records)
        return write(rows, AUDIT_ROWS, form, environment.destination)

    stream(environment, ExportAudit(), exported)
