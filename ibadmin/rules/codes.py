"""Verificatiecodes (1.2): eight letters that are easy to say by phone and cannot spell a word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ibadmin.rules.manual import manual

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
LETTERS = 8
_NOT_IN_CODE = re.compile(r"[\W_]")
SPELLING = {
    "B": "Bernard",
    "C": "Cornelis",
    "D": "Dirk",
    "F": "Ferdinand",
    "G": "Gerard",
    "H": "Hendrik",
    "J": "Johan",
    "K": "Karel",
    "L": "Lodewijk",
    "M": "Maria",
    "N": "Nico",
    "P": "Pieter",
    "Q": "Quotiënt",
    "R": "Rudolf",
    "S": "Simon",
    "T": "Teunis",
    "V": "Victor",
    "W": "Willem",
    "X": "Xantippe",
    "Z": "Zacharias",
}


@dataclass(frozen=True, slots=True)
class NewCode:
    """A verification code as it is handed over once, and what the store keeps of it."""

    code: str = field(repr=False)
    keyed_hash: bytes = field(repr=False)


@manual("1.2")
def written(letters: Iterable[str]) -> str:
    """Eight letters in two groups, as they are shown: `BCDF-GHJK`."""
    text = "".join(letters)
    return f"{text[: LETTERS // 2]}-{text[LETTERS // 2 :]}"


@manual("1.2")
def understood(typed: str) -> str:
    """What someone typed, as the code was issued: any case, with whatever blanks, hyphens or dots."""
    return _NOT_IN_CODE.sub("", typed).upper()


@manual("1.2")
def spelled(code: str) -> tuple[str, ...]:
    """The code by the Dutch spelling alphabet, a word for each letter."""
    return tuple(SPELLING[letter] for letter in understood(code))
