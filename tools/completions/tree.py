"""What can be typed where: the places of the command tree, with their verbs, options and arguments."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import typer.main
from typer._click import Command as AnyCommand
from typer._click import Context, Parameter
from typer._types import TyperChoice
from typer.core import TyperArgument, TyperOption

from ibadmin.help import paragraphs, subcommands
from ibadmin.model import Agreement
from ibadmin.store import matrix_file
from ibadmin.tab import ORGANISATIONS, PROFILES, USERS

FILES = "files"
# What nobody but the person can know.
TEXT = "text"
REPEATED = "..."


@dataclass(frozen=True)
class Word:
    """Something that can be typed: a verb, or an option with the kind of value that it takes, "" for none."""

    name: str
    help: str
    takes: str = ""

    @property
    def text(self) -> str:
        """What it means, in a sentence."""
        return first_sentence(self.help)


@dataclass(frozen=True)
class Place:
    """How far somebody has typed, such as `users verify`, and what can follow."""

    path: str
    verbs: tuple[Word, ...]
    options: tuple[Word, ...]
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Tree:
    """Every place, and the words of every kind of value that has them."""

    places: tuple[Place, ...]
    values: Mapping[str, Sequence[str]]


class TwoMeanings(Exception):
    """Two options with one name take different values: give the kind a name of its own."""


def tree(app: typer.Typer) -> Tree:
    """The whole command tree of a program."""
    root = typer.main.get_command(app)
    values = fixed_values()
    places = tuple(_places(root, Context(root, info_name="ibadmin", **root.context_settings), values))
    used = {word.takes for place in places for word in place.options}
    used |= {kind.removesuffix(REPEATED) for place in places for kind in place.arguments}
    return Tree(places, {kind: words for kind, words in values.items() if kind in used})


def fixed_values() -> dict[str, Sequence[str]]:
    """The values that the manual names, by the word that stands for them in a usage line."""
    matrix = matrix_file.read(matrix_file.MATRIX)
    return {
        "product": [product.code for product in matrix.products],
        "role": [role.code for role in matrix.roles],
        "action": list(dict.fromkeys(permission.action for permission in matrix.permissions)),
        "agreement": list(Agreement),
        "agreement-day": [f"{agreement}=" for agreement in Agreement],
    }


def _places(command: AnyCommand, ctx: Context, values: dict[str, Sequence[str]]) -> Iterator[Place]:
    verbs = [(name, each) for name, each in subcommands(command)]
    params = command.get_params(ctx)
    yield Place(
        ctx.command_path.partition(" ")[2],
        tuple(Word(name, paragraphs(each.short_help or each.help)) for name, each in verbs),
        tuple(word for param in params if isinstance(param, TyperOption) for word in _option(param, values)),
        tuple(_argument(param, values) for param in params if isinstance(param, TyperArgument)),
    )
    for name, each in verbs:
        yield from _places(each, Context(each, info_name=name, parent=ctx), values)


def first_sentence(text: str) -> str:
    """As in the list of commands."""
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0].removesuffix(".")


def _option(option: TyperOption, values: dict[str, Sequence[str]]) -> Iterator[Word]:
    takes = "" if option.is_flag else _kind(option, option.opts[0].removeprefix("--"), values)
    # Typer keeps the names of --help in a set.
    for name in sorted((*option.opts, *option.secondary_opts), key=lambda name: not name.startswith("--")):
        yield Word(name, paragraphs(option.help), takes)


def _argument(argument: TyperArgument, values: dict[str, Sequence[str]]) -> str:
    kind = _kind(argument, argument.name or "", values)
    return kind + REPEATED if argument.nargs == -1 else kind


def _kind(param: Parameter, name: str, values: dict[str, Sequence[str]]) -> str:
    """What kind of value a parameter takes; the words of a new kind are added to the values."""
    metavar = param.metavar or ""
    words = list(param.type.choices) if isinstance(param.type, TyperChoice) else metavar.split("|") * ("|" in metavar)
    if words:
        written = [str(getattr(word, "value", word)) for word in words]
        if values.setdefault(name, written) != written:
            raise TwoMeanings(name)
        return name
    match metavar.removesuffix("..."):
        case "USER":
            return USERS
        case "ORG":
            return ORGANISATIONS
        case "FILE":
            return FILES
        case "PRODUCT" | "ROLE" | "ACTION" | "AGREEMENT":
            return metavar.lower()
        case "AGREEMENT=DAY":
            return "agreement-day"
        case _:
            return PROFILES if name == "profile" else TEXT
