"""Long answers as JSON lines: the head where there is one, a line for each record, and a last line that says so.

All of a listing is one transaction, and a client that stops reading holds it open. Pages by key, each its own short
transaction, are to come; they end with `{"next": ...}`.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from types import NoneType
from typing import Any

from werkzeug.wrappers import Response

from ibadmin.app import codec
from ibadmin.app.application import Application, Listing, Question
from ibadmin.errors import IbadminError

MEDIA_TYPE = "application/x-ndjson"
BLOCK = 64 * 1024
_log = logging.getLogger(__name__)


def answer(application: Application, token: str, question: Question[Listing[Any, Any]]) -> Response:
    """Returns the answer to a question with a long one; its records are read while it is sent.

    What fails before the first record is an error of the request; what fails later leaves the last line out.
    """
    with ExitStack() as open_answer:
        listing = open_answer.enter_context(application.stream(token, question))
        lines = _lines(question.answer, listing)
        begun = chain([next(lines)], lines)
        response = Response(_blocks(_until_cut(begun)), content_type=MEDIA_TYPE)
        response.call_on_close(open_answer.pop_all().close)
    return response


def _lines(kind: type, listing: Listing[Any, Any]) -> Iterator[bytes]:
    head, record = codec.parts(kind)
    if head is not NoneType:
        # The first record is read as well, for that is when the store is asked.
        records = iter(listing.records)
        first = list(_next(records))
        yield codec.write_answer(head, listing.head)
        listing = Listing(listing.head, chain(first, records))
    for each in listing.records:
        yield codec.write_answer(record, each)
    yield codec.COMPLETE


def _next(records: Iterator[Any]) -> Iterator[Any]:
    for each in records:
        yield each
        return


def _until_cut(lines: Iterable[bytes]) -> Iterator[bytes]:
    try:
        yield from lines
    except IbadminError as error:
        _log.warning("listing cut off", extra={"reason": error.code})


def _blocks(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yields the lines joined to pieces of some size: one write for each would be the slowest part."""
    block: list[bytes] = []
    size = 0
    for line in lines:
        block += (line, b"\n")
        size += len(line) + 1
        if size >= BLOCK:
            yield b"".join(block)
            block, size = [], 0
    yield b"".join(block)
