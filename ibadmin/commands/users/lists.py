"""Looking at users: who waits, the overview, by name, and everything about one (2.1)."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin import messages
from ibadmin.commands import parameters
from ibadmin.commands.parameters import environment_of, known_product, known_role
from ibadmin.commands.persistence import look
from ibadmin.environment import Environment
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import Matrix, User, UserStatus
from ibadmin.output import shapes
from ibadmin.output.records import user_details, user_row
from ibadmin.output.results import write, write_one
from ibadmin.output.shape import Shape

if TYPE_CHECKING:
    from ibadmin.environment import ActorView

app = group("")

Status = Annotated[UserStatus | None, typer.Option("--status", help=mark("Only users who stand here."))]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help=mark("Show no more than this many."))]
Text = Annotated[str, typer.Argument(metavar="TEXT", help=mark("Any part of a name."), show_default=False)]


@verb(app, "pending", example="$ ibadmin users pending")
def pending(context: typer.Context, output: parameters.Output = None, wide: parameters.Wide = False) -> None:
    """List the users who signed up and wait for you to verify them."""
    environment = environment_of(context)

    def waiting(unit: "ActorView") -> None:
        found = unit.users.pending()
        if not _write(environment, found, unit.organisations.matrix(), shapes.PENDING_USERS, wide):
            environment.tell(messages.nobody_waits())

    look(environment, waiting)


@verb(app, "list", example="$ ibadmin users list\n$ ibadmin users list --status inactive --output csv")
def list_(
    context: typer.Context,
    organisation: parameters.InOrganisation = "",
    status: Status = None,
    role: parameters.Role = "",
    product: parameters.Product = "",
    limit: Limit = None,
    output: parameters.Output = None,
    wide: parameters.Wide = False,
) -> None:
    """List the users that you manage. With several options only those to whom all of them apply."""
    environment = environment_of(context)

    def listed(unit: "ActorView") -> tuple[int, int]:
        matrix = unit.organisations.matrix()
        found = unit.users.listed(
            organisation=unit.organisations.coded(organisation).code if organisation else "",
            status=status.value if status else "",
            role=known_role(matrix, role) if role else "",
            product=known_product(matrix, product) if product else "",
        )
        shown = _write(environment, islice(found, limit), matrix, shapes.USERS, wide)
        return shown, sum(1 for _ in found)

    shown, left = look(environment, listed)
    if not shown:
        environment.tell(messages.nobody_found())
    elif left:
        environment.tell(messages.count_shown(shown, shown + left))


@verb(app, "search", example="$ ibadmin users search jans")
def search(context: typer.Context, text: Text, output: parameters.Output = None, wide: parameters.Wide = False) -> None:
    """Find users by a part of their name."""
    environment = environment_of(context)

    def searched(unit: "ActorView") -> None:
        found = unit.users.searched(text)
        if not _write(environment, found, unit.organisations.matrix(), shapes.USERS, wide):
            environment.tell(messages.nobody_found())

    look(environment, searched)


@verb(app, "show", example="$ ibadmin users show j.jansen")
def show(context: typer.Context, user: parameters.User, output: parameters.Output = None) -> None:
    """Show everything about one user."""
    environment = environment_of(context)

    def shown(unit: "ActorView") -> None:
        record = user_details(environment.shown.user(unit.users.one(user)), unit.organisations.matrix())
        write_one(record, shapes.USER, environment.format, environment.destination)

    look(environment, shown)


def _write(environment: Environment, found: Iterable[User], matrix: Matrix, shape: Shape, wide: bool) -> int:
    """The users as they come in; returns how many."""
    # What goes into a pipe is not remembered for TAB, and then it need not be noted either.
    users = map(environment.shown.user, found) if environment.stdout.isatty() else found
    records = (user_row(user, matrix) for user in users)
    return write(records, shape, environment.format, environment.destination, wide=wide)
