"""`ibadmin users`: who signed up, who may get in, and who no longer (2, 2.1, 2.3)."""

from typing import TYPE_CHECKING

import typer

from ibadmin import messages
from ibadmin.commands import parameters, prompts
from ibadmin.commands.batch import Change, change, each
from ibadmin.commands.parameters import Manner, environment_of
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.output import shapes
from ibadmin.output.records import user_details, user_row
from ibadmin.output.results import write, write_one
from ibadmin.rules import deactivation, deletion

if TYPE_CHECKING:
    from ibadmin.environment import ActorUnit

app = group(mark("See who signed up, verify them, switch them off and on, delete them."))


@verb(app, "pending", example="$ ibadmin users pending")
def pending(context: typer.Context, output: parameters.Output = None, wide: parameters.Wide = False) -> None:
    """List the users who signed up and wait for you to verify them."""
    environment = environment_of(context)
    with environment.reading() as unit:
        matrix = unit.organisations.matrix()
        found = (user_row(user, matrix) for user in unit.users.pending())
        if not write(found, shapes.PENDING_USERS, environment.format, environment.destination, wide=wide):
            environment.tell(messages.nobody_waits())


@verb(app, "show", example="$ ibadmin users show j.jansen")
def show(context: typer.Context, user: parameters.User, output: parameters.Output = None) -> None:
    """Show everything about one user."""
    environment = environment_of(context)
    with environment.reading() as unit:
        record = user_details(unit.users.one(user), unit.organisations.matrix())
        write_one(record, shapes.USER, environment.format, environment.destination)


@verb(app, "deactivate", example="$ ibadmin users deactivate j.jansen")
def deactivate(
    context: typer.Context,
    users: parameters.Users,
    even_last: parameters.EvenLast = False,
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
    reason: parameters.Reason = "",
    ticket: parameters.Ticket = "",
    output: parameters.Output = None,
) -> None:
    """Switch users off for a while: every role inactive, newsletter and contact person off, sessions ended."""

    def plan(unit: "ActorUnit") -> list[Change]:
        found = unit.users.named(users)
        leaving = {user.id for user in found}
        return each(found, lambda user: deactivation.deactivate(unit.actor, user, leaving, even_last))

    change(environment_of(context), Manner(dry_run, yes, reason, ticket), plan, prompts.yes_or_no)


@verb(app, "delete", example="$ ibadmin users delete j.jansen")
def delete(
    context: typer.Context,
    users: parameters.Users,
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
    reason: parameters.Reason = "",
    ticket: parameters.Ticket = "",
    output: parameters.Output = None,
) -> None:
    """Delete inactive users for good, with everything that belongs to them."""

    def plan(unit: "ActorUnit") -> list[Change]:
        return each(unit.users.named(users), lambda user: deletion.delete(unit.actor, user))

    change(environment_of(context), Manner(dry_run, yes, reason, ticket), plan, prompts.typed_name)
