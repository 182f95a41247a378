"""Gouda and Delft in a partnership, Breda outside, each with people; and the servicedesk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ibadmin.model import Organisation, User
from ibadmin.store.unit import Store
from ibadmin.store.view import ActorView
from tests.people import People, sha256_of


@dataclass
class Region:
    """Gouda and Delft in a partnership, Breda outside, each with people; and the servicedesk."""

    store: Store
    people: People
    now: datetime
    places: dict[str, Organisation]
    everybody: dict[str, User]

    def seen_by(self, name: str, question: Callable[[ActorView], object]) -> object:
        secret = self.people.session(self.everybody[name])
        with self.store.reading(sha256_of(secret), self.now) as unit:
            return question(unit)
