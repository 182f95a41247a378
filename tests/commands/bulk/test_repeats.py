"""A row that repeats somebody costs no more than another: what is looked at grows with the rows, and no faster."""

import io
from collections.abc import Iterator, Mapping

import pytest

from ibadmin.app.changes import ChangeOptions, Repeated
from ibadmin.app.roles import GrantRoles
from ibadmin.environment import Environment
from ibadmin.intake.rows import Asked
from tests.world import World


class Counted(Mapping[str, str]):
    """The values of a row, which count how often somebody looks."""

    looks = 0

    def __init__(self, product: str) -> None:
        self.said = {"product": product, "role": "gebruiker"}

    def __getitem__(self, key: str) -> str:
        Counted.looks += 1
        return self.said[key]

    def __iter__(self) -> Iterator[str]:
        Counted.looks += 1
        return iter(self.said)

    def __len__(self) -> int:
        return len(self.said)

    def __eq__(self, other: object) -> bool:
        Counted.looks += 1
        return isinstance(other, Counted) and self.said == other.said

    __hash__ = None  # type: ignore[assignment]


def looks(world: World, count: int, different: int) -> int:
    """How often is looked at this many rows about one user, which say so many different things."""
    rows = [Asked("j.jansen", line, Counted(f"p{line % different}")) for line in range(2, count + 2)]
    environment = Environment(
        variables=world.variables,
        stdin=io.StringIO(),
        stdout=io.StringIO(),
        stderr=io.StringIO(),
        clock=lambda: world.now,
        open_browser=world.open_browser,
    )
    Counted.looks = 0
    decided = environment.application.preview(environment.session_secret, GrantRoles(rows), ChangeOptions())
    environment.leave()
    assert sum(isinstance(outcome, Repeated) for outcome in decided.outcomes) == count - different
    return Counted.looks


@pytest.mark.parametrize("kinds", ["all alike", "all different"])
def test_ten_times_the_rows_are_ten_times_the_work(gouda: World, kinds: str) -> None:
    few, many = (looks(gouda, count, count if kinds == "all different" else 1) for count in (20, 200))
    assert many <= 11 * few
