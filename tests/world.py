"""A small world for commands: a store with people, a clock that stands still, and a terminal to sit at.

    world.people.user(world.gouda, "Jansen", UserStatus.PENDING)     somebody is there
    world.as_("m.visser")                                            Maria sits down and is logged in
    world.later(minutes=21)                                          time passes
    world.run("users verify j.jansen", answers=["y"])                she types, and we see what she sees

The world begins with the servicedesk (a.bakker) and two municipalities with a beheerder each: Gouda (m.visser) and
Zwolle (k.smit). Everybody else is a test's own.
"""

import io
import json
import re
import shlex
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ibadmin.auth.codes import make_key
from ibadmin.auth.session_file import FilePlace
from ibadmin.cli import main
from ibadmin.environment import Environment
from ibadmin.model import Organisation, User
from ibadmin.model.audit import AuditEntry
from ibadmin.store.engine import connect
from ibadmin.store.unit import Store
from tests.people import People, make_store
from tests.shapes import assert_matches_shape
from tests.terminal import Keyboard, Screen

BEGINNING = datetime(2021, 12, 1, 9, 30, tzinfo=UTC)
WIDTH = 100


def _no_browser(address: str) -> bool:
    """A machine without a browser."""
    return not address


@dataclass(frozen=True)
class Result:
    """What a command left behind: its exit code, and what it wrote where; `screen` has both as they came."""

    code: int
    stdout: str
    stderr: str
    screen: str

    @property
    def json(self) -> object:
        """Standard output as one JSON document."""
        document: object = json.loads(self.stdout)
        return document

    @property
    def lines(self) -> str:
        """Standard output as the eye sees it: no blanks at the end of a line, and ids as `<id>`."""
        return without_ids("".join(f"{line.rstrip()}\n" for line in self.stdout.splitlines()))

    @property
    def error(self) -> dict[str, Any]:
        """Standard error as the JSON that scripts get."""
        document: dict[str, dict[str, Any]] = json.loads(self.stderr)
        return document["error"]

    def as_shape(self, command: str) -> object:
        """Standard output as JSON, which has the shape that `tests/shapes` says for the command."""
        assert_matches_shape(command, self.json)
        return self.json

    def records(self, command: str) -> list[dict[str, Any]]:
        """The same for a command whose result is a list."""
        records: list[dict[str, Any]] = json.loads(self.stdout)
        assert_matches_shape(command, records)
        return records


class _Half(Screen):
    """One of two streams to the same screen, of which it keeps its own part."""

    def __init__(self, screen: Screen, terminal: bool) -> None:
        super().__init__()
        self._screen = screen
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def write(self, text: str, /) -> int:
        self._screen.write(text)
        return super().write(text)


class _Thoughtful(Keyboard):
    """Somebody who thinks before typing."""

    def __init__(self, answers: Sequence[str], screen: Screen, meanwhile: Callable[[], None]) -> None:
        super().__init__(answers, screen)
        self._meanwhile = meanwhile

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        self._meanwhile()
        return super().readline(size)


@dataclass(frozen=True)
class Settled:
    """Everybody who is there at the beginning, and how many ids that took."""

    desk: User
    maria: User
    karim: User
    made: int


def settle(store: Store) -> Settled:
    """Let them be there."""
    people = People(store, BEGINNING)
    desk = people.servicedesk("Bakker", "Anna")
    gouda = people.organisation("GM-0513", "Gouda", kvk="50000513")
    zwolle = people.organisation("GM-0193", "Zwolle", kvk="50000193")
    maria = people.administrator(gouda, "Visser", first_name="Maria")
    karim = people.administrator(zwolle, "Smit", first_name="Karim")
    return Settled(desk, maria, karim, people.made)


