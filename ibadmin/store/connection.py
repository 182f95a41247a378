"""One transaction on either engine: statements in, plain tuples out; and where transactions come from."""

from abc import ABC, abstractmethod
from collections.abc import Generator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from types import MappingProxyType
from typing import Any

from ibadmin.store.statement import Statement

Parameter = str | int | bool | datetime | list[int] | None
Parameters = Mapping[str, Parameter]
Answer = tuple[Any, ...]
"""A row as it comes out of a database; its reader knows the columns of the statement."""

NOTHING: Parameters = MappingProxyType({})


class Connection(ABC):
    """A transaction under way. A constraint that it would break raises Conflict, which names nobody yet."""

    driver: Any
    """The driver's own connection, for what is said in no statement."""

    def __init__(self, engine: "Engine") -> None:
        self.engine = engine

    @abstractmethod
    def run(self, statement: Statement, parameters: Parameters = NOTHING) -> list[Answer]:
        """Ask or change something; all that comes of it."""

    @abstractmethod
    def stream(self, statement: Statement, parameters: Parameters = NOTHING) -> Generator[Answer]:
        """Ask for what may be more than fits in memory; closed, it asks no further."""

    @abstractmethod
    def ask(self, sql: str, parameters: Parameters = NOTHING) -> list[Answer]:
        """The same in words of this one engine, for who keeps the store."""

    def one(self, statement: Statement, parameters: Parameters = NOTHING) -> Answer | None:
        """The first row."""
        return next(iter(self.run(statement, parameters)), None)

    def value(self, statement: Statement, parameters: Parameters = NOTHING) -> Any:  # noqa: ANN401 - as the database has it
        """The first value of the first row."""
        found = self.one(statement, parameters)
        return found[0] if found else None


class Engine(ABC):
    """A store that is open, and as whom."""

    place: str
    """The store as it may be shown: its file, or its hosts and database."""
    is_shared = False
    """Whether this is PostgreSQL, which many use at once."""
    of_session = False
    """Whether the database itself knows whose session this is."""
    of_gateway = False
    """Whether this is the gateway's way into a shared store."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """One transaction that sees a single moment and changes nothing."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction that may change things: all of it is kept, or nothing.

        Of a shared store it can be that nobody knows: then it raises CommitInDoubt.
        """

    @abstractmethod
    def dispose(self) -> None:
        """Close what is open; it can be used again."""
