"""A store with a million people in 342 organisations of very different sizes, in two minutes.

Everything that the program writes is there, with an audit row for every arrival in chains that hold; only the way in
is another, past the facts and straight into the tables. `python -m benchmarks.population FILE` keeps one to play with.
"""

import argparse
import random
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from benchmarks.names import DEPARTMENTS, FIRST_NAMES, LARGEST, SURNAMES
from ibadmin.model import PersonalDetails, Salutation, UserStatus
from ibadmin.store import engine
from ibadmin.store.chain import GENESIS, chained
from ibadmin.store.moments import written
from ibadmin.store.schema import audit, grants, organisations, sessions, users, verification_codes
from ibadmin.store.search import folded, search_name
from ibadmin.store.upgrade import upgrade

ORGANISATIONS = 342
PRODUCTS = ("iwmo", "ijw", "wlz-registertoets")
MEASURED_SIZE = 200
MEASURED_PENDING = 20
Row = dict[str, str | int | None]


@dataclass(frozen=True)
class Place:
    """An organisation with so many people, whose beheerder is logged in with `secret`."""

    number: int
    people: int
    name: str

    @property
    def code(self) -> str:
        """Its code."""
        return "IB-0001" if self.number == 1 else f"GM-{self.number:04}"

    @property
    def secret(self) -> str:
        """The session secret of its beheerder."""
        return f"the session of {self.code}"


@dataclass(frozen=True)
class Populated:
    """A store, with an organisation of the same size in every store, and the largest one."""

    path: Path
    people: int
    measured: Place
    largest: Place


def populate(path: Path, people: int, now: datetime, seed: int = 1) -> Populated:
    """Make a store with so many people in it."""
    places = places_of(people)
    populate_places(path, places, now, seed)
    return Populated(path, people, places[-1], places[1])


def populate_places(path: Path, places: Sequence[Place], now: datetime, seed: int = 1) -> None:
    """Make a store of these organisations."""
    made = engine.make(path)
    upgrade(made)
    made.dispose()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # Nothing of a half-filled store is worth keeping.
        for pragma in ("journal_mode = off", "synchronous = off", "foreign_keys = off", "cache_size = -2000000"):
            connection.execute(f"pragma {pragma}")
        connection.execute("begin")
        for table, rows in contents(places, random.Random(seed), now):
            _insert(connection, table, rows)
        connection.execute("commit")
        assert not connection.execute("pragma foreign_key_check").fetchall()
        connection.execute("pragma journal_mode = wal")


def places_of(people: int) -> list[Place]:
    """The servicedesk; organisations by Zipf's law, as municipalities are; and last the one that is always as large."""
    weights = [1 / (rank + 2) for rank in range(ORGANISATIONS - 2)]
    left = max(0, people - MEASURED_SIZE - 10)
    ends = [round(left * total / sum(weights)) for total in accumulate(weights)]
    sizes = [end - start for start, end in zip([0, *ends[:-1]], ends, strict=True)]
    names = [*LARGEST, *(f"Gemeente {number:03}" for number in range(len(LARGEST), len(sizes)))]
    middle = [Place(n + 2, max(1, size), name) for n, (size, name) in enumerate(zip(sizes, names, strict=True))]
    desk = Place(1, 10, "Inlichtingenbureau")
    return [desk, *middle, Place(ORGANISATIONS, MEASURED_SIZE, "Gemeente van de meting")]


def contents(places: Sequence[Place], dice: random.Random, now: datetime) -> Iterator[tuple[str, Iterable[Row]]]:
    """What goes into which table, one organisation after the other."""
    for place in places:
        yield organisations.name, [_organisation(place)]
        crowd = list(_crowd(place, dice, now))
        yield users.name, crowd
        yield grants.name, (_grant(crowd[0], product, "gebruikersbeheerder", "active") for product in PRODUCTS)
        yield grants.name, (grant for user in crowd[1:] for grant in _grants(user, dice))
        yield verification_codes.name, (_code(user, dice, now) for user in crowd if user["status"] == "approved")
        yield audit.name, _arrivals(place, crowd)
        yield sessions.name, [_session(place, crowd[0], now)]


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    rest = iter(rows)
    for first in rest:
        names, values = ", ".join(first), ", ".join("?" * len(first))
        statement = f"insert into {table} ({names}) values ({values})"  # noqa: S608 - names of our own columns
        connection.execute(statement, tuple(first.values()))
        connection.executemany(statement, (tuple(row.values()) for row in rest))


def _organisation(place: Place) -> Row:
    return {
        "id": place.number,
        "code": place.code,
        "name": place.name,
        "kind": "servicedesk" if place.number == 1 else "gemeente",
        "kvk_number": f"{50_000_000 + place.number}",
        "inlichtingenbureau_returned_on": "2021-11-01",
        "vecozo_returned_on": "2021-11-01",
        "version": 1,
    }


