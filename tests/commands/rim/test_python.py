"""How Python is started: without docstrings, with every warning an error, without UTF-8."""

import pytest

from tests.commands.rim.processes import started
from tests.world import World

PAGES = ["--help", "users --help", "users verify --help", "store --help", "me edit --help", "audit export --help"]


def shown(world: World, line: str, *python: str, **variables: str) -> tuple[int, str, str]:
    with started(world, line, variables=variables, python=python) as process:
        stdout, stderr = process.communicate(timeout=60)
    return process.returncode, stdout, stderr


@pytest.mark.parametrize("line", PAGES)
def test_help_is_the_same_without_docstrings(world: World, line: str) -> None:
    assert shown(world, line, "-OO") == shown(world, line)


@pytest.mark.parametrize("line", ["users list", "users show m.visser", "doctor", "store check", "users edit m.visser"])
def test_commands_work_without_docstrings_and_assertions(world: World, line: str) -> None:
    world.as_real("m.visser")
    assert shown(world, f"{line} --output ids", "-OO")[0] == shown(world, f"{line} --output ids")[0]


@pytest.mark.parametrize(
    "line",
    ["doctor", "users list", "users show m.visser", "store check", "audit verify", "whoami", "users list --file x"],
)
def test_nothing_stays_open_that_python_would_warn_of(world: World, line: str) -> None:
    world.as_real("m.visser")
    _, _, stderr = shown(world, line, "-W", "error", "-X", "dev", PYTHONDEVMODE="1")
    assert "Warning" not in stderr, stderr
