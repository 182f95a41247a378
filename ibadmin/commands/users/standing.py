"""Switching users off and on, and deleting them (2.3)."""

from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin.commands import parameters, prompts
from ibadmin.commands.batch import Change, change, each
from ibadmin.commands.parameters import Manner, environment_of
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.rules import deactivation, deletion

if TYPE_CHECKING:
    from ibadmin.environment import ActorUnit

app = group("")

RestoreRoles = Annotated[
    bool, typer.Option("--restore-roles", help=mark("Also the roles that the deactivation switched off."))
]


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
    """Switch users off for a while. Roles become inactive, newsletter and contact person off, sessions end."""

    def plan(unit: "ActorUnit") -> list[Change]:
        found = unit.users.named(users)
        leaving = {user.id for user in found}
        return each(found, lambda user: deactivation.deactivate(unit.actor, user, leaving, even_last))

    change(environment_of(context), Manner(dry_run, yes, reason, ticket), plan, prompts.deactivation)


@verb(
    app,
    "reactivate",
    example="$ ibadmin users reactivate j.jansen\n$ ibadmin users reactivate j.jansen --restore-roles",
)
def reactivate(
    context: typer.Context,
    users: parameters.Users,
    restore_roles: RestoreRoles = False,
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
    reason: parameters.Reason = "",
    ticket: parameters.Ticket = "",
    output: parameters.Output = None,
) -> None:
    """Switch users on again. Their roles come back only when you say so."""

    def plan(unit: "ActorUnit") -> list[Change]:
        found = unit.users.named(users)
        return each(found, lambda user: deactivation.reactivate(unit.actor, user, restore_roles))

    change(environment_of(context), Manner(dry_run, yes, reason, ticket), plan)


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
    """Delete inactive users for good. Everything that belongs to them goes with them."""

    def plan(unit: "ActorUnit") -> list[Change]:
        return each(unit.users.named(users), lambda user: deletion.delete(unit.actor, user))

    change(environment_of(context), Manner(dry_run, yes, reason, ticket), plan, prompts.typed_name)
