"""Which field a heading stands for: Dutch or English, in any case, with whatever blanks, hyphens or dots."""

import re
import unicodedata
from collections.abc import Iterable

NAMES = {
    # Whom a row is about, the surest first.
    "user": ("user", "gebruiker", "userid", "gebruikerid", "gebruikersid"),
    "id": ("id",),
    "username": ("username", "gebruikersnaam", "inlognaam", "loginnaam", "login", "accountnaam", "account"),
    "email_address": (
        *("emailaddress", "emailadres", "email", "mail", "mailadres", "eadres"),
        *("emailwerk", "werkemail", "emailadreswerk", "emailzakelijk", "zakelijkemail", "zakelijkemailadres"),
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


def field_of(heading: str) -> str:
    """The field that a heading stands for; empty for one that we have no use for."""
    plain = unicodedata.normalize("NFKD", heading).casefold()
    return _FIELDS.get(_BETWEEN.sub("", "".join(c for c in plain if not unicodedata.combining(c))), "")


def says_whom(headings: Iterable[str]) -> bool:
    """Whether these are headings, one of which says whom a row is about."""
    return any(field_of(heading) in WHO for heading in headings)
