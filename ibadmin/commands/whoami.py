"""`ibadmin whoami`: who is logged in (1.1)."""

import typer

from ibadmin.commands import parameters
from ibadmin.commands.parameters import environment_of
from ibadmin.environment import Environment
from ibadmin.help import group, verb
from ibadmin.model import Actor
from ibadmin.output import shapes
from ibadmin.output.records import whoami_record
from ibadmin.output.results import write_one

app = group("")


@verb(app, "whoami", example="$ ibadmin whoami")
def whoami(context: typer.Context, output: parameters.Output = None) -> None:
    """Show who is logged in, for how many seconds more, and where the session is kept."""
    environment = environment_of(context)
    write(environment, environment.actor)


def write(environment: Environment, actor: Actor) -> None:
    """The person behind a session, as a record."""
    record = whoami_record(actor, environment.clock(), environment.session.where())
    write_one(record, shapes.WHOAMI, environment.format, environment.destination)
