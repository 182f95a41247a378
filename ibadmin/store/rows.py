"""Many rows as one JSON parameter: how a statement meets a hundred thousand facts."""

import json
from collections.abc import Iterable, Sequence

Scalar = str | int | bool | None
Row = dict[str, Scalar]


def as_numbers(numbers: Iterable[int]) -> str:
    """Numbers as one parameter."""
    return json.dumps(sorted(numbers), separators=(",", ":"))


def as_parameter(rows: Sequence[Row]) -> str:
    """Rows as one parameter."""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def as_names(names: Iterable[str]) -> str:
    """Names as the rows of one parameter."""
    return as_parameter([{"name": name} for name in names])


def as_places(organisation_ids: Iterable[int]) -> str:
    """Organisations as the rows of one parameter."""
    return as_parameter([{"id": place} for place in sorted(organisation_ids)])
