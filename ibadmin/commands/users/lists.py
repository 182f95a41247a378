"""Looking at users: who waits, the overview, by name, and everything about one (2.1)."""

from functools import partial
from itertools import islice
from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.app.users import ListUsers, PendingUsers, SearchUsers, ShowUser, UserList
from ibadmin.commands import parameters
from ibadmin.commands.parameters import MOST, environment_of
from ibadmin.commands.persistence import read, stream
from ibadmin.environment import Environment
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import UserStatus
from ibadmin.output import shapes
from ibadmin.output.records import user_details, user_row
from ibadmin.output.results import write, write_one
from ibadmin.output.shape import Shape

app = group("")

Status = Annotated[UserStatus | None, typer.Option("--status", help=mark("Only users who stand here."))]
Limit = Annotated[int | None, typer.Option("--limit", min=1, max=MOST, help=mark("Show no more than this many."))]
Text = Annotated[str, typer.Argument(metavar="TEXT", help=mark("Any part of a name."), show_default=False)]


@verb(app, "pending", example="$ ibadmin users pending")
def pending(context: typer.Context, output: parameters.Output = None, wide: parameters.Wide = False) -> None:
    """List the users who signed up and wait for you to verify them."""
    environment = environment_of(context)
    if not stream(environment, PendingUsers(), partial(_write, environment, shapes.PENDING_USERS, wide)):
        environment.tell(messages.nobody_waits())


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

    def listed(found: UserList) -> tuple[int, int]:
        first = UserList(found.head, islice(found.records, limit))
        return _write(environment, shapes.USERS, wide, first), sum(1 for _ in found.records)

    question = ListUsers(organisation, status.value if status else "", role, product)
    shown, left = stream(environment, question, listed)
    if not shown:
        environment.tell(messages.nobody_found())
    elif left:
        environment.tell(messages.count_shown(shown, shown + left))


@verb(app, "search", example="$ ibadmin users search jans")
def search(context: typer.Context, text: Text, output: parameters.Output = None, wide: parameters.Wide = False) -> None:
    """Find users by a part of their name."""
    environment = environment_of(context)
    if not stream(environment, SearchUsers(text), partial(_write, environment, shapes.USERS, wide)):
        environment.tell(messages.nobody_found())


@verb(app, "show", example="$ ibadmin users show j.jansen")
def show(context: typer.Context, user: parameters.User, output: parameters.Output = None) -> None:
    """Show everything about one user."""
    environment = environment_of(context)
    found = read(environment, ShowUser(user))
    record = user_details(environment.shown.user(found.user), found.matrix)
    write_one(record, shapes.USER, environment.format, environment.destination)


def _write(environment: Environment, shape: Shape, wide: bool, found: UserList) -> int:
    """Writes the users as they come in; returns how many."""
    # What goes into a pipe is not remembered for TAB, and then it need not be noted either.
    users = map(environment.shown.user, found.records) if environment.stdout.isatty() else found.records
    records = (user_row(user, found.head) for user in users)
    return write(records, shape, environment.format, environment.destination, wide=wide)
