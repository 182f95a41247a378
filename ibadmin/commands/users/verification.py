"""Verifying users: looking at their personal details, and handing over the code that ends the registration (2.1)."""

from datetime import datetime
from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.app.user_changes import VerifyUsers
from ibadmin.commands import parameters, prompts
from ibadmin.commands.change import carry_out
from ibadmin.commands.input_file import given
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.facts import CodeReissued, Fact, Unchanged, UserVerified
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import User
from ibadmin.output.results import Format
from ibadmin.rules import registration
from ibadmin.rules.codes import spelled

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
    named = given(context, "users verify", users, file)

    def told(change: Fact | Unchanged, code: str) -> str:
        return verified(change, code, spell, environment.clock())

    change = VerifyUsers(named.open, reissue)
    happened = carry_out(environment, manner, change, named, confirm=prompts.details_right, sentence=told)
    if environment.format is Format.TABLE and not manner.dry_run:
        roleless = [each.user for each in happened if isinstance(each, UserVerified) and not _gets_roles(each)]
        environment.tell(*map(messages.roles_to_grant, roleless))


def verified(change: Fact | Unchanged, code: str, spell: bool, now: datetime) -> str:
    """Returns what happened, with the code where one was issued."""
    match change:
        case UserVerified(user, expires_at=expires_at) | CodeReissued(user, expires_at=expires_at):
            line = messages.code_line(user, code, expires_at, spelled(code) if spell else None, now)
            return f"{messages.fact(change)}\n{line}"
        case Unchanged(User() as user) if registration.awaits_code(user):
            return messages.code_issued_before(user)
        case _:
            return messages.fact(change)


def _gets_roles(verified: UserVerified) -> bool:
    return bool(verified.user.grants or verified.administers)
