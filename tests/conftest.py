"""What every test has: a skip is a failure, and `--update-sessions` writes the terminal sessions anew."""

import signal
from collections.abc import Iterator

import pytest

from ibadmin.store.shared_founding import found_store
from tests.no_skips import pytest_make_collect_report, pytest_runtest_makereport
from tests.pair import Pair, Pairs, pairs
from tests.postgres import AS_NEW, KEEP_PRISTINE, Cluster, cluster

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]

pytest_plugins = ["pytester"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-sessions", action="store_true", help="write tests/manual/*.txt anew")


def pytest_configure() -> None:
    """A run in the background ignores Ctrl-C, and so would every program that a test starts and interrupts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What only one process can do comes first, so that the others have work meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL server for this run, or for this one of its workers."""
    with cluster() as running:
        yield running


@pytest.fixture(scope="session")
def kept_pairs() -> Iterator[Pairs]:
    """A primary and a standby with an empty store, as files: a test that needs a pair gets one as new."""
    with pairs() as kept:
        yield kept


@pytest.fixture
def pair(kept_pairs: Pairs) -> Iterator[Pair]:
    """A primary and a standby that confirms every commit."""
    with kept_pairs.fresh() as running:
        yield running


@pytest.fixture(scope="session")
def shared_database(postgres: Cluster) -> str:
    """A database with an empty store in it."""
    name = postgres.database()
    found_store(postgres.administrator(name))
    postgres.server.ask(KEEP_PRISTINE, name)
    return name


@pytest.fixture
def emptied(postgres: Cluster, shared_database: str) -> str:
    """The same, as new: emptying one takes a tenth of the time that making one takes."""
    postgres.server.ask(AS_NEW, shared_database)
    return shared_database
