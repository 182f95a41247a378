"""The front door: the world of the commands with a gateway, a makelaar, and a browser that people walk with."""

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ibadmin.auth.simulator import Person, Simulator, write_people
from ibadmin.auth.walk import Page, Walker
from ibadmin.demo.keys import make_gateway
from ibadmin.model import AssuranceLevel, User
from tests.auth.browser import walking_browser
from tests.world import Result, World

NEWCOMER = Person("s.dewit@gouda.example", "Rode-Tulp-8", "Sanne de Wit", "50000513")
WEAK = Person("l.laag@gouda.example", "Kale-Berg-3", "Lotte Laag", "50000513", AssuranceLevel.LOA2PLUS)
STRANGER = Person("v.vreemd@elders.example", "Verre-Reis-9", "Vera Vreemd", "99999990")
NOT_SIGNED = Person("n.nog@niet.example", "Lege-Map-4", "Nora Nog", "50000901")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/login\?\S+")
_COUNTDOWN = re.compile(r"\r[^\r\n]*(?=\r)")


def make_sides(directory: Path, now: datetime) -> Path:
    """Our side and the makelaar's, with keys that last from now on."""
    make_gateway(directory / "gateway", now)
    (directory / "makelaar").mkdir()
    with Simulator(directory / "makelaar", lambda: now):
        return directory


@dataclass
class Front:
    """Where people log in; `page` is where the last walk ended."""

    world: World
    makelaar: Path
    opened: list[str] = field(default_factory=list)
    page: Page | None = None
    people: list[Person] = field(default_factory=lambda: [NEWCOMER, WEAK, STRANGER, NOT_SIGNED])

    def __post_init__(self) -> None:
        write_people(self.makelaar / "people.toml", self.people)

    def person(self, user: User) -> Person:
        """Somebody who is in the store already, as the makelaar knows them."""
        known = Person(
            f"{user.id}@zorg.example",
            "Blauwe-Brug-5",
            user.label,
            user.organisation.kvk_number,
            pseudonym=f"PSEUDONYM-{user.id}@1",
        )
        self.people.append(known)
        write_people(self.makelaar / "people.toml", self.people)
        return known

    def log_in(
        self,
        person: Person,
        line: str = "login",
        *,
        answers: Sequence[str] = (),
        terminal: bool = True,
        language: str = "en",
    ) -> Result:
        """Somebody logs in, by walking through every page of gateway and makelaar in the background."""
        with walking_browser(person) as browser:
            self.world.open_browser = browser.open
            result = self.world.run(line, answers=answers, terminal=terminal, language=language)
            self.page = browser.ended()
            self.opened += browser.opened
        return result

    def with_browser(self, line: str, open_browser: Callable[[str], bool], language: str = "en") -> Result:
        """The same with another browser."""
        self.world.open_browser = open_browser
        return self.world.run(line, language=language)

    def secret(self) -> str:
        """The session's secret as it is kept now."""
        secret = self.world.session.load()
        assert secret
        return secret


def told(text: str) -> str:
    """What stays on the screen: the line that counted is gone, and the address of the day is `<address>`."""
    return _ADDRESS.sub("<address>", _COUNTDOWN.sub("", text).replace("\r", ""))


def to_the_makelaar(address: str) -> Page:
    """The makelaar's first page, reached from the gateway's."""
    walker = Walker()
    sent = walker.visit(address)
    return walker.send(sent, sent.forms[0], {})


def copied_sides(sides: Path, directory: Path) -> Path:
    """The same keys with people of one's own."""
    return Path(shutil.copytree(sides / "makelaar", directory / "makelaar"))
