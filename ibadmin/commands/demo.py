"""`ibadmin demo`: the manual's story on a profile of its own."""

import typer

from ibadmin.commands.parameters import environment_of
from ibadmin.help import group, verb

app = group("")


@verb(app, "demo", example="$ ibadmin demo")
def demo(context: typer.Context) -> None:
    """Make a demo profile with invented people, and tell the manual's story with it."""
    environment_of(context).tell_story()
