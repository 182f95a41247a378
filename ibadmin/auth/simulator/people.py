"""Who can log in at the bundled makelaar, and with which means: data that the demo writes and people may edit."""

import json
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ibadmin.auth.simulator.keys import write_private
from ibadmin.errors import GatewayMisconfigured
from ibadmin.model import AssuranceLevel

MEANS_FILE = Path(__file__).parent / "means.toml"


@dataclass(frozen=True, slots=True)
class Person:
    """One person at one employer, as eHerkenning knows them.

    `pin` is that of the smartcard, empty for who has none; `pseudonym` is made by the makelaar when it is empty.
    """

    username: str
    password: str = field(repr=False)
    display_name: str
    kvk_number: str
    assurance_level: AssuranceLevel = AssuranceLevel.LOA3
    pin: str = field(default="", repr=False)
    pseudonym: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Means:
    """A supplier of login means on the page of step 2 (1.1), with the EntityID of its authentication service."""

    code: str
    name: str
    authority: str


def read_means() -> tuple[Means, ...]:
    """The suppliers that the manual's page shows."""
    entries: Sequence[Mapping[str, str]] = tomllib.loads(MEANS_FILE.read_text(encoding="utf-8"))["means"]
    return tuple(Means(entry["code"], entry["name"], entry["authority"]) for entry in entries)


def read_people(path: Path) -> tuple[Person, ...]:
    """Everyone in the file, in its order; nobody when there is no file yet."""
    if not path.exists():
        return ()
    try:
        entries: Sequence[Mapping[str, str]] = tomllib.loads(path.read_text(encoding="utf-8")).get("people", [])
        return tuple(_person(entry) for entry in entries)
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise GatewayMisconfigured(str(path), "not a list of people") from error


def write_people(path: Path, people: Sequence[Person]) -> None:
    """Put exactly these people into the file, which only its owner can read."""
    text = "\n".join(
        (
            "# Who can log in at the demo makelaar. Invented people; nothing here opens anything real.",
            *map(_entry, people),
        )
    )
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    write_private(fresh, text.encode())
    fresh.replace(path)


def _person(entry: Mapping[str, str]) -> Person:
    return Person(
        username=entry["username"],
        password=entry["password"],
        display_name=entry["display_name"],
        kvk_number=entry["kvk_number"],
        assurance_level=AssuranceLevel[entry.get("assurance_level", "loa3").upper()],
        pin=entry.get("pin", ""),
        pseudonym=entry.get("pseudonym", ""),
    )


def _entry(person: Person) -> str:
    values = {
        "username": person.username,
        "password": person.password,
        "display_name": person.display_name,
        "kvk_number": person.kvk_number,
        "assurance_level": person.assurance_level.code,
        "pin": person.pin,
        "pseudonym": person.pseudonym,
    }
    lines = (f"{name} = {_toml_string(value)}" for name, value in values.items() if value)
    return "\n".join(("", "[[people]]", *lines, ""))


def _toml_string(value: str) -> str:
    # A JSON string is a TOML string, but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
