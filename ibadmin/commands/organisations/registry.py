"""The organisations that may use the portal: looking at them, and taking one in (Inleiding, 2)."""

from enum import StrEnum
from typing import Annotated

import typer

from ibadmin import messages
from ibadmin.app.organisations import AddOrganisation, ListOrganisations, OrganisationList, ShowOrganisation
from ibadmin.commands import parameters, prompts
from ibadmin.commands.change import carry_out
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.persistence import read, stream
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import OrganisationKind
from ibadmin.output import shapes
from ibadmin.output.records import organisation_record
from ibadmin.output.results import write, write_one
from ibadmin.output.servicedesk import organisation_details

app = group("")


class Kind(StrEnum):
    """What can be added; the servicedesk is there from the start."""

    MUNICIPALITY = OrganisationKind.MUNICIPALITY.value
    PARTNERSHIP = OrganisationKind.PARTNERSHIP.value


Code = Annotated[str, typer.Option("--code", metavar="CODE", help=mark("Such as GM-0342."))]
Name = Annotated[str, typer.Option("--name", metavar="NAME", help=mark("The name, as everyone knows it."))]
OfKind = Annotated[Kind, typer.Option("--kind", help=mark("What kind of organisation it is."))]
KvkNumber = Annotated[
    str,
    typer.Option(
        "--kvk-number", metavar="NUMBER", help=mark("The eight digits under which its people log in with eHerkenning.")
    ),
]


@verb(app, "list", example="$ ibadmin organisations list")
def list_(context: typer.Context, output: parameters.Output = None, wide: parameters.Wide = False) -> None:
    """List the organisations, and which agreements are missing."""
    environment = environment_of(context)

    def listed(found: OrganisationList) -> int:
        records = map(organisation_record, map(environment.shown.organisation, found.records))
        return write(records, shapes.ORGANISATIONS, environment.format, environment.destination, wide=wide)

    if not stream(environment, ListOrganisations(), listed):
        environment.tell(messages.no_organisations())


@verb(app, "show", example="$ ibadmin organisations show GM-0342")
def show(context: typer.Context, organisation: parameters.Organisation, output: parameters.Output = None) -> None:
    """Show an organisation: its agreements, its partnerships and its administrators."""
    environment = environment_of(context)
    found = read(environment, ShowOrganisation(organisation))
    environment.shown.organisation(found.organisation)
    write_one(organisation_details(*found), shapes.ORGANISATION, environment.format, environment.destination)


@verb(app, "add", example='$ ibadmin organisations add --code GM-0342 --name "Soest" --kvk-number 32169929')
def add(
    context: typer.Context,
    code: Code,
    name: Name,
    kvk_number: KvkNumber,
    kind: OfKind = Kind.MUNICIPALITY,
    manner: parameters.Change = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Take an organisation in.

    Whoever logs in under its KvK number becomes its user, so check the number: it cannot be changed afterwards.
    Record its agreements next, or nobody can log in there.
    """
    change = AddOrganisation(code, name, OrganisationKind(kind.value), kvk_number)
    carry_out(environment_of(context), manner, change, confirm=prompts.yes_or_no, shape=shapes.ORGANISATION_CHANGES)
