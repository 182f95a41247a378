"""Start-up is what people feel: a command imports nothing that it does not use."""

import os
import subprocess
import sys

import pytest

from tests.world import World

PROGRAM = (
    "import sys\nfrom ibadmin.cli import main\ncode = main(sys.argv[1:])\n"
    "sys.stderr.write('\\n'.join(['', 'IMPORTED', *sys.modules]))\nraise SystemExit(code)"
)
FOR_THE_LOGIN = {"saml2", "signxml", "lxml", "jinja2", "werkzeug", "waitress", "cryptography", "keyring"}
FOR_THE_UPGRADE = {"alembic", "mako"}
FOR_THE_TERMINAL = {"rich", "pydantic", "prompt_toolkit"}


def imported_by(world: World, *arguments: str) -> set[str]:
    """What a command has imported when it is done, as `sqlalchemy` and `rich.table`."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **world.variables},
    )
    return set(run.stderr.partition("\nIMPORTED\n")[2].split())


@pytest.mark.parametrize(
    "line", ["users pending", "users show m.visser", "users search vis", "whoami", "users list -o json"]
)
def test_a_command_that_reads_imports_no_login_and_no_upgrade(world: World, line: str) -> None:
    world.as_real("m.visser")
    heavy = FOR_THE_LOGIN | FOR_THE_UPGRADE | FOR_THE_TERMINAL
    assert imported_by(world, *line.split()) & heavy == set()


def test_a_command_that_changes_imports_no_more_than_one_that_reads(world: World) -> None:
    world.as_real("m.visser")
    world.people.user(world.gouda, "Jansen")
    granted = imported_by(world, "roles", "grant", "j.jansen", "--product", "iwmo", "--role", "gebruiker")
    assert granted & (FOR_THE_LOGIN | FOR_THE_UPGRADE | FOR_THE_TERMINAL) == set()
