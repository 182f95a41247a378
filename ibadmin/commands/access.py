"""`ibadmin access`: why somebody can or cannot do something, and who can change that (2.2)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin import messages
from ibadmin.commands import parameters
from ibadmin.commands.parameters import environment_of, known_product
from ibadmin.commands.persistence import look
from ibadmin.errors import InvalidChoice
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import Matrix, Role, User
from ibadmin.output.access import ACCESS, access_record
from ibadmin.output.results import Format, write
from ibadmin.rules.access import explain as explained
from ibadmin.rules.access import offered
from ibadmin.rules.obstacles import Access

if TYPE_CHECKING:
    from ibadmin.environment import ActorView

app = group(mark("See why somebody can or cannot do something."))

ForProduct = Annotated[str, typer.Argument(metavar="PRODUCT", help=mark("Such as iwmo."), show_default=False)]
Action = Annotated[str, typer.Argument(metavar="ACTION", help=mark("Such as uploaden."), show_default=False)]


@verb(app, "explain", example="$ ibadmin access explain j.jansen\n$ ibadmin access explain j.jansen iwmo uploaden")
def explain(
    context: typer.Context,
    user: parameters.User,
    product: ForProduct = "",
    action: Action = "",
    output: parameters.Output = None,
    wide: parameters.Wide = False,
) -> None:
    """Explain what a user can do, and by which role. Of the rest: what is in the way, and who can mend it."""
    environment = environment_of(context)

    def answered(unit: "ActorView") -> list[Access]:
        matrix = unit.organisations.matrix()
        found = unit.users.one(user)
        administrators = _administrators(unit, found)
        return [explained(found, *each, matrix, administrators) for each in _asked(matrix, product, action)]

    answers = look(environment, answered)
    if environment.format is Format.TABLE and action:
        environment.stdout.writelines(f"{messages.access_explained(answer)}\n" for answer in answers)
        return
    write(map(access_record, answers), ACCESS, environment.format, environment.destination, wide=wide)


def _asked(matrix: Matrix, product: str, action: str) -> list[tuple[str, str]]:
    """What is asked about: everything, one product, or one action on it; raises InvalidChoice."""
    code = known_product(matrix, product) if product else ""
    of_product = [each for each in offered(matrix) if code in ("", each[0])]
    asked = [each for each in of_product if action.lower() in ("", each[1])]
    if not asked:
        raise InvalidChoice("action", action, [each[1] for each in of_product])
    return asked


def _administrators(unit: "ActorView", user: User) -> Sequence[User]:
    """The beheerders of the user's organisation and its partnerships, as far as the caller may see them."""
    places = [user.organisation, *unit.organisations.partnerships(user.organisation)]
    return [each for place in places for each in unit.users.listed(organisation=place.code, role=Role.ADMINISTRATOR)]
