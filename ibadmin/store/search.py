"""Searching by name (2.1): names as people type them, without accents or capitals."""

import unicodedata

from ibadmin.model import PersonalDetails


def search_name(details: PersonalDetails, username: str) -> str:
    """What a search looks through, the surname first, so that a prefix of it is a range of the index."""
    words = (details.surname, details.first_name, details.initials, details.infix, details.surname, username)
    return folded(" ".join(filter(None, words)))


def folded(text: str) -> str:
    """Lower case and without accents, so that `Müller` is found by `muller` on either engine."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
