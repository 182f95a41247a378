"""The demo's people at a terminal whose clock stands still: what documents and pictures show is what they see here.

What happens is said a line at a time:

    * f.elamrani sits down          nobody is logged in, and whoever logs in is Fatima
    * as f.elamrani                 she is logged in
    * 2 hours later
    > j                             will be typed when a command asks
    > the code                      the verification code that was issued last
    $ ibadmin users pending         is typed now
"""

import os
import re
import shlex
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from ibadmin.auth.session_file import FilePlace
from ibadmin.auth.walk import Page, walk
from ibadmin.cli import main
from ibadmin.demo.narrator import MEANS
from ibadmin.demo.world import PROFILE, DemoWorld, make_world
from ibadmin.environment import Environment
from ibadmin.language import bind
from ibadmin.model import AssuranceLevel
from ibadmin.rules.codes import ALPHABET, LETTERS, written
from ibadmin.rules.login import start_session
from ibadmin.store.engine import connect
from ibadmin.store.unit import Store
from tests.sessions import NotAsWritten, Shown
from tests.terminal import Keyboard, Screen

BEGINNING = datetime(2021, 12, 1, 8, 30, tzinfo=UTC)
WIDTH = 100
HOME = "~/.local/share/ibadmin"
LATER = re.compile(r"(?P<count>\d+) (?P<unit>minute|hour|day)s? later")
SITS_DOWN = re.compile(r"(?P<name>\S+) sits down")
AS = re.compile(r"as (?P<name>\S+)")
# What is new in every run, and would make a document change without anything having changed.
NEW_EACH_TIME = re.compile(
    r"(?P<port>(?<=127\.0\.0\.1:)\d{2,5})|(?P<query>(?<=/login\?)\S+)|(?P<id>\b(?=\d*[a-f])[0-9a-f]{20,64}\b)"
)


@dataclass
class SteadyEnvironment(Environment):
    """A world in which the same codes are issued in the same order, so that a document can show and type them."""

    issued: list[str] = field(default_factory=list)

    def new_code(self) -> str:
        """The next code."""
        digest = sha256(f"code {len(self.issued)}".encode()).digest()
        self.issued.append(written(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LETTERS]))
        return self.issued[-1]


@dataclass
class Desk:
    """One terminal with the demo's store behind it."""

    directory: Path
    language: str
    colour: bool = False
    now: datetime = BEGINNING
    typed_ahead: list[str] = field(default_factory=list)
    issued: list[str] = field(default_factory=list)
    steady: dict[str, str] = field(default_factory=dict)
    whose: str = ""

    def __post_init__(self) -> None:
        self.world: DemoWorld = make_world(self.directory / "config", self.directory / "data", self.now)

    def play(self, line: str) -> Shown | None:
        """Do what a line says; what a command shows comes back."""
        match line[:2], line[2:]:
            case "* ", direction:
                self._direct(direction)
            case "> ", answer:
                self.typed_ahead.append(self.issued[-1] if answer == "the code" else answer)
            case "$ ", command:
                return self._run(shlex.split(command)[1:])
            case _:
                raise NotAsWritten(f"neither a direction, nor an answer, nor a command: {line}")
        return None

    def close(self) -> None:
        """The end of the session: what was to be typed has been."""
        if self.typed_ahead:
            raise NotAsWritten(f"nobody asked for {self.typed_ahead}")

    def _run(self, arguments: Sequence[str]) -> Shown:
        screen = Screen()
        keyboard = Keyboard(self.typed_ahead, screen)
        walks: list[Future[Page]] = []
        with ThreadPoolExecutor(max_workers=1) as browser, redirect_stdout(screen):

            def open_browser(address: str) -> bool:
                walks.append(browser.submit(walk, address, self.world.person(self.whose), MEANS))
                return True

            environment = SteadyEnvironment(
                variables=self._variables,
                stdin=keyboard,
                stdout=screen,
                stderr=screen,
                clock=lambda: self.now,
                open_browser=open_browser,
                issued=self.issued,
            )
            code = main(arguments, environment)
        for each in walks:
            each.result()
        environment.leave()
        self.typed_ahead = keyboard.read().splitlines()
        return Shown(self._steadied(screen.getvalue()), code)

    def _direct(self, direction: str) -> None:
        if match := LATER.fullmatch(direction):
            self.now += timedelta(**{f"{match['unit']}s": int(match["count"])})
        elif match := SITS_DOWN.fullmatch(direction):
            self.whose = match["name"]
            self._session.forget()
        elif match := AS.fullmatch(direction):
            self._log_in(match["name"])
        else:
            raise NotAsWritten(f"no such stage direction: {direction}")

    @property
    def _variables(self) -> Mapping[str, str]:
        plain = {} if self.colour else {"NO_COLOR": "1"}
        return plain | {
            "IBADMIN_CONFIG_DIR": str(self.directory / "config"),
            "IBADMIN_DATA_DIR": str(self.directory / "data"),
            "IBADMIN_PROFILE": PROFILE,
            "IBADMIN_LANGUAGE": self.language,
            "COLUMNS": str(WIDTH),
            "TERM": "xterm-256color",
            "DISPLAY": ":0",
        }

    @property
    def _session(self) -> FilePlace:
        return FilePlace(self.directory / "data" / PROFILE / "session")

    def _log_in(self, name: str) -> None:
        """Somebody is logged in already, without the pages."""
        store = Store(connect(self.directory / "data" / PROFILE / "store.sqlite"))
        secret = token_hex(16)
        with store.unseen(self.now, "documents") as unit:
            user, known = unit.users.one(name), sha256(secret.encode()).digest()
            unit.record([start_session(user, AssuranceLevel.LOA3, token_hex(10), known, self.now)])
        store.engine.dispose()
        self._session.store(secret)

    def _steadied(self, text: str) -> str:
        """The text with the same identifiers, ports and places in every run."""
        # A line that counts is written over until nothing of it is left.
        text = re.sub(r"[^\n]*\r", "", text).replace(str(self.directory / "data"), HOME)
        return NEW_EACH_TIME.sub(self._stand_in, text)

    def _stand_in(self, found: re.Match[str]) -> str:
        match found.lastgroup:
            case "port":
                return "49152"
            case "query":
                return "code_challenge=..."
            case _:
                number = sha256(str(len(self.steady)).encode()).hexdigest()[: len(found[0])]
                return self.steady.setdefault(found[0], number)


@contextmanager
def dutch_machine() -> Iterator[None]:
    """A machine in the Netherlands with a terminal of a known width; whatever it was before, it is again afterwards."""
    wanted = {"TZ": "Europe/Amsterdam", "COLUMNS": str(WIDTH)}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    time.tzset()
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        time.tzset()
        bind({})
