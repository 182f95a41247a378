"""The values of a row by field; of several columns or keys with one meaning, the surest counts."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from ibadmin.failures import Remark
from ibadmin.intake.dates import PLACEHOLDER, last_day
from ibadmin.intake.headings import field_of, is_surer, plain
from ibadmin.intake.rows import Remarks
from ibadmin.intake.values import says_nothing

LEFT_ON = "left_on"
Named = tuple[str, str]
"""A heading or key, and what stands under it."""


class Clash(NamedTuple):
    """A field that is given more than one value, by headings of which none goes before the others."""

    field: str
    headings: Sequence[str]


Settled = tuple[dict[str, str], Sequence[Clash]]


def settled(said: Sequence[Named], known: Collection[str], remarks: Remarks) -> Settled:
    """The cells of a row by field, and what clashes; cells that say nothing count only where nothing else is said."""
    by_field: dict[str, list[Named]] = {}
    for heading, cell in said:
        if (field := field_of(heading)) in known:
            by_field.setdefault(field, []).append((heading, cell))
    cells: dict[str, str] = {}
    clashes: list[Clash] = []
    for field, given in by_field.items():
        cell, clash = _one(field, given)
        cells[field] = cell
        clashes += [clash] if clash else []
        if len(given) > 1:
            _remark_several(field, given, remarks)
    return cells, clashes


def _one(field: str, given: Sequence[Named]) -> tuple[str, Clash | None]:
    if len(given) == 1:
        return given[0][1], None
    telling = [(heading, cell) for heading, cell in given if not _is_silent(field, cell)]
    if not telling:
        return max(cell for _, cell in given), None
    # A last day is nobody's to choose: whichever is taken decides whether somebody may still come in.
    surer = [each for each in telling if is_surer(each[0])] if field != LEFT_ON else []
    best = sorted(surer or telling)
    if len({_meaning(field, cell) for _, cell in best}) > 1:
        return best[0][1], Clash(field, [heading for heading, _ in given])
    return best[0][1], None


def _is_silent(field: str, cell: str) -> bool:
    if field == LEFT_ON:
        return _meaning(field, cell) in (None, PLACEHOLDER)
    return says_nothing(cell, field)


def _meaning(field: str, cell: str) -> object:
    """Returns a form in which two cells with one meaning are equal."""
    if field != LEFT_ON:
        return cell.strip().casefold()
    try:
        return last_day(cell)
    except ValueError:
        return cell


def _remark_several(field: str, given: Sequence[Named], remarks: Remarks) -> None:
    """Say that several headings mean one field, and of details which one goes before; in whatever order they stand."""
    named = sorted({heading.strip() for heading, _ in given})
    surer = [] if field == LEFT_ON else [heading for heading in named if is_surer(heading)]
    others = [heading for heading in named if heading not in surer]
    if len(set(map(plain, named))) > 1:
        code = "several_headings" if len(surer) == 1 else "headings_alike"
        remarks[Remark(code, field, "\n".join([*surer, *others]))] += 1


def settling(headings: Sequence[str], known: Collection[str], remarks: Remarks) -> Callable[[Sequence[str]], Settled]:
    """A function that settles the cells of a line; it is quick where no two headings mean the same."""
    places = [(field, place) for place, field in enumerate(map(field_of, headings)) if field in known]
    if len({field for field, _ in places}) == len(places):
        return lambda cells: ({field: cells[place] for field, place in places if place < len(cells)}, ())
    used = [(headings[place], place) for _, place in places]
    return lambda cells: settled([(each, cells[place]) for each, place in used if place < len(cells)], known, remarks)
