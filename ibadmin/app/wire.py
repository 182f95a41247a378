"""Our types as JSON has them: for each a type that msgspec reads, and the ways there and back.

A named tuple, a dataclass and an error are objects with their fields by name; an enum travels as its code or value.
A type without a place here is a TypeError when the first value of it is to travel.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from inspect import Parameter, signature
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec

from ibadmin import errors, failures
from ibadmin.errors import IbadminError
from ibadmin.facts import CodeReissued, UserVerified, in_words
from ibadmin.model import VerificationCode
from ibadmin.rules.dormancy import MOST_DAYS
from ibadmin.rules.manual import Refused
from ibadmin.system import SystemFailure

MOST_ROWS = 100_000
LONGEST_TEXT = 4_000

Way = Callable[[Any], Any] | None
"""From one form of a value to the other; None where both are one."""

PROBLEMS: Mapping[str, type[IbadminError]] = {
    "bug": IbadminError,
    "invalid-input": errors.InvalidInput,
    "invalid-choice": errors.InvalidChoice,
    "answer-needed": errors.AnswerNeeded,
    "declined": errors.Declined,
    "settings-invalid": errors.SettingsInvalid,
    "login-needed": errors.LoginNeeded,
    "not-found": errors.NotFound,
    "ambiguous": errors.Ambiguous,
    "doubtful-match": failures.DoubtfulMatch,
    "conflict": errors.Conflict,
    "outrun": errors.Outrun,
    "refused": Refused,
    "file-malformed": failures.FileMalformed,
    "rows-refused": failures.RowsRefused,
    "rows-ambiguous": failures.RowsAmbiguous,
    "rows-not-found": failures.RowsNotFound,
    "done-in-part": failures.DoneInPart,
    "possible-in-part": failures.PossibleInPart,
    "interrupted": failures.Interrupted,
    "outside-failure": errors.OutsideFailure,
    "system-failure": SystemFailure,
    "store-unreachable": errors.StoreUnreachable,
    "store-damaged": errors.StoreDamaged,
    "result-cut": errors.ResultCut,
    "result-unwritten": errors.ResultUnwritten,
    "report-lost": errors.ReportLost,
    "commit-in-doubt": errors.CommitInDoubt,
    "flush-failed": errors.FlushFailed,
    "erasure-unfinished": errors.ErasureUnfinished,
    "keyring-unavailable": errors.KeyringUnavailable,
    "session-file-unsafe": errors.SessionFileUnsafe,
    "gateway-unreachable": errors.GatewayUnreachable,
    "gateway-misconfigured": errors.GatewayMisconfigured,
    "server-said": errors.ServerSaid,
    "port-taken": errors.PortTaken,
    "login-failed": errors.LoginFailed,
    "file-unwritable": errors.FileUnwritable,
    "check-failed": errors.CheckFailed,
    "demo-running": errors.DemoRunning,
    "demo-stopped": errors.DemoStopped,
}
"""Every error by its name on the wire; a `code` is shared by errors that a script need not tell apart."""

_NAMES = {kind: name for name, kind in PROBLEMS.items()}
_TYPE = "urn:ibadmin:problem:"
_HASH: Mapping[str, object] = {"keyed_hash": b""}
_WITHHELD = {VerificationCode: _HASH, UserVerified: _HASH, CodeReissued: _HASH}
"""Fields that stay on the store's side, each with the value that stands for it on the other."""

_LEAVES = (str, int, bool, bytes, date, datetime, NoneType)
_STRICT: Mapping[Any, Any] = {
    # PostgreSQL keeps no zero byte, and SQLite matches no pattern of any length.
    str: Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT, pattern="^[^\\x00]*$")],
    int: Annotated[int, msgspec.Meta(ge=0, lt=2**53)],
    datetime: Annotated[datetime, msgspec.Meta(tz=True)],
}
_BOUNDS: Mapping[str, Any] = {"days": Annotated[int, msgspec.Meta(ge=1, le=MOST_DAYS)]}