@dataclass
class World:
    """A directory with a profile and its store; `variables` are the environment of every command."""

    directory: Path
    store: Store
    settled: Settled
    variables: dict[str, str] = field(default_factory=dict)
    now: datetime = BEGINNING
    open_browser: Callable[[str], bool] = _no_browser

    def __post_init__(self) -> None:
        self.people = People(self.store, self.now, self.settled.made)
        self.desk, self.maria, self.karim = self.settled.desk, self.settled.maria, self.settled.karim
        self.gouda, self.zwolle = self.maria.organisation, self.karim.organisation

    @property
    def place(self) -> str:
        """The store, as it stands in a profile."""
        return str(self.directory / "data" / "default" / "store.sqlite")

    @property
    def code_key(self) -> Path:
        """The key of the verification codes."""
        return self.directory / "data" / "default" / "store.sqlite.key"

    @property
    def session(self) -> FilePlace:
        """Where the session secret of the profile is kept."""
        return FilePlace(self.directory / "data" / "default" / "session")

    def as_(self, name: str) -> User:
        """Somebody logs in and sits down at the terminal; the name is a user name, e-mail address or id."""
        user = self.user(name)
        self.session.store(self.people.session(user))
        return user

    def as_real(self, name: str) -> User:
        """The same for a process of its own, which has the clock of the machine."""
        user = self.user(name)
        self.in_earnest()
        self.session.store(self.people.session(user, datetime.now(UTC)))
        return user

    def in_earnest(self) -> None:
        """Processes of their own are coming, with the clock of the machine."""

    def nobody(self) -> None:
        """Nobody is logged in."""
        self.session.forget()

    def user(self, name: str) -> User:
        """Somebody as the store has them now, whoever may see them."""
        with self.store.inspecting(self.now) as unit:
            return unit.users.one(name)

    def organisation(self, name: str) -> Organisation:
        """An organisation by its code or its name."""
        with self.store.inspecting(self.now) as unit:
            return next(each for each in unit.organisations.all() if name in (each.code, each.name))

    def audit(self) -> list[AuditEntry]:
        """Everything in the audit, for whoever may see it."""
        with self.store.inspecting(self.now) as unit:
            return list(unit.audit.entries())

    def keep(self, scene: Path) -> None:
        """Keep the store as it is now, under this name."""
        self.store.engine.dispose()
        shutil.copy(self.place, scene)

    def put_back(self, scene: Path, made: int) -> None:
        """Let the store be as it was kept, with so many ids."""
        self.store.engine.dispose()
        shutil.copy(scene, self.place)
        self.people = People(self.store, self.now, made)

    def later(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        """Time passes."""
        self.now += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        self.people.now = self.now
        self.tell_time()

    def tell_time(self) -> None:
        """Let the store know what time it is; a file has no clock of its own."""

    def run(
        self,
        line: str | Sequence[str],
        *,
        answers: Sequence[str] = (),
        terminal: bool = True,
        piped: bool = False,
        language: str = "en",
        variables: Mapping[str, str] | None = None,
        stdin: str = "",
        meanwhile: Callable[[], None] = lambda: None,
    ) -> Result:
        """Run a command to its end, in process: `run("users show j.jansen")`.

        A person sits at a terminal and types `answers`, with `piped` into another program; with `terminal=False` it
        is a script, whose standard input holds `stdin`. `meanwhile` happens each time the person thinks.
        """
        screen = Screen()
        stdout, stderr = _Half(screen, terminal and not piped), _Half(screen, terminal)
        keyboard = _Thoughtful(answers, screen, meanwhile) if terminal else io.StringIO(stdin)
        environment = Environment(
            variables=self.variables | {"IBADMIN_LANGUAGE": language} | dict(variables or {}),
            stdin=keyboard,
            stdout=stdout,
            stderr=stderr,
            clock=lambda: self.now,
            open_browser=self.open_browser,
        )
        try:
            code = main(shlex.split(line) if isinstance(line, str) else list(line), environment)
        finally:
            environment.leave()
        return Result(code, stdout.getvalue(), stderr.getvalue(), _as_typed(screen.getvalue(), keyboard))


def _as_typed(screen: str, keyboard: io.StringIO) -> str:
    """The screen; every answer that was prepared must have been asked for."""
    left = keyboard.read() if isinstance(keyboard, Keyboard) else ""
    assert not left, f"nobody asked for {left!r}"
    return screen


def variables(directory: Path) -> dict[str, str]:
    """The environment of a person whose profiles and data are in this directory."""
    return {
        "IBADMIN_CONFIG_DIR": str(directory / "config"),
        "IBADMIN_DATA_DIR": str(directory / "data"),
        "COLUMNS": str(WIDTH),
        "NO_COLOR": "1",
        "TERM": "xterm-256color",
    }


@dataclass(frozen=True)
class Template:
    """A profile with a store in which everybody is who is there at the beginning."""

    directory: Path
    settled: Settled


def template(directory: Path) -> Template:
    """A profile to be copied for each world: making one takes longer than most tests."""
    (directory / "config").mkdir(parents=True)
    (directory / "config" / "default.toml").write_text('session_storage = "file"\n', encoding="utf-8")
    path = directory / "data" / "default" / "store.sqlite"
    path.parent.mkdir(parents=True)
    store = make_store(path)
    settled = settle(store)
    store.engine.dispose()
    make_key(path.with_name(f"{path.name}.key"))
    return Template(directory, settled)


def copied(of: Template, directory: Path) -> World:
    """A new world in this directory."""
    shutil.copytree(of.directory, directory, dirs_exist_ok=True)
    store = Store(connect(directory / "data" / "default" / "store.sqlite"))
    return World(directory, store, of.settled, variables(directory))


def without_ids(text: str) -> str:
    """A text with its random identifiers and codes as `<id>` and `<code>`, to be compared whole."""
    return re.sub(r"\b[0-9a-f]{20}\b", "<id>", re.sub(r"\b[B-Z]{4}-[B-Z]{4}\b", "<code>", text))
