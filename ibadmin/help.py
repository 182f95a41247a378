"""The help of every command: plain text in the language of the terminal, drawn without rich.

Help texts stand in English on the command; they are looked up in the catalogue when they are shown. An example is
given as the command's epilog and printed as it is, so that it can be copied.
"""

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any, ClassVar, TypeVar, get_args

import typer
import typer.main
from typer._click import Command as AnyCommand
from typer._click import Context, HelpFormatter, Parameter
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from ibadmin.arguments import check_text, refuse_repeated
from ibadmin.language import mark, translate

WIDEST = 100
# What Typer calls the value of an option that was given no name for it.
VALUES = {"<str>": mark("TEXT"), "<int>": mark("NUMBER"), "<int range>": mark("NUMBER"), "<path>": mark("FILE")}

Function = TypeVar("Function", bound=Callable[..., object])
Member = TypeVar("Member")


class Command(TyperCommand):
    """A verb: usage, what it does, arguments, options, an example."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the command line; raises UsageError for an option that is given twice, or bytes that are no text."""
        refuse_repeated(self, ctx, args)
        rest = super().parse_args(ctx, args)
        check_text(self, ctx)
        return rest

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Also printed above the sentence that says what is wrong with the way it was called."""
        _write_usage(self, ctx, formatter)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """What `--help` prints."""
        _write_page(self, ctx, formatter)


class Members(MutableMapping[str, AnyCommand]):
    """The verbs of a noun by name; the module of a verb is imported when that verb is asked for, and no other."""

    def __init__(self, here: Mapping[str, AnyCommand], elsewhere: Mapping[str, str]) -> None:
        self._here = dict(here)
        self._elsewhere = elsewhere

    def __getitem__(self, name: str) -> AnyCommand:
        if name not in self._here:
            self._here[name] = _made(import_module(self._elsewhere[name]).app, name)
        return self._here[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._elsewhere, **self._here})

    def __len__(self) -> int:
        return len({**self._elsewhere, **self._here})

    def __setitem__(self, name: str, command: AnyCommand) -> None:
        self._here[name] = command

    def __delitem__(self, name: str) -> None:
        del self._here[name]


def _made(app: typer.Typer, name: str) -> AnyCommand:
    """The command of this name: one of the verbs in a module, of which the others are left alone, or a whole noun."""
    for verb in app.registered_commands:
        if verb.name == name:
            return typer.main.get_command_from_info(verb, pretty_exceptions_short=False, rich_markup_mode=None)
    noun = typer.main.get_group(app)
    noun.name = name
    return noun


class Group(TyperGroup):
    """A noun: usage, what it is about, its options and its verbs."""

    elsewhere: ClassVar[Mapping[str, str]] = {}

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - they are Typer's, and handed on
        super().__init__(**attributes)
        self.commands = Members(self.commands, self.elsewhere)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the command line; raises UsageError for an option that is given twice, or bytes that are no text."""
        refuse_repeated(self, ctx, args)
        rest = super().parse_args(ctx, args)
        check_text(self, ctx)
        return rest

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Also printed above the sentence that says what is wrong with the way it was called."""
        _write_usage(self, ctx, formatter)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """What `--help` prints."""
        _write_page(self, ctx, formatter)


def group(help_text: str, members: Mapping[str, str] | None = None) -> typer.Typer:
    """A noun to hang verbs on; without a verb it shows its help.

    `members` are verbs and nouns that live elsewhere, by the module whose `app` has them: what is not asked for is
    not imported.
    """

    class Noun(Group):
        elsewhere = members or {}

    return typer.Typer(
        cls=Noun,
        help=help_text,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST},
    )


def verb(app: typer.Typer, name: str, *, example: str, section: str | None = None) -> Callable[[Function], Function]:
    """Hang a function on a noun; `example` is shown as it is, `section` is the heading it stands under."""

    def hung(function: Function) -> Function:
        text = function.__doc__ or _written(function)
        hang = app.command(name, cls=Command, help=text, epilog=example, rich_help_panel=section)
        hang(_spread(function))
        return function

    return hung


class Together:
    """Marks a parameter that is one object for the program, and one option for each of these fields on the line.

    The fields of the object, a dataclass, are declared as options: `Annotated[Object, Together("dry_run", "yes")]`.
    """

    def __init__(self, *names: str) -> None:
        self.names = names


def _spread(function: Callable[..., object]) -> Callable[..., object]:
    """The function as Typer is to see it: in place of an object that is marked `Together`, an option for each field."""
    hints = inspect.get_annotations(function)
    marked = [(name, hint, found) for name, hint in hints.items() if isinstance(found := _mark_of(hint), Together)]
    if not marked:
        return function
    ((name, hint, together),) = marked
    whole, names = get_args(hint)[0], together.names
    fields = inspect.get_annotations(whole)
    plain = whole()
    shown: list[inspect.Parameter] = []
    for given in inspect.signature(function).parameters.values():
        if given.name != name:
            shown.append(given.replace(annotation=hints[given.name]))
            continue
        shown += [given.replace(name=each, default=getattr(plain, each), annotation=fields[each]) for each in names]

    def called(**given: object) -> object:
        given[name] = whole(**{each: given.pop(each) for each in names})
        return function(**given)

    called.__name__ = function.__name__
    called.__annotations__ = {each.name: each.annotation for each in shown}
    called.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
    return called


def _mark_of(hint: object) -> object:
    return getattr(hint, "__metadata__", [None])[0]


def _written(function: Callable[..., object]) -> str:
    """The docstring as it stands in the source, for a Python that was told to strip it (`PYTHONOPTIMIZE=2`)."""
    for node in ast.walk(ast.parse(inspect.getsource(function))):
        if isinstance(node, ast.FunctionDef):
            return ast.get_docstring(node) or ""
    return ""


def paragraphs(text: str | None) -> str:
    """A help text as the catalogue knows it: one line a paragraph, however the source broke its lines."""
    whole = inspect.cleandoc(text or "").partition("\f")[0]
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in whole.split("\n\n")).strip()


def summary(command: AnyCommand) -> str:
    """The first sentence of a command's help, for the list it stands in."""
    text = translate(paragraphs(command.short_help or command.help))
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0].removesuffix(".")


