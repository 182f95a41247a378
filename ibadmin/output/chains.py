"""The chains of the audit, as records: how far each goes, and where one does not hold."""

from collections.abc import Iterable, Iterator, Mapping

from ibadmin.output.shape import Record, Scalar

Head = tuple[int, str]
Broken = tuple[str, int, str]
"""Organisation, number of the row, and what is the matter with it."""


def chain_records(heads: Mapping[str, Head], breaks: Iterable[Broken]) -> Iterator[Record]:
    """A record for each organisation; `head` is what to keep elsewhere, to be compared with later."""
    broken: dict[str, list[dict[str, Scalar]]] = {}
    for organisation, sequence, problem in breaks:
        broken.setdefault(organisation, []).append({"sequence": sequence, "problem": problem})
    for organisation in sorted(heads.keys() | broken.keys()):
        sequence, last = heads.get(organisation, (0, ""))
        yield {
            "organisation": organisation,
            "sequence": sequence,
            "hash": last,
            "head": f"{organisation}:{sequence}:{last}",
            "whole": organisation not in broken,
            "breaks": broken.get(organisation, []),
        }
