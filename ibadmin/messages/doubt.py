"""While a shared store is away for a moment: what was lost, what is asked, and how to end every doubt."""

from collections.abc import Sequence
from shlex import join

from ibadmin.language import translate
from ibadmin.plain_text import harmless


def lost(number: int, most: int) -> str:
    """The store went away before anything was kept."""
    said = translate(
        "The connection to the store was lost before anything was changed; trying again ({number}/{most})."
    )
    return said.format(number=number, most=most)


def outrun(number: int, most: int) -> str:
    """The store let somebody else go first."""
    said = translate("Others were changing the same; trying again ({number}/{most}).")
    return said.format(number=number, most=most)


def in_doubt(number: int, most: int) -> str:
    """The store went away while the change was being kept."""
    said = translate("The store did not confirm the change; asking whether it has it ({number}/{most}).")
    return said.format(number=number, most=most)


def run_again(command: Sequence[str]) -> str:
    """The way out of every doubt: each command leaves as it is what is so already."""
    said = translate("Run the command again, which leaves what is done already as it is: {command}")
    return said.format(command=harmless(join(command)))
