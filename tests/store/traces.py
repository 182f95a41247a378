"""People who are like nobody else, and a search for any piece of them in the files of a store."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256, sha512
from pathlib import Path
from string import ascii_lowercase

from ibadmin.model import Organisation, PersonalDetails, Salutation, User, UserStatus
from ibadmin.store.search import search_name
from tests.people import People

PIECE = 8
"""Letters of a name that must not be left: a longer piece holds one of these, a shorter one is anybody's."""


def letters(number: int, purpose: str, length: int) -> str:
    """A word that is like no other, with an accent, since a store could keep that in more than one way."""
    digest = sha512(f"{number} {purpose}".encode()).digest() * 2
    word = "".join(ascii_lowercase[byte % 26] for byte in digest[:length])
    return word[:4] + "é" + word[5:]


def details_of(number: int) -> PersonalDetails:
    return PersonalDetails(
        Salutation.MEVROUW,
        f"{letters(number, 'initial', 1)[0].upper()}.",
        letters(number, "first name", 10 + number % 37).title(),
        "",
        letters(number, "surname", 12 + number % 61).title(),
        letters(number, "department", 20),
        "06" + str(int(sha256(f"{number} phone".encode()).hexdigest(), 16))[:12],
        f"{number}{letters(number, 'address', 20)}@voorbeeld.nl".encode("ascii", "ignore").decode(),
    )


def pseudonym_of(number: int) -> str:
    return sha256(f"{number} pseudonym".encode()).hexdigest().upper()


def words(number: int, user: User) -> Iterator[str]:
    """Everything by which somebody could be known."""
    found = details_of(number)
    yield from (found.first_name, found.surname, found.department, found.phone_number, pseudonym_of(number))
    yield from (user.id, user.username or "", *search_name(found, user.username or "").split())
    yield found.email_address.removesuffix("@voorbeeld.nl")


def pieces(texts: Iterable[str]) -> dict[int, set[bytes]]:
    """What to look for, by its length: each text in every encoding, cut into pieces that are nobody else's."""
    found: dict[int, set[bytes]] = {PIECE: set(), 2 * PIECE: set()}
    for each in texts:
        for length, encoded in (
            (PIECE, each.encode()),
            (PIECE, json.dumps(each)[1:-1].encode()),
            (2 * PIECE, each.encode("utf-16-le")),
            (2 * PIECE, each.encode("utf-16-be")),
        ):
            found[length] |= {encoded[start : start + length] for start in range(len(encoded) - length + 1)}
    return found


def left(path: Path, people: Iterable[tuple[int, User]]) -> set[tuple[str, bytes]]:
    """The pieces of these people that are in a file of the store, wherever in it."""
    wanted = pieces(word for number, user in people for word in words(number, user))
    return {
        (file.name, content[start : start + length])
        for file in path.parent.iterdir()
        for content in [file.read_bytes()]
        for length, some in wanted.items()
        for start in range(len(content) - length + 1)
        if content[start : start + length] in some
    }


def fill(people: People, place: Organisation, count: int) -> list[tuple[int, User]]:
    """People who came one after the other, as they do: their rows are moved about from the first page on."""
    return [
        (
            number,
            people.user(
                place,
                "",
                UserStatus.INACTIVE,
                [("iwmo", "gebruiker")],
                details=details_of(number),
                pseudonym=pseudonym_of(number),
            ),
        )
        for number in range(count)
    ]
