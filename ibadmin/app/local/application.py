"""The application over a store: each use case is one transaction that begins with the token."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING

from ibadmin.app.application import Answer, Listing, Question
from ibadmin.errors import ErasureUnfinished
from ibadmin.rules import authority
from ibadmin.store.connection import Engine
from ibadmin.store.view import ActorView, ReadableStore

if TYPE_CHECKING:
    from ibadmin.app.changes import Change, ChangeOptions, Decided, Progress
    from ibadmin.rules.codes import NewCode

_FOR_ANYONE = {"WhoAmI", "ShowMe", "EditMyDetails", "EndMySession"}
"""The questions and changes that are open before the registration is finished (1.2)."""


@dataclass(frozen=True, slots=True)
class LocalApplication:
    """The use cases over a store; `engine_of` opens it as the person with that session token.

    `new_codes` makes verification codes for users, by id. What changes things is not imported to look.
    """

    engine_of: Callable[[str], Engine]
    clock: Callable[[], datetime]
    new_codes: "Callable[[Sequence[str]], Mapping[str, NewCode]]"

    def read(self, token: str, question: Question[Answer]) -> Answer:
        """Answers a question as of one moment."""
        with self.stream(token, question) as answer:
            return answer

    @contextmanager
    def stream(self, token: str, question: Question[Answer]) -> Iterator[Answer]:
        """Answers with a listing, whose records can be read until the context ends."""
        with self._looking(token, question) as view:
            answer = _answer(view, question)
            try:
                yield answer
            finally:
                # Also after an error, whose traceback keeps what was not read to the end.
                if isinstance(answer, Listing) and isinstance(answer.records, Generator):
                    answer.records.close()

    def preview(self, token: str, change: "Change", options: "ChangeOptions") -> "Decided":
        """Returns what a change would come to, and changes nothing."""
        from ibadmin.app.local.decide import decide, digest_of  # noqa: PLC0415

        with self._looking(token, change) as view:
            decided = decide(view, change, options)
            return decided._replace(digest=digest_of(view, change, decided.outcomes))

    def apply(
        self, token: str, change: "Change", options: "ChangeOptions", digest: bytes, progress: "Progress"
    ) -> "Decided":
        """Makes a change, unless it fails, is too large, or has another digest than the one that is given."""
        from ibadmin.app.local.apply import make  # noqa: PLC0415
        from ibadmin.store.unit import Store  # noqa: PLC0415

        store, decided = Store(self.engine_of(token)), None
        try:
            with store.writing(_sha256(token), self.clock(), options.reason, options.ticket) as unit:
                _admit(unit, change)
                decided = make(unit, change, options, digest, progress, self.new_codes)
        except ErasureUnfinished as unfinished:
            if decided is None:
                raise
            return decided._replace(unfinished=unfinished)
        return decided

    @contextmanager
    def _looking(self, token: str, asked: object) -> Iterator[ActorView]:
        with ReadableStore(self.engine_of(token)).reading(_sha256(token), self.clock()) as view:
            _admit(view, asked)
            yield view


def _answer(view: ActorView, question: Question[Answer]) -> Answer:
    """Returns the answer of the function that is registered for this kind of question."""
    noun = type(question).__module__.rpartition(".")[2]
    answers = import_module(f"ibadmin.app.local.{noun}").ANSWERS
    answer: Answer = answers[type(question)](view, question)
    return answer


def _admit(view: ActorView, asked: object) -> None:
    """Raises Refused for somebody whose registration is not finished, but for what is open to anyone."""
    if type(asked).__name__ not in _FOR_ANYONE:
        authority.registered(view.actor)


def _sha256(token: str) -> bytes:
    return sha256(token.encode()).digest()
