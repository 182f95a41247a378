"""The use cases at a server: a question goes there over HTTPS, and the answer or the error comes back as it was."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from types import NoneType

from ibadmin.app import codec
from ibadmin.app.application import Answer, Question
from ibadmin.app.changes import Change, ChangeOptions, Decided, Progress
from ibadmin.app.codec import ChangeAsked, Unreadable
from ibadmin.app.operations import CHANGES_MADE, PREVIEWS, operation_of
from ibadmin.client.channel import Reply, Request
from ibadmin.client.connection import Connection
from ibadmin.client.retry import Patience, patiently
from ibadmin.errors import (
    CommitInDoubt,
    GatewayUnreachable,
    IbadminError,
    ResultCut,
    ServerSaid,
    StoreUnreachable,
)

_JSON, _LINES, _PROBLEM = "application/json", "application/x-ndjson", "application/problem+json"
_AWAY = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT})


@dataclass(frozen=True, slots=True)
class RemoteApplication:
    """The use cases at the other end of a connection."""

    connection: Connection
    patience: Patience = field(default_factory=Patience)

    def read(self, token: str, question: Question[Answer]) -> Answer:
        """Answers a question as of one moment."""
        with self.stream(token, question) as answer:
            return answer

    @contextmanager
    def stream(self, token: str, question: Question[Answer]) -> Iterator[Answer]:
        """Answers with a listing, whose records can be read until the context ends."""
        by_line = codec.is_listing(question.answer)
        with self._asked(token, question, by_line=by_line) as reply:
            self._check(reply, _LINES if by_line else _JSON)
            yield self._listing(question.answer, reply) if by_line else self._single(question.answer, reply.body)

    def preview(self, token: str, change: Change, options: ChangeOptions) -> Decided:
        """Returns what a change would come to, and changes nothing."""
        request = Request("POST", PREVIEWS, token, codec.write_change(ChangeAsked(change, options)))
        with patiently(lambda: self.connection.asked(request, by_line=False), self.patience) as reply:
            self._check(reply, _JSON)
            return self._single(Decided, reply.body)

    def apply(self, token: str, change: Change, options: ChangeOptions, digest: bytes, progress: Progress) -> Decided:
        """Makes a change, unless something is in the way of it; it is sent once, and never again by itself.

        Raises CommitInDoubt where the answer was lost.
        """
        request = Request("POST", CHANGES_MADE, token, codec.write_change(ChangeAsked(change, options, digest)))
        with self.connection.asked_once(request) as reply:
            decided = self._word_on_change(reply)
        progress.decided(decided)
        return decided

    def _asked(self, token: str, question: object, *, by_line: bool) -> AbstractContextManager[Reply]:
        operation = operation_of(question)
        body = b"" if operation.method == "GET" else codec.write_question(question)
        request = Request(operation.method, operation.path, token, body)
        return patiently(lambda: self.connection.asked(request, by_line=by_line), self.patience)

    def _check(self, reply: Reply, media_type: str) -> None:
        """Raises the error that a reply tells of, and GatewayUnreachable for a page of something in between."""
        if reply.status == HTTPStatus.OK and reply.media_type == media_type:
            return
        if reply.media_type == _PROBLEM:
            raise self._told(reply.body)
        raise GatewayUnreachable(self.connection.address, "unwell" if reply.status in _AWAY else "not_ours")

    def _word_on_change(self, reply: Reply) -> Decided:
        """The word of the server; raises CommitInDoubt for anything that is none, for the change may have been made."""
        try:
            if reply.status not in (HTTPStatus.OK, HTTPStatus.CONFLICT) or reply.media_type != _JSON:
                self._check(reply, _JSON)
            return self._single(Decided, reply.body)
        except (GatewayUnreachable, ServerSaid):
            if reply.media_type == _PROBLEM and reply.status < HTTPStatus.INTERNAL_SERVER_ERROR:
                raise
            raise CommitInDoubt(self.connection.address, "") from None

    def _told(self, body: bytes) -> IbadminError:
        try:
            error = codec.read_problem(body)
        except Unreadable:
            return GatewayUnreachable(self.connection.address, "not_ours")
        if isinstance(error, StoreUnreachable | CommitInDoubt):
            # A server does not tell where its store is.
            error.location = self.connection.address
        return error

    def _single(self, kind: type[Answer], body: bytes) -> Answer:
        try:
            return codec.read_answer(kind, body)
        except Unreadable:
            raise GatewayUnreachable(self.connection.address, "not_ours") from None

    def _listing(self, kind: type[Answer], reply: Reply) -> Answer:
        head, record = codec.parts(kind)
        found = None if head is NoneType else self._head(head, reply.lines)
        listing: Callable[..., Answer] = kind
        return listing(found, self._records(record, reply.lines))

    def _head(self, kind: type, lines: Iterator[bytes]) -> object:
        """The value of the first line; raises ResultCut when there is none."""
        line = next(lines, None)
        if line is None:
            raise ResultCut(self.connection.address)
        return self._single(kind, line)

    def _records(self, kind: type, lines: Iterable[bytes]) -> Iterator[object]:
        """Yields the values of the lines; raises ResultCut unless the last line says that it is the last."""
        try:
            for line in lines:
                if line == codec.COMPLETE:
                    return
                yield codec.read_answer(kind, line)
        except (GatewayUnreachable, Unreadable):
            raise ResultCut(self.connection.address) from None
        raise ResultCut(self.connection.address)
