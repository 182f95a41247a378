"""Samenwerkingsverbanden: whose administrators manage whose users (2.1)."""

from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.app.organisations import ChangeMembers, MembersOf
from ibadmin.commands import parameters, prompts
from ibadmin.commands.change import carry_out
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.persistence import read
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.output import shapes
from ibadmin.output.results import write
from ibadmin.output.servicedesk import member_rows

app = group("")

Joining = Annotated[
    list[str],
    typer.Option("--add", metavar="ORG", help=mark("A gemeente that becomes a member."), show_default=False),
]
Leaving = Annotated[
    list[str],
    typer.Option("--leave", metavar="ORG", help=mark("A gemeente that is a member no longer."), show_default=False),
]


@verb(
    app,
    "members",
    example="$ ibadmin organisations members SV-0001\n$ ibadmin organisations members SV-0001 --add GM-0342",
)
def members(
    context: typer.Context,
    organisation: parameters.Organisation,
    add: Joining = [],  # noqa: B006
    leave: Leaving = [],  # noqa: B006
    manner: parameters.Change = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Show the members of a samenwerkingsverband, or change them.

    The administrators of a samenwerkingsverband manage the users of all its members.
    """
    environment = environment_of(context)
    if not add and not leave:
        found = read(environment, MembersOf(organisation))
        if not write(member_rows(*found), shapes.MEMBERS, environment.format, environment.destination):
            environment.tell(messages.no_members(found.organisation))
        return

    change = ChangeMembers(organisation, tuple(add), tuple(leave))
    carry_out(environment, manner, change, confirm=prompts.yes_or_no, shape=shapes.ORGANISATION_CHANGES)
