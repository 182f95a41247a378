"""Cells between commas, semicolons or tabs, as Excel writes them; a quotation mark that has no other is a flaw."""

import csv
import io
import re
from collections.abc import Iterator

from ibadmin.failures import Flaw, Remark
from ibadmin.intake.headings import says_whom
from ibadmin.intake.rows import Remarks

DELIMITERS = (";", "\t", ",")
Line = tuple[int, list[str]]
"""The number of the line that a record begins in, and its cells."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_SEPARATOR = re.compile(r"\"?sep=(?P<delimiter>\\t|[^\"])\"?[;, ]*", re.IGNORECASE)
# A line of these alone says nothing.
_EMPTY = ' \t;,"\xa0'
_UNCUT = re.compile(r"[^\r\n]+")


def records(text: str, flaws: list[Flaw], remarks: Remarks) -> Iterator[Line]:
    """The records that are not empty; every quotation mark that has no other is added to the flaws."""
    start, delimiter, in_quotes = _opening(text, remarks)
    skipped = len(_LINE_END.findall(text[:start]))
    rest = _UNCUT.sub(lambda line: _out_of_quotes(line[0]), text[start:]) if in_quotes else text[start:]
    reader = csv.reader(io.StringIO(rest, newline=""), delimiter=delimiter, strict=True)
    last = 0
    try:
        for cells in reader:
            number, last = last + 1, reader.line_num
            if any(map(str.strip, cells)):
                yield number + skipped, cells
    except csv.Error:
        others = (line for line in _carefully(rest, delimiter, flaws) if line[0] > last)
        yield from ((number + skipped, cells) for number, cells in others if any(map(str.strip, cells)))


def _opening(text: str, remarks: Remarks) -> tuple[int, str, bool]:
    """Where the first record begins, what stands between cells, and whether every line stands in quotation marks.

    What stands between cells follows from the headings: it is that with which they can be read. Excel may say so
    itself, in a line `sep=;` above them.
    """
    start, first = _first_line(text, 0)
    said = ""
    if match := _SEPARATOR.fullmatch(first.strip(" ")):
        said = "\t" if match["delimiter"] == "\\t" else match["delimiter"]
        start, first = _first_line(text, start + len(first))
    if said and says_whom(_cells(first, said)):
        return start, said, False
    likely = _likely(first)
    if not likely and (inner := _likely(_out_of_quotes(first))):
        remarks[Remark("lines_in_quotes")] += 1
        return start, inner[0], True
    if said and not likely:
        return start, said, False
    if said or len(likely) > 1:
        remarks[Remark("delimiter_assumed", "", likely[0])] += 1
    return start, likely[0] if likely else max(DELIMITERS, key=lambda each: len(_cells(first, each))), False


def _likely(heading: str) -> list[str]:
    """Returns the delimiters that split this heading into columns of which one names users; most cells first."""
    found = [(len(cells), each) for each in DELIMITERS if len(cells := _cells(heading, each)) > 1 and says_whom(cells)]
    return [each for _, each in sorted(found, key=lambda one: -one[0])]


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        # Longer than the module reads: no heading is.
        return [line]


def _out_of_quotes(text: str) -> str:
    """A line that stands in quotation marks as a whole, without them."""
    whole = len(text) > 1 and text.startswith('"') and text.endswith('"') and '"' not in text[1:-1].replace('""', "")
    return text[1:-1].replace('""', '"') if whole else text


def _first_line(text: str, start: int) -> tuple[int, str]:
    """Where the first line begins that says something, and that line; the end of the text where none does."""
    for line in _UNCUT.finditer(text, start):
        if line[0].strip(_EMPTY):
            return line.start(), line[0]
    return len(text), ""


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
