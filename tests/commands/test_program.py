"""What the program says of itself, before any command."""

import pytest

import ibadmin
from tests.world import World


def test_the_version_is_an_answer_by_itself(world: World) -> None:
    result = world.run("--version")
    assert (result.code, result.stdout, result.stderr) == (0, f"ibadmin {ibadmin.__version__}\n", "")


def test_the_version_is_said_whatever_follows(world: World) -> None:
    assert world.run("--version users pending").stdout == f"ibadmin {ibadmin.__version__}\n"


def test_without_a_command_the_help_is_shown_as_talk(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    result = world.run("users")
    assert (result.code, result.stdout) == (2, "")
    world.run("users --help")
    assert result.stderr.strip() == capsys.readouterr().out.strip()
