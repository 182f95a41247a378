"""The hot queries of a beheerder: few statements, whatever they find, and none that reads a whole table."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from benchmarks.population import Populated, populate
from benchmarks.queries import Measured, measured
from ibadmin.store.chain import verify

NOW = datetime(2021, 12, 1, 9, 30, tzinfo=UTC)
NAMES_OF_ONE_PLACE = "SEARCH users USING INDEX users_organisation_id_search_name_id_idx (organisation_id=?)"


@pytest.fixture(scope="module")
def populated(tmp_path_factory: pytest.TempPathFactory) -> Populated:
    return populate(tmp_path_factory.mktemp("plans") / "store.sqlite", 2000, NOW)


@pytest.fixture(scope="module")
def queries(populated: Populated) -> list[Measured]:
    """Each in two organisations, of hundreds of people, among two thousand."""
    return list(measured([populated], NOW, repeats=1))


def test_every_query_finds_its_rows_by_an_index(queries: list[Measured]) -> None:
    assert {each.query: each.scans for each in queries if each.scans} == {}


def test_a_query_takes_as_many_statements_for_nobody_as_for_many(queries: list[Measured]) -> None:
    assert len({each.found for each in queries}) > 2
    assert len({each.statements for each in queries}) == 1


def test_the_chains_of_a_store_that_was_filled_at_once_hold(populated: Populated) -> None:
    with closing(sqlite3.connect(populated.path)) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("select * from audit order by organisation_id, sequence")]
    assert len(rows) >= populated.people
    assert list(verify(rows, {})) == []


def test_a_search_walks_the_index_of_names_once(queries: list[Measured]) -> None:
    walks = {each.plans.count(NAMES_OF_ONE_PLACE) for each in queries if "search" in each.query}
    assert walks == {1}
