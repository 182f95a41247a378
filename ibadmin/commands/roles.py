"""`ibadmin roles`: what somebody may do on which product, and what each role allows (2.1, 2.2)."""

from typing import TYPE_CHECKING

import typer

from ibadmin import messages
from ibadmin.commands import parameters, prompts
from ibadmin.commands.batch import Change, change, each
from ibadmin.commands.parameters import Manner, environment_of, known_product, known_role
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.output import shapes
from ibadmin.output.records import grant_record, matrix_records
from ibadmin.output.results import write
from ibadmin.rules import roles

if TYPE_CHECKING:
    from ibadmin.environment import ActorUnit

app = group(mark("Grant and revoke roles for each product, and see what they allow."))


@verb(app, "list", example="$ ibadmin roles list j.jansen")
def list_(context: typer.Context, user: parameters.User, output: parameters.Output = None) -> None:
    """List the roles of a user, and whether they work."""
    environment = environment_of(context)
    with environment.reading() as unit:
        found = unit.users.one(user)
        if not write(map(grant_record, found.grants), shapes.ROLES, environment.format, environment.destination):
            environment.tell(messages.no_roles(found))


@verb(
    app,
    "grant",
    example="$ ibadmin roles grant j.jansen --product iwmo --role gebruiker",
)
def grant(
    context: typer.Context,
    users: parameters.Users,
    product: parameters.Product,
    role: parameters.Role,
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
    reason: parameters.Reason = "",
    ticket: parameters.Ticket = "",
    output: parameters.Output = None,
) -> None:
    """Give users a role for a product."""

    def plan(unit: "ActorUnit") -> list[Change]:
        matrix = unit.organisations.matrix()
        for_product, as_role = known_product(matrix, product), known_role(matrix, role)
        found = unit.users.named(users)
        return each(found, lambda user: roles.grant(unit.actor, user, for_product, as_role, matrix))

    change(environment_of(context), Manner(dry_run, yes, reason, ticket), plan)


@verb(app, "revoke", example="$ ibadmin roles revoke j.jansen --product iwmo --role gebruiker")
def revoke(
    context: typer.Context,
    users: parameters.Users,
    product: parameters.Product,
    role: parameters.Role,
    even_last: parameters.EvenLast = False,
    dry_run: parameters.DryRun = False,
    yes: parameters.Yes = False,
    reason: parameters.Reason = "",
    ticket: parameters.Ticket = "",
    output: parameters.Output = None,
) -> None:
    """Take a role for a product from users. It ends at once."""

    def plan(unit: "ActorUnit") -> list[Change]:
        matrix = unit.organisations.matrix()
        for_product, as_role = known_product(matrix, product), known_role(matrix, role)
        found = unit.users.named(users)
        leaving = {user.id for user in found if roles.ends_administration(user, for_product, as_role)}
        return each(
            found,
            lambda user: roles.revoke(unit.actor, user, for_product, as_role, matrix, even_last, leaving=leaving),
        )

    change(environment_of(context), Manner(dry_run, yes, reason, ticket), plan, prompts.yes_or_no)


@verb(app, "matrix", example="$ ibadmin roles matrix")
def matrix(context: typer.Context, output: parameters.Output = None, wide: parameters.Wide = False) -> None:
    """Show which roles there are for each product, and what they allow."""
    environment = environment_of(context)
    with environment.reading() as unit:
        found = matrix_records(unit.organisations.matrix())
        write(found, shapes.MATRIX, environment.format, environment.destination, wide=wide)
