"""Making a store in a file and renewing one."""

import secrets
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ibadmin.auth.codes import make_key
from ibadmin.errors import StoreUnreachable
from ibadmin.model import Organisation
from ibadmin.rules import organisations
from ibadmin.store import engine, matrix_file
from ibadmin.store.engine import REVISION
from ibadmin.store.organisations import Organisations
from ibadmin.store.sight import everything
from ibadmin.store.unit import Store
from ibadmin.store.upgrade import revision, upgrade
from ibadmin.system import SystemFailure, of_system


@dataclass(frozen=True, slots=True)
class Renewal:
    """From which revision to which, and what was added to products and roles."""

    before: str
    after: str
    added: tuple[str, ...]
    enforced: bool = True
    """Whether a shared store enforces what this program says already."""

    @property
    def nothing(self) -> bool:
        """Whether all of it was there already."""
        return self.before == self.after and not self.added and self.enforced


def check_room(path: Path, key: Path, servicedesk: Organisation) -> None:
    """Raise StoreUnreachable when there is a store, or the key of one, and InvalidInput for the servicedesk."""
    organisations.found(servicedesk)
    for there in (path, key):
        if there.exists():
            raise StoreUnreachable(str(there), "exists")
        if there.is_symlink():
            raise StoreUnreachable(str(there), "dangling", str(there.readlink()))


def found(path: Path, key: Path, servicedesk: Organisation, now: datetime, reason: str, ticket: str) -> str:
    """Make a store that holds its servicedesk, beside its place, and put it there when it is whole.

    The key is made first and only once, so that of two who do this at the same time one is refused.
    """
    check_room(path, key, servicedesk)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except FileExistsError as there:
        raise SystemFailure(str(path.parent), "not_a_folder") from there
    except OSError as failed:
        raise of_system(failed, str(path)) from failed
    try:
        _fill(fresh, servicedesk, now, reason, ticket)
        make_key(key)
        with ExitStack() as undone:
            undone.callback(key.unlink)
            fresh.rename(path)
            undone.pop_all()
    except FileExistsError as there:
        raise StoreUnreachable(str(path), "exists") from there
    except StoreUnreachable as failed:
        raise StoreUnreachable(str(path), failed.why, failed.about) from failed
    except OSError as failed:
        raise of_system(failed, str(path)) from failed
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


def plan_renewal(store: Store, matrix: Path | None) -> Renewal:
    """What renewing this store would do."""
    wanted = matrix_file.read(matrix or matrix_file.MATRIX)
    before = revision(store.engine)
    if before is None:
        raise StoreUnreachable(store.engine.place, "unreadable")
    if before > REVISION:
        raise StoreUnreachable(store.engine.place, "newer")
    with store.engine.reading() as connection:
        there = Organisations(connection, everything()).matrix()
    return Renewal(before, REVISION, matrix_file.missing(there, wanted))


def renew(path: Path, matrix: Path | None, dry_run: bool) -> Renewal:
    """Run the missing migrations and add what is new to products and roles, all or nothing."""
    store = Store(engine.unchecked(path))
    try:
        planned = plan_renewal(store, matrix)
        if not (planned.nothing or dry_run):
            upgrade(store.engine, matrix or matrix_file.MATRIX)
    finally:
        store.engine.dispose()
    return planned
