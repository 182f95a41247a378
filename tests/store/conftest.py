"""A store, empty but for the products and roles, and the people to fill it with: in a file and on a server."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ibadmin.model import OrganisationKind, UserStatus
from ibadmin.store.engine import connect
from ibadmin.store.unit import Store
from tests.people import People, make_store
from tests.postgres import Cluster
from tests.store.region import Region
from tests.store.world import World


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test of the store is made on both engines, but for those that are about the file itself."""
    if "dialect" in metafunc.fixturenames:
        embedded = metafunc.definition.get_closest_marker("embedded") is not None
        metafunc.parametrize("dialect", ["sqlite"] if embedded else ["sqlite", "postgresql"])


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(dialect: str, path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    if dialect == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        made = Store(connect(cluster.administrator(request.getfixturevalue("emptied"))))
    else:
        made = make_store(path)
    yield made
    made.engine.dispose()


@pytest.fixture
def people(store: Store, now: datetime) -> People:
    return People(store, now)


@pytest.fixture
def world(store: Store, people: People) -> World:
    people.organisation("GM0513", "Gouda")
    return World(store, people)


@pytest.fixture
def region(store: Store, people: People, now: datetime) -> Region:
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
    return Region(store, people, now, places, everybody)
