"""What the servicedesk is told besides the facts (1, 1.2)."""

from ibadmin.language import translate, translate_plural


def no_administrators() -> str:
    """Nobody administers what was asked for."""
    return translate("No gebruikersbeheerders found.")


def administrators_to_verify(count: int) -> str:
    """Below the list of who is to become gebruikersbeheerder: whose turn it is (1.2)."""
    said = translate_plural(
        "{count} of them waits for you. When they call: ibadmin users verify USER --spell",
        "{count} of them wait for you. When they call: ibadmin users verify USER --spell",
        count,
    )
    return said.format(count=count)
