"""A sentence that names a command names one that exists, in both languages."""

import re

import pytest
import typer.main
from typer._click import Command

from ibadmin.cli import app
from ibadmin.help import subcommands
from tools.catalogue import CATALOGUE, existing


def named(text: str) -> set[str]:
    """The commands in a text: `ibadmin users verify`, whatever follows."""
    return {match[1] for match in re.finditer(r"(?:^|[:\n] *|file )ibadmin(?: --profile \S+)?((?: [a-z]+){1,2})", text)}


def every_command(command: Command, path: str = "") -> set[str]:
    return {path}.union(*(every_command(each, f"{path} {name}") for name, each in subcommands(command)))


def commands_named() -> list[str]:
    texts = [text for message in existing(CATALOGUE) for side in (message.id, message.string) for text in sides(side)]
    return sorted({command for text in texts if text for command in named(text)})


def sides(side: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (side,) if isinstance(side, str) else tuple(side or ())


COMMANDS = every_command(typer.main.get_command(app))


@pytest.mark.parametrize("command", commands_named())
def test_a_command_that_is_named_exists(command: str) -> None:
    noun = command.rsplit(" ", 1)[0]
    assert command in COMMANDS or (noun in COMMANDS and not any(each.startswith(f"{noun} ") for each in COMMANDS))
