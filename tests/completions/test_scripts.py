"""The generated scripts: those of this command tree, and what `ibadmin completion` prints."""

import os
import subprocess
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
import tree_sitter_powershell
import typer
from tree_sitter import Language, Parser

from ibadmin.commands.completion import FILES, Shell
from ibadmin.help import group, verb
from tests.completions.terminal import ROOT, SCRIPTS
from tests.world import copied, template
from tools.completions.__main__ import generated
from tools.completions.tree import Place, TwoMeanings, Word, tree


def in_fish(line: str, language: str) -> list[str]:
    """What fish would show for a line, with what each word means."""
    command = f"source {SCRIPTS}/ibadmin.fish; complete -C '{line}'"
    environ = os.environ | {"IBADMIN_LANGUAGE": language}
    run = subprocess.run(
        ["fish", "--no-config", "-c", command], env=environ, capture_output=True, text=True, check=True
    )
    return run.stdout.splitlines()


def test_the_scripts_are_those_of_this_command_tree() -> None:
    there = {path.name: path.read_text("utf-8") for path in SCRIPTS.iterdir()}
    assert there == generated()


@pytest.mark.parametrize("shell", Shell)
def test_the_program_prints_the_script(shell: Shell, tmp_path: Path) -> None:
    world = copied(template(tmp_path / "template"), tmp_path / "world")
    assert world.run(f"completion {shell}").stdout == (ROOT / "completions" / FILES[shell]).read_text("utf-8")
    world.store.engine.dispose()


def test_the_script_for_powershell_can_be_read() -> None:
    """No PowerShell is here to run it: its grammar is, and keys of a table differ in more than their capitals."""
    script = generated()[FILES[Shell.POWERSHELL]]
    assert not Parser(Language(tree_sitter_powershell.language())).parse(script.encode()).root_node.has_error
    keys = [line.partition("' = ")[0].strip().casefold() for line in script.splitlines() if "' = " in line]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize(
    ("language", "meaning"),
    [
        ("en", "List the users who signed up and wait for you to verify them"),
        ("nl", "Toon de gebruikers die zich hebben aangemeld en wachten tot u ze verifieert"),
    ],
)
def test_a_word_is_explained_in_the_language_of_the_terminal(language: str, meaning: str) -> None:
    assert in_fish("ibadmin users pen", language) == [f"pending\t{meaning}"]


def test_an_option_is_explained() -> None:
    assert in_fish("ibadmin users list --st", "en") == ["--status\tOnly users who stand here"]


def test_every_name_of_a_place_is_offered() -> None:
    assert in_fish("ibadmin --output=", "en") == []
    assert in_fish("ibadmin users list --output=", "en") == [
        f"--output={name}" for name in ("csv", "csv-excel", "ids", "json", "jsonl", "table", "tsv")
    ]


class Colour(StrEnum):
    RED = "red"


class Size(StrEnum):
    LARGE = "large"


def shop(first: type[StrEnum], second: type[StrEnum]) -> typer.Typer:
    """A program with two verbs whose options have one name."""
    app = group("A shop.")

    @verb(app, "buy", example="")
    def buy(thing: str, kind: Annotated[first, typer.Option("--kind", "-k", help="Which. Or not.")]) -> None:  # type: ignore[valid-type]
        """Buy it. Now."""

    @verb(app, "sell", example="")
    def sell(kind: Annotated[second, typer.Option("--kind")]) -> None:  # type: ignore[valid-type]
        """Sell it."""

    return app


def test_a_place_says_what_can_follow() -> None:
    found = tree(shop(Colour, Colour))
    root, buy, _ = found.places
    assert [word.text for word in root.verbs] == ["Buy it", "Sell it"]
    options = (Word("--kind", "Which. Or not.", "kind"), Word("-k", "Which. Or not.", "kind"))
    assert (buy.path, buy.options[:2], buy.arguments) == ("buy", options, ("text",))
    assert found.values == {"kind": ["red"]}
    assert isinstance(buy, Place)


def test_one_name_for_two_kinds_of_value_is_refused() -> None:
    with pytest.raises(TwoMeanings, match="kind"):
        tree(shop(Colour, Size))
