"""Whom a command is about: names that were typed, rows of a file, or both."""

import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import typer
from typer._click.exceptions import MissingParameter

from ibadmin import messages
from ibadmin.commands.interruption import watched
from ibadmin.commands.orders import Order, Verb
from ibadmin.commands.parameters import environment_of
from ibadmin.environment import Environment
from ibadmin.errors import InvalidInput
from ibadmin.failures import FileMalformed
from ibadmin.intake.reading import read
from ibadmin.intake.rows import Asked, Flawed, Intake


def ordered(
    context: typer.Context,
    verb: Verb,
    users: Sequence[str] | None,
    file: Path | None,
    flags: frozenset[str] = frozenset(),
    said: Mapping[str, str] | None = None,
) -> Order:
    """The command with everybody it is about; `said` holds for everyone of whom the file does not say otherwise.

    Raises FileMalformed, and MissingParameter when nobody is named at all.
    """
    if not users and file is None:
        raise MissingParameter(ctx=context, param=next(each for each in context.command.params if each.name == "users"))
    for_all = dict(said or {})
    typed = [Asked(name, 0, for_all) for name in users or ()]
    if file is None:
        return Order(verb, typed, flags)
    environment = environment_of(context)
    unsaid = [each for each in verb.required if each not in for_all]
    with watched():
        intake = taken_in(environment, file, verb.fields, unsaid)
    if lacking := [each for each in unsaid if intake.rows and all(each not in row.values for row in intake.rows)]:
        raise InvalidInput([(each, "required") for each in lacking])
    if intake.unused and verb.fields:
        environment.tell(messages.headings_unused(intake.unused))
    rows = [replace(row, values={**for_all, **row.values}) for row in intake.rows] if for_all else list(intake.rows)
    return Order(verb, [*typed, *rows], flags, intake.source)


def taken_in(environment: Environment, path: Path, fields: Collection[str], required: Collection[str] = ()) -> Intake:
    """A file, or standard input for `-`, as rows; raises FileMalformed, InvalidInput."""
    try:
        return read(content_of(environment, path), fields, str(path), required)
    except Flawed as flawed:
        raise FileMalformed(str(path), flawed.flaws) from None


def content_of(environment: Environment, path: Path) -> bytes:
    """A file, or standard input for `-`, as it is; raises InvalidInput when it cannot be read."""
    try:
        return _standard_input(environment) if str(path) == "-" else path.read_bytes()
    except OSError:
        raise InvalidInput([(str(path), "unreadable")]) from None


def _standard_input(environment: Environment) -> bytes:
    """The bytes: what they stand for is found out from them, not from the locale."""
    stream = environment.stdin
    return stream.buffer.read() if isinstance(stream, io.TextIOWrapper) else stream.read().encode()
