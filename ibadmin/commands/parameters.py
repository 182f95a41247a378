"""The arguments and options that commands share, so that one thing has one name everywhere."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ibadmin.environment import Environment
from ibadmin.errors import IbadminError, InvalidInput
from ibadmin.help import Together
from ibadmin.language import mark
from ibadmin.output.results import Format, default_format

MOST = 1_000_000_000
_YEARS = range(1900, 2201)


def environment_of(context: typer.Context) -> Environment:
    """The world that this command runs in."""
    environment = context.find_object(Environment)
    assert environment is not None
    return environment


def _remember_format(context: typer.Context, value: Format | None) -> Format | None:
    """Errors speak JSON too when JSON was asked for, so the format is settled before anything can go wrong."""
    environment_of(context).chosen_format = value
    return value


Output = Annotated[
    Format | None,
    typer.Option("--output", "-o", help=mark("How the result is written."), callback=_remember_format, is_eager=True),
]
Wide = Annotated[bool, typer.Option("--wide", help=mark("Show every column of the table."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=mark("Show what would happen, and change nothing."))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=mark("Answer the question with yes beforehand."))]
Reason = Annotated[
    str, typer.Option("--reason", help=mark("Why, for the audit. Name no people: the audit outlives them."))
]
Ticket = Annotated[str, typer.Option("--ticket", help=mark("The number of the ticket, for the audit."))]
USER_HELP = mark("User name, e-mail address or id; always exact, never a part of a name.")
User = Annotated[str, typer.Argument(metavar="USER", help=USER_HELP, show_default=False)]
Users = Annotated[list[str] | None, typer.Argument(metavar="USER...", help=USER_HELP, show_default=False)]
File = Annotated[
    Path | None,
    typer.Option(
        "--file",
        metavar="FILE",
        help=mark("A file with users: CSV, JSON Lines, or one a line; - is standard input."),
        show_default=False,
    ),
]
KeepGoing = Annotated[
    bool, typer.Option("--keep-going", help=mark("Do all that can be done, instead of all or nothing."))
]
ReportFile = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help=mark("Write here how it went, a row for each row that was given: .csv, .tsv, .json or .jsonl."),
        show_default=False,
    ),
]
Expect = Annotated[
    int | None,
    typer.Option(
        "--expect",
        metavar="NUMBER",
        min=0,
        max=MOST,
        help=mark("How many users it will be; needed for more than 10, or a fifth of an organisation."),
        show_default=False,
    ),
]
ORGANISATION_HELP = mark("Code or KvK number of an organisation.")
Organisation = Annotated[str, typer.Argument(metavar="ORG", help=ORGANISATION_HELP, show_default=False)]
InOrganisation = Annotated[
    str, typer.Option("--organisation", metavar="ORG", help=ORGANISATION_HELP, show_default=False)
]
Product = Annotated[str, typer.Option("--product", metavar="PRODUCT", help=mark("Such as iwmo."), show_default=False)]
Role = Annotated[str, typer.Option("--role", metavar="ROLE", help=mark("Such as gebruiker."), show_default=False)]
EvenLast = Annotated[
    bool, typer.Option("--even-last", help=mark("Also when the organisation is left without a gebruikersbeheerder."))
]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a change is to be made: what every command that changes something is told besides the change."""

    expect: Expect = None
    keep_going: KeepGoing = False
    dry_run: DryRun = False
    report: ReportFile = None
    yes: Yes = False
    reason: Reason = ""
    ticket: Ticket = ""


_AUDITED = ("yes", "reason", "ticket")
_OF_ROWS = ("keep_going", "dry_run", "report", *_AUDITED)
Change = Annotated[Manner, Together("dry_run", *_AUDITED)]
ChangeOfRows = Annotated[Manner, Together(*_OF_ROWS)]
ChangeOfMany = Annotated[Manner, Together("expect", *_OF_ROWS)]
PLAIN = Manner()


def format_in_any_case(environment: Environment) -> Format:
    """How to write, also where the profile is what is wrong: then the environment alone says it."""
    try:
        return environment.format
    except (IbadminError, OSError):
        asked = environment.variables.get("IBADMIN_OUTPUT", "")
        return Format(asked) if asked in list(Format) else default_format(environment.stdout.isatty())


def moment_of(name: str, typed: str) -> datetime:
    """A day or a time as it was typed; raises InvalidInput, also for a year in which nobody worked or will work."""
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        raise InvalidInput([(name, "malformed")]) from None
    if moment.year not in _YEARS:
        raise InvalidInput([(name, "out_of_range")])
    return moment
