"""Switching users off and on, and deleting them (2.3)."""

from typing import Annotated

import typer

from ibadmin.app.user_changes import DeactivateUsers, DeleteUsers, ReactivateUsers
from ibadmin.commands import parameters, prompts
from ibadmin.commands.change import carry_out
from ibadmin.commands.input_file import given
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.help import group, verb
from ibadmin.language import mark

app = group("")

RestoreRoles = Annotated[
    bool, typer.Option("--restore-roles", help=mark("Also the roles that the deactivation switched off."))
]


@verb(
    app,
    "deactivate",
    example="$ ibadmin users deactivate j.jansen\n$ ibadmin users deactivate --file leavers.csv --expect 1",
)
def deactivate(
    context: typer.Context,
    users: parameters.Users = None,
    file: parameters.File = None,
    even_last: parameters.EvenLast = False,
    manner: parameters.ChangeOfMany = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Switch users off for a while. Roles become inactive, newsletter and contact person off, sessions end."""
    named = given(context, "users deactivate", users, file)
    change = DeactivateUsers(named.open, even_last)
    carry_out(environment_of(context), manner, change, named, confirm=prompts.deactivation)


@verb(
    app,
    "reactivate",
    example="$ ibadmin users reactivate j.jansen\n$ ibadmin users reactivate j.jansen --restore-roles",
)
def reactivate(
    context: typer.Context,
    users: parameters.Users = None,
    file: parameters.File = None,
    restore_roles: RestoreRoles = False,
    manner: parameters.ChangeOfRows = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Switch users on again. Their roles come back only when you say so."""
    named = given(context, "users reactivate", users, file)
    carry_out(environment_of(context), manner, ReactivateUsers(named.open, restore_roles), named)


@verb(app, "delete", example="$ ibadmin users delete j.jansen")
def delete(
    context: typer.Context,
    users: parameters.Users = None,
    file: parameters.File = None,
    manner: parameters.ChangeOfMany = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Delete inactive users for good. Everything that belongs to them goes with them."""
    named = given(context, "users delete", users, file)
    carry_out(environment_of(context), manner, DeleteUsers(named.open), named, confirm=prompts.typed_name)
