"""Every parameter of every command with every hostile value: the lines, and what must hold after each."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from typer._click import Parameter
from typer.core import TyperArgument

from tests.commands.test_tree import LEAVES, Leaf
from tests.world import Result, World

# They tell a story of many commands, or wait for a browser; what they are given is read by the same parameters.
APART = {"ibadmin demo", "ibadmin server run"}
HOSTILE = [
    "",
    " ",
    "-",
    "--",
    "--yes",
    "-o",
    "--output=json",
    "x\udce9",
    "\udc80\udcff",
    "x" * 100_000,
    "é" * 5_000,
    "\x1b[2J\x1b]0;x\x07",
    "\x01\x7f\x9b",
    "a\nb\r\nc\td",
    "\u202e\u2066\u200b\ufeff",
    "\ue000\U000e0001\uffff",
    "%s%n{0}{name}{}%(x)s",
    "{path!r:>{width}}",
    "[bold]x[/bold]",
    "' or 1=1 --",
    '"; drop table users; --',
    "=cmd|' /C calc'!A0",
    "../../../etc/passwd",
    "/",
    ".",
    "/dev/null",
    "/dev/full",
    "~nobody-here/x",
    "postgresql://u:pw@h/d",
    "sqlite:///x",
    "-1",
    "0",
    "1",
    "2",
    "9" * 20,
    "9" * 5_000,
    "1e308",
    "nan",
    "²",
    "٣",
    "0001-01-01",
    "9999-12-31",
    "2021-02-30",
    "9999-12-31T23:59:59+00:00",
    "0001-01-01T00:00:00+14:00",
    "inlichtingenbureau=9999-12-31",
    "vecozo=0001-01-01",
    "GM-0513:99999999999999999999:" + "0" * 64,
    "j.jansen",
    "M.VISSER",
    "m.visser@",
    "GM-0513",
    "iwmo",
    "gebruiker",
]
GOOD = {
    "USER": "j.jansen",
    "USER...": "j.jansen",
    "ORG": "GM-0513",
    "PRODUCT": "iwmo",
    "ROLE": "gebruiker",
    "ACTION": "consult",
    "FILE": "people.csv",
    "TEXT": "jan",
    "SHELL": "bash",
    "COMMAND": "users edit",
}
ADDED = {"--yes", "--dry-run"}


@dataclass(frozen=True)
class Line:
    """A command with one hostile value in it; `desk` is whether the servicedesk types it."""

    words: tuple[str, ...]
    desk: bool

    def __str__(self) -> str:
        return " ".join(word if len(word) < 100 else f"{word[:20]}...{len(word)}" for word in self.words)


def lines() -> Iterator[Line]:
    """Every line there is."""
    for leaf in LEAVES:
        if leaf.path in APART:
            continue
        for param in leaf.command.params:
            if param.name != "help":
                yield from (_line(leaf, param, value) for value in HOSTILE)


def _line(leaf: Leaf, hostile: Parameter, value: str) -> Line:
    words = leaf.path.split()[1:]
    desk = words[0] in ("organisations", "administrators", "store")
    for param in leaf.command.params:
        if param is hostile and isinstance(param, TyperArgument):
            words.append(value)
        elif param is hostile and getattr(param, "is_flag", False):
            words += [param.opts[0], value]
        elif param is hostile:
            words.append(f"{param.opts[0]}={value}")
        elif isinstance(param, TyperArgument) and param.metavar in GOOD:
            words.append(GOOD[param.metavar])
        elif param.required or ("--product" in param.opts or "--role" in param.opts):
            words += [param.opts[0], GOOD.get(param.metavar or "", "x")]
        elif "--yes" in param.opts:
            words.append("--yes")
    return Line(tuple(words), desk)


@dataclass
class Ground:
    """A world that is put back whenever a line has changed it."""

    world: World
    scene: Path
    made: int
    before: list[str]
    secrets: dict[bool, str]

    def try_out(self, line: Line, stdin: str = "", variables: dict[str, str] | None = None) -> Result:
        """The line must end with an exit code of ours, without a traceback, and at 2 with nothing changed."""
        self.world.session.store(self.secrets[line.desk])
        result = self.world.run(line.words, terminal=False, stdin=stdin, variables=variables)
        said = f"{line}\n{result.stderr[-2000:]}"
        assert result.code in (0, 2, 3, 4, 5, 6, 7, 8, 9), said
        assert "Traceback" not in result.stderr, said
        assert "Error " not in result.stderr, said
        after = rows(Path(self.world.place))
        if after != self.before:
            changed = sorted({*after} ^ {*self.before})[:5]
            self.put_back()
            told = "Everything was done" in result.stderr or "The change was made" in result.stderr
            assert result.code in (0, 8) or told, (said, changed)
        return result

    def put_back(self) -> None:
        self.world.put_back(self.scene, self.made)


def ground(world: World) -> Ground:
    world.people.user(world.gouda, "Jansen")
    secrets = {desk: world.people.session(world.user(name)) for desk, name in ((True, "a.bakker"), (False, "m.visser"))}
    scene = world.directory / "scene.sqlite"
    world.keep(scene)
    Path("people.csv").write_text("Gebruikersnaam;Afdeling\nj.jansen;Jeugd\n", "utf-8")
    return Ground(world, scene, world.people.made, rows(Path(world.place)), secrets)


def rows(store: Path) -> list[str]:
    """Every row but those of sessions, which end by themselves."""
    with closing(sqlite3.connect(store)) as connection:
        return [line for line in connection.iterdump() if 'INTO "sessions"' not in line]
