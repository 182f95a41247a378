"""The ways into a store that is a file: whoever has the file has all of it, so they are one and the same.

For the shared store they differ: see `shared_entrances`.
"""

from functools import cached_property
from pathlib import Path

from ibadmin.store.connection import Engine
from ibadmin.store.engine import connect


class FileEntrances:
    """The store in a file, opened when it is needed first; each way in raises StoreUnreachable."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _engine(self) -> Engine:
        return connect(self._path)

    def as_session(self, secret: str) -> Engine:  # noqa: ARG002 - which session it is, the store is told by each unit
        """As the person behind a session."""
        return self._engine

    def as_gateway(self) -> Engine:
        """As the gateway, which lets people in."""
        return self._engine

    def as_operator(self) -> Engine:
        """As whoever keeps the store, with everything in sight."""
        return self._engine

    @property
    def reached(self) -> bool:
        """Whether the store was there before in this run."""
        return "_engine" in vars(self)

    def close(self) -> None:
        """Leave the store; it can be entered again."""
        if "_engine" in vars(self):
            self._engine.dispose()
            del self._engine
