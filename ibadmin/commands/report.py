"""`ibadmin report`: what an auditor asks a beheerder for (2.2): who may do what, who uses it and who does not."""

from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.app.reports import AuthorisationList, CountLogins, DormantUsers, ReportRoles
from ibadmin.app.users import UserList
from ibadmin.commands import parameters
from ibadmin.commands.parameters import environment_of
from ibadmin.commands.persistence import read, stream
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import GrantState
from ibadmin.output.overviews import (
    AUTHORISATIONS,
    DORMANT_USERS,
    LOGIN_DAYS,
    authorisation_record,
    dormant_record,
    login_day_record,
)
from ibadmin.output.results import write
from ibadmin.rules import peaks
from ibadmin.rules.dormancy import DAYS, MOST_DAYS

app = group(
    mark("Make overviews for who checks: who may do what, which accounts nobody uses, how often people log in.")
)

State = Annotated[GrantState | None, typer.Option("--state", help=mark("Only roles that stand so."))]
LastDays = Annotated[int, typer.Option("--days", metavar="DAYS", min=1, max=366, help=mark("Of how many days."))]
After = Annotated[
    int, typer.Option("--after", metavar="DAYS", min=1, max=MOST_DAYS, help=mark("For how many days nobody logged in."))
]


@verb(
    app,
    "roles",
    example="$ ibadmin report roles --state active\n$ ibadmin report roles --output csv > autorisaties.csv",
)
def roles(
    context: typer.Context,
    organisation: parameters.InOrganisation = "",
    state: State = None,
    output: parameters.Output = None,
    wide: parameters.Wide = False,
) -> None:
    """List every role of every user, since when and by whom: the autorisatiematrix.

    Also roles that do not work now are in it, each with its state. Who granted a role is named by user name, or by
    the identifier in the audit when that person was deleted or is not yours to see.
    """
    environment = environment_of(context)
    now = environment.clock()

    def reported(found: AuthorisationList) -> int:
        records = (authorisation_record(line, now) for line in found.records)
        return write(records, AUTHORISATIONS, environment.format, environment.destination, wide=wide)

    if not stream(environment, ReportRoles(organisation, state.value if state else ""), reported):
        environment.tell(messages.no_authorisations())


@verb(
    app,
    "dormant",
    example="$ ibadmin report dormant\n$ ibadmin report dormant --after 90 --output csv > dormant.csv",
)
def dormant(
    context: typer.Context,
    organisation: parameters.InOrganisation = "",
    after: After = DAYS,
    output: parameters.Output = None,
    wide: parameters.Wide = False,
) -> None:
    """List the active users who have not logged in for a while.

    Of who never logged in after the registration, its end counts; who was reactivated since is not in it. What this
    writes can be given to users deactivate, with --file.
    """
    environment = environment_of(context)
    now = environment.clock()

    def reported(found: UserList) -> int:
        records = (dormant_record(user, found.head, now) for user in found.records)
        return write(records, DORMANT_USERS, environment.format, environment.destination, wide=wide)

    if not stream(environment, DormantUsers(after, organisation), reported):
        environment.tell(messages.nobody_dormant(after))


@verb(app, "logins", example="$ ibadmin report logins\n$ ibadmin report logins --days 90 --output csv > logins.csv")
def logins(
    context: typer.Context,
    organisation: parameters.InOrganisation = "",
    days: LastDays = peaks.DAYS,
    output: parameters.Output = None,
    wide: parameters.Wide = False,
) -> None:
    """List how often people logged in on each of the last days, and how often a code was wrong.

    It says of which there were unusually many: more than three times as many as on the other days. Who it was is in
    the audit.
    """
    environment = environment_of(context)
    counted = read(environment, CountLogins(days, organisation)).days
    records = (login_day_record(day, unusual) for day, unusual in peaks.unusual(counted))
    write(records, LOGIN_DAYS, environment.format, environment.destination, wide=wide)
