"""A commit of which nobody heard, and what the store knows of it afterwards: all of it, or nothing."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from ibadmin.errors import CommitInDoubt, Outrun, StoreUnreachable
from ibadmin.facts import RoleGranted
from ibadmin.model import User
from ibadmin.store.connection import Engine
from ibadmin.store.engine import unchecked
from ibadmin.store.unit import Store
from tests.pair import Pair, meanwhile
from tests.people import People
from tests.postgres import Cluster
from tests.sql import value

pytestmark = pytest.mark.long


@contextmanager
def opened(address: str, patience: timedelta = timedelta(seconds=30)) -> Iterator[Store]:
    store = Store(unchecked(address, patience))
    yield store
    store.engine.dispose()


def somebody(store: Store, now: datetime) -> User:
    people = People(store, now)
    return people.user(people.organisation("GM0513", "Gouda"), "Jansen")


def granted(store: Store, user: User, now: datetime, between: Callable[[], None] = lambda: None) -> None:
    with store.unseen(now, "tests") as unit:
        unit.record([RoleGranted(user, "iwmo", "gebruiker")], actor="somebody")
        user = unit.users.one(user.id)
        between()
        unit.record([RoleGranted(user, "ijw", "gebruiker")], actor="somebody")


def grants(engine: Engine) -> int:
    with engine.reading() as connection:
        return int(value(connection, "select count(*) from grants"))


def test_a_commit_that_the_standby_never_got_did_not_happen(pair: Pair, now: datetime) -> None:
    with opened(pair.address) as store:
        user = somebody(store, now)
        pair.hold()
        with pytest.raises(CommitInDoubt) as raised, meanwhile(pair, pair.kill):
            granted(store, user, now)
        pair.promote()
        assert store.kept(raised.value.operation) is False
        assert grants(store.engine) == 0


def test_a_commit_that_the_standby_has_happened_though_nobody_heard(pair: Pair, now: datetime) -> None:
    with opened(pair.address) as store:
        user = somebody(store, now)
        sender = pair.hold()

        with pytest.raises(CommitInDoubt) as raised, meanwhile(pair, pair.cut):
            granted(store, user, now)
        pair.release(sender)
        assert store.kept(raised.value.operation) is True
        pair.kill()
        pair.promote()
        assert store.kept(raised.value.operation) is True
        assert grants(store.engine) == 2


def test_a_standby_that_does_not_confirm_is_waited_for_only_so_long(pair: Pair, now: datetime) -> None:
    with opened(pair.address, timedelta(seconds=1)) as store:
        user = somebody(store, now)
        sender = pair.hold()
        with pytest.raises(CommitInDoubt) as raised:
            granted(store, user, now)
        with pytest.raises(CommitInDoubt):
            store.kept(raised.value.operation)
        pair.release(sender)
        assert store.kept(raised.value.operation) is True


def test_ctrl_c_while_the_standby_is_waited_for_does_not_pass_for_done(pair: Pair, now: datetime) -> None:
    with opened(pair.address) as store:
        user = somebody(store, now)
        sender = pair.hold()
        with (
            pytest.raises(CommitInDoubt) as raised,
            meanwhile(pair, lambda: os.kill(os.getpid(), signal.SIGINT)),
        ):
            granted(store, user, now)
        pair.release(sender)
        assert store.kept(raised.value.operation) is True


def test_somebody_else_who_cancels_the_wait_does_not_make_it_done(pair: Pair, now: datetime) -> None:
    with opened(pair.address) as store:
        user = somebody(store, now)
        sender = pair.hold()

        def cancelled() -> None:
            pair.primary.ask("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'")

        with pytest.raises(CommitInDoubt) as raised, meanwhile(pair, cancelled):
            granted(store, user, now)
        pair.release(sender)
        assert store.kept(raised.value.operation) is True


def test_before_the_commit_nothing_has_happened_when_the_connection_is_lost(pair: Pair, now: datetime) -> None:
    with opened(pair.address) as store:
        user = somebody(store, now)
        with pytest.raises(StoreUnreachable) as raised:
            granted(store, user, now, between=pair.kill)
        assert raised.value.why == "lost"
        pair.promote()
        assert grants(store.engine) == 0


def cut_short(engine: Engine, postgres: Cluster) -> None:
    with engine.reading() as connection:
        mine = value(connection, "select pg_backend_pid()")
        postgres.server.ask(f"select pg_terminate_backend({mine}, 5000)")
        connection.ask("select 1")


def test_a_look_that_is_cut_short_says_that_the_store_was_lost(postgres: Cluster, emptied: str) -> None:
    with opened(postgres.administrator(emptied)) as store:
        with pytest.raises(StoreUnreachable) as raised:
            cut_short(store.engine, postgres)
        assert raised.value.why == "lost"
        assert grants(store.engine) == 0


def test_of_two_that_wait_for_each_other_one_may_try_again(postgres: Cluster, emptied: str) -> None:
    outcome: list[BaseException] = []
    both_have_one = threading.Barrier(2)
    with opened(postgres.administrator(emptied)) as store:

        def take(one: str, other: str) -> None:
            with store.engine.writing() as connection:
                connection.ask(_TAKEN, {"code": one})
                both_have_one.wait()
                connection.ask(_TAKEN, {"code": other})

        thread = threading.Thread(target=lambda: outcome.extend(_raised(lambda: take("ijw", "iwmo"))))
        thread.start()
        outcome.extend(_raised(lambda: take("iwmo", "ijw")))
        thread.join()
    assert [type(each) for each in outcome] == [Outrun]


_TAKEN = "update products set position = position where code = %(code)s"


def _raised(work: Callable[[], None]) -> Iterator[BaseException]:
    try:
        work()
    except Outrun as outrun:
        yield outrun
