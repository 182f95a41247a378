"""The command tree, and the one place that catches: an error becomes a sentence and an exit code."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Annotated

import typer
from typer._click import ClickException
from typer._click.exceptions import NoArgsIsHelpError
from typer._click.exceptions import UsageError as ClickUsageError

from ibadmin import __version__, language, messages, usage
from ibadmin.commands.parameters import environment_of, format_in_any_case
from ibadmin.environment import Environment
from ibadmin.errors import CommitInDoubt, IbadminError, OutsideFailure, ResultUnwritten, StoreUnreachable
from ibadmin.failures import Interrupted
from ibadmin.help import group
from ibadmin.language import mark
from ibadmin.output.results import Format
from ibadmin.profiles import unknown
from ibadmin.signals import INTERRUPTED, came
from ibadmin.streams import ResultStream

WRONG_USAGE = 2
_PASSING = ("lost", "standby")
"""Why a shared store is away for a moment."""

# Every command, and the module that is imported when it is asked for, in the order of the help.
COMMANDS = {
    **dict.fromkeys(("login", "logout"), "ibadmin.commands.login"),
    "whoami": "ibadmin.commands.whoami",
    "doctor": "ibadmin.commands.doctor",
    "demo": "ibadmin.commands.demo",
    "completion": "ibadmin.commands.completion",
    "me": "ibadmin.commands.me",
    "users": "ibadmin.commands.users",
    "roles": "ibadmin.commands.roles",
    "access": "ibadmin.commands.access",
    "sessions": "ibadmin.commands.sessions",
    "organisations": "ibadmin.commands.organisations",
    "administrators": "ibadmin.commands.administrators",
    "bulk": "ibadmin.commands.bulk",
    "report": "ibadmin.commands.report",
    "audit": "ibadmin.commands.audit",
    "store": "ibadmin.commands.store",
    "server": "ibadmin.commands.server",
}

app = group(
    mark("User administration for the Zorg portal: who may exchange and consult the care data of citizens."), COMMANDS
)


def _show_version(context: typer.Context, wanted: bool) -> None:
    """An answer by itself: no command need follow."""
    if wanted:
        environment_of(context).stdout.write(f"ibadmin {__version__}\n")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", help=mark("Show the version."), callback=_show_version, is_eager=True)
]


@app.callback()
def options(
    context: typer.Context,
    profile: Annotated[str, typer.Option("--profile", metavar="NAME", help=mark("Which profile to use."))] = "",
    store: Annotated[str, typer.Option("--store", metavar="FILE", help=mark("Which store to use."))] = "",
    no_color: Annotated[bool, typer.Option("--no-color", help=mark("Write no colours."))] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help=mark("Never ask, not even on a terminal."))] = False,
    version: Version = False,  # noqa: ARG001 - its callback has answered
) -> None:
    """Keep what holds for every command."""
    environment = environment_of(context)
    given = {"profile": profile, "store": store, "no_color": "1" * no_color, "no_input": "1" * no_input}
    environment.flags |= {name: value for name, value in given.items() if value}


def main(argv: Sequence[str] | None = None, environment: Environment | None = None) -> int:
    """Run one command and return its exit code (design: 0 done, 2 wrong usage, 3 refused, 4 log in, 5 not found...)."""
    environment = environment or Environment()
    arguments = sys.argv[1:] if argv is None else argv
    try:
        code = _run(arguments, environment)
        return _stopped(environment) if code == INTERRUPTED else code
    except BaseException as error:  # noqa: BLE001 - here alone: whatever happens ends as a sentence and an exit code
        try:
            return _ended(error, environment, arguments)
        except (MemoryError, ImportError):
            # Not even for the sentence.
            os.write(2, b"ibadmin: there is not enough memory, or the program itself is not whole.\n")
            return OutsideFailure.exit_code


def _run(arguments: Sequence[str], environment: Environment) -> int:
    language.bind(environment.variables)
    environment.prepare()
    for name in unknown(environment.variables):
        _say(environment, messages.unknown_variable(name))
    try:
        code = app(args=arguments, prog_name="ibadmin", standalone_mode=False, obj=environment)
    finally:
        environment.leave()
    environment.stdout.flush()
    environment.keep_shown()
    # Typer makes an exit code of Ctrl-C in a command.
    return int(code or 0)


def _ended(error: BaseException, environment: Environment, arguments: Sequence[str]) -> int:
    """Tells a person or a script about any error; returns the exit code."""
    match error:
        case ClickException():
            return _wrong_usage(error, environment, arguments)
        case ResultUnwritten():
            return _result_lost(error, environment)
        case IbadminError():
            return _explained(error, environment, arguments)
        case KeyboardInterrupt() | typer.Abort():
            return _stopped(environment)
        case BrokenPipeError() | SystemExit():
            # The reader has seen enough (`| head`), of which Typer makes an exit. What is left has nowhere to go.
            os.dup2(os.open(os.devnull, os.O_WRONLY), environment.stdout.fileno())
            return 0
        case _ if came():
            # An interruption in the middle of a class or an import comes up as a TypeError, or as whatever.
            return _stopped(environment)
        case _:
            return _from_outside_or_ours(error, environment, arguments)


def _from_outside_or_ours(error: BaseException, environment: Environment, arguments: Sequence[str]) -> int:
    """An error that no edge has understood: the system's, or else a bug, whose traceback is for who asks for it."""
    from ibadmin.system import understood  # noqa: PLC0415 - for what hardly ever happens

    ours = understood(error)
    explanation = messages.error(ours) if ours else messages.bug(error)
    if environment.changed:
        explanation = replace(explanation, next_steps=(messages.change_stands(), *explanation.next_steps))
    _tell(explanation, environment, usage.output_asked(arguments))
    if ours:
        return ours.exit_code
    if environment.variables.get("IBADMIN_DEBUG"):
        _say(environment, *messages.steps_to(error))
    return IbadminError.exit_code


