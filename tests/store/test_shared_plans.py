"""The hot queries of a beheerder on the shared store: by the indexes, and asking once who it is that asks."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from benchmarks.shared_population import populate
from benchmarks.shared_queries import Compared, compared
from tests.postgres import Cluster

NAMES_OF_ONE_PLACE = "Index Only Scan using users_organisation_id_search_name_id_idx on users"


@pytest.fixture(scope="module")
def queries(postgres: Cluster) -> Iterator[list[Compared]]:
    """In the organisation of two hundred people, and in the largest one."""
    database, places = populate(postgres, 20_000, datetime.now(UTC))
    yield [each for place in (places[-1], places[1]) for each in compared(postgres, database, place, 1, 1)]
    postgres.drop(database)


def test_every_query_of_a_session_finds_its_rows_by_an_index(queries: list[Compared]) -> None:
    assert {each.query: each.scans for each in queries if each.scans and each.place.people < 1000} == {}


def test_a_search_of_a_session_reads_the_index_of_names_and_only_then_the_rows(queries: list[Compared]) -> None:
    searches = [each for each in queries if "search" in each.query]
    assert all(any(NAMES_OF_ONE_PLACE in step for step in each.plan) for each in searches)


def test_no_query_asks_for_each_row_who_it_is_that_asks(queries: list[Compared]) -> None:
    per_row = [step for each in queries for step in each.plan if "my_" in step or "am_servicedesk" in step]
    assert per_row == []
