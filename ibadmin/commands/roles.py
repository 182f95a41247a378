"""`ibadmin roles`: what somebody may do on which product, and what each role allows (2.1, 2.2)."""

import typer

from ibadmin import messages
from ibadmin.app.roles import GrantRoles, RevokeRoles, RoleMatrix, RolesOf
from ibadmin.commands import parameters, prompts
from ibadmin.commands.change import carry_out
from ibadmin.commands.input_file import given
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.persistence import read
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.output import shapes
from ibadmin.output.records import grant_record, matrix_records
from ibadmin.output.results import write

app = group(mark("Grant and revoke roles for each product, and see what they allow."))


@verb(app, "list", example="$ ibadmin roles list j.jansen")
def list_(context: typer.Context, user: parameters.User, output: parameters.Output = None) -> None:
    """List the roles of a user, and whether they work."""
    environment = environment_of(context)
    found = read(environment, RolesOf(user))
    if not write(map(grant_record, found.grants), shapes.ROLES, environment.format, environment.destination):
        environment.tell(messages.no_roles(found))


@verb(
    app,
    "grant",
    example="$ ibadmin roles grant j.jansen --product iwmo --role gebruiker\n"
    "$ ibadmin roles grant --file roles.csv --dry-run",
)
def grant(
    context: typer.Context,
    users: parameters.Users = None,
    file: parameters.File = None,
    product: parameters.Product = "",
    role: parameters.Role = "",
    manner: parameters.ChangeOfRows = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Give users a role for a product. A file can name another product and role for each."""
    named = given(context, "roles grant", users, file, _said(product, role))
    carry_out(environment_of(context), manner, GrantRoles(named.open), named)


@verb(app, "revoke", example="$ ibadmin roles revoke j.jansen --product iwmo --role gebruiker")
def revoke(
    context: typer.Context,
    users: parameters.Users = None,
    file: parameters.File = None,
    product: parameters.Product = "",
    role: parameters.Role = "",
    even_last: parameters.EvenLast = False,
    manner: parameters.ChangeOfRows = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Take a role for a product from users. It ends at once."""
    named = given(context, "roles revoke", users, file, _said(product, role))
    change = RevokeRoles(named.open, even_last)
    carry_out(environment_of(context), manner, change, named, confirm=prompts.yes_or_no)


def _said(product: str, role: str) -> dict[str, str]:
    """What was said for everybody; what was not, the file must say."""
    return {name: said.lower() for name, said in (("product", product), ("role", role)) if said}


@verb(app, "matrix", example="$ ibadmin roles matrix")
def matrix(context: typer.Context, output: parameters.Output = None, wide: parameters.Wide = False) -> None:
    """Show which roles there are for each product, and what they allow."""
    environment = environment_of(context)
    found = matrix_records(read(environment, RoleMatrix()))
    write(found, shapes.MATRIX, environment.format, environment.destination, wide=wide)
