"""`ibadmin access`: why somebody can or cannot do something, and who can change that (2.2)."""

from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.app.roles import ExplainAccess
from ibadmin.commands import parameters
from ibadmin.commands.parameters import environment_of
from ibadmin.commands.persistence import read
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.output.access import ACCESS, access_record
from ibadmin.output.results import Format, write

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
    answers = read(environment, ExplainAccess(user, product, action)).accesses
    if environment.format is Format.TABLE and action:
        environment.stdout.writelines(f"{messages.access_explained(answer)}\n" for answer in answers)
        return
    write(map(access_record, answers), ACCESS, environment.format, environment.destination, wide=wide)
