"""`ibadmin administrators`: the form "aanmelden gebruikersbeheerder", and who administers what (1, 1.2)."""

from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.app.organisations import Administrators, ListAdministrators, RegisterAdministrator
from ibadmin.commands import parameters
from ibadmin.commands.change import carry_out
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.persistence import read
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.output import shapes
from ibadmin.output.results import Format, write
from ibadmin.output.servicedesk import VERIFICATION, active_administrators, waiting_administrators
from ibadmin.output.shape import Record

app = group(mark("Register who is to administer the users of an organisation."))

OfOrganisation = Annotated[
    str, typer.Option("--organisation", metavar="ORG", help=mark("Code or KvK number of an organisation."))
]
Name = Annotated[str, typer.Option("--name", metavar="NAME", help=mark("The name on the form."))]
EmailAddress = Annotated[
    str,
    typer.Option(
        "--email-address",
        metavar="ADDRESS",
        help=mark("The e-mail address on the form; the same must be filled in at the first login."),
    ),
]
Products = Annotated[
    list[str],
    typer.Option("--product", metavar="PRODUCT", help=mark("Such as iwmo; once for each product on the form.")),
]
Active = Annotated[bool, typer.Option("--active", help=mark("List the administrators of now instead."))]


@verb(
    app,
    "register",
    example=(
        '$ ibadmin administrators register --organisation GM-0342 --name "K. Smit"'
        " --email-address k.smit@soest.nl --product iwmo --product ijw"
    ),
)
def register(
    context: typer.Context,
    organisation: OfOrganisation,
    name: Name,
    email_address: EmailAddress,
    product: Products,
    manner: parameters.Change = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Take in the form "aanmelden gebruikersbeheerder".

    The person logs in, fills in the personal details, and calls you for the code: ibadmin users verify. Registering
    the same address again adds products.
    """
    form = RegisterAdministrator(organisation, name, email_address, tuple(product))
    carry_out(environment_of(context), manner, form, shape=shapes.REGISTRATION_CHANGES)


@verb(
    app,
    "list",
    example="$ ibadmin administrators list\n$ ibadmin administrators list --active --product iwmo",
)
def list_(
    context: typer.Context,
    active: Active = False,
    organisation: parameters.InOrganisation = "",
    product: parameters.Product = "",
    output: parameters.Output = None,
    wide: parameters.Wide = False,
) -> None:
    """List who is to become administrator and what each waits for, or who is one now."""
    environment = environment_of(context)
    asked = read(environment, ListAdministrators(active, organisation, product))
    rows = active_administrators(asked.users) if active else waiting_administrators(asked.forms, asked.users)
    found = [row for row in rows if _is_asked_for(row, asked)]
    shape = shapes.ACTIVE_ADMINISTRATORS if active else shapes.ADMINISTRATORS
    write(found, shape, environment.format, environment.destination, wide=wide)
    if not found:
        environment.tell(messages.no_administrators() if active else messages.no_registrations())
    elif environment.format is Format.TABLE and asked.servicedesk:
        waiting = sum(row["waits_for"] == VERIFICATION for row in found)
        environment.tell(*([messages.administrators_to_verify(waiting)] if waiting else ()))


def _is_asked_for(row: Record, asked: Administrators) -> bool:
    products = row["products"]
    of_product = not asked.product or (isinstance(products, list) and asked.product in products)
    return of_product and asked.organisation in ("", row["organisation"])
