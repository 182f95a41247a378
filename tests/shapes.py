"""The shapes that scripts rely on: `tests/shapes/<command>.json` says what the command prints with `--output json`.

A shape is written as the document it describes. An object has exactly these keys in this order, a list has items of
the one shape that it holds, and a string names a type: `string`, `integer`, `boolean`, `time` (ISO 8601 in UTC),
`date`, words to choose from (`awaited|active`), each with `?` when it can be null. `@name` is the shape in that file.
"""

import json
import re
from pathlib import Path

FOLDER = Path(__file__).with_name("shapes")
PATTERNS = {
    "string": re.compile(r".*", re.DOTALL),
    "time": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
}


def shape_of(command: str) -> object:
    """What the file of a command (`users list`, `users_list`) says."""
    shape: object = json.loads((FOLDER / f"{command.replace(' ', '_')}.json").read_text(encoding="utf-8"))
    return shape


def assert_matches_shape(command: str, document: object) -> None:
    """Fail, naming the place, unless what a command printed is exactly what its file says."""
    _compare(shape_of(command), document, command)


def _compare(shape: object, value: object, place: str) -> None:
    if isinstance(shape, dict):
        assert isinstance(value, dict), f"{place} is no object: {value!r}"
        assert list(value) == list(shape), f"{place} has the keys {list(value)}, not {list(shape)}"
        for key, part in shape.items():
            _compare(part, value[key], f"{place}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), f"{place} is no list: {value!r}"
        for number, item in enumerate(value):
            _compare(shape[0], item, f"{place}[{number}]")
    elif isinstance(shape, str) and shape.startswith("@"):
        _compare(shape_of(shape[1:]), value, place)
    else:
        assert isinstance(shape, str)
        assert _is(shape, value), f"{place} is {value!r}, not {shape}"


def _is(kind: str, value: object) -> bool:
    if kind.endswith("?"):
        return value is None or _is(kind.removesuffix("?"), value)
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if not isinstance(value, str):
        return False
    return bool(PATTERNS[kind].fullmatch(value)) if kind in PATTERNS else value in kind.split("|")
