"""One command, one transaction: who acts, and where its facts go."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from ibadmin.facts import Fact, Unchanged, UserDeleted
from ibadmin.model import Actor, Session, User
from ibadmin.model.sessions import IDLE_LIMIT
from ibadmin.store import erasure, sessions
from ibadmin.store.audit import Stamp
from ibadmin.store.connection import Connection
from ibadmin.store.logins import Logins
from ibadmin.store.record import hold, record
from ibadmin.store.sight import Sight, everything
from ibadmin.store.sql import calls
from ibadmin.store.view import ActorView, ReadableStore, View, ending_what_is_over, open_actor


class Writer:
    """What a transaction that changes things has beside its readers; `record` is the only way in."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self.erases = False
        """Whether somebody was deleted, so that the store's files must be cleaned after the transaction."""
        self._connection = connection
        self._stamp = stamp

    def record(self, facts: Sequence[Fact | Unchanged], actor: str = "") -> None:
        """Write what happened, with its audit rows; `actor` names who logs in where the gateway acts for them.

        Raises Conflict when somebody changed one of the subjects meanwhile.
        """
        happened = [fact for fact in facts if not isinstance(fact, Unchanged)]
        if not self.erases and any(isinstance(fact, UserDeleted) for fact in happened):
            self.erases = True
            erasure.owe(self._connection)
        record(self._connection, happened, replace(self._stamp, actor=actor or self._stamp.actor))

    def hold(self, user: User) -> None:
        """Let nobody else change this user until the transaction ends; read anew, it shows what others did before."""
        if self._connection.engine.of_gateway:
            hold(self._connection, [user.organisation.id])


class Unit(View, Writer):
    """A transaction of nobody who is logged in: the gateway's, or of the store's own commands."""

    def __init__(self, connection: Connection, sight: Sight, stamp: Stamp) -> None:
        View.__init__(self, connection, sight)
        Writer.__init__(self, connection, stamp)
        self.logins = Logins(connection)

    def make_login(self, session: Session, password: str) -> None:
        """On a shared store, make the database login that this session is; nothing where the store is a file."""
        sessions.make_login(self._connection, session, password)

    def mark(self) -> None:
        """On a shared store, leave the number of this transaction there, so that `kept` knows of it."""
        if self._connection.engine.is_shared:
            self._connection.run(calls.OPERATION_MARKED)

    def sweep_sessions(self) -> None:
        """Drop the sessions that are over, and on a shared store the numbers of changes that are a day old."""
        sessions.sweep(self._connection, self._stamp.at, IDLE_LIMIT)


class ActorUnit(ActorView, Writer):
    """A transaction of the person behind a session, who sees only what is theirs."""

    def __init__(self, connection: Connection, actor: Actor, stamp: Stamp) -> None:
        ActorView.__init__(self, connection, actor, stamp.at)
        Writer.__init__(self, connection, replace(stamp, actor=actor.user.audit_id))


class Store(ReadableStore):
    """An open store, for one person's commands or for the gateway."""

    @contextmanager
    def writing(self, secret_sha256: bytes, now: datetime, reason: str = "", ticket: str = "") -> Iterator[ActorUnit]:
        """Change the store as the person whose session this is: all of it at the end, or nothing.

        Raises LoginNeeded, and ErasureUnfinished when a deletion is done but its traces are not gone yet.
        """
        if self.engine.is_shared:
            # Apart and before: who ends this session waits for its row, and this transaction for theirs.
            with self.engine.writing() as connection:
                sessions.touch(connection, open_actor(connection, secret_sha256, now).session, now)
        with ending_what_is_over(self.engine), self.engine.writing() as connection:
            actor = open_actor(connection, secret_sha256, now)
            unit = ActorUnit(connection, actor, Stamp("", now, "commandline", reason, ticket))
            if not self.engine.is_shared:
                sessions.touch(connection, actor.session, now)
            yield unit
        self._clean(unit)

    @contextmanager
    def unseen(self, now: datetime, origin: str, reason: str = "", ticket: str = "") -> Iterator[Unit]:
        """Change the store as the gateway or the store's own commands do, with everything in sight."""
        with self.engine.writing() as connection:
            unit = Unit(connection, everything(), Stamp("", now, origin, reason, ticket))
            yield unit
        self._clean(unit)

    @contextmanager
    def inspecting(self, now: datetime) -> Iterator[Unit]:
        """See one moment of the whole store, for its checks."""
        with self.engine.reading() as connection:
            yield Unit(connection, everything(), Stamp("", now, "store"))

    def kept(self, operation: str) -> bool:
        """Whether the change is in the store of which CommitInDoubt told; raises that as long as nobody confirms it."""
        with self.engine.writing() as connection:
            return bool(connection.value(calls.OPERATION_KEPT, {"operation": operation}))

    def catch_up(self) -> str:
        """Remove what an earlier deletion could not, unless something is in the way; what that is, or nothing."""
        return erasure.catch_up(self.engine)

    def _clean(self, unit: Writer) -> None:
        if unit.erases:
            erasure.finish(self.engine)
        else:
            self.catch_up()