def _crowd(place: Place, dice: random.Random, now: datetime) -> Iterator[Row]:
    """The people of an organisation, its beheerder first."""
    taken: Counter[str] = Counter()
    common = [1 / (rank + 5) for rank in range(len(SURNAMES))]
    surnames = dice.choices(SURNAMES, common, k=place.people)
    waiting = MEASURED_PENDING if place.number == ORGANISATIONS else place.people // 50
    for number, (infix, surname) in enumerate(surnames):
        if number == 0:
            status = UserStatus.ACTIVE
        elif number <= waiting:
            status = UserStatus.PENDING
        else:
            status = dice.choices((UserStatus.ACTIVE, UserStatus.INACTIVE, UserStatus.APPROVED), (90, 8, 2))[0]
        yield _user(place, dice, infix, surname, status, taken, now - timedelta(minutes=dice.randrange(2_000_000)))


def _user(
    place: Place,
    dice: random.Random,
    infix: str,
    surname: str,
    status: UserStatus,
    taken: Counter[str],
    arrived: datetime,
) -> Row:
    first_name = dice.choice(FIRST_NAMES)
    base = folded(f"{first_name[0]}.{infix}{surname}").replace(" ", "").replace("'", "")
    taken[base] += 1
    username = base + (str(taken[base]) if taken[base] > 1 else "")
    details = PersonalDetails(
        salutation=dice.choice((Salutation.HEER, Salutation.MEVROUW)),
        initials=f"{first_name[0]}.",
        first_name=first_name,
        infix=infix,
        surname=surname,
        department=dice.choice(DEPARTMENTS),
        phone_number=f"06 {dice.randrange(10_000_000, 99_999_999)}",
        email_address=f"{username}@{place.code.lower()}.voorbeeld.nl",
    )
    active = int(status is UserStatus.ACTIVE)
    registered = written(arrived) if status in (UserStatus.ACTIVE, UserStatus.INACTIVE) else None
    return {
        "id": f"{dice.getrandbits(80):020x}",
        "audit_id": f"{dice.getrandbits(80):020x}",
        "organisation_id": place.number,
        "pseudonym": f"{dice.getrandbits(128):032x}@{place.number}",
        "status": status.value,
        "active": active,
        "username": username,
        "salutation": details.salutation.value,
        "initials": details.initials,
        "first_name": details.first_name,
        "infix": details.infix,
        "surname": details.surname,
        "department": details.department,
        "phone_number": details.phone_number,
        "email_address": details.email_address,
        "search_name": search_name(details, username),
        "newsletter_asked": 0,
        "newsletter": int(bool(active) and dice.random() < 0.3),
        "contact_person": 0,
        "contact_email": "",
        "arrived_at": written(arrived),
        "registered_at": registered,
        "last_login_at": registered,
        "version": 1,
    }


def _grants(user: Row, dice: random.Random) -> Iterator[Row]:
    """Most people do one thing; who waits for verification has nothing yet."""
    states = {"active": "active", "approved": "awaited", "inactive": "suspended"}
    if state := states.get(str(user["status"])):
        role = dice.choices(("gebruiker", "productbeheerder"), (95, 5))[0]
        for product in dice.sample(PRODUCTS, dice.choice((1, 1, 1, 2))):
            yield _grant(user, product, role, state)


def _grant(user: Row, product: str, role: str, state: str) -> Row:
    return {
        "user_id": user["id"],
        "product": product,
        "role": role,
        "user_active": user["active"],
        "state": state,
        "granted_at": user["arrived_at"],
        "organisation_id": user["organisation_id"],
    }


def _code(user: Row, dice: random.Random, now: datetime) -> Row:
    return {
        "user_id": user["id"],
        "keyed_hash": f"{dice.getrandbits(256):064x}",
        "expires_at": written(now + timedelta(hours=72)),
        "tries": 0,
        "organisation_id": user["organisation_id"],
    }


def _arrivals(place: Place, crowd: Sequence[Row]) -> Iterator[Row]:
    """The audit of an organisation: everyone in it arrived, each row chained to the one before."""
    previous = GENESIS
    for sequence, user in enumerate(crowd, 1):
        row: Row = {
            "organisation_id": place.number,
            "sequence": sequence,
            "at": user["arrived_at"],
            "actor": user["audit_id"],
            "action": "user_arrived",
            "subject": user["audit_id"],
            "result": "done",
            "origin": "gateway",
            "reason": "",
            "ticket": "",
            "fields": "",
        }
        previous = chained(previous, row)
        yield {**row, "hash": previous}


def _session(place: Place, administrator: Row, now: datetime) -> Row:
    return {
        "id": f"session-{place.number}",
        "user_id": administrator["id"],
        "secret_sha256": sha256(place.secret.encode()).hexdigest(),
        "assurance_level": "loa3",
        "started_at": written(now),
        "last_seen_at": written(now),
        "hard_end_at": written(now + timedelta(hours=12)),
        "organisation_id": place.number,
    }


def main() -> int:
    """Make a store in the file that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--people", type=int, default=1_000_000)
    asked = parser.parse_args()
    made = populate(asked.file, asked.people, datetime.now(UTC))
    for place in (made.measured, made.largest):
        print(f"{place.code} {place.name}: {place.people} people; its beheerder's session is {place.secret!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