def _result_lost(error: ResultUnwritten, environment: Environment) -> int:
    """Tells about a command whose result was lost; a reader who has seen enough (`| head`) is told nothing."""
    if isinstance(environment.stdout, ResultStream):
        environment.stdout.give_up()
    if error.why == "unread" and not (environment.changed or error.early):
        return 0
    _tell(messages.result_lost(error, environment.made, environment.changed, environment.again), environment)
    return error.exit_code


def _wrong_usage(error: ClickException, environment: Environment, arguments: Sequence[str]) -> int:
    """The command line could not be understood: usage, what is wrong, where to look; without a command, the help."""
    if isinstance(error, NoArgsIsHelpError):
        _say(environment, error.format_message())
        return WRONG_USAGE
    # What cannot be read as a whole was not read up to `--output` either.
    asked = usage.output_asked(arguments)
    context = error.ctx if isinstance(error, ClickUsageError) else None
    explanation = messages.wrong_usage(usage.explain(error), context.command_path if context else "ibadmin")
    if context and not _speaks_json(environment, asked):
        _say(environment, context.get_usage())
    _tell(explanation, environment, asked)
    return WRONG_USAGE


def _explained(error: IbadminError, environment: Environment, arguments: Sequence[str]) -> int:
    if isinstance(error, Interrupted):
        _end_line(environment)
    explanation = messages.error(error)
    if type(error) is CommitInDoubt or (isinstance(error, StoreUnreachable) and error.why in _PASSING):
        again = messages.run_again(["ibadmin", *arguments])
        explanation = replace(explanation, next_steps=(*explanation.next_steps, again))
    _tell(explanation, environment)
    return error.exit_code


def _stopped(environment: Environment) -> int:
    if environment.changed:
        return _explained(Interrupted(kept=True), environment, ())
    _end_line(environment)
    if _speaks_json(environment):
        _tell(messages.Explanation(messages.interrupted(), Interrupted.code), environment)
    else:
        _say(environment, messages.interrupted())
    return INTERRUPTED


def _end_line(environment: Environment) -> None:
    """After Ctrl-C the cursor stands behind `^C`, or behind a question."""
    if environment.stderr.isatty():
        _say(environment, "")


def _tell(explanation: "messages.Explanation", environment: Environment, asked: str = "") -> None:
    said = messages.as_json if _speaks_json(environment, asked) else messages.as_text
    _say(environment, said(explanation))


def _say(environment: Environment, *sentences: str) -> None:
    """Talk to the person; where standard error cannot be written, the exit code alone says it."""
    with suppress(OSError):
        environment.tell(*sentences)


def _speaks_json(environment: Environment, asked: str = "") -> bool:
    """Whether errors are JSON as well: as it was asked for in the command, its environment or the profile."""
    return (environment.chosen_format or asked or format_in_any_case(environment)) in (Format.JSON, Format.JSONL)
