"""A hot command asks the store the same few questions, whoever and however many it is about."""

import pytest

from ibadmin.model import UserStatus
from tests.sql import heard
from tests.world import World

# Revision, session and its person; then what is asked for; products, roles and what they allow. The shared store
# writes its audit by itself.
STATEMENTS = {
    "whoami": {"sqlite": 3, "postgresql": 3},
    "users pending": {"sqlite": 7, "postgresql": 7},
    "users search jansen": {"sqlite": 7, "postgresql": 7},
    "users show j.jansen": {"sqlite": 7, "postgresql": 7},
    "roles grant j.jansen --product iwmo --role gebruiker": {"sqlite": 13, "postgresql": 11},
}


@pytest.mark.parametrize("others", [0, 30])
@pytest.mark.parametrize("line", STATEMENTS)
def test_a_hot_command_asks_so_many_questions(world: World, dialect: str, line: str, others: int) -> None:
    world.as_("m.visser")
    world.people.user(world.gouda, "Jansen")
    world.people.crowd(world.gouda, others, UserStatus.PENDING)
    with heard() as said:
        world.run(line)
    asked = [each.sql for each in said if each.sql != "commit"]
    assert len(asked) == STATEMENTS[line][dialect], "\n".join(asked)
