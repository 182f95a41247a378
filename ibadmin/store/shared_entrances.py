"""The ways into the shared store, each with a database login of its own: a session, the gateway, the operator."""

from ibadmin.errors import StoreUnreachable
from ibadmin.store import shared
from ibadmin.store.connection import Engine
from ibadmin.store.engine import PATIENCE, current
from ibadmin.store.shared import Standing

_IS_GATEWAY = """
    select me.rolname = current_database() || '_gateway' and not (me.rolsuper or me.rolbypassrls)
        and not coalesce(pg_has_role(me.oid, owner.oid, 'member'), false)
    from pg_roles me left join pg_roles owner on owner.rolname = current_database() || '_owner'
    where me.rolname = session_user
"""


class SharedEntrances:
    """The store at an address, opened at most once in each way; each raises StoreUnreachable."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opened: dict[tuple[str, Standing], Engine] = {}

    def as_session(self, secret: str) -> Engine:
        """As the person behind a session, whose secret is the login; raises LoginNeeded when it is none any more."""
        return self._as(Standing.SESSION, shared.session_address(self._address, secret))

    def as_gateway(self) -> Engine:
        """As the gateway, which lets people in and can do nothing else to anybody; as nobody who could do more."""
        return self._as(Standing.GATEWAY, self._address)

    def as_operator(self) -> Engine:
        """As the owner of the store, for whoever may be that."""
        return self._as(Standing.OWNER, self._address)

    @property
    def reached(self) -> bool:
        """Whether the store was there before in this run."""
        return bool(self._opened)

    def close(self) -> None:
        """Leave the store; it can be entered again."""
        while self._opened:
            _, engine = self._opened.popitem()
            engine.dispose()

    def _as(self, standing: Standing, address: str) -> Engine:
        key = (address, standing)
        if key not in self._opened:
            engine = shared.engine(address, PATIENCE, standing)
            if standing is Standing.GATEWAY:
                _insist_on_gateway(engine)
            self._opened[key] = current(engine)
        return self._opened[key]


def _insist_on_gateway(engine: Engine) -> None:
    """Raise StoreUnreachable for the address of anybody else, who may be able to do anything to everybody."""
    with engine.reading() as connection:
        is_gateway = connection.ask(_IS_GATEWAY) == [(True,)]
    if not is_gateway:
        engine.dispose()
        raise StoreUnreachable(engine.place, "not_gateway")
