"""`ibadmin sessions`: who is logged in, and ending a session that should not go on (1.1)."""

from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin import messages
from ibadmin.app.sessions import OpenSessions
from ibadmin.commands import parameters
from ibadmin.commands.batch import Change, change, each
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.persistence import read
from ibadmin.errors import NotFound
from ibadmin.facts import Unchanged
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.output import shapes
from ibadmin.output.records import session_record
from ibadmin.output.results import write
from ibadmin.rules import activity, login

if TYPE_CHECKING:
    from ibadmin.environment import ActorView

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
    environment = environment_of(context)
    now = environment.clock()

    def plan(unit: "ActorView") -> list[Change]:
        found = unit.users.one(user)
        open_ones = [one for one in unit.sessions.of(found) if activity.is_open(one, now)]
        if session and session not in (one.id for one in open_ones):
            raise NotFound("session", [session])
        ending = [one for one in open_ones if session in ("", one.id)]
        return each(ending, lambda one: login.end_session(unit.actor, found, one)) or [Unchanged(found)]

    change(environment, manner, plan)
