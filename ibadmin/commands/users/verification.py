"""Verifying users: looking at their personal details, and handing over the code that ends the registration (2.1)."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin import messages
from ibadmin.commands import parameters, prompts
from ibadmin.commands.batch import Change, Codes, change, each
from ibadmin.commands.parameters import Manner, environment_of
from ibadmin.facts import CodeReissued, Unchanged, UserVerified
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import User
from ibadmin.output.results import Format
from ibadmin.rules import registration
from ibadmin.rules.codes import spelled

if TYPE_CHECKING:
    from ibadmin.environment import ActorUnit

app = group("")

Reissue = Annotated[
    bool, typer.Option("--reissue", help=mark("Issue a new code to users who were verified; the old one ends."))
]
Spell = Annotated[bool, typer.Option("--spell", help=mark("Also spell the code, for the telephone."))]


@verb(app, "verify", example="$ ibadmin users verify j.jansen\n$ ibadmin users verify j.jansen --reissue --spell")
def verify(
    context: typer.Context,
    users: parameters.Users,
    reissue: Reissue = False,
    spell: Spell = False,
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
    reason: parameters.Reason = "",
    ticket: parameters.Ticket = "",
    output: parameters.Output = None,
) -> None:
    """Check the details of new users and issue their verification code.

    The code is shown this once. It is for the user alone: pass it on by phone or e-mail, never in a ticket.
    """
    environment = environment_of(context)
    now = environment.clock()
    rule = registration.reissue if reissue else registration.verify
    codes: dict[str, str] = {}

    def plan(unit: "ActorUnit") -> list[Change]:
        found = unit.users.named(users)
        codes.update({user.id: environment.new_code() for user in found})
        return each(found, lambda user: rule(unit.actor, user, environment.keyed_hash(user, codes[user.id]), now))

    happened = change(
        environment,
        Manner(dry_run, yes, reason, ticket),
        plan,
        prompts.details_right,
        codes=codes,
        sentence=lambda change: _told(change, codes, spell, now),
    )
    if environment.format is Format.TABLE and not dry_run:
        roleless = [each.user for each in happened if isinstance(each, UserVerified) and not _gets_roles(each)]
        environment.tell(*map(messages.roles_to_grant, roleless))


def _told(change: Change, codes: Codes, spell: bool, now: datetime) -> str:
    """What happened, and the code where one was issued."""
    match change:
        case UserVerified(user, expires_at=expires_at) | CodeReissued(user, expires_at=expires_at):
            spelling = spelled(codes[user.id]) if spell else None
            code = messages.code_line(user, codes[user.id], expires_at, spelling, now)
            return f"{messages.fact(change)}\n{code}"
        case Unchanged(User() as user) if registration.awaits_code(user):
            return messages.code_issued_before(user)
        case _:
            return messages.fact(change)


def _gets_roles(verified: UserVerified) -> bool:
    return bool(verified.user.grants or verified.administers)
