"""The demo's profile: a store, a gateway, a makelaar, and people who work on three laptops."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from ibadmin.auth.codes import make_key
from ibadmin.auth.simulator import Person, write_people
from ibadmin.demo.keys import make_gateway
from ibadmin.demo.population import Population, read_population, settle
from ibadmin.errors import DemoRunning, SettingsInvalid
from ibadmin.output.atomic_write import atomic_write
from ibadmin.store import engine
from ibadmin.store.unit import Store
from ibadmin.store.upgrade import upgrade
from ibadmin.system import make_private_folder

PROFILE = "demo"
PROFILES = (PROFILE, f"{PROFILE}-servicedesk", f"{PROFILE}-medewerker")
SETTINGS = ("store", "gateway_directory", "simulator", "session_storage")
_FIRST_LINE = "# Made by `ibadmin demo`, which may replace it.\n"


@dataclass(frozen=True, slots=True)
class DemoWorld:
    """What was made: the cast, and how the makelaar knows each of them."""

    population: Population
    people: Sequence[Person]
    people_file: Path

    def person(self, username: str) -> Person:
        """The eHerkenning side of the one with this user name."""
        number = self.population.people.index(self.population.character(username))
        return self.people[number]


@contextmanager
def alone(config: Path) -> Iterator[None]:
    """Keeps others from making the same demo meanwhile; raises DemoRunning when somebody does already."""
    make_private_folder(config)
    with (config / "demo.lock").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise DemoRunning from None
        yield


def make_world(config: Path, data: Path, now: datetime) -> DemoWorld:
    """Make the demo anew; raises SettingsInvalid rather than replace a profile that somebody else made."""
    make_private_folder(config)
    for profile in PROFILES:
        path = config / f"{profile}.toml"
        if path.exists() and not path.read_text(encoding="utf-8").startswith(_FIRST_LINE):
            raise SettingsInvalid(str(path), "profile", "not_the_demos")
    for profile in PROFILES:
        shutil.rmtree(data / profile, ignore_errors=True)
        _write_profile(config / f"{profile}.toml", data)
    home = data / PROFILE
    make_private_folder(home)
    make_gateway(home / "gateway", now)
    population = read_population()
    people = [population.person(character) for character in population.people]
    (home / "makelaar").mkdir(mode=0o700)
    people_file = home / "makelaar" / "people.toml"
    write_people(people_file, people)
    made = engine.make(home / "store.sqlite")
    upgrade(made)
    make_key(home / "store.sqlite.key")
    settle(Store(made), population, people, now)
    made.dispose()
    return DemoWorld(population, people, people_file)


def _write_profile(path: Path, data: Path) -> None:
    """One laptop: its own session, in a file by this explicit choice; the store is everybody's."""
    home = data / PROFILE
    values = (home / "store.sqlite", home / "gateway", home / "makelaar", "file")
    lines = [f"{name} = {_toml(str(value))}\n" for name, value in zip(SETTINGS, values, strict=True)]
    with atomic_write(path) as stream:
        stream.write(_FIRST_LINE + "".join(lines))


def _toml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
