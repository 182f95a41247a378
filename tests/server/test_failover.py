"""The primary dies under a login: the gateway tries again, and what happens once happens once."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from ibadmin.auth.codes import keyed_hash, make_key, read_key
from ibadmin.facts import CodeReissued
from ibadmin.model import UserStatus
from ibadmin.store import shared
from ibadmin.store.engine import PATIENCE, unchecked
from ibadmin.store.shared import Standing
from ibadmin.store.unit import Store
from tests.auth.messages.answers import Message
from tests.auth.messages.elements import KVK_NUMBER, NOW, PSEUDONYM
from tests.pair import DATABASE, Pair, meanwhile
from tests.postgres import Cluster
from tests.server.logins import LoginDesk, code_in, desk
from tests.store.roles import Roles

pytestmark = pytest.mark.long


@pytest.fixture
def gateway(pair: Pair, tmp_path: Path) -> Iterator[LoginDesk]:
    """A gateway of a store on two servers, at which somebody has a code to enter."""
    make_key(tmp_path / "store.db.key")
    key = read_key(tmp_path / "store.db.key")
    with closing(Roles(Cluster(pair.primary), DATABASE, NOW)) as roles:
        waterlaan = roles.people.organisation("WL-0001", "Waterlaan", kvk=KVK_NUMBER)
        user = roles.people.user(waterlaan, "Jansen", UserStatus.APPROVED, pseudonym=PSEUDONYM)
        with roles.store.unseen(NOW, "tests") as unit:
            unit.record([CodeReissued(user, keyed_hash(key, user.id, "BCDFGHJK"), NOW + timedelta(hours=72))])
        own = roles.gateway_address().replace(f"127.0.0.1:{pair.primary.port}/{DATABASE}", pair.place)
    store = Store(shared.engine(own, PATIENCE, Standing.GATEWAY))
    with desk(tmp_path, store=store) as served:
        yield served
    store.engine.dispose()


def told(pair: Pair) -> list[str]:
    """What happened since, by the audit."""
    store = Store(unchecked(pair.address))
    with store.inspecting(NOW) as unit:
        assert list(unit.audit.breaks({})) == []
        actions = [entry.action for entry in unit.audit.entries()]
    store.engine.dispose()
    return actions[actions.index("code_reissued") + 1 :]


def test_a_login_goes_on_when_the_primary_dies_under_it(gateway: LoginDesk, pair: Pair) -> None:
    gateway.begin()
    pair.hold()

    def takes_over() -> None:
        pair.kill()
        pair.promote()

    with meanwhile(pair, takes_over):
        code = code_in(gateway.answer(Message()))
    assert gateway.exchange(code).status == 200
    assert told(pair) == ["logged_in", "session_started"]
    assert gateway.service.events("trying again")


@contextmanager
def nobody_hears(pair: Pair) -> Iterator[None]:
    """The next change is kept, and the connection is lost before that is said."""
    sender = pair.hold()

    def lost() -> None:
        pair.cut()
        pair.release(sender)

    with meanwhile(pair, lost):
        yield


def test_what_was_kept_though_nobody_heard_is_not_done_twice(gateway: LoginDesk, pair: Pair) -> None:
    gateway.begin()
    with nobody_hears(pair):
        code = code_in(gateway.answer(Message()))
    with nobody_hears(pair):
        token = str(gateway.exchange(code).json["token"])
    with nobody_hears(pair):
        wrong = gateway.service.post_json("/verify", {"verification_code": "ZZZZZZZZ"}, token)
    assert wrong.json == {"outcome": "refused", "tries_left": 4}
    assert told(pair) == ["logged_in", "session_started", "code_refused"]
    assert gateway.service.events("trying again") == []
