"""What is said about the audit: whether its chains hold, and what to do with that."""

from ibadmin.language import mark, translate, translate_plural
from ibadmin.plain_text import harmless

_BREAKS = {
    "altered": mark("{organisation}: row {sequence} is not as it was written."),
    "gap": mark("{organisation}: a row is missing before or at {sequence}."),
    "head_differs": mark("{organisation}: row {sequence} is another than the one that was kept."),
}


def no_audit_entries() -> str:
    """Nothing in the audit fits what was asked for."""
    return translate("Nothing found in the audit.")


def chain_whole(rows: int) -> str:
    """After `audit verify`: nothing was changed, taken out or put in between."""
    said = translate_plural(
        "The audit is whole: {count} row, and its chain holds.",
        "The audit is whole: {count} rows, and every chain holds.",
        rows,
    )
    return said.format(count=rows)


def chain_broken(organisation: str, sequence: int, problem: str) -> str:
    """Where a chain does not hold, and what is the matter there."""
    said = translate(_BREAKS.get(problem) or mark("{organisation}: row {sequence} does not hold."))
    return said.format(organisation=harmless(organisation), sequence=sequence)


def keep_heads() -> str:
    """A chain says nothing about rows that were cut off at its end, unless its last row was kept elsewhere."""
    return translate(
        "Keep the last rows where nobody at this store can change them (ibadmin audit verify -o ids > FILE), and "
        "compare next time: ibadmin audit verify --heads FILE"
    )
