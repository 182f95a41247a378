"""`ibadmin bulk`: empty files to fill in, for work on many users at once."""

from typing import Annotated

import typer

from ibadmin.commands.parameters import environment_of
from ibadmin.commands.verbs import VERBS
from ibadmin.errors import InvalidChoice
from ibadmin.help import group, verb
from ibadmin.intake.headings import in_dutch
from ibadmin.language import mark
from ibadmin.output.lines import csv_text
from ibadmin.output.results import BYTE_ORDER_MARK

app = group(mark("Work on many users at once: templates for files."))

Command = Annotated[
    str, typer.Argument(metavar="COMMAND", help=mark("Such as deactivate or grant."), show_default=False)
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
