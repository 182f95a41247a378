"""One command, one transaction: what it may see, who acts, and where its facts go."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from ibadmin.facts import Fact, Unchanged, UserDeleted
from ibadmin.model import Actor, Session
from ibadmin.rules.login import IDLE_LIMIT, still_open
from ibadmin.store import engine as opening
from ibadmin.store import erasure, isolation, sessions
from ibadmin.store.audit import Stamp
from ibadmin.store.authorisations import Authorisations
from ibadmin.store.isolation import Sight
from ibadmin.store.logins import Logins
from ibadmin.store.organisations import Organisations
from ibadmin.store.record import record
from ibadmin.store.sessions import Sessions
from ibadmin.store.trail import Trail
from ibadmin.store.users import Users


class Unit:
    """A transaction with its readers; `record` is the only way in."""

    def __init__(self, connection: Connection, sight: Sight, stamp: Stamp) -> None:
        self.users = Users(connection, sight)
        self.authorisations = Authorisations(connection, sight)
        self.organisations = Organisations(connection, sight)
        self.sessions = Sessions(connection, sight)
        self.audit = Trail(connection, sight)
        self.logins = Logins(connection)
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

    def make_login(self, session: Session, password: str) -> None:
        """On a shared store, make the database login that this session is; nothing where the store is a file."""
        sessions.make_login(self._connection, session, password)

    def sweep_sessions(self) -> None:
        """Drop the sessions that are over."""
        sessions.sweep(self._connection, self._stamp.at, IDLE_LIMIT)


class ActorUnit(Unit):
    """A transaction of the person behind a session, who sees only what is theirs."""

    def __init__(self, connection: Connection, actor: Actor, stamp: Stamp) -> None:
        super().__init__(connection, isolation.of(actor), replace(stamp, actor=actor.user.audit_id))
        self.actor = actor


@dataclass(frozen=True)
class Store:
    """An open store, for one person's commands or for the gateway."""

    engine: Engine

    @contextmanager
    def reading(self, secret_sha256: bytes, now: datetime) -> Iterator[ActorUnit]:
        """See one moment of the store as the person whose session this is; raises LoginNeeded.

        It counts as activity (1.1), which is written apart and at most every thirty seconds; the session is shown as
        it is afterwards.
        """
        seen: Session | None = None
        try:
            with opening.reading(self.engine) as connection:
                actor = _open_actor(connection, secret_sha256, now)
                if now - actor.session.last_seen_at >= sessions.SEEN_EVERY:
                    seen = replace(actor.session, last_seen_at=now)
                yield ActorUnit(
                    connection, replace(actor, session=seen or actor.session), Stamp("", now, "commandline")
                )
        finally:
            if seen is not None:
                with opening.writing(self.engine) as connection:
                    sessions.touch(connection, seen, now)

    @contextmanager
    def writing(self, secret_sha256: bytes, now: datetime, reason: str = "", ticket: str = "") -> Iterator[ActorUnit]:
        """Change the store as the person whose session this is: all of it at the end, or nothing.

        Raises LoginNeeded, and ErasureUnfinished when a deletion is done but its traces are not gone yet.
        """
        if opening.of_session(self.engine):
            # Apart and before: who ends this session waits for its row, and this transaction for theirs.
            with opening.writing(self.engine) as connection:
                sessions.touch(connection, _open_actor(connection, secret_sha256, now).session, now)
        with opening.writing(self.engine) as connection:
            actor = _open_actor(connection, secret_sha256, now)
            unit = ActorUnit(connection, actor, Stamp("", now, "commandline", reason, ticket))
            if not opening.of_session(self.engine):
                sessions.touch(connection, actor.session, now)
            yield unit
        self._clean(unit)

    @contextmanager
    def unseen(self, now: datetime, origin: str, reason: str = "", ticket: str = "") -> Iterator[Unit]:
        """Change the store as the gateway or the store's own commands do, with everything in sight."""
        with opening.writing(self.engine) as connection:
            unit = Unit(connection, isolation.everything(), Stamp("", now, origin, reason, ticket))
            yield unit
        self._clean(unit)

    @contextmanager
    def inspecting(self, now: datetime) -> Iterator[Unit]:
        """See one moment of the whole store, for its checks."""
        with opening.reading(self.engine) as connection:
            yield Unit(connection, isolation.everything(), Stamp("", now, "store"))

    def catch_up(self) -> bool:
        """Remove what an earlier deletion could not, unless somebody is in the way; whether all of it is gone."""
        return erasure.catch_up(self.engine)

    def _clean(self, unit: Unit) -> None:
        if unit.erases:
            erasure.finish(self.engine)
        else:
            self.catch_up()


def _open_actor(connection: Connection, secret_sha256: bytes, now: datetime) -> Actor:
    actor = sessions.actor_of(connection, secret_sha256)
    still_open(actor.session, now)
    return actor
