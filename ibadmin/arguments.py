"""The command line, checked before anything else is done with it."""

from collections import Counter

from typer._click import Command, Context, Parameter
from typer._click.exceptions import BadParameter, UsageError
from typer.core import TyperOption

from ibadmin.plain_text import harmless, is_text

_NAMES = frozenset({"USER", "USER...", "ORG", "ID"})
"""Parameters that are looked up, and so are "not found" where they are not text."""
_PATHS = frozenset({"FILE", "[STORE]"})
"""Parameters that the system takes as bytes."""


def refuse_repeated(command: Command, ctx: Context, args: list[str]) -> None:
    """Look whether an option is given twice, of which the last alone would count; raises UsageError."""
    if ctx.resilient_parsing:
        return
    _, _, given = command.make_parser(ctx).parse_args(args=list(args))
    for option, times in Counter(param for param in given if isinstance(param, TyperOption)).items():
        # A plain flag says the same each time; one with a counterpart may contradict itself.
        if times > 1 and not option.multiple and (option.secondary_opts or not option.is_flag):
            raise UsageError(f"Option {option.opts[0]!r} was given more than once.", ctx)


def check_text(command: Command, ctx: Context) -> None:
    """Look whether every value is text, also where the bytes of the command line were not; raises BadParameter.

    A name that is none is spelled out, so that it is not found; a path may be any bytes.
    """
    for param in command.params:
        value = ctx.params.get(param.name or "")
        if isinstance(value, str):
            ctx.params[param.name or ""] = _text(value, param, ctx)
        elif isinstance(value, list | tuple):
            ctx.params[param.name or ""] = [_text(each, param, ctx) for each in value]


def _text(value: object, param: Parameter, ctx: Context) -> object:
    if not isinstance(value, str) or is_text(value) or param.metavar in _PATHS:
        return value
    if param.metavar in _NAMES:
        return harmless(value)
    raise BadParameter(f"'{harmless(value)}' is not text in UTF-8.", ctx=ctx, param=param)
