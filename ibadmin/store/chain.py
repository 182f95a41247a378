"""The hash chain of an organisation's audit: who alters, removes or reorders a row breaks every hash after it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from json.encoder import encode_basestring

from ibadmin.store.rows import Row

GENESIS = "0" * 64

_json: Callable[..., str] = encode_basestring


def chained(previous: str, row: Row) -> str:
    """The hash of a row on top of the one before it: SHA-256 over both, as JSON with sorted keys.

    The JSON is written out here because a hundred thousand rows are chained at once: it is a sixth of the time.
    """
    text = (
        f'["{previous}",{{"action":{_json(row["action"])},"actor":{_json(row["actor"])},"at":{_json(row["at"])},'
        f'"fields":{_json(row["fields"])},"organisation_id":{row["organisation_id"]},"origin":{_json(row["origin"])},'
        f'"reason":{_json(row["reason"])},"result":{_json(row["result"])},"sequence":{row["sequence"]},'
        f'"subject":{_json(row["subject"])},"ticket":{_json(row["ticket"])}}}]'
    )
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a chain does not hold; `problem` is one of altered, gap, head_differs."""

    organisation_id: int
    sequence: int
    problem: str


def _holds(previous: str, row: Row) -> bool:
    try:
        return chained(previous, row) == row["hash"]
    except TypeError:
        # No text where there was text.
        return False


def verify(rows: Iterable[Row], heads: dict[int, tuple[int, str]]) -> Iterator[Break]:
    """Recompute every chain; `heads` are earlier (sequence, hash) pairs that were kept elsewhere.

    `rows` come ordered by organisation and sequence, with `at` as it was written.
    """
    state: dict[int, tuple[int, str]] = {}
    for row in rows:
        organisation = int(row["organisation_id"] or 0)
        last, previous = state.get(organisation, (0, GENESIS))
        sequence = row["sequence"]
        if not isinstance(sequence, int):
            yield Break(organisation, last + 1, "altered")
            continue
        if sequence != last + 1:
            yield Break(organisation, sequence, "gap")
        elif not _holds(previous, row):
            yield Break(organisation, sequence, "altered")
        state[organisation] = (sequence, str(row["hash"]))
        if organisation in heads and heads[organisation][0] == sequence and heads[organisation][1] != row["hash"]:
            yield Break(organisation, sequence, "head_differs")
    for organisation, (sequence, _) in heads.items():
        if state.get(organisation, (0, ""))[0] < sequence:
            yield Break(organisation, sequence, "gap")
