"""The two agreements without which nobody gets in (Inleiding)."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from ibadmin.app.organisations import AgreementsOf, RecordAgreements
from ibadmin.commands import parameters, prompts
from ibadmin.commands.change import carry_out
from ibadmin.commands.parameters import PLAIN, environment_of, moment_of
from ibadmin.commands.persistence import read
from ibadmin.errors import InvalidChoice, InvalidInput
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import Agreement
from ibadmin.output import shapes
from ibadmin.output.results import write
from ibadmin.output.servicedesk import agreement_rows

app = group("")

Returned = Annotated[
    list[str],
    typer.Option(
        "--returned",
        metavar="AGREEMENT=DAY",
        help=mark("The signed agreement that came back, and when, such as vecozo=2026-01-31."),
        show_default=False,
    ),
]
Withdrawn = Annotated[
    list[str],
    typer.Option("--withdrawn", metavar="AGREEMENT", help=mark("An agreement that does not hold."), show_default=False),
]


@verb(
    app,
    "agreements",
    example=(
        "$ ibadmin organisations agreements GM-0342\n"
        "$ ibadmin organisations agreements GM-0342 --returned inlichtingenbureau=2021-11-01 --withdrawn vecozo"
    ),
)
def agreements(
    context: typer.Context,
    organisation: parameters.Organisation,
    returned: Returned = [],  # noqa: B006 - Typer reads the default
    withdrawn: Withdrawn = [],  # noqa: B006
    manner: parameters.Change = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Show the agreements of an organisation, or record what came back signed.

    Without both of them nobody can log in there. Withdrawing one shuts everyone there out at once.
    """
    environment = environment_of(context)
    days = _days(returned, withdrawn)
    if not days:
        found = agreement_rows(read(environment, AgreementsOf(organisation)))
        write(found, shapes.AGREEMENTS, environment.format, environment.destination)
        return
    confirm = prompts.yes_or_no if withdrawn else None
    change = RecordAgreements(organisation, days)
    carry_out(environment, manner, change, confirm=confirm, shape=shapes.ORGANISATION_CHANGES)


def _days(returned: Sequence[str], withdrawn: Sequence[str]) -> tuple[tuple[Agreement, date | None], ...]:
    """What was typed about each agreement; raises InvalidChoice, InvalidInput."""
    typed = [text.partition("=")[::2] for text in returned]
    said = [(_agreement(name), _day(day)) for name, day in typed] + [(_agreement(name), None) for name in withdrawn]
    if len(dict(said)) < len(said):
        raise InvalidInput([("agreement", "twice")])
    return tuple(said)


def _agreement(typed: str) -> Agreement:
    if typed.lower() not in list(Agreement):
        raise InvalidChoice("agreement", typed, [agreement.value for agreement in Agreement])
    return Agreement(typed.lower())


def _day(typed: str) -> date:
    if len(typed) > len("2026-01-31"):
        raise InvalidInput([("returned_on", "malformed")])
    return moment_of("returned_on", typed).date()
