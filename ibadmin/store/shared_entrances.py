"""The ways into the shared store, each with a database login of its own: a session, the gateway, the operator."""

from sqlalchemy import Engine

from ibadmin.store import shared
from ibadmin.store.engine import PATIENCE, current
from ibadmin.store.shared import Standing


class SharedEntrances:
    """The store at an address, opened at most once in each way; each raises StoreUnreachable."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opened: dict[tuple[str, Standing], Engine] = {}

    def as_session(self, secret: str) -> Engine:
        """As the person behind a session, whose secret is the login; raises LoginNeeded when it is none any more."""
        return self._as(Standing.SESSION, shared.session_address(self._address, secret))

    def as_gateway(self) -> Engine:
        """As the gateway, which lets people in and can do nothing else to anybody."""
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
            self._opened[key] = current(shared.engine(address, PATIENCE, standing))
        return self._opened[key]
