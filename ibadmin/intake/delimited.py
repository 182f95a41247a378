"""Cells between commas, semicolons or tabs, as Excel writes them; a quotation mark that has no other is a flaw."""

import csv
import io
import re
from collections.abc import Iterator

from ibadmin.failures import Flaw
from ibadmin.intake.headings import says_whom

DELIMITERS = (";", "\t", ",")
Line = tuple[int, list[str]]
"""The number of the line that a record begins in, and its cells."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_SEPARATOR = re.compile(r"sep=(?P<delimiter>.)", re.IGNORECASE)


def records(text: str, flaws: list[Flaw]) -> Iterator[Line]:
    """The records that are not empty; every quotation mark that has no other is added to the flaws."""
    start, delimiter, skipped = _opening(text)
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter, strict=True)
    last = 0
    try:
        for cells in reader:
            number, last = last + 1, reader.line_num
            if any(map(str.strip, cells)):
                yield number + skipped, cells
    except csv.Error:
        rest = (line for line in _carefully(text[start:], delimiter, flaws) if line[0] > last)
        yield from ((number + skipped, cells) for number, cells in rest if any(map(str.strip, cells)))


def _opening(text: str) -> tuple[int, str, int]:
    """Where the first record begins, what stands between cells, and how many lines come before it.

    Which it is follows from the headings: the one with which they can be read. Excel may say so itself, in a line
    `sep=;` above them.
    """
    first, after = _first_line(text)
    if match := _SEPARATOR.fullmatch(first.strip()):
        return after, match["delimiter"], len(_LINE_END.findall(text[:after]))
    quoted = [(each, next(csv.reader([first], delimiter=each), [])) for each in DELIMITERS]
    known = [(len(cells), each) for each, cells in quoted if says_whom(cells)]
    likely = known or [(len(cells), each) for each, cells in quoted]
    return 0, max(likely, key=lambda each: each[0])[1], 0


def _first_line(text: str) -> tuple[str, int]:
    """The first line that is not empty, and where the next one begins."""
    start = len(text) - len(text.lstrip("\r\n"))
    end = _LINE_END.search(text, start)
    return (text[start : end.start()], end.end()) if end else (text[start:], len(text))


def _carefully(text: str, delimiter: str, flaws: list[Flaw]) -> Iterator[Line]:
    """The records of a text in which quotation marks are wrong; after each of those it goes on at the next line."""
    cell = re.compile(rf'"[^"]*(?:""[^"]*)*("?)|[^{re.escape(delimiter)}\r\n]*')
    place, number, begun = 0, 1, 1
    cells: list[str] = []
    while place < len(text):
        found = cell.match(text, place)
        assert found is not None
        end, quoted = found.end(), text[place] == '"'
        if quoted and not (found[1] and (end == len(text) or text[end] in f"{delimiter}\r\n")):
            flaws.append(Flaw(number, len(cells) + 1, "", "quote_astray" if found[1] else "quote_open"))
            cells = []
            end = _end_of_line(text, place)
        else:
            cells.append(found[0])
            number += len(_LINE_END.findall(found[0])) if quoted else 0
            if text[end : end + 1] == delimiter:
                place = end + 1
                continue
            yield begun, cells
            cells = []
        line_end = _LINE_END.match(text, end)
        place, number = (line_end.end() if line_end else len(text)), number + 1
        begun = number


def _end_of_line(text: str, place: int) -> int:
    line_end = _LINE_END.search(text, place)
    return line_end.start() if line_end else len(text)
