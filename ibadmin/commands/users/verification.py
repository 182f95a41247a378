"""Verifying users: looking at their personal details, and handing over the code that ends the registration (2.1)."""

from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.commands import parameters, verbs
from ibadmin.commands.input_file import ordered
from ibadmin.commands.orders import flag_names
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.runs import carry_out
from ibadmin.facts import UserVerified
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.output.results import Format

app = group("")

Reissue = Annotated[
    bool, typer.Option("--reissue", help=mark("Issue a new code to users who were verified; the old one ends."))
]
Spell = Annotated[bool, typer.Option("--spell", help=mark("Also spell the code, for the telephone."))]


@verb(app, "verify", example="$ ibadmin users verify j.jansen\n$ ibadmin users verify j.jansen --reissue --spell")
def verify(
    context: typer.Context,
    users: parameters.Users = None,
    file: parameters.File = None,
    reissue: Reissue = False,
    spell: Spell = False,
    manner: parameters.ChangeOfRows = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Check the details of new users and issue their verification code.

    The code is shown this once. It is for the user alone: pass it on by phone or e-mail, never in a ticket.
    """
    environment = environment_of(context)
    order = ordered(context, verbs.VERIFY, users, file, flag_names(reissue=reissue, spell=spell))
    happened = carry_out(environment, manner, [order])
    if environment.format is Format.TABLE and not manner.dry_run:
        roleless = [each.user for each in happened if isinstance(each, UserVerified) and not _gets_roles(each)]
        environment.tell(*map(messages.roles_to_grant, roleless))


def _gets_roles(verified: UserVerified) -> bool:
    return bool(verified.user.grants or verified.administers)
