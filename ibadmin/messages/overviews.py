"""What is said around the overviews for auditors."""

from ibadmin.language import translate


def no_authorisations() -> str:
    """Nobody has a role."""
    return translate("No roles found.")


def nobody_dormant(days: int) -> str:
    """Everybody who is active logged in lately."""
    return translate("Every active user has logged in during the last {days} days.").format(days=days)
