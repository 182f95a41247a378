"""`ibadmin bulk`: what belongs to work on many users at once: an empty file to fill in, and a plan that was kept."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from ibadmin.commands import parameters, plan_file
from ibadmin.commands.input_file import content_of
from ibadmin.commands.parameters import PLAIN, environment_of
from ibadmin.commands.runs import carry_out
from ibadmin.commands.verbs import VERBS
from ibadmin.environment import Environment
from ibadmin.errors import InvalidChoice
from ibadmin.help import group, verb
from ibadmin.intake.headings import in_dutch
from ibadmin.language import mark
from ibadmin.output.lines import csv_text
from ibadmin.output.results import BYTE_ORDER_MARK

app = group(mark("Work on many users at once: templates for files, and plans."))

Command = Annotated[
    str, typer.Argument(metavar="COMMAND", help=mark("Such as deactivate or grant."), show_default=False)
]
PlanToApply = Annotated[
    Path, typer.Argument(metavar="FILE", help=mark("What --plan wrote; - is standard input."), show_default=False)
]


@verb(app, "template", example="$ ibadmin bulk template grant > roles.csv")
def template(context: typer.Context, command: Command) -> None:
    """Write an empty file with the headings that a command understands, to be filled in with a spreadsheet."""
    verbs = {each.name.split()[-1]: each for each in VERBS.values()}
    if command.lower() not in verbs:
        raise InvalidChoice("command", command, tuple(verbs))
    headings = [in_dutch(field) for field in ("username", *verbs[command.lower()].fields)]
    # Excel in the Netherlands opens a file by double-click only with semicolons, and reads UTF-8 by this mark.
    environment_of(context).stdout.write(BYTE_ORDER_MARK + csv_text([list(headings)], ";"))


@verb(app, "apply", example="$ ibadmin bulk apply plan.jsonl")
def apply(
    context: typer.Context,
    plan: PlanToApply,
    manner: parameters.ChangeOfPlan = PLAIN,
    output: parameters.Output = None,
) -> None:
    """Do exactly what a plan says, or nothing when anything it rests on has changed since."""
    environment = environment_of(context)
    kept = _read(environment, plan)
    manner = replace(
        manner,
        reason=manner.reason or kept.reason,
        ticket=manner.ticket or kept.ticket,
        expect=kept.expect if manner.expect is None else manner.expect,
    )
    carry_out(environment, manner, kept.orders, kept.promises)


def _read(environment: Environment, path: Path) -> plan_file.Plan:
    return plan_file.read(content_of(environment, path).decode("utf-8", errors="replace"), str(path))
