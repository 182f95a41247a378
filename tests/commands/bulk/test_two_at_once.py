"""Two beheerders work through files that overlap, at once: each user ends in one state, and nobody's work is lost."""

import subprocess
from collections import Counter
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ibadmin.auth.session_file import FilePlace
from ibadmin.model import GrantState, User, UserStatus
from tests.commands.bulk.conftest import written
from tests.commands.test_pipes import started
from tests.world import World

EACH, SHARED = 400, 300
GRANT = "roles grant --product ijw --role gebruiker --yes --file"
REVOKE = "roles revoke --product iwmo --role gebruiker --yes --file"
DEACTIVATE = f"users deactivate --yes --expect {EACH} --file"
# Done; refused as the rules have it for people who are gone meanwhile; or told that somebody came first.
ENDS = {0, 3, 6}


@dataclass(frozen=True)
class Beheerder:
    """Somebody with a profile of their own at the one store."""

    world: World

    def starts(self, command: str, users: Sequence[User], name: str) -> subprocess.Popen[str]:
        """Begin with a file of these users."""
        path = written(name, "username", *(user.username or "" for user in users))
        return started(self.world, f"{command} {path.resolve()} --output ids")


@pytest.fixture
def two(world: World, tmp_path: Path) -> tuple[Beheerder, Beheerder]:
    """Maria and Sara are both beheerder of Gouda."""
    sara = world.people.administrator(world.gouda, "Bos", first_name="Sara")
    world.as_real("m.visser")
    data = tmp_path / "of-sara"
    FilePlace(data / "default" / "session").store(world.people.session(sara, datetime.now(UTC)))
    store = str(world.directory / "data" / "default" / "store.sqlite")
    hers = copy(world)
    hers.variables = world.variables | {"IBADMIN_DATA_DIR": str(data), "IBADMIN_STORE": store}
    return Beheerder(world), Beheerder(hers)


@pytest.mark.parametrize(
    ("one", "other"),
    [(GRANT, GRANT), (DEACTIVATE, GRANT), (DEACTIVATE, DEACTIVATE), (GRANT, REVOKE)],
    ids=["grant and grant", "deactivate and grant", "deactivate and deactivate", "grant and revoke"],
)
def test_overlapping_runs_at_once_leave_every_user_in_one_state(
    world: World,
    two: tuple[Beheerder, Beheerder],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    one: str,
    other: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    crowd = world.people.crowd(world.gouda, 2 * EACH - SHARED, grants=[("iwmo", "gebruiker")])
    before = {user.id: user.version for user in of(world, crowd)}
    told_before = Counter(row.subject for row in world.audit())
    maria, sara = two
    running = [maria.starts(one, crowd[:EACH], "a.csv"), sara.starts(other, crowd[: -EACH - 1 : -1], "b.csv")]
    told = [process.communicate(timeout=100)[1] for process in running]
    assert {process.returncode for process in running} <= ENDS
    assert any(process.returncode == 0 for process in running)
    assert not any(word in text for text in told for word in ("Traceback", "locked", "deadlock"))
    about = Counter(row.subject for row in world.audit()) - told_before
    after = of(world, crowd)
    assert {user.id: user.version - before[user.id] for user in after} == {u.id: about[u.audit_id] for u in after}
    for user in after:
        assert (user.status is UserStatus.ACTIVE) == all(g.state is GrantState.ACTIVE for g in user.grants)
    with world.store.inspecting(world.now) as unit:
        assert list(unit.audit.breaks({})) == []


def of(world: World, users: Sequence[User]) -> Sequence[User]:
    """The same people as they are now."""
    with world.store.inspecting(world.now) as unit:
        return unit.users.named([user.id for user in users])