class Shape(NamedTuple):
    """A type on the wire: what JSON is read into, and the ways from our values to that and back."""

    wire: Any
    pack: Way = None
    unpack: Way = None


@cache
def shape_of(kind: Any, strict: bool) -> Shape:
    """Returns the shape of a type; a strict one refuses unknown fields and values without bounds."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is IbadminError:
        return Shape(dict[str, Any], packed_error, unpacked_error)
    if origin in (Union, UnionType):
        return _union(arguments, strict)
    if origin in (tuple, Sequence, frozenset):
        return _several(origin, arguments, strict)
    if origin in (dict, Mapping):
        key, value = (shape_of(each, strict) for each in arguments)
        _no_ways(kind, (key, value))
        return Shape(_bounded(dict[key.wire, value.wire], strict), dict)  # type: ignore[name-defined]  # made here
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(kind)
    if kind in _LEAVES:
        return Shape(_STRICT.get(kind, kind) if strict else kind)
    if is_dataclass(kind) or hasattr(kind, "_fields") or kind in _NAMES:
        return _record(kind, strict)
    raise TypeError(f"{kind} has no place on the wire")


def packed_error(error: IbadminError) -> dict[str, Any]:
    """Returns the members that an error has in a problem document: type, code, and fields of its own."""
    kind: Any = type(error)
    pack = shape_of(kind, False).pack if kind is not IbadminError else None
    fields = msgspec.structs.asdict(pack(error)) if pack else {}
    return {"type": _TYPE + _NAMES[kind], "code": kind.code, **fields}


def unpacked_error(members: Mapping[str, Any]) -> IbadminError:
    """Returns the error with these members; raises ValueError for one that does not exist here, or is not whole."""
    kind: Any = PROBLEMS.get(str(members.get("type", "")).removeprefix(_TYPE))
    if kind is None:
        raise ValueError("unknown problem")
    if kind is IbadminError:
        return IbadminError()
    shape = shape_of(kind, False)
    error: IbadminError = (shape.unpack or kind)(msgspec.convert(members, shape.wire))
    return error


def _union(arguments: tuple[Any, ...], strict: bool) -> Shape:
    shapes = [shape_of(each, strict) for each in arguments]
    wire: Any = Union[tuple(shape.wire for shape in shapes)]  # noqa: UP007 - made of values
    ways = [shape for shape in shapes if shape.pack]
    if not ways:
        return Shape(wire)
    if len(shapes) != 2 or NoneType not in arguments:
        return _tagged(arguments, strict)
    return Shape(wire, _unless_none(ways[0].pack), _unless_none(ways[0].unpack))


def _tagged(kinds: tuple[Any, ...], strict: bool) -> Shape:
    """Objects that are told apart by the name of their kind."""
    shapes = {kind: _problem() if kind is IbadminError else _record(kind, strict, tagged=True) for kind in kinds}
    back = {shape.wire: shape.unpack for shape in shapes.values()}

    def pack(value: Any) -> Any:
        return _packed(shapes[IbadminError if isinstance(value, IbadminError) else type(value)], value)

    def unpack(read: Any) -> Any:
        way = back[type(read)]
        return way(read) if way else read

    return Shape(Union[tuple(shape.wire for shape in shapes.values())], pack, unpack)  # noqa: UP007 - made of values


def _packed(shape: Shape, value: Any) -> Any:
    return shape.pack(value) if shape.pack else value


def _problem() -> Shape:
    """An error among other kinds: its members of a problem document are an object in it."""
    members = [("problem", dict[str, Any])]
    wire: Any = msgspec.defstruct("Problem", members, frozen=True, tag="problem", tag_field="type")
    return Shape(wire, lambda error: wire(packed_error(error)), lambda read: unpacked_error(read.problem))


def _several(origin: Any, arguments: tuple[Any, ...], strict: bool) -> Shape:
    """Values in a row: any number of one type, or one of each of several."""
    shapes = [shape_of(each, strict) for each in arguments if each is not ...]
    if origin is tuple and ... not in arguments:
        _no_ways(arguments, shapes)
        return Shape(tuple[tuple(shape.wire for shape in shapes)])  # type: ignore[misc]  # made here
    (each,) = shapes
    if origin is frozenset:
        _no_ways(arguments, shapes)
        # Equal answers are equal bytes.
        return Shape(_bounded(frozenset[each.wire], strict), sorted, lambda value: value)  # type: ignore[name-defined]
    wire = _bounded(tuple[each.wire, ...], strict)  # type: ignore[name-defined]  # made here
    return Shape(wire, _each(each.pack), _each(each.unpack)) if each.pack else Shape(wire)


def _enum(kind: type[Enum]) -> Shape:
    """By its code where it has one, for its values are ours alone; else by its value."""
    codes = {each.code: each for each in kind if hasattr(each, "code")}
    if not codes:
        return Shape(kind)
    return Shape(Literal[tuple(codes)], lambda member: member.code, codes.__getitem__)


def _record(kind: Any, strict: bool, *, tagged: bool = False) -> Shape:
    withheld = _WITHHELD.get(kind, {})
    parameters = [each for each in _parameters(kind) if each.name not in withheld]
    shapes = [shape_of(each.annotation, strict) for each in parameters]
    own = [_field(kind, each, shape, strict) for each, shape in zip(parameters, shapes, strict=True)]
    tag: dict[str, Any] = {"tag": in_words(kind.__name__), "tag_field": "type"} if tagged else {}
    wire: Any = msgspec.defstruct(kind.__name__, own, frozen=True, forbid_unknown_fields=strict, **tag)
    names = [each.name for each in parameters]
    there = [(place, shape.pack) for place, shape in enumerate(shapes) if shape.pack]
    back = [(place, shape.unpack) for place, shape in enumerate(shapes) if shape.unpack]

    def pack(value: Any) -> Any:
        return wire(*_along(there, [getattr(value, name) for name in names]))

    def unpack(read: Any) -> Any:
        values = _along(back, list(msgspec.structs.astuple(read)))
        return kind(**dict(zip(names, values, strict=True)), **withheld) if withheld else kind(*values)

    return Shape(wire, pack, unpack)


def _along(ways: Sequence[tuple[int, Callable[[Any], Any]]], values: list[Any]) -> list[Any]:
    for place, way in ways:
        values[place] = way(values[place])
    return values


def _parameters(kind: Any) -> Sequence[Parameter]:
    """The fields of a type that travel: all but the type of a question's answer."""
    if kind in _NAMES and kind.__init__ is Exception.__init__:
        return ()
    found = signature(kind, eval_str=True).parameters.values()
    return [each for each in found if get_origin(each.annotation) is not type]


def _field(kind: Any, parameter: Parameter, shape: Shape, strict: bool) -> Any:
    wire = _BOUNDS.get(parameter.name, shape.wire) if strict else shape.wire
    if parameter.default is Parameter.empty:
        return parameter.name, wire
    made = [each.default_factory for each in fields(kind) if each.name == parameter.name] if is_dataclass(kind) else []
    if made and made[0] is not MISSING:
        return parameter.name, wire, msgspec.field(default_factory=made[0])
    return parameter.name, wire, shape.pack(parameter.default) if shape.pack else parameter.default


def _no_ways(kind: object, shapes: Sequence[Shape]) -> None:
    if any(shape.pack for shape in shapes):
        raise TypeError(f"{kind} has no place on the wire")


def _bounded(wire: Any, strict: bool) -> Any:
    return Annotated[wire, msgspec.Meta(max_length=MOST_ROWS)] if strict else wire


def _each(way: Way) -> Way:
    return (lambda values: tuple(map(way, values))) if way else None


def _unless_none(way: Way) -> Way:
    return (lambda value: None if value is None else way(value)) if way else None
