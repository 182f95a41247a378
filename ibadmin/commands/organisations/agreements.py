"""The two agreements without which nobody gets in (Inleiding)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ibadmin.app.organisations import AgreementsOf
from ibadmin.commands import parameters, prompts
from ibadmin.commands.batch import Change, change
from ibadmin.commands.parameters import PLAIN, environment_of, moment_of
from ibadmin.commands.persistence import read
from ibadmin.errors import InvalidChoice, InvalidInput
from ibadmin.facts import AgreementRecorded
from ibadmin.help import group, verb
from ibadmin.language import mark
from ibadmin.model import Agreement, Organisation
from ibadmin.output import shapes
from ibadmin.output.results import write
from ibadmin.output.servicedesk import agreement_rows
from ibadmin.rules import organisations as rules

if TYPE_CHECKING:
    from ibadmin.environment import ActorView

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
    today = environment.clock().astimezone().date()

    def plan(unit: "ActorView") -> list[Change]:
        changes: list[Change] = []
        now = unit.organisations.coded(organisation)
        for agreement, day in days.items():
            changes.append(rules.record_agreement(unit.actor, now, agreement, day, today))
            now = _after(now, changes[-1])
        return changes

    confirm = prompts.yes_or_no if withdrawn else None
    change(environment, manner, plan, confirm, shapes.ORGANISATION_CHANGES)


def _days(returned: Sequence[str], withdrawn: Sequence[str]) -> dict[Agreement, date | None]:
    """What was typed about each agreement; raises InvalidChoice, InvalidInput."""
    typed = [text.partition("=")[::2] for text in returned]
    said = [(_agreement(name), _day(day)) for name, day in typed] + [(_agreement(name), None) for name in withdrawn]
    if len(dict(said)) < len(said):
        raise InvalidInput([("agreement", "twice")])
    return dict(said)


def _agreement(typed: str) -> Agreement:
    if typed.lower() not in list(Agreement):
        raise InvalidChoice("agreement", typed, [agreement.value for agreement in Agreement])
    return Agreement(typed.lower())


def _day(typed: str) -> date:
    if len(typed) > len("2026-01-31"):
        raise InvalidInput([("returned_on", "malformed")])
    return moment_of("returned_on", typed).date()


def _after(organisation: Organisation, change: Change) -> Organisation:
    """The organisation as it is once this was recorded, for the next agreement of the same command."""
    if not isinstance(change, AgreementRecorded):
        return organisation
    left = [(agreement, day) for agreement, day in organisation.agreements if agreement is not change.agreement]
    recorded = [(change.agreement, change.returned_on)] if change.returned_on else []
    return replace(organisation, agreements=(*left, *recorded), version=organisation.version + 1)
