"""What every test has: a skip is a failure, and `--update-sessions` writes the terminal sessions anew."""

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ibadmin.store.shared_founding import found_store
from tests.no_skips import pytest_make_collect_report, pytest_runtest_makereport
from tests.pair import Pair, Pairs, pairs
from tests.postgres import PRISTINE, Cluster, cluster, kept, put_back

__all__ = ["pytest_make_collect_report", "pytest_runtest_makereport"]

pytest_plugins = ["pytester"]

MEMORY, ROOM = Path("/dev/shm"), 4_000_000_000  # noqa: S108 - pytest and tempfile make folders of their own in it
"""Where there is no disk to wait for: a commit is kept through whatever a test does, and no test cuts the power."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-sessions", action="store_true", help="write tests/manual/*.txt anew")


def pytest_configure() -> None:
    """A run in the background ignores Ctrl-C, and so would every program that a test starts and interrupts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if "TMPDIR" not in os.environ and _has_room(MEMORY):
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None


def _has_room(place: Path) -> bool:
    """Whether the stores, servers and programs of a whole run fit here, and may be run from here."""
    if not os.access(place, os.W_OK):
        return False
    room = os.statvfs(place)
    return room.f_bavail * room.f_frsize >= ROOM and not room.f_flag & os.ST_NOEXEC


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first, so that no process is left with it when the others are done."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


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
    postgres.server.ask(kept(PRISTINE), name)
    return name


@pytest.fixture
def emptied(postgres: Cluster, shared_database: str) -> str:
    """The same, as new: emptying one takes a tenth of the time that making one takes."""
    postgres.server.ask(put_back(PRISTINE), shared_database)
    return shared_database
