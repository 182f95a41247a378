"""Answers questions over a store, each in one transaction that begins with the token."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from importlib import import_module

from ibadmin.app.application import Answer, Listing, Question
from ibadmin.app.sessions import WhoAmI
from ibadmin.app.users import ShowMe
from ibadmin.rules import authority
from ibadmin.store.connection import Engine
from ibadmin.store.view import ActorView, ReadableStore

_FOR_ANYONE = (WhoAmI, ShowMe)
"""The questions that are open before the registration is finished (1.2)."""


@dataclass(frozen=True, slots=True)
class LocalApplication:
    """The use cases over a store; `engine_of` opens it as the person with that session token."""

    engine_of: Callable[[str], Engine]
    clock: Callable[[], datetime]

    def read(self, token: str, question: Question[Answer]) -> Answer:
        """Answers a question as of one moment."""
        with self.stream(token, question) as answer:
            return answer

    @contextmanager
    def stream(self, token: str, question: Question[Answer]) -> Iterator[Answer]:
        """Answers with a listing, whose records can be read until the context ends."""
        store = ReadableStore(self.engine_of(token))
        with store.reading(sha256(token.encode()).digest(), self.clock()) as view:
            if not isinstance(question, _FOR_ANYONE):
                authority.registered(view.actor)
            answer = _answer(view, question)
            try:
                yield answer
            finally:
                # Also after an error, whose traceback keeps what was not read to the end.
                if isinstance(answer, Listing) and isinstance(answer.records, Generator):
                    answer.records.close()


def _answer(view: ActorView, question: Question[Answer]) -> Answer:
    """The answer of the function that is registered for this kind of question."""
    noun = type(question).__module__.rpartition(".")[2]
    answers = import_module(f"ibadmin.app.local.{noun}").ANSWERS
    answer: Answer = answers[type(question)](view, question)
    return answer
