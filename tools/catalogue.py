"""Makes the Dutch catalogue: finds every sentence and help text, keeps what is translated, compiles it.

Translate by writing the `msgstr` lines of `nl/LC_MESSAGES/ibadmin.po`, and run this again. `--check` changes nothing
and names what is missing, superfluous, untranslated or not compiled.
"""

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import babel.messages.catalog
import typer.main
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from typer._click import Command as AnyCommand
from typer._click import Context

from ibadmin.help import paragraphs, subcommands
from ibadmin.language import DOMAIN, LOCALE

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ibadmin"
CATALOGUE = LOCALE / "nl" / "LC_MESSAGES" / f"{DOMAIN}.po"
HEADER = "# The Dutch of ibadmin.\n"
MARKS = ("translate", "translate_plural", "mark")


class NotLiteral(Exception):
    """A sentence that is put together while the program runs cannot be looked up."""


@dataclass(frozen=True)
class Message:
    """One text to translate, and where it stands."""

    id: str | tuple[str, str]
    place: str


GETTEXT_NEEDS = """\
Language: nl
Plural-Forms: nplurals=2; plural=(n != 1);
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit
"""


class DutchCatalogue(Catalog):
    """A catalogue whose header says nothing of dates and versions, so that the same texts make the same file."""

    def __iter__(self) -> Iterator[babel.messages.catalog.Message]:
        """The header, which gettext reads as the translation of nothing, and every text."""
        yield babel.messages.catalog.Message("", GETTEXT_NEEDS)
        yield from (message for message in super().__iter__() if message.id)


def from_source(source: str, place: str) -> Iterator[Message]:
    """What a module hands to `translate`, `translate_plural` and `mark`, under whatever name it imported them."""
    tree = ast.parse(source)
    imports = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module == "ibadmin.language"]
    names = {alias.asname or alias.name: alias.name for node in imports for alias in node.names if alias.name in MARKS}
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        match names.get(call.func.id if isinstance(call.func, ast.Name) else ""):
            case "translate" | "mark":
                yield from (Message(text, place) for text in _literals(call.args[0], place))
            case "translate_plural":
                one, many = (next(_literals(argument, place)) for argument in call.args[:2])
                yield Message((one, many), place)
            case _:
                pass


def _literals(node: ast.expr, place: str) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.BoolOp(values=nodes):
            for each in nodes:
                yield from _literals(each, place)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _literals(body, place)
            yield from _literals(orelse, place)
        case ast.JoinedStr() | ast.BinOp():
            raise NotLiteral(f"{place}:{node.lineno}: a sentence must stand there whole, with {{names}} for its values")
        case _:
            # A name or a call: what it stands for was marked where it is written.
            return


def from_commands(command: AnyCommand, ctx: Context) -> Iterator[Message]:
    """Every text that `--help` looks up, from the program's own command tree."""
    place = ctx.command_path
    texts = [paragraphs(command.help), paragraphs(command.short_help), getattr(command, "rich_help_panel", "")]
    for param in command.get_params(ctx):
        own = [param.metavar] if param.metavar else [param.make_metavar(ctx)] * (param.param_type_name == "argument")
        texts += [getattr(param, "rich_help_panel", ""), *(name.strip("[]") for name in own)]
        texts.append(paragraphs(getattr(param, "help", "")))
    yield from (Message(text, place) for text in texts if text)
    for name, each in subcommands(command):
        yield from from_commands(each, Context(each, info_name=name, parent=ctx))


def found() -> list[Message]:
    """Every text of the program that needs a translation."""
    from ibadmin.cli import app  # noqa: PLC0415  (the other functions are tried on other programs)

    files = sorted(PACKAGE.rglob("*.py"))
    root = typer.main.get_command(app)
    return [
        *(m for file in files for m in from_source(file.read_text("utf-8"), file.relative_to(ROOT).as_posix())),
        *from_commands(root, Context(root, info_name="ibadmin", **root.context_settings)),
    ]


def merged(messages: Sequence[Message], old: Catalog) -> Catalog:
    """A catalogue of exactly these messages, with the translations that there were."""
    new = DutchCatalogue("nl", header_comment=HEADER, fuzzy=False)
    for message in messages:
        known = old.get(message.id)
        if new.get(message.id) is None:
            new.add(message.id, known.string if known else "", auto_comments=[message.place])
    return new


def problems(catalogue: Catalog) -> Iterator[str]:
    """What a Dutch reader would stumble over: no translation, or one that names other values."""
    for message in catalogue:
        if not message.id:
            continue
        sources = (message.id,) if isinstance(message.id, str) else message.id
        strings = (message.string or "",) if isinstance(message.string, str) else message.string or ()
        if not all(strings) or len(strings) != len(sources):
            yield f"no Dutch for: {sources[0]}"
            continue
        for source, string in zip(sources, strings, strict=True):
            if _values(source) != _values(string):
                yield f"other values in Dutch: {string}"


def _values(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)", text))


def written(catalogue: Catalog) -> bytes:
    """The catalogue as a file."""
    file = io.BytesIO()
    write_po(file, catalogue, width=116, include_lineno=False, sort_output=False)
    return file.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def existing(path: Path) -> Catalog:
    """The catalogue that is there, or an empty one."""
    if not path.exists():
        return Catalog("nl")
    with path.open("rb") as file:
        return read_po(file, locale="nl")


def main() -> int:
    """Write the catalogue, or with `--check` say what is wrong with it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something is not up to date")
    check = parser.parse_args().check
    catalogue = merged(found(), existing(CATALOGUE))
    wrong = list(problems(catalogue))
    for path, content in ((CATALOGUE, written(catalogue)), (CATALOGUE.with_suffix(".mo"), compiled(catalogue))):
        if check and not (path.exists() and path.read_bytes() == content):
            wrong.append(f"not up to date: {path.relative_to(ROOT)} (make generate)")
        elif not check:
            path.write_bytes(content)
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return 1 if check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
