"""`ibadmin report`: what an auditor asks a beheerder for (2.2): who may do what, who uses it and who does not."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin import messages
from ibadmin.commands import parameters
from ibadmin.commands.parameters import environment_of
from ibadmin.commands.persistence import look
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import GrantState
from ibadmin.model.audit import Authorisation
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
from ibadmin.rules.dormancy import DAYS, dormant_before

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ibadmin.environment import ActorView
    from ibadmin.model.audit import LoginDay
    from ibadmin.output.shape import Record

app = group(
    mark("Make overviews for who checks: who may do what, which accounts nobody uses, how often people log in.")
)

_NAMED_AT_ONCE = 500

State = Annotated[GrantState | None, typer.Option("--state", help=mark("Only roles that stand so."))]
LastDays = Annotated[int, typer.Option("--days", metavar="DAYS", min=1, max=366, help=mark("Of how many days."))]
After = Annotated[int, typer.Option("--after", metavar="DAYS", min=1, help=mark("For how many days nobody logged in."))]


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

    def reported(unit: "ActorView") -> None:
        found = unit.authorisations.all(
            organisation=unit.organisations.coded(organisation).code if organisation else "",
            state=state.value if state else "",
        )
        lines = _named(unit, found, environment.clock())
        if not write(lines, AUTHORISATIONS, environment.format, environment.destination, wide=wide):
            environment.tell(messages.no_authorisations())

    look(environment, reported)


def _named(unit: "ActorView", found: Iterable[Authorisation], now: "datetime") -> "Iterator[Record]":
    """The lines with names, looked up a few hundred at a time."""
    source = iter(found)
    while batch := list(islice(source, _NAMED_AT_ONCE)):
        names = unit.users.called({line.granted_by for line in batch})
        yield from (authorisation_record(line, names, now) for line in batch)


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

    def reported(unit: "ActorView") -> None:
        matrix = unit.organisations.matrix()
        found = unit.users.dormant(
            dormant_before(now, after),
            organisation=unit.organisations.coded(organisation).code if organisation else "",
        )
        records = (dormant_record(user, matrix, now) for user in found)
        if not write(records, DORMANT_USERS, environment.format, environment.destination, wide=wide):
            environment.tell(messages.nobody_dormant(after))

    look(environment, reported)


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

    def counted(unit: "ActorView") -> "Sequence[LoginDay]":
        code = unit.organisations.coded(organisation).code if organisation else ""
        return unit.audit.login_days(days, environment.clock(), code)

    records = (login_day_record(day, unusual) for day, unusual in peaks.unusual(look(environment, counted)))
    write(records, LOGIN_DAYS, environment.format, environment.destination, wide=wide)
