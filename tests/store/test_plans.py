"""The hot queries of a beheerder: few statements, whatever they find, and none that reads a whole table."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.population import populate
from benchmarks.queries import Measured, measured

NOW = datetime(2021, 12, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def queries(tmp_path_factory: pytest.TempPathFactory) -> list[Measured]:
    """Each in two organisations, of hundreds of people, among two thousand."""
    return list(measured(populate(tmp_path_factory.mktemp("plans") / "store.sqlite", 2000, NOW), NOW, repeats=1))


def test_every_query_finds_its_rows_by_an_index(queries: list[Measured]) -> None:
    assert {each.query: each.scans for each in queries if each.scans} == {}


def test_a_query_takes_as_many_statements_for_nobody_as_for_many(queries: list[Measured]) -> None:
    assert len({each.found for each in queries}) > 2
    assert len({each.statements for each in queries}) == 1


def test_a_store_of_any_size_is_filled_as_the_program_would_fill_it(queries: list[Measured]) -> None:
    pending = next(each for each in queries if each.query == "users pending")
    assert (pending.place.people, pending.found) == (200, 20)
