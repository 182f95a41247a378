"""`ibadmin doctor`: what is around the program, what of it does not work, and what to do about that."""

import typer

from ibadmin import upkeep
from ibadmin.commands import parameters
from ibadmin.commands.findings import tell_findings
from ibadmin.commands.parameters import environment_of, format_in_any_case
from ibadmin.help import group, verb

app = group("")


@verb(app, "doctor", example="$ ibadmin doctor")
def doctor(context: typer.Context, output: parameters.Output = None) -> None:
    """Look at everything that ibadmin needs, and say what to do about what is wrong.

    It changes nothing, shows no secrets, and works also where nothing has been set up. With an error the exit code
    is 9; warnings leave it 0.
    """
    environment = environment_of(context)
    tell_findings(environment, upkeep.examine(environment), format_in_any_case(environment))
