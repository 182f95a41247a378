"""The shared store as its operator has it: made, renewed, looked over."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from ibadmin.auth.codes import make_key
from ibadmin.errors import FileUnwritable, StoreUnreachable
from ibadmin.findings import Finding, caused, warned
from ibadmin.model import Organisation
from ibadmin.rules import organisations
from ibadmin.store import enforcement, engine, matrix_file, shared, shared_founding, shared_inspection
from ibadmin.store.audit import Stamp
from ibadmin.store.connection import Engine
from ibadmin.store.engine import REVISION
from ibadmin.store.unit import Store
from ibadmin.upkeep.founding import Renewal, plan_renewal
from ibadmin.upkeep.private_files import private


def check_room(address: str, servicedesk: Organisation) -> None:
    """Raise StoreUnreachable when there is a store or can be none, and InvalidInput for the servicedesk."""
    organisations.found(servicedesk)
    shared_founding.check_room(address)


def found(address: str, key: Path, servicedesk: Organisation, now: datetime, reason: str, ticket: str) -> str:
    """Make a store that holds its servicedesk, and the key of the codes where there is none; returns the revision."""
    desk = organisations.found(servicedesk)
    with ExitStack() as undone:
        if _keyed(key):
            undone.callback(key.unlink)
        shared_founding.found_store(address, [desk], Stamp("store", now, "store", reason, ticket))
        undone.pop_all()
    return REVISION


def _keyed(key: Path) -> bool:
    """Whether a key was made; one that is there may be another gateway's, brought here before."""
    try:
        key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        make_key(key)
    except FileExistsError:
        return False
    except OSError as failed:
        raise FileUnwritable(str(key), failed.strerror or "") from failed
    return True


def renew(address: str, matrix: Path | None, dry_run: bool) -> Renewal:
    """Run the missing migrations, add what is new to products and roles, and let the store enforce what it should."""
    store = Store(engine.unchecked(address))
    try:
        planned = plan_renewal(store, matrix)
        with store.engine.reading() as connection:
            enforced = shared_founding.is_enforced(connection)
        planned = Renewal(planned.before, planned.after, planned.added, enforced)
        if not (planned.nothing or dry_run):
            shared_founding.renew(store.engine, matrix_file.read(matrix or matrix_file.MATRIX))
    finally:
        store.engine.dispose()
    return planned


def look_over(address: str, key: Path) -> Iterator[Finding]:
    """Everything about a store, and the key when it is here; raises StoreUnreachable when there is none."""
    store = engine.unchecked(address)
    try:
        yield from shared_inspection.inspect(store)
    finally:
        store.dispose()
    if key.exists():
        yield from private([key])


def reached(address: str) -> Finding:
    """Whether the store answers at all, which is asked without logging in."""
    try:
        shared.reach(address)
    except StoreUnreachable as unreachable:
        return caused("store", unreachable)
    return Finding("store", problem="shared", about=shared.place(address))


def connected(store: Engine, address: str) -> Finding:
    """As whom this connection came, and whether anybody on the way can read along."""
    user, tls = shared_inspection.come_as(store)
    if tls:
        return Finding("connection", about=user, value=tls)
    if shared.nearby(address):
        return Finding("connection", problem="nearby", about=user)
    return warned("connection", "unencrypted", user)


def gateway_role(address: str) -> str:
    """As whom the gateway comes to this store."""
    return enforcement.roles_of(shared.database(address)).gateway


def clean(address: str) -> Finding:
    """Drop the logins of which no session is left."""
    store = engine.unchecked(address)
    try:
        return shared_inspection.clean(store)
    finally:
        store.dispose()
