"""Which field a heading stands for: Dutch or English, in any case, with whatever blanks, hyphens or dots."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

NAMES = {
    # Whom a row is about, the surest first.
    "user": ("user", "gebruiker", "userid", "gebruikerid", "gebruikersid"),
    "id": ("id",),
    "username": ("username", "gebruikersnaam", "inlognaam", "loginnaam", "login", "accountnaam", "account"),
    "email_address": (
        *("emailaddress", "emailadres", "email", "mail", "mailadres", "eadres"),
        *("emailwerk", "werkemail", "emailadreswerk", "emailzakelijk", "zakelijkemail", "zakelijkemailadres"),
        *("werkmail", "workemail", "emailadreszakelijk"),
    ),
    "salutation": ("salutation", "aanhef"),
    "initials": ("initials", "voorletters", "voorletter", "initialen"),
    "first_name": ("firstname", "voornaam", "roepnaam", "givenname"),
    "infix": ("infix", "tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "tussenv"),
    "surname": ("surname", "lastname", "achternaam", "familienaam", "geslachtsnaam"),
    "department": ("department", "afdeling"),
    "phone_number": (
        *("phonenumber", "phone", "telephone", "telefoonnummer", "telefoonnr", "telefoon", "telnr", "tel"),
        *("telefoonwerk", "werktelefoon"),
    ),
    "newsletter": ("newsletter", "nieuwsbrief", "nieuwsbriefontvangen"),
    "contact_person": ("contactperson", "contactpersoon"),
    "contact_email": (
        *("contactemail", "contactpersonemail", "contactpersoonemail", "emailcontactpersoon"),
        *("contactpersoonemailadres", "contactpersonemailaddress"),
    ),
    "left_on": (
        *("lefton", "left", "enddate", "leavingdate", "terminationdate", "lastday", "lastworkingday"),
        *("uitdienst", "datumuitdienst", "uitdienstdatum", "uitdienstper", "uitdiensttreding", "datumuitdiensttreding"),
        *("einddatum", "einddatumdienstverband", "datumeindedienstverband", "laatstewerkdag"),
    ),
    "product": ("product",),
    "role": ("role", "rol"),
}
"""Our own keys are among them, so that everything we write can be read back."""

_SURER = frozenset(
    {
        *("emailwerk", "werkemail", "emailadreswerk", "emailzakelijk", "zakelijkemail", "zakelijkemailadres"),
        *("werkmail", "workemail", "emailadreszakelijk", "roepnaam", "telefoonwerk", "werktelefoon"),
    }
)
"""Headings that are surer than the other names of their field: the name somebody is called by, the address at work."""

WHO = ("user", "id", "username", "email_address")
"""The fields that say whom a row is about: the first one that a row fills in."""

_FIELDS = {name: field for field, names in NAMES.items() for name in names}
_BETWEEN = re.compile(r"[\W_]+")


_IN_DUTCH = {
    "username": "Gebruikersnaam",
    "email_address": "E-mailadres",
    "salutation": "Aanhef",
    "initials": "Voorletters",
    "first_name": "Voornaam",
    "infix": "Tussenvoegsel",
    "surname": "Achternaam",
    "department": "Afdeling",
    "phone_number": "Telefoonnummer",
    "newsletter": "Nieuwsbrief",
    "contact_person": "Contactpersoon",
    "contact_email": "Contactpersoon e-mail",
    "left_on": "Datum uit dienst",
    "product": "Product",
    "role": "Rol",
}


def in_dutch(field: str) -> str:
    """A field as the manual's own forms and overviews call it (1.2, 2.1)."""
    return _IN_DUTCH[field]


def plain(heading: str) -> str:
    """The letters and digits of a heading."""
    letters = unicodedata.normalize("NFKD", heading).casefold()
    return _BETWEEN.sub("", "".join(c for c in letters if not unicodedata.combining(c)))


def field_of(heading: str) -> str:
    """The field that a heading stands for; empty for one that we have no use for."""
    return _FIELDS.get(plain(heading), "")


def is_surer(heading: str) -> bool:
    """True for a heading that goes before others of the same field."""
    return plain(heading) in _SURER


def is_heading_again(cells: Mapping[str, str]) -> bool:
    """True for a row that repeats the headings: each cell is a name of its own field."""
    who = next((cells[field] for field in WHO if cells.get(field)), "")
    # Next to every row says of whom it is with one of these, and it costs nothing to see.
    if not who or "@" in who or "." in who or not field_of(who):
        return False
    return len(cells) > 1 and all(
        field_of(cell) in WHO or field_of(cell) == field for field, cell in cells.items() if cell
    )


def says_whom(headings: Iterable[str]) -> bool:
    """Whether these are headings, one of which says whom a row is about."""
    return any(field_of(heading) in WHO for heading in headings)
