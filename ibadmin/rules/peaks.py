"""Days that are not like the others: the manual is silent, and who guards logins wants to see them (BIO 12.4)."""

from collections.abc import Iterator, Sequence
from statistics import median

from ibadmin.model.audit import LoginDay

DAYS = 14
TIMES_AS_MANY = 3
# Below these a day is not worth a look, however quiet the others were.
FEWEST_LOGINS = 20
FEWEST_WRONG_CODES = 10


def unusual(days: Sequence[LoginDay]) -> Iterator[tuple[LoginDay, frozenset[str]]]:
    """Each day with what there was far more of than on the others: logins, wrong_codes."""
    logins = _peaks([each.logins for each in days], FEWEST_LOGINS)
    wrong = _peaks([each.wrong_codes for each in days], FEWEST_WRONG_CODES)
    for number, each in enumerate(days):
        peaks = {"logins": number in logins, "wrong_codes": number in wrong}
        yield each, frozenset(name for name, peak in peaks.items() if peak)


def _peaks(counts: Sequence[int], fewest: int) -> set[int]:
    """Where a count is at least so many, and more than three times what the other days have in their middle."""
    return {
        number
        for number, count in enumerate(counts)
        if count >= fewest
        and count > TIMES_AS_MANY * median([*counts[:number], *counts[number + 1 :]] if len(counts) > 1 else [0])
    }
