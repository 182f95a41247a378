"""One moment of the store, as one person may see it. What changes it is in `unit`, which is not imported to look."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from ibadmin.errors import FlushFailed, LoginNeeded, StoreUnreachable
from ibadmin.model import Actor, Session
from ibadmin.rules.activity import still_open
from ibadmin.store import sessions, sight
from ibadmin.store.connection import Connection, Engine
from ibadmin.store.organisations import Organisations
from ibadmin.store.sessions import Sessions
from ibadmin.store.sight import Sight
from ibadmin.store.users import Users

if TYPE_CHECKING:
    from ibadmin.store.authorisations import Authorisations
    from ibadmin.store.trail import Trail


class View:
    """A transaction with its readers."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self.users = Users(connection, sight)
        self.organisations = Organisations(connection, sight)
        self.sessions = Sessions(connection, sight)
        self._connection = connection
        self._sight = sight

    @cached_property
    def audit(self) -> "Trail":
        """The trail of what happened."""
        from ibadmin.store.trail import Trail  # noqa: PLC0415 - few commands look at it

        return Trail(self._connection, self._sight)

    @cached_property
    def authorisations(self) -> "Authorisations":
        """Who has which role, since when and by whom."""
        from ibadmin.store.authorisations import Authorisations  # noqa: PLC0415 - few commands look at them

        return Authorisations(self._connection, self._sight)


class ActorView(View):
    """What the person behind a session sees: only what is theirs."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        super().__init__(connection, sight.of(actor, now))
        self.actor = actor
        self.now = now


@dataclass(frozen=True)
class ReadableStore:
    """An open store, to look at."""

    engine: Engine

    @contextmanager
    def reading(self, secret_sha256: bytes, now: datetime) -> Iterator[ActorView]:
        """See one moment of the store as the person whose session this is; raises LoginNeeded.

        It counts as activity (1.1), which is written apart and at most every thirty seconds; the session is shown as
        it is afterwards. A store in a file can be read all the same where that cannot be written.
        """
        unnoted = () if self.engine.is_shared else (FlushFailed, StoreUnreachable)
        seen: Session | None = None
        try:
            with ending_what_is_over(self.engine), self.engine.reading() as connection:
                actor = open_actor(connection, secret_sha256, now)
                if now - actor.session.last_seen_at >= sessions.SEEN_EVERY:
                    seen = replace(actor.session, last_seen_at=now)
                yield ActorView(connection, replace(actor, session=seen or actor.session), now)
        finally:
            if seen is not None:
                with suppress(*unnoted), self.engine.writing() as connection:
                    sessions.touch(connection, seen, now)


@contextmanager
def ending_what_is_over(engine: Engine) -> Iterator[None]:
    """Lets a session that was found to be over stay so, whatever the clock of this machine says later."""
    try:
        yield
    except LoginNeeded as over:
        if over.session_id and not engine.is_shared:
            with suppress(StoreUnreachable), engine.writing() as connection:
                sessions.end(connection, over.session_id)
        raise


def open_actor(connection: Connection, secret_sha256: bytes, now: datetime) -> Actor:
    """The person whose open session this is; raises LoginNeeded."""
    actor = sessions.actor_of(connection, secret_sha256)
    still_open(actor.session, now)
    return actor
