"""Gouda and Delft in a partnership, Breda outside, each with people; and the servicedesk."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ibadmin.model import Organisation, OrganisationKind, User, UserStatus
from ibadmin.store.unit import Store
from ibadmin.store.view import View
from tests.people import People, sha256_of
from tests.postgres import Cluster, kept, put_back

Settled = tuple[dict[str, Organisation], dict[str, User]]
SCENE = "region"


@dataclass
class Region:
    """Gouda and Delft in a partnership, Breda outside, each with people; and the servicedesk."""

    store: Store
    people: People
    now: datetime
    places: dict[str, Organisation]
    everybody: dict[str, User]

    def seen_by(self, name: str, question: Callable[[View], object]) -> object:
        with self.unit_of(self.everybody[name]) as unit:
            return question(unit)

    @contextmanager
    def unit_of(self, user: User) -> Iterator[View]:
        """The store as this person meets it."""
        secret = self.people.session(user)
        with self.store.reading(sha256_of(secret), self.now) as unit:
            yield unit


def settled(people: People) -> Settled:
    """The organisations and everybody in them, each made by its facts."""
    partnership = people.organisation("SV0001", "Midden-Holland", OrganisationKind.PARTNERSHIP)
    places = {
        "partnership": partnership,
        "gouda": people.organisation("GM0513", "Gouda", member_of=partnership),
        "delft": people.organisation("GM0503", "Delft", member_of=partnership),
        "breda": people.organisation("GM0758", "Breda"),
    }
    everybody = {}
    for name, place in places.items():
        everybody[f"beheerder of {name}"] = people.administrator(place, "Beheer", ["iwmo"])
        everybody[f"user of {name}"] = people.user(place, "Jansen", grants=[("iwmo", "gebruiker")])
        everybody[f"newcomer of {name}"] = people.user(place, "Pietersen", UserStatus.PENDING)
    everybody["servicedesk"] = people.servicedesk()
    return places, everybody


class Regions:
    """The same region time after time: settled by the first test on each engine, and put back for the others."""

    def __init__(self, directory: Path) -> None:
        self._file = directory / SCENE
        self._settled: dict[str, tuple[Settled, int]] = {}

    def in_file(self, store: Store, path: Path, now: datetime) -> tuple[People, Settled]:
        """In a file in which nothing has happened yet."""
        first = self._is_first("", store, now)
        store.engine.dispose()
        shutil.copy(*(path, self._file) if first else (self._file, path))
        return self._people("", store, now)

    def on_server(self, store: Store, now: datetime, cluster: Cluster, database: str) -> tuple[People, Settled]:
        """The same in a database."""
        first = self._is_first(database, store, now)
        cluster.server.ask(kept(SCENE) if first else put_back(SCENE), database)
        return self._people(database, store, now)

    def _is_first(self, where: str, store: Store, now: datetime) -> bool:
        if where in self._settled:
            return False
        people = People(store, now)
        self._settled[where] = settled(people), people.made
        return True

    def _people(self, where: str, store: Store, now: datetime) -> tuple[People, Settled]:
        (places, everybody), made = self._settled[where]
        return People(store, now, made), (dict(places), dict(everybody))
