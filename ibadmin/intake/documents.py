"""JSON as `--output jsonl` and `--output json` write it, and as `jq` makes of it: objects, on one line or on many."""

import json
import re
from collections.abc import Iterator

from ibadmin.failures import Flaw

Document = tuple[int, dict[str, object]]
"""The number of the line that an object begins in, and what it says."""

_BETWEEN = re.compile(r"[\s,\[\]]*")
_NEXT_OBJECT = re.compile(r"^[ \t]*\{", re.MULTILINE)


def is_json(text: str) -> bool:
    """Whether a text is to be read as JSON."""
    return text.lstrip()[:1] in ("{", "[")


def objects(text: str, flaws: list[Flaw]) -> Iterator[Document]:
    """The objects of a text; every place that is no JSON, or no object, is added to the flaws."""
    decode = json.JSONDecoder().raw_decode
    place, line, counted = 0, 1, 0
    while True:
        between = _BETWEEN.match(text, place)
        place = between.end() if between else place
        if place == len(text):
            break
        line, counted = line + text.count("\n", counted, place), place
        try:
            found, place = decode(text, place)
        except json.JSONDecodeError as wrong:
            flaws.append(Flaw(wrong.lineno, wrong.colno, "", "not_json"))
            place = _next(text, place)
        else:
            if isinstance(found, dict):
                yield line, found
            else:
                flaws.append(Flaw(line, 1, "", "not_an_object"))


def _next(text: str, place: int) -> int:
    """Where the next object begins after one that cannot be read: at the beginning of a line."""
    line_end = text.find("\n", place)
    found = _NEXT_OBJECT.search(text, line_end + 1) if line_end >= 0 else None
    return found.end() - 1 if found else len(text)
