"""The organisations that may use the portal: looking at them, and taking one in (Inleiding, 2)."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin import messages
from ibadmin.app.organisations import ListOrganisations, OrganisationList, ShowOrganisation
from ibadmin.commands import parameters, prompts
from ibadmin.commands.batch import Change, change
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.persistence import read, stream
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import Organisation, OrganisationKind
from ibadmin.output import shapes
from ibadmin.output.records import organisation_record
from ibadmin.output.results import write, write_one
from ibadmin.output.servicedesk import organisation_details
from ibadmin.rules import organisations as rules
from ibadmin.rules.fields import tidied

if TYPE_CHECKING:
    from ibadmin.environment import ActorView

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

    def plan(unit: "ActorView") -> list[Change]:
        typed = code.strip().upper(), tidied(name), OrganisationKind(kind.value), kvk_number.strip()
        organisation = Organisation(unit.organisations.next_id(), *typed)
        return [rules.add(unit.actor, organisation, _holder(unit, organisation))]

    change(
        environment_of(context),
        manner,
        plan,
        prompts.yes_or_no,
        shapes.ORGANISATION_CHANGES,
    )


def _holder(unit: "ActorView", organisation: Organisation) -> Organisation | None:
    """Whoever has this code or KvK number already."""
    wanted = organisation.code, organisation.kvk_number
    return next((each for each in unit.organisations.all() if each.code in wanted or each.kvk_number in wanted), None)
