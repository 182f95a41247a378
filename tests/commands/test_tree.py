"""Every command explains itself, and its own examples work."""

import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer.main
from typer._click import Command

from ibadmin.cli import app
from ibadmin.help import paragraphs, subcommands, summary
from ibadmin.language import bind, translate
from ibadmin.model import OrganisationKind, UserStatus
from ibadmin.store.matrix_file import MATRIX
from tests.world import World

# What these leave behind is a state, a file or a service; they say it in a sentence.
WITHOUT_RESULT = {
    "ibadmin logout",
    "ibadmin demo",
    "ibadmin completion",
    "ibadmin bulk template",
    "ibadmin server metadata",
    "ibadmin server run",
}
# These ask a browser, a gateway that runs, a server, or a store without any employee; their own tests run the examples.
ELSEWHERE = {
    "ibadmin login",
    "ibadmin me verify",
    "ibadmin demo",
    "ibadmin server metadata",
    "ibadmin server run",
    "ibadmin store init postgresql://db.example.nl/ibadmin",
    "ibadmin store welcome",
}
JANSEN = {
    "users pending": UserStatus.PENDING,
    "users verify j.jansen": UserStatus.PENDING,
    "users verify j.jansen --reissue": UserStatus.APPROVED,
    "users reactivate": UserStatus.INACTIVE,
    "users delete": UserStatus.INACTIVE,
}
FILES = {
    "leavers.csv": "Gebruikersnaam;Uit dienst\nj.jansen;2021-12-01\n",
    "details.csv": "Gebruikersnaam;Afdeling\nj.jansen;Jeugd\n",
    "hr.csv": "Naam;E-mail;Afdeling;Datum uit dienst\nJan Jansen;jan.jansen@voorbeeld.nl;Zorg;2021-11-30\n",
    "roles.csv": "Gebruikersnaam;Product;Rol\nj.jansen;ijw;gebruiker\n",
}
ANSWERS = {
    "users verify": ["y"],
    "users deactivate": ["y"],
    "users delete": ["j.jansen"],
    "roles revoke": ["y"],
    "organisations add": ["y"],
    "organisations agreements GM-0342 --returned": ["y"],
    "organisations members SV-0001 --add": ["y"],
}


@dataclass(frozen=True)
class Leaf:
    """A command with its place in the tree."""

    path: str
    command: Command

    @property
    def examples(self) -> list[str]:
        """The lines that its help shows."""
        lines = (self.command.epilog or "").splitlines()
        return [line.removeprefix("$ ibadmin ") for line in lines]

    @property
    def options(self) -> set[str]:
        """Its options as they are typed."""
        return {name for param in self.command.params for name in param.opts}


def leaves(command: Command, path: str) -> Iterator[Leaf]:
    below = [leaf for name, each in subcommands(command) for leaf in leaves(each, f"{path} {name}")]
    yield from below or [Leaf(path, command)]


LEAVES = list(leaves(typer.main.get_command(app), "ibadmin"))
EXAMPLES = [
    (leaf.path, line)
    for leaf in LEAVES
    for line in leaf.examples
    if ELSEWHERE.isdisjoint({leaf.path, f"ibadmin {line}"})
]
each_command = pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.path)


@each_command
def test_a_command_says_what_it_is_for_in_both_languages(leaf: Leaf) -> None:
    text = paragraphs(leaf.command.help)
    assert text.endswith(".")
    assert len(summary(leaf.command)) <= 100
    bind({"IBADMIN_LANGUAGE": "nl"})
    dutch = translate(text)
    bind({})
    assert dutch != text


@each_command
def test_a_command_has_an_example_that_can_be_copied(leaf: Leaf) -> None:
    assert leaf.command.epilog
    assert all(line.startswith(f"$ {leaf.path}") for line in leaf.command.epilog.splitlines())


@each_command
def test_a_command_with_a_result_writes_it_as_asked(leaf: Leaf) -> None:
    assert ("--output" in leaf.options) is (leaf.path not in WITHOUT_RESULT)


@pytest.mark.parametrize(("path", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_the_example_works(path: str, line: str, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arrange(world, path, line)
    command, redirected, _ = line.partition(" >")
    answers = next((said for start, said in ANSWERS.items() if line.startswith(start)), [])
    places = {"IBADMIN_DATA_DIR": str(tmp_path / "new")} if line.startswith("store init") else {}
    result = world.run(shlex.split(command), answers=answers, piped=bool(redirected), variables=places)
    assert (result.code, "Traceback" in result.stderr) == (0, False), result.screen


def arrange(world: World, path: str, line: str) -> None:
    """Somebody is called j.jansen, Soest is taken in unless it is to be added, and whoever may do this sits down."""
    status = next((status for start, status in reversed(JANSEN.items()) if line.startswith(start)), UserStatus.ACTIVE)
    world.people.user(world.gouda, "Jansen", status, [("iwmo", "gebruiker")])
    if "organisations add" not in line:
        world.people.organisation("GM-0342", "Soest", kvk="32169929")
        world.people.organisation("SV-0001", "Eemland", OrganisationKind.PARTNERSHIP)
    servicedesk = path.split()[1] in ("organisations", "administrators", "store")
    world.as_("a.bakker" if servicedesk else "m.visser")
    if "--replay-erasures" in line:
        Path("audit.jsonl").write_text(world.run("audit export").stdout, "utf-8")
    if "heads.txt" in line:
        Path("heads.txt").write_text(world.run("audit verify --output ids").stdout, "utf-8")
    for name, content in FILES.items():
        if f" {name}" in line and ">" not in line:
            Path(name).write_text(content, "utf-8")
    if "products.toml" in line:
        shutil.copy(MATRIX, "products.toml")
