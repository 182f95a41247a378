"""`ibadmin sessions`: who is logged in, and ending a session that should not go on (1.1)."""

from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.app.sessions import OpenSessions, RevokeSessions
from ibadmin.commands import parameters
from ibadmin.commands.change import carry_out
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.persistence import read
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.output import shapes
from ibadmin.output.records import session_record
from ibadmin.output.results import write

app = group(mark("See who is logged in, and end sessions."))

SessionId = Annotated[
    str, typer.Option("--session", metavar="ID", help=mark("This session alone."), show_default=False)
]


@verb(app, "list", example="$ ibadmin sessions list\n$ ibadmin sessions list j.jansen")
def list_(
    context: typer.Context,
    user: parameters.User = "",
    output: parameters.Output = None,
    wide: parameters.Wide = False,
) -> None:
    """List open sessions. Without a user: your own, and those of the users that you manage."""
    environment = environment_of(context)
    records = (session_record(*each) for each in read(environment, OpenSessions(user)).sessions)
    if not write(records, shapes.SESSIONS, environment.format, environment.destination, wide=wide):
        environment.tell(messages.no_sessions())


@verb(app, "revoke", example="$ ibadmin sessions revoke j.jansen")
def revoke(
    context: typer.Context,
    user: parameters.User,
    session: SessionId = "",
    manner: parameters.Change = PLAIN,
    output: parameters.Output = None,
) -> None:
    """End the sessions of a user at once. Logging in again stays possible."""
    carry_out(environment_of(context), manner, RevokeSessions(user, session))
