"""JSON as `--output jsonl` and `--output json` write it, and as `jq` makes of it: objects, on one line or on many."""

import json
import re
from collections.abc import Iterator, Sequence

from ibadmin.failures import Flaw

Pair = tuple[str, object]
Document = tuple[int, Sequence[Pair]]
"""The number of the line that an object begins in, and its keys with their values, in order and all of them."""

DEEPEST = 32
"""How deep lists and objects may lie in each other; nobody needs ten."""
_BLANK = re.compile(r"[ \t\r\n]*")
_NEXT_OBJECT = re.compile(r"^[ \t]*\{", re.MULTILINE)


def is_json(text: str) -> bool:
    """Whether a text is to be read as JSON."""
    return text.lstrip()[:1] in ("{", "[")


def objects(text: str, flaws: list[Flaw]) -> Iterator[Document]:
    """The objects of a text, in lists or one after the other; every place that is neither is added to the flaws.

    Numbers are texts, of whatever length: none is reckoned with here.
    """
    return _Reader(text, flaws).objects()


def _no_number(constant: str) -> object:
    raise ValueError(constant)


_DECODE = json.JSONDecoder(
    object_pairs_hook=tuple, parse_int=str, parse_float=str, parse_constant=_no_number, strict=True
).raw_decode


class _Reader:
    """A text that is read from its beginning to its end; `opened` is where the list begins that it is in.

    `skipped` says that the last value could not be read, so that the reading went on at the next line.
    """

    def __init__(self, text: str, flaws: list[Flaw]) -> None:
        self.text = text
        self.flaws = flaws
        self.place = 0
        self.opened: int | None = None
        self.skipped = False
        self._line, self._counted = 1, 0

    def objects(self) -> Iterator[Document]:
        comma_needed = broken = False
        while self._sign():
            if comma_needed and self.opened is not None and self._sign() == "{":
                self._flaw("not_json")
            match self._sign():
                case "[" if self.opened is None:
                    self.opened, self.place, comma_needed = self.place, self.place + 1, False
                case "]" if self.opened is not None:
                    self.opened, self.place, comma_needed = None, self.place + 1, False
                case "," if comma_needed and self.opened is not None:
                    self.place, comma_needed = self.place + 1, False
                    if self._sign() == "]":
                        self._flaw("not_json")
                case _:
                    line = self.line
                    if (found := self._value()) is not None:
                        yield line, found
                    broken = broken or self.skipped
                    comma_needed = not self.skipped
        if self.opened is not None and not broken:
            self.flaws.append(Flaw(*self._where(self.opened), "", "list_open"))

    @property
    def line(self) -> int:
        """The line that the reading has come to."""
        self._line, self._counted = self._line + self.text.count("\n", self._counted, self.place), self.place
        return self._line

    def _sign(self) -> str:
        """The next character that is no blank; empty at the end."""
        blank = _BLANK.match(self.text, self.place)
        self.place = blank.end() if blank else self.place
        return self.text[self.place : self.place + 1]

    def _value(self) -> Sequence[Pair] | None:
        """The object that begins here, or None where there is none that can be used: that is a flaw."""
        begun, self.skipped = self.place, False
        try:
            found, self.place = _DECODE(self.text, begun)
        except json.JSONDecodeError as wrong:
            self.flaws.append(Flaw(wrong.lineno, wrong.colno, "", "not_json"))
        except ValueError as constant:
            self.flaws.append(Flaw(*self._where(self.text.find(str(constant), begun)), "", "not_json"))
        except RecursionError:
            self.flaws.append(Flaw(*self._where(begun), "", "too_deep"))
        else:
            if not isinstance(found, tuple):
                self.flaws.append(Flaw(self.line, 1, "", "not_an_object"))
            elif _is_deep(found):
                self.flaws.append(Flaw(*self._where(begun), "", "too_deep"))
            else:
                return found
            return None
        self.place, self.skipped = self._next(begun), True
        return None

    def _flaw(self, problem: str) -> None:
        self.flaws.append(Flaw(*self._where(self.place), "", problem))

    def _where(self, place: int) -> tuple[int, int]:
        return self.text.count("\n", 0, place) + 1, place - self.text.rfind("\n", 0, place)

    def _next(self, place: int) -> int:
        """Where the next object begins after one that cannot be read: at the beginning of a line."""
        line_end = self.text.find("\n", place)
        found = _NEXT_OBJECT.search(self.text, line_end + 1) if line_end >= 0 else None
        return found.end() - 1 if found else len(self.text)


def _is_deep(found: Sequence[object]) -> bool:
    """True when values are nested deeper than we read; checked level by level, because the stack is not ours alone."""
    level: list[Sequence[object]] = [found]
    depth = 0
    # An object is a tuple of pairs, which are tuples too.
    while level and depth <= 2 * DEEPEST:
        level = [each for one in level for each in one if isinstance(each, list | tuple)]
        depth += 1
    return depth > 2 * DEEPEST
