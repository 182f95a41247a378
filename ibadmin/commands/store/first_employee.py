"""The first employee of the servicedesk, whom nobody there can verify yet (1.2).

Nobody creates users by hand, and a new user is verified by somebody who is there already. So the first one logs in
as everyone does, with eHerkenning at the servicedesk's KvK number, and gets the code from whoever has the store's
files in hand. The audit tells of it, and it is refused as soon as somebody works at the servicedesk.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin import upkeep
from ibadmin.commands import parameters, prompts
from ibadmin.commands.change import planned, tell
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.users.verification import verified
from ibadmin.errors import Conflict, NotFound
from ibadmin.facts import CodeReissued, Fact, Unchanged, UserVerified
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import OrganisationKind, User
from ibadmin.output import shapes
from ibadmin.output.changes import Result
from ibadmin.rules import registration
from ibadmin.rules.codes import NewCode
from ibadmin.streams import refuse_lost

if TYPE_CHECKING:
    from ibadmin.upkeep import Unit

app = group("")

Spell = Annotated[bool, typer.Option("--spell", help=mark("Also spell the code, for the telephone."))]


@verb(app, "welcome", example="$ ibadmin store welcome a.bakker")
def welcome(
    context: typer.Context,
    user: parameters.User,
    spell: Spell = False,
    manner: parameters.Change = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Issue the verification code of the first employee of the servicedesk.

    Only for who has logged in there and filled in the personal details, and only while nobody works there yet: from
    then on they verify each other. Run it again for a new code.
    """
    environment = environment_of(context)
    now = environment.clock()
    codes: dict[str, NewCode] = {}

    def decided(unit: "Unit") -> UserVerified | CodeReissued:
        person, others = _newcomer(unit, user)
        return registration.welcome(person, others, codes[person.id].keyed_hash if codes else b"", now)

    with upkeep.inspecting(environment) as unit:
        shown = decided(unit)
    if manner.dry_run:
        tell(environment, [shown], planned, shapes.USER_CHANGES, Result.PLANNED)
        return
    if not manner.yes:
        prompts.details_right(environment, [shown])
    refuse_lost(environment.stdout)
    codes.update(environment.codes_by_key([shown.user.id]))
    with upkeep.tending(environment, manner.reason, manner.ticket) as unit:
        happened = decided(unit)
        if happened.user.version != shown.user.version:
            raise Conflict([happened.user.label])
        unit.record([happened], actor=upkeep.ACTOR)
    environment.note([happened], f"ibadmin store welcome {happened.user.label}")

    def told(change: Fact | Unchanged, code: str) -> str:
        return verified(change, code, spell, now)

    shown_once = {user_id: new.code for user_id, new in codes.items()}
    tell(environment, [happened], told, shapes.USER_CHANGES, Result.DONE, shown_once)


def _newcomer(unit: "Unit", name: str) -> tuple[User, list[User]]:
    """The one of the servicedesk with this name, and the others there; raises NotFound."""
    desks = [each.code for each in unit.organisations.all() if each.kind is OrganisationKind.SERVICEDESK]
    people = [person for desk in desks for person in unit.users.listed(organisation=desk)]
    meant = unit.users.one(name)
    if meant.id not in {person.id for person in people}:
        raise NotFound("user", [name])
    return meant, [person for person in people if person.id != meant.id]