def subcommands(command: AnyCommand) -> Iterator[tuple[str, AnyCommand]]:
    """The verbs of a noun, in the order in which they were hung on it; none for a verb."""
    if isinstance(command, TyperGroup):
        yield from ((name, each) for name, each in command.commands.items() if not each.hidden)


def _write_usage(command: AnyCommand, ctx: Context, formatter: HelpFormatter) -> None:
    pieces = [translate("[OPTIONS]")]
    for param in command.get_params(ctx):
        if isinstance(param, TyperArgument):
            name = translate(param.make_metavar(ctx).strip("[]"))
            pieces.append(name if param.required else f"[{name}]")
    if isinstance(command, TyperGroup):
        pieces.append(translate("COMMAND"))
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=translate("Usage: "))


def _write_page(command: AnyCommand, ctx: Context, formatter: HelpFormatter) -> None:
    command.format_usage(ctx, formatter)
    if text := paragraphs(command.help):
        formatter.write_paragraph()
        formatter.write_text(translate(text))
    params = [param for param in command.get_params(ctx) if param.get_help_record(ctx)]
    arguments = [param for param in params if isinstance(param, TyperArgument)]
    options = [param for param in params if isinstance(param, TyperOption)]
    _write_rows(formatter, translate("Arguments"), [_row(param, ctx) for param in arguments])
    for section, members in _sections((_section(option), option) for option in options):
        _write_rows(formatter, translate(section or "Options"), [_row(option, ctx) for option in members])
    for section, verbs in _sections((_section(each), (name, each)) for name, each in subcommands(command)):
        _write_rows(formatter, translate(section or "Commands"), [(name, summary(each)) for name, each in verbs])
    if command.epilog:
        formatter.write_paragraph()
        formatter.write_heading(translate("Example"))
        formatter.write("".join(f"  {line}\n" for line in inspect.cleandoc(command.epilog).splitlines()))


def _section(thing: AnyCommand | Parameter) -> str:
    if isinstance(thing, (TyperCommand, TyperGroup, TyperOption)):
        return thing.rich_help_panel or ""
    return ""


def _sections(members: Iterable[tuple[str, Member]]) -> Iterable[tuple[str, list[Member]]]:
    sections: dict[str, list[Member]] = {"": []}
    for section, member in members:
        sections.setdefault(section, []).append(member)
    return sections.items()


def _write_rows(formatter: HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)


def _row(param: TyperArgument | TyperOption, ctx: Context) -> tuple[str, str]:
    name, text = param.get_help_record(ctx) or ("", "")
    metavar = param.make_metavar(ctx)
    if isinstance(param, TyperArgument):
        name = translate(metavar.strip("[]"))
    elif not param.is_flag and name.endswith(metavar):
        name = name.removesuffix(metavar) + translate(VALUES.get(metavar, metavar))
    # Typer puts what it knows itself behind our text, in brackets: required, the default, the range.
    remarks = text.removeprefix(param.help or "").strip().removeprefix("[").removesuffix("]").split("; ")
    # An argument that may be left out stands in brackets already.
    told = {"", "required"} if isinstance(param, TyperArgument) else {""}
    said = [f"[{_remark(each)}]" for each in remarks if each not in told]
    return name, "  ".join(filter(None, [translate(paragraphs(param.help)), *said]))


def _remark(remark: str) -> str:
    if remark.startswith("default: "):
        return translate("default: {value}").format(value=remark.removeprefix("default: "))
    return translate("required") if remark == "required" else remark
