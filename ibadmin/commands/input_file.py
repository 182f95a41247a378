"""Whom a command is about: names that were typed, rows of a file, or both."""

import io
import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import typer
from typer._click.exceptions import MissingParameter

from ibadmin import messages
from ibadmin.commands import details
from ibadmin.commands.given import Given
from ibadmin.commands.interruption import watched
from ibadmin.commands.parameters import environment_of
from ibadmin.environment import Environment
from ibadmin.errors import InvalidInput
from ibadmin.failures import FileMalformed, Remark
from ibadmin.intake.columns import LEFT_ON
from ibadmin.intake.reading import read
from ibadmin.intake.rows import Asked, Flawed, Intake
from ibadmin.intake.staff import DETAILS as STAFF_DETAILS
from ibadmin.output.results import Format

_Read = TypeVar("_Read")
_MOST = 128 * 2**20
"""Bytes: a hundred thousand rows of an export are a tenth of it, and what has no end must end."""
_ADDRESS = re.compile("^([a-z]{2,}):/", re.IGNORECASE)


_ROLE = ("product", "role")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "users verify": (),
    "users edit": (*details.FIELDS, "contact_person", "contact_email"),
    "users deactivate": (),
    "users reactivate": (),
    "users delete": (),
    "roles grant": _ROLE,
    "roles revoke": _ROLE,
    "users sync": (*STAFF_DETAILS, LEFT_ON),
}
"""The fields that a file may have besides the user, by the words that are typed for a command."""


def given(
    context: typer.Context,
    command: str,
    users: Sequence[str] | None,
    file: Path | None,
    said: Mapping[str, str] | None = None,
) -> Given:
    """Returns everybody that a command is about; `said` holds for everyone of whom the file does not say otherwise.

    Raises FileMalformed, and MissingParameter when nobody is named at all.
    """
    if not users and file is None:
        raise MissingParameter(ctx=context, param=next(each for each in context.command.params if each.name == "users"))
    for_all, fields = dict(said or {}), FIELDS[command]
    typed = [Asked(name, 0, for_all) for name in users or ()]
    if file is None:
        return Given(command, typed, fields)
    environment = environment_of(context)
    unsaid = [each for each in fields if each in _ROLE and each not in for_all]
    with watched():
        intake = taken_in(environment, file, fields, unsaid, bool(context.params.get("keep_going")))
    if lacking := [each for each in unsaid if intake.rows and all(each not in row.values for row in intake.rows)]:
        raise InvalidInput([(each, "required") for each in lacking])
    if intake.unused and fields:
        environment.tell(messages.headings_unused(intake.unused))
    tell_remarks(environment, intake.remarks)
    rows = [replace(row, values={**for_all, **row.values}) for row in intake.rows] if for_all else list(intake.rows)
    settled = {len(typed) + place: FileMalformed(str(file), flaws) for place, flaws in intake.flaws.items()}
    return Given(command, [*typed, *rows], fields, intake.source, settled, intake.remarks)


def taken_in(
    environment: Environment,
    path: Path,
    fields: Collection[str],
    required: Collection[str] = (),
    keep_going: bool = False,
) -> Intake:
    """A file, or standard input for `-`, as rows; raises FileMalformed, InvalidInput."""
    return understood(environment, path, lambda content: read(content, fields, str(path), required, keep_going))


def understood(environment: Environment, path: Path, reading: Callable[[bytes], _Read]) -> _Read:
    """A file as it is read; raises FileMalformed with its flaws, InvalidInput. What was assumed is told then, too."""
    try:
        return reading(content_of(environment, path))
    except Flawed as flawed:
        tell_remarks(environment, flawed.remarks)
        raise FileMalformed(str(path), flawed.flaws) from None


def tell_remarks(environment: Environment, remarks: Mapping[Remark, int]) -> None:
    """Say what was assumed of a file, on standard error: in sentences, or as one line of JSON."""
    if remarks and environment.format is Format.JSON:
        environment.tell(json.dumps({"remarks": remark_records(remarks)}))
    elif remarks:
        environment.tell(*(messages.remark(made, count) for made, count in remarks.items()))


def remark_records(remarks: Mapping[Remark, int]) -> list[dict[str, str | int]]:
    """The remarks as JSON, for programs."""
    return [
        {**made._asdict(), "count": count, "message": messages.remark(made, count)} for made, count in remarks.items()
    ]


def content_of(environment: Environment, path: Path) -> bytes:
    """A file, or standard input for `-`, as it is; raises InvalidInput when it cannot be read, or has no end."""
    try:
        if str(path) == "-":
            content = _standard_input(environment)
        else:
            with path.open("rb") as file:
                content = file.read(_MOST + 1)
    except (OSError, ValueError) as failure:
        # A path has one slash where an address has two.
        raise InvalidInput([(_ADDRESS.sub(r"\1://", str(path)), _why(path, failure))]) from None
    if len(content) > _MOST:
        raise InvalidInput([(str(path), "too_large")])
    return content


def _why(path: Path, failure: Exception) -> str:
    """Why a file cannot be read, as a stable word."""
    if _ADDRESS.match(str(path)):
        return "web_address"
    match failure:
        case FileNotFoundError() | NotADirectoryError():
            return "not_there"
        case IsADirectoryError():
            return "a_folder"
        case PermissionError():
            return "a_folder" if path.is_dir() else "not_permitted"
        case _:
            return "unreadable"


def _standard_input(environment: Environment) -> bytes:
    """The bytes: what they stand for is found out from them, not from the locale."""
    stream = environment.stdin
    if isinstance(stream, io.TextIOWrapper):
        content: bytes = stream.buffer.read(_MOST + 1)
        return content
    return stream.read(_MOST + 1).encode("utf-8", "surrogateescape")
