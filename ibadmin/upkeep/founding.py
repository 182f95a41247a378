"""Making a store and renewing one."""

import secrets
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ibadmin.auth.codes import key_file, make_key
from ibadmin.errors import FileUnwritable, StoreUnreachable
from ibadmin.model import Organisation
from ibadmin.rules import organisations
from ibadmin.store import engine, matrix_file
from ibadmin.store.isolation import everything
from ibadmin.store.organisations import Organisations
from ibadmin.store.schema import REVISION
from ibadmin.store.unit import Store
from ibadmin.store.upgrade import revision, upgrade


@dataclass(frozen=True, slots=True)
class Renewal:
    """From which revision to which, and what was added to products and roles."""

    before: str
    after: str
    added: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether all of it was there already."""
        return self.before == self.after and not self.added


def check_room(path: Path, servicedesk: Organisation) -> None:
    """Raise StoreUnreachable when there is a store, or the key of one, and InvalidInput for the servicedesk."""
    organisations.found(servicedesk)
    for there in (path, key_file(path)):
        if there.exists():
            raise StoreUnreachable(str(there), "exists")


def found(path: Path, servicedesk: Organisation, now: datetime, reason: str, ticket: str) -> str:
    """Make a store that holds its servicedesk, beside its place, and put it there when it is whole.

    The key is made first and only once, so that of two who do this at the same time one is refused.
    """
    check_room(path, servicedesk)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as failed:
        raise FileUnwritable(str(path), failed.strerror or "") from failed
    try:
        _fill(fresh, servicedesk, now, reason, ticket)
        make_key(path)
        with ExitStack() as undone:
            undone.callback(key_file(path).unlink)
            fresh.rename(path)
            undone.pop_all()
    except FileExistsError as there:
        raise StoreUnreachable(str(path), "exists") from there
    except StoreUnreachable as failed:
        raise FileUnwritable(str(path), failed.why) from failed
    except OSError as failed:
        raise FileUnwritable(str(path), failed.strerror or "") from failed
    finally:
        for left in fresh.parent.glob(f"{fresh.name}*"):
            left.unlink()
    return REVISION


def _fill(fresh: Path, servicedesk: Organisation, now: datetime, reason: str, ticket: str) -> None:
    made = engine.make(fresh)
    try:
        upgrade(made)
        with Store(made).unseen(now, "store", reason, ticket) as unit:
            unit.record([organisations.found(servicedesk)], actor="store")
    finally:
        # Closing the last connection writes the log back into the one file that is moved.
        made.dispose()


def plan_renewal(path: Path, matrix: Path | None) -> Renewal:
    """What `renew` would do."""
    wanted = matrix_file.read(matrix or matrix_file.MATRIX)
    store = engine.unchecked(path)
    try:
        before = revision(store)
        if before is None:
            raise StoreUnreachable(str(path), "unreadable")
        if before > REVISION:
            raise StoreUnreachable(str(path), "newer")
        with engine.reading(store) as connection:
            there = Organisations(connection, everything()).matrix()
        return Renewal(before, REVISION, matrix_file.missing(there, wanted))
    finally:
        store.dispose()


def renew(path: Path, matrix: Path | None) -> Renewal:
    """Run the missing migrations and add what is new to products and roles, all or nothing."""
    planned = plan_renewal(path, matrix)
    store = engine.unchecked(path)
    try:
        if not planned.nothing:
            upgrade(store, matrix or matrix_file.MATRIX)
    finally:
        store.dispose()
    return planned
