"""Two PostgreSQL servers on loopback: a primary, and a standby that confirms every commit and can take over.

Both are kept as files once, so that a pair as new costs a copy. A server that is killed has written its files all the
same, for the machine lives on: without fsync a copy of them is as good.
"""

import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from ibadmin.store.shared_founding import found_store
from tests.postgres import ADMINISTRATOR, Server, free_port, server

DATABASE = "store"
_SMALL = (
    ("wal_level", "replica"),
    ("max_wal_senders", "4"),
    ("max_connections", "40"),
    ("shared_buffers", "16MB"),
    ("wal_receiver_status_interval", "1"),
    ("wal_retrieve_retry_interval", "100ms"),
    ("hot_standby", "on"),
)
_PATIENCE = 30


@dataclass(frozen=True)
class Pair:
    """Who takes the changes, and who confirms them."""

    primary: Server
    standby: Server

    @property
    def place(self) -> str:
        """Where the store is, whichever of the two has it."""
        return f"127.0.0.1:{self.primary.port},127.0.0.1:{self.standby.port}/{DATABASE}"

    @property
    def address(self) -> str:
        """The same, as the administrator who made it."""
        return f"postgresql://{ADMINISTRATOR}:{self.primary.password}@{self.place}"

    def kill(self) -> None:
        """The primary is gone at this moment, with every process of it."""
        postmaster = int((self.primary.directory / "postmaster.pid").read_text().split()[0])
        children = _children(postmaster)
        for process in (postmaster, *children):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def hold(self) -> int:
        """From now on the standby gets nothing, and confirms nothing; returns what to give to `release`."""
        ((sender,),) = self.primary.ask("select pid from pg_stat_replication")
        assert isinstance(sender, int)
        os.kill(sender, signal.SIGSTOP)
        return sender

    @staticmethod
    def release(sender: int) -> None:
        """The standby goes on where it stopped."""
        with suppress(ProcessLookupError):
            os.kill(sender, signal.SIGCONT)

    def promote(self) -> None:
        """The standby takes over, and waits for nobody."""
        self.standby.run("pg_ctl", "promote", "--wait", "--pgdata", str(self.standby.directory))
        self.standby.ask("alter system set synchronous_standby_names = ''")
        self.standby.ask("select pg_reload_conf()")

    def confirming(self) -> None:
        """Wait until the standby follows."""
        _until(lambda: self.primary.ask("select 1 from pg_stat_replication where sync_state = 'sync'") != [])

    def cut(self) -> None:
        """Whoever waits for the standby loses the connection; the primary keeps the change."""
        self.primary.ask("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'")

    def waiting(self) -> None:
        """Wait until a commit waits for the standby."""
        _until(lambda: self.primary.ask("select 1 from pg_stat_activity where wait_event = 'SyncRep'") != [])


@dataclass(frozen=True)
class Pairs:
    """An empty store on a pair, kept as files in `directory`."""

    made: Pair
    directory: Path

    @contextmanager
    def fresh(self) -> Iterator[Pair]:
        """The pair as new, running."""
        for one in (self.made.primary, self.made.standby):
            shutil.rmtree(one.directory, ignore_errors=True)
            one.run("cp", "-a", str(self.directory / one.directory.name), str(one.directory))
            one.start()
        self.made.confirming()
        try:
            yield self.made
        finally:
            for one in (self.made.primary, self.made.standby):
                with suppress(Exception):
                    one.stop()


@contextmanager
def pairs() -> Iterator[Pairs]:
    """A store on a pair, to be had as new as often as one likes."""
    with server(_SMALL) as primary:
        primary.ask(f"create role {ADMINISTRATOR} login createdb createrole password '{primary.password}'")
        primary.ask(f"create database {DATABASE} owner {ADMINISTRATOR}")
        found_store(primary.address(DATABASE, ADMINISTRATOR))
        standby = replace(primary, directory=primary.directory.with_name("standby"), port=free_port())
        primary.run(
            *("pg_basebackup", "--pgdata", str(standby.directory), "--checkpoint", "fast", "--write-recovery-conf"),
            *("--wal-method", "stream", "--no-sync", "--dbname", primary.address("postgres")),
        )
        with (standby.directory / "postgresql.conf").open("a") as settings:
            settings.write(f"port = {standby.port}\n")
        primary.ask("alter system set synchronous_standby_names = '*'")
        kept = primary.directory.with_name("kept")
        kept.mkdir()
        primary.give(kept)
        primary.stop("fast")
        for one in (primary, standby):
            one.run("cp", "-a", str(one.directory), str(kept / one.directory.name))
        yield Pairs(Pair(primary, standby), kept)
        # Whoever made the primary stops it.
        primary.start()


@contextmanager
def meanwhile(pair: Pair, happens: Callable[[], None]) -> Iterator[None]:
    """Something that happens as soon as a commit waits for the standby."""

    def wait() -> None:
        pair.waiting()
        happens()

    thread = threading.Thread(target=wait)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _children(process: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        found += [int(child) for child in task.read_text().split()]
    return found


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)
