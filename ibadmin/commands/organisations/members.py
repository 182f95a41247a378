"""Samenwerkingsverbanden: whose administrators manage whose users (2.1)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin import messages
from ibadmin.app.organisations import MembersOf
from ibadmin.commands import parameters, prompts
from ibadmin.commands.batch import Change, change, each
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.persistence import read
from ibadmin.errors import InvalidInput, NotFound
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import Organisation
from ibadmin.output import shapes
from ibadmin.output.results import write
from ibadmin.output.servicedesk import member_rows
from ibadmin.rules import organisations as rules

if TYPE_CHECKING:
    from ibadmin.environment import ActorView

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

    def plan(unit: "ActorView") -> list[Change]:
        partnership, *named = _named(unit, [organisation, *add, *leave])
        joining, leaving = named[: len(add)], named[len(add) :]
        if len(dict.fromkeys(each.id for each in named)) < len(named):
            raise InvalidInput([("member", "twice")])
        there = frozenset(member.id for member in unit.organisations.members(partnership))
        steps = [*((rules.join, member) for member in joining), *((rules.leave, member) for member in leaving)]
        return each(steps, lambda step: step[0](unit.actor, partnership, step[1], there))

    change(environment, manner, plan, prompts.yes_or_no, shapes.ORGANISATION_CHANGES)


def _named(unit: "ActorView", codes: Iterable[str]) -> list[Organisation]:
    """The organisations with these codes or KvK numbers; raises NotFound with every one that is not there."""
    known = {name: found for found in unit.organisations.all() for name in (found.code.upper(), found.kvk_number)}
    wanted = [code.strip().upper() for code in codes]
    if missing := [code for code in wanted if code not in known]:
        raise NotFound("organisation", missing)
    return [known[code] for code in wanted]
