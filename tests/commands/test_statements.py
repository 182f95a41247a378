"""A hot command asks the store the same few questions, whoever and however many it is about."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from ibadmin.model import UserStatus
from tests.world import World

# Revision, session and its person; then what is asked for; products, roles and what they allow. The shared store
# writes its audit by itself.
STATEMENTS = {
    "whoami": {"sqlite": 3, "postgresql": 3},
    "users pending": {"sqlite": 7, "postgresql": 7},
    "users search jansen": {"sqlite": 7, "postgresql": 7},
    "users show j.jansen": {"sqlite": 7, "postgresql": 7},
    "roles grant j.jansen --product iwmo --role gebruiker": {"sqlite": 14, "postgresql": 13},
}
TRANSACTIONS = ("begin", "begin immediate")


@contextmanager
def asked() -> Iterator[list[str]]:
    """Every statement that any store hears meanwhile, without what only begins a transaction."""
    heard: list[str] = []

    def hear(_connection: object, _cursor: object, sql: str, *_rest: object) -> None:
        if sql not in TRANSACTIONS:
            heard.append(sql)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


@pytest.mark.parametrize("others", [0, 30])
@pytest.mark.parametrize("line", STATEMENTS)
def test_a_hot_command_asks_so_many_questions(world: World, dialect: str, line: str, others: int) -> None:
    world.as_("m.visser")
    world.people.user(world.gouda, "Jansen")
    world.people.crowd(world.gouda, others, UserStatus.PENDING)
    with asked() as heard:
        world.run(line)
    assert len(heard) == STATEMENTS[line][dialect], "\n".join(heard)
