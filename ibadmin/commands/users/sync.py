"""Bringing users in line with what the personnel system says (2.3)."""

from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from typer._click.exceptions import MissingParameter

from ibadmin import messages
from ibadmin.app.organisations import ListOrganisations
from ibadmin.app.user_changes import SyncUsers
from ibadmin.app.users import FindStaff
from ibadmin.commands import parameters, personnel, prompts
from ibadmin.commands.change import carry_out
from ibadmin.commands.input_file import tell_remarks, understood
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.persistence import read, stream
from ibadmin.environment import Environment
from ibadmin.facts import UserDeactivated
from ibadmin.help import group, verb
from ibadmin.intake.dates import day_here
from ibadmin.intake.staff import read_staff
from ibadmin.language import mark
from ibadmin.output.results import Format
from ibadmin.rules import limits
from ibadmin.rules.dormancy import DAYS, MOST_DAYS, dormant_before

app = group("")

From = Annotated[
    Path,
    typer.Option(
        "--from",
        metavar="FILE",
        help=mark("The export: CSV or JSON Lines, a row for each person; - is standard input."),
        show_default=False,
    ),
]
Complete = Annotated[
    bool, typer.Option("--complete", help=mark("The file names all who work there: who is not in it has left."))
]
NoDetails = Annotated[bool, typer.Option("--no-details", help=mark("Leave personal details as they are."))]
DormantAfter = Annotated[
    int,
    typer.Option(
        "--dormant-after",
        metavar="DAYS",
        min=1,
        max=MOST_DAYS,
        help=mark("After how many days without a login to say so."),
    ),
]
DeactivateDormant = Annotated[
    bool, typer.Option("--deactivate-dormant", help=mark("Also switch off who has not logged in for so long."))
]


@verb(
    app,
    "sync",
    example="$ ibadmin users sync --from hr.csv --dry-run\n"
    "$ ibadmin users sync --from hr.csv --complete --dry-run --report report.csv",
)
def sync(
    context: typer.Context,
    source: From,
    organisation: parameters.InOrganisation = "",
    complete: Complete = False,
    no_details: NoDetails = False,
    dormant_after: DormantAfter = DAYS,
    deactivate_dormant: DeactivateDormant = False,
    manner: parameters.ChangeOfMany = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Bring users in line with an export of the personnel system: leavers off, changed details taken over.

    Somebody has left when every row about them has a last day (Datum uit dienst) that is over. Who is in no row has
    left only with --complete. People are known by their e-mail address, or else by user name or id; a row that fits
    two changes nothing, and nobody is ever created.
    """
    environment = environment_of(context)
    now = environment.clock()
    before = dormant_before(now, dormant_after)
    # A day begins at midnight here.
    today, lenient = day_here(now), manner.keep_going
    staff = understood(environment, source, lambda content: read_staff(content, today, str(source), lenient))
    if complete and not organisation:
        _refuse_several_places(context, environment)
    names = personnel.names_of(staff)
    found = read(environment, FindStaff(names, before, organisation, everybody=complete))
    matches = personnel.matched(staff, found)
    absent = personnel.absent(matches, found) if complete else []
    if complete:
        present = {user.id for match in matches for user in match.users if user.active}
        limits.complete(len(present - {found.caller.id}), sum(user.active for user in absent))
    findings = personnel.Findings(matches, absent, found.dormant if deactivate_dormant else [], before, not no_details)
    remarks = personnel.remarks(staff, findings, complete)
    named = personnel.rows_of(staff, findings, remarks)
    tell_remarks(environment, remarks)
    talks = environment.format is not Format.JSON
    if talks:
        environment.tell(*personnel.told(staff, findings, named))
    if talks and found.dormant and not deactivate_dormant:
        environment.tell(messages.dormant_too(len(found.dormant), dormant_after))
    happened = carry_out(environment, manner, SyncUsers(named.open), named, confirm=prompts.yes_or_no)
    if talks and not manner.dry_run and any(isinstance(each, UserDeactivated) for each in happened):
        environment.tell(messages.leavers_to_delete())


def _refuse_several_places(context: typer.Context, environment: Environment) -> None:
    """Raises MissingParameter where one of several must be named, since no export is complete for all of them."""
    if stream(environment, ListOrganisations(), lambda found: len(list(islice(found.records, 2)))) > 1:
        param = next(each for each in context.command.params if each.name == "organisation")
        raise MissingParameter(ctx=context, param=param)
