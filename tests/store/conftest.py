"""A store in a real file, empty but for the products and roles, and the people to fill it with."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ibadmin.store.unit import Store
from tests.people import People, make_store


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    made = make_store(path)
    yield made
    made.engine.dispose()


@pytest.fixture
def people(store: Store, now: datetime) -> People:
    return People(store, now)
