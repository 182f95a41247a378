"""The interface between whoever asks and whatever answers."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from ibadmin.app.changes import Change, ChangeOptions, Decided, Progress

Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)
Head = TypeVar("Head")
Record = TypeVar("Record")


class Question(Protocol[Answer_co]):
    """Something that a person may ask of the store: a named tuple whose last field is the type of its answer."""

    @property
    def answer(self) -> type[Answer_co]:
        """The type of the answer."""


class Listing(NamedTuple, Generic[Head, Record]):
    """A long answer: values that hold for all of it, and its records, which are read as they are taken."""

    head: Head
    records: Iterator[Record]


class Application(Protocol):
    """The use cases, in process or elsewhere; each is one transaction of the person whose session token comes along.

    Every call raises LoginNeeded for a token that is not that of an open session, Refused for whoever has not
    finished the registration (1.2) or whose organisation lacks an agreement (Inleiding), StoreUnreachable, and
    NotFound for names that do not exist or are not the caller's to see.
    """

    def read(self, token: str, question: Question[Answer]) -> Answer:
        """Answers a question as of one moment."""

    def stream(self, token: str, question: Question[Answer]) -> AbstractContextManager[Answer]:
        """Answers with a listing, whose records can be read until the context ends."""

    def preview(self, token: str, change: "Change", options: "ChangeOptions") -> "Decided":
        """Returns what a change would come to, and changes nothing.

        Raises what is in the way of a change that has no rows; of one that has, each row says what is in its way.
        """

    def apply(
        self, token: str, change: "Change", options: "ChangeOptions", digest: bytes, progress: "Progress"
    ) -> "Decided":
        """Decides a change again and makes it, all of it or nothing; `applied` says whether it was made.

        It is not made when some of it cannot be done and it was not asked to keep going, when it is larger than it
        may be, and when its digest is not `digest`, that of a preview; an empty one fits every change. Raises what
        is in the way of a change that has no rows, CommitInDoubt, and Conflict for what changed at that very moment.
        """
