"""What is said around an export of a personnel system."""

from collections.abc import Iterable

from ibadmin.language import translate, translate_plural
from ibadmin.messages.words import field_name, listed


def staff_read(fields: Iterable[str]) -> str:
    """Which columns something is done with, so that a mistyped heading is noticed."""
    return translate("Columns that are used: {fields}.").format(fields=listed(map(field_name, fields)))


def staff_matched(address: int, name: int, doubtful: int, unknown: int) -> str:
    """Whom the rows are about."""
    said = translate(
        "Rows about users here: {address} by e-mail address, {name} by user name or id. In doubt: {doubtful}. "
        "About nobody known here: {unknown}."
    )
    return said.format(address=address, name=name, doubtful=doubtful, unknown=unknown)


def staff_leaving(left: int, absent: int, dormant: int) -> str:
    """Why each of those who would be switched off is."""
    said = translate("To be switched off: {left} left by the file, {absent} not in the file, {dormant} dormant.")
    return said.format(left=left, absent=absent, dormant=dormant)


def nothing_to_bring_in_line() -> str:
    """Everything is as the file says, or it is about nobody here."""
    return translate("Nothing needs to be changed.")


def dormant_too(count: int, days: int) -> str:
    """Accounts that nobody uses, which are only told."""
    said = translate_plural(
        "{count} active user has not logged in for {days} days: ibadmin report dormant --after {days}. "
        "To switch those off too, add --deactivate-dormant.",
        "{count} active users have not logged in for {days} days: ibadmin report dormant --after {days}. "
        "To switch those off too, add --deactivate-dormant.",
        count,
    )
    return said.format(count=count, days=days)


def leavers_to_delete() -> str:
    """After leavers were switched off (2.3)."""
    return translate(
        "Whoever has left for good is best deleted as well (manual 2.3): ibadmin users list --status inactive"
    )
