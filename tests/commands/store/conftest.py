"""A directory in which there is nothing yet, and the commands tried there."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ibadmin.store.engine import connect
from ibadmin.store.unit import Store
from tests.people import People
from tests.world import Result, World

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Empty:
    """Somebody who has just installed ibadmin."""

    world: World
    home: Path

    @property
    def path(self) -> Path:
        """Where the store will be."""
        return self.home / "default" / "store.sqlite"

    @property
    def files(self) -> list[str]:
        """Everything that is there."""
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob("*") if path.is_file())

    def run(
        self,
        line: str | Sequence[str],
        *,
        answers: Sequence[str] = (),
        terminal: bool = True,
        language: str = "en",
        variables: Mapping[str, str] | None = None,
    ) -> Result:
        """Run a command there."""
        there = {"IBADMIN_DATA_DIR": str(self.home), **(variables or {})}
        return self.world.run(line, answers=answers, terminal=terminal, language=language, variables=there)

    @contextmanager
    def people(self) -> "Iterator[People]":
        """Put somebody into the store that was made."""
        engine = connect(self.path)
        try:
            yield People(Store(engine), self.world.now)
        finally:
            engine.dispose()


@pytest.fixture
def empty(world: World, tmp_path: Path) -> Empty:
    return Empty(world, tmp_path / "empty")


@pytest.fixture
def damaged(world: World) -> Callable[..., None]:
    """Somebody works on the store around the program."""

    def damage(*statements: str) -> None:
        with closing(sqlite3.connect(world.store.engine.place, isolation_level=None)) as connection:
            for statement in ("pragma foreign_keys = off", "pragma ignore_check_constraints = on", *statements):
                connection.execute(statement)
        world.store.engine.dispose()

    return damage
