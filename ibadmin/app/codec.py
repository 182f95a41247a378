"""Questions, answers and errors as JSON: strict with what a client sends, lenient with what a server answers.

A client of today asks a server of tomorrow: a field that is new in an answer is passed over. A field that a server
does not know in a question is refused, for an overlooked one would make it another question.
"""

import re
from datetime import datetime
from typing import Any, NamedTuple, TypeVar, get_args

import msgspec

from ibadmin.app.application import Listing
from ibadmin.app.audit import YEARS
from ibadmin.app.changes import Change, ChangeOptions
from ibadmin.app.operations import CHANGES, name_of
from ibadmin.app.wire import MOST_ROWS, packed_error, shape_of, unpacked_error
from ibadmin.errors import IbadminError, InvalidInput, ServerSaid

MOST_BYTES = 32 * 1024 * 1024
DEEPEST = 8
COMPLETE = b'{"complete":true}'
"""The last line of a listing that is whole."""

_LONGEST_SAID = 300
_TOKENS = re.compile(rb'"((?:[^"\\]++|\\.)*+)("?)(\s*+:)?|([\[{])|([\]}])', re.DOTALL)
_Value = TypeVar("_Value")


class _Envelope(msgspec.Struct, forbid_unknown_fields=True):
    operation: str
    change: msgspec.Raw
    options: msgspec.Raw = msgspec.Raw(b"{}")
    digest: str = ""


__all__ = ["COMPLETE", "DEEPEST", "MOST_BYTES", "MOST_ROWS"]


class Unreadable(ValueError):
    """JSON that is not what was expected; the text says where, in the words of the reader."""


class ChangeAsked(NamedTuple):
    """A change as it is asked for; `digest` is that of a preview, or empty."""

    change: Change
    options: ChangeOptions
    digest: bytes = b""


class Problem(NamedTuple):
    """The members of a problem document for readers that do not know its type (RFC 9457)."""

    title: str
    status: int
    detail: str


def write_question(question: object) -> bytes:
    """Returns a question as a JSON object of its parameters."""
    return _written(type(question), question)


def read_question(kind: type[_Value], body: bytes) -> _Value:
    """Returns the question in a body that anybody may have sent; raises Unreadable, InvalidInput."""
    _check(body)
    question: Any = _read(kind, body, strict=True)
    far = [
        name for name, value in question._asdict().items() if isinstance(value, datetime) and value.year not in YEARS
    ]
    if far:
        raise InvalidInput([(name, "out_of_range") for name in far])
    return question  # type: ignore[no-any-return]  # a value of this kind


def write_change(asked: ChangeAsked) -> bytes:
    """Returns a change with its options as a JSON object."""
    change, options = _written(type(asked.change), asked.change), _written(ChangeOptions, asked.options)
    raw = msgspec.Raw
    return msgspec.json.encode(_Envelope(name_of(asked.change), raw(change), raw(options), asked.digest.hex()))


def read_change(body: bytes) -> ChangeAsked:
    """Returns the change in a body that anybody may have sent; raises Unreadable."""
    _check(body)
    try:
        envelope = msgspec.json.decode(body, type=_Envelope)
        digest = bytes.fromhex(envelope.digest)
    except (ValueError, RecursionError) as error:
        raise Unreadable(str(error)) from None
    kind = CHANGES.get(envelope.operation)
    if kind is None:
        raise Unreadable("There is no such operation")
    options: ChangeOptions = _read(ChangeOptions, bytes(envelope.options), strict=True)
    return ChangeAsked(_read(kind, bytes(envelope.change), strict=True), options, digest)


def write_answer(kind: type, answer: object) -> bytes:
    """Returns an answer of this type, or one record or head of a listing, as a JSON object."""
    return _written(kind, answer)


def read_answer(kind: type[_Value], body: bytes) -> _Value:
    """Returns the answer in a body that a server has sent; raises Unreadable."""
    answer: _Value = _read(kind, body, strict=False)
    return answer


def is_listing(kind: type) -> bool:
    """Returns true for a type whose answers come record by record."""
    return issubclass(kind, Listing)


def parts(kind: type) -> tuple[Any, Any]:
    """Returns the types of the head and of a record of a listing."""
    head, record = get_args(vars(kind)["__orig_bases__"][0])
    return head, record


def write_problem(error: IbadminError, about: Problem) -> bytes:
    """Returns an error of ours as a problem document, with its fields."""
    return msgspec.json.encode({**about._asdict(), **packed_error(error)})


def write_unknown(code: str, about: Problem) -> bytes:
    """Returns a problem document for what is no error of ours, such as a wrong method."""
    return msgspec.json.encode({"type": "about:blank", **about._asdict(), "code": code})


def read_problem(body: bytes) -> IbadminError:
    """Returns the error that a problem document tells of, ServerSaid for one that is unknown; raises Unreadable."""
    try:
        members = msgspec.json.decode(body, type=dict[str, Any])
    except (ValueError, RecursionError):
        raise Unreadable("no problem document") from None
    try:
        return unpacked_error(members)
    except (ValueError, TypeError, RecursionError):
        said = [str(members[name]) for name in ("detail", "title") if isinstance(members.get(name), str)]
    code = members.get("code", members.get("status"))
    if not said or not isinstance(code, str | int):
        raise Unreadable("no problem document") from None
    return ServerSaid(str(code)[:_LONGEST_SAID], said[0][:_LONGEST_SAID])


def _written(kind: Any, value: object) -> bytes:
    pack = shape_of(kind, False).pack
    return msgspec.json.encode(pack(value) if pack else value)


def _read(kind: Any, body: bytes, *, strict: bool) -> Any:
    shape = shape_of(kind, strict)
    try:
        read = msgspec.json.decode(body, type=shape.wire)
        return shape.unpack(read) if shape.unpack else read
    except (ValueError, RecursionError) as error:
        raise Unreadable(str(error)) from None


def _check(body: bytes) -> None:
    """Raises Unreadable for what msgspec takes: a body too large or deep, and a key that an object has twice."""
    if len(body) > MOST_BYTES:
        raise Unreadable("The body is too large")
    seen: list[set[str]] = []
    for token in _TOKENS.finditer(body):
        text, _, is_key, opens, closes = token.groups()
        if opens:
            seen.append(set())
        elif closes and seen:
            seen.pop()
        elif is_key and seen:
            _note(text, seen[-1])
        if len(seen) > DEEPEST:
            raise Unreadable(f"The body is more than {DEEPEST} levels deep")


def _note(text: bytes, seen: set[str]) -> None:
    try:
        key = msgspec.json.decode(b'"%b"' % text, type=str)
    except ValueError as error:
        raise Unreadable(str(error)) from None
    if key in seen:
        raise Unreadable("An object has a key twice")
    seen.add(key)
