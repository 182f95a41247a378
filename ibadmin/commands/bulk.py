"""`ibadmin bulk`: empty files to fill in, for work on many users at once."""

from typing import Annotated

import typer

from ibadmin.commands.input_file import FIELDS
from ibadmin.commands.parameters import environment_of
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
    fields = {each.split()[-1]: FIELDS[each] for each in FIELDS}
    if command.lower() not in fields:
        raise InvalidChoice("command", command, tuple(fields))
    headings = [in_dutch(each) for each in ("username", *fields[command.lower()])]
    # Excel in the Netherlands opens a file by double-click only with semicolons, and reads UTF-8 by this mark.
    environment_of(context).stdout.write(BYTE_ORDER_MARK + csv_text([list(headings)], ";"))
