"""The documents say what the program does: sessions are played again, and what is listed is compared."""

import re
from collections.abc import Iterator
from gettext import GNUTranslations
from html import unescape
from pathlib import Path

import pytest
import typer.main
from typer._click import Command as AnyCommand
from typer.core import TyperGroup, TyperOption

from ibadmin import settings
from ibadmin.cli import WRONG_USAGE, app
from ibadmin.errors import IbadminError
from ibadmin.language import DOMAIN, LOCALE
from ibadmin.rules.manual import HEADINGS
from ibadmin.signals import INTERRUPTED
from tools.desk import Desk, dutch_machine
from tools.documents import LANGUAGES, ROOT, renewed
from tools.pictures import FOLDER, drawn

README = (ROOT / "README.md").read_text("utf-8")
HANDLEIDING = (ROOT / "docs" / "handleiding.md").read_text("utf-8")
NAMES = (*LANGUAGES, "docs/scripting.md", "CHANGELOG.md")
PACKAGE = ROOT / "ibadmin"


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def words(drawing: str) -> list[str]:
    """What stands in a picture, however it is drawn."""
    return [unescape(text) for text in re.findall(r">([^<>]+)</text>", drawing)]


def rows(document: str, heading: str) -> Iterator[list[str]]:
    """The rows of the table below this heading row, cell by cell."""
    table = document.partition(f"{heading}\n")[2].split("\n\n")[0]
    yield from ([cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[1:])


def calls(document: str) -> Iterator[tuple[str, ...]]:
    """Every call of the program that a document shows: in a block, in a comment, or between backticks."""
    for line in re.findall(r"^(?:\$ |    )?(ibadmin [^#>|;&\n]+)", document, re.MULTILINE):
        yield tuple(line.split())
    for words in re.findall(r"`(?:\.venv/bin/)?(ibadmin [^`]+)`", document):
        yield tuple(words.split())


def unknown(call: tuple[str, ...]) -> list[str]:
    """The words of a call that the program does not know: a verb, or an option at its place."""
    command: AnyCommand = typer.main.get_command(app)
    wrong: list[str] = []
    words = iter(call[1:])
    for word in words:
        if word.startswith("-"):
            option = next((param for param in command.params if word in (*param.opts, *param.secondary_opts)), None)
            wrong += [word] if option is None and word != "--help" else []
            if isinstance(option, TyperOption) and not option.is_flag:
                next(words, None)
        elif isinstance(command, TyperGroup) and not word.isupper():
            if word not in command.commands:
                return [*wrong, word]
            command = command.commands[word]
    return wrong


def leads_somewhere(target: str, document: Path) -> bool:
    """Whether a link of a document names a file, and where it names a heading, one that the file has."""
    place, _, anchor = target.partition("#")
    path = document.parent / place if place else document
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE) if anchor else []
    return path.exists() and anchor in (
        "",
        *(re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings),
    )


def families(family: type[IbadminError] = IbadminError) -> Iterator[type[IbadminError]]:
    yield family
    for each in family.__subclasses__():
        yield from families(each)


@pytest.mark.parametrize(("name", "language"), LANGUAGES.items())
def test_the_sessions_in_a_document_go_as_they_are_shown(name: str, language: str, tmp_path: Path) -> None:
    with dutch_machine():
        assert renewed(text_of(name), Desk(tmp_path, language)) == text_of(name)


def test_the_pictures_show_what_a_terminal_shows_now() -> None:
    now = {name: words(drawing) for name, drawing in drawn()}
    assert now == {path.name: words(path.read_text("utf-8")) for path in FOLDER.glob("*.svg")}


def test_a_picture_fetches_nothing() -> None:
    pictures = [path.read_text("utf-8") for path in FOLDER.glob("*.svg")]
    assert [each for each in pictures if re.search(r"url\(['\"]?http|href|<script|<image", each)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_command_that_a_document_names_exists(name: str) -> None:
    assert {" ".join(call): wrong for call in calls(text_of(name)) if (wrong := unknown(call))} == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", text_of(name)) if not target.startswith("http")]
    assert [target for target in targets if not leads_somewhere(target, ROOT / name)] == []


def test_the_readme_lists_every_exit_code_with_its_errors() -> None:
    codes: dict[str, set[str]] = {"0": set(), str(WRONG_USAGE): {"wrong_usage"}, str(INTERRUPTED): set()}
    for family in families():
        own = {family.code} if "code" in vars(family) else set()
        codes.setdefault(str(family.exit_code), set()).update(own)
    table = rows(README, "| exit code | meaning | code in a JSON error |")
    assert {code: set(re.findall(r"`(\w+)`", errors)) for code, _, errors in table} == codes


def test_the_readme_lists_every_setting() -> None:
    table = rows(README, "| setting | what it says | default |")
    assert [name.strip("`") for name, _, _ in table] == list(settings.NAMES)


def test_the_readme_places_every_module_and_package() -> None:
    layout = README.partition("## Layout")[2].split("```")[1]
    places = {path.relative_to(ROOT).as_posix() for path in PACKAGE.glob("*.py")} - {"ibadmin/__init__.py"}
    packages = {f"{path.parent.relative_to(ROOT).as_posix()}/" for path in PACKAGE.rglob("*/__init__.py")}
    named = set(re.findall(r"^(ibadmin/\S+)", layout, re.MULTILINE))
    assert (places - named, {each for each in packages if each.count("/") == 2} - named) == (set(), set())
    assert [each for each in named if not (ROOT / each).exists()] == []


def test_the_handleiding_has_the_chapters_of_the_manual() -> None:
    headings = [re.sub(r"^(\d)\. ", r"\1 ", each) for each in re.findall(r"^#+ (.+)$", HANDLEIDING, re.MULTILINE)]
    manual = [section if section == title else f"{section} {title}" for section, title in HEADINGS.items()]
    assert [heading for heading in headings if heading in manual] == manual


def test_the_handleiding_quotes_refusals_as_the_program_says_them() -> None:
    with (LOCALE / "nl" / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as compiled:
        sentences = [re.sub(r"\{\w+\}", "…", said) for said in vars(GNUTranslations(compiled))["_catalog"].values()]
    quoted = [said for said, _ in rows(HANDLEIDING, "| U leest | Wat er aan de hand is, en wat u doet |")]
    assert quoted
    assert [said for said in quoted if not any(_begins(each, said) for each in sentences)] == []


def test_the_gateway_is_configured_by_the_names_that_operations_shows() -> None:
    source = (PACKAGE / "auth" / "configuration.py").read_text("utf-8")
    shown = re.findall(
        r"^(?:\[\[)?(\w+)", text_of("docs/operations.md").partition("```toml\n")[2].split("```")[0], re.MULTILINE
    )
    assert [name for name in shown if f'"{name}"' not in source] == []


def _begins(sentence: str, quoted: str) -> bool:
    return sentence == quoted or (quoted.endswith("…") and sentence.startswith(quoted.removesuffix("…")))
