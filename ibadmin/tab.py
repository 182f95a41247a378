"""What TAB may offer: names that the terminal has shown in the last five minutes, kept in a file of the profile.

The shells ask `ibadmin __complete KIND [PROFILE]`, a line for each name. It is answered from that file alone, never
from the store or the network, and nothing of the program is loaded for it.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ibadmin import profiles, system
from ibadmin.errors import IbadminError

if TYPE_CHECKING:
    from ibadmin.model import Organisation, User

USERS, ORGANISATIONS, PROFILES = "users", "organisations", "profiles"
FILE = "shown"
KEPT_SECONDS = 300
# Whoever lists a million users sees the last of them, and so does TAB.
MOST = 2000


class Shown:
    """The names that a command has shown."""

    def __init__(self) -> None:
        self.names: dict[tuple[str, str], None] = {}

    def user(self, user: "User") -> "User":
        """A user is shown, with the organisation."""
        self._add(ORGANISATIONS, user.organisation.code)
        self._add(USERS, user.label)
        return user

    def organisation(self, organisation: "Organisation") -> "Organisation":
        """An organisation is shown."""
        self._add(ORGANISATIONS, organisation.code)
        return organisation

    def _add(self, kind: str, name: str) -> None:
        # What was shown last stands last.
        key = kind, name
        self.names.pop(key, None)
        self.names[key] = None
        if len(self.names) > MOST:
            del self.names[next(iter(self.names))]


def answer(question: Sequence[str], variables: Mapping[str, str], now: float) -> list[str]:
    """The names of a kind, for the profile that was typed or else the one in force; none for any other question."""
    kind, typed = [*question, "", ""][:2]
    profile = profiles.asked(typed, variables)
    try:
        if kind == PROFILES:
            return profiles.there(variables)
        if not profiles.is_name(profile):
            return []
        file = profiles.data_directory(variables, profile) / FILE
    except (OSError, RuntimeError):
        # A folder that is not ours, or no home.
        return []
    return sorted({name for _, name in _kept(file, now, kind)})


def keep(file: Path, shown: Shown, now: float) -> None:
    """Add the names to those of the last five minutes; a file that cannot be written costs TAB, not the command."""
    lines = {(kind, name): moment for kind in (USERS, ORGANISATIONS) for moment, name in _kept(file, now, kind)}
    lines |= dict.fromkeys(shown.names, int(now))
    newest = sorted(lines.items(), key=lambda line: line[1])[-MOST:]
    with suppress(OSError):
        _write(file, (f"{moment}\t{kind}\t{name}\n" for (kind, name), moment in newest if name.isprintable()))


def forget(file: Path) -> None:
    """Nothing was shown: at a login, a logout and a deletion."""
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _kept(file: Path, now: float, kind: str) -> Iterator[tuple[int, str]]:
    try:
        lines = (system.read_file(file) or b"").decode().split("\n")
    except (IbadminError, UnicodeDecodeError):
        return
    for line in lines:
        moment, _, named = line.partition("\t")
        its_kind, _, name = named.partition("\t")
        if its_kind == kind and moment.isdecimal() and 0 <= now - int(moment) < KEPT_SECONDS and name.isprintable():
            yield int(moment), name


def _write(file: Path, lines: Iterable[str]) -> None:
    """Readable by its owner alone from the first moment, and never half written."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.{os.urandom(4).hex()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
        opened.writelines(lines)
    fresh.replace(file)
