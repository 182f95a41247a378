"""Gouda and Delft in a partnership, Breda outside, each with people; and the servicedesk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from ibadmin.model import Organisation, OrganisationKind, User, UserStatus
from ibadmin.store.unit import Store
from ibadmin.store.view import View
from tests.people import People, sha256_of


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


def settled(people: People) -> tuple[dict[str, Organisation], dict[str, User]]:
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
