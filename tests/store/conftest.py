"""A store, empty but for the products and roles, and the people to fill it with: in a file and on a server."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ibadmin.store.engine import connect
from ibadmin.store.unit import Store
from tests.people import People, make_store
from tests.postgres import Cluster
from tests.store.region import Region, Regions
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


@pytest.fixture(scope="session")
def regions(tmp_path_factory: pytest.TempPathFactory) -> Regions:
    return Regions(tmp_path_factory.mktemp("regions"))


@pytest.fixture
def region(
    dialect: str, store: Store, path: Path, regions: Regions, now: datetime, request: pytest.FixtureRequest
) -> Region:
    if dialect == "postgresql":
        cluster, database = map(request.getfixturevalue, ("postgres", "emptied"))
        people, settled = regions.on_server(store, now, cluster, database)
    else:
        people, settled = regions.in_file(store, path, now)
    return Region(store, people, now, *settled)
