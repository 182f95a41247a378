"""What each result looks like: the one source of JSON keys, CSV columns and table headings."""

from ibadmin.language import mark, translate
from ibadmin.model import AssuranceLevel
from ibadmin.output.shape import Column, Kind, Record, Shape, Show


def _name_or_id(record: Record) -> str:
    """Who has just arrived has no user name yet, and is called by the id."""
    return str(record["username"] or record["id"])


def _organisation(record: Record) -> str:
    """As the manual's overview shows it: `Inlichtingenbureau (IB-0001)`."""
    return f"{record['organisation_name']} ({record['organisation']})"


_WAITS_FOR = {
    "login": mark("first login"),
    "verification": mark("verification"),
    "code": mark("code to enter"),
}


def _waits_for(record: Record) -> str:
    """What somebody who is to become gebruikersbeheerder waits for; nothing once they are."""
    return translate(_WAITS_FOR.get(str(record["waits_for"]), ""))


def _level(record: Record) -> str:
    """As people say it: 3, where the specification writes loa3."""
    code = str(record["assurance_level"])
    return next((level.spoken for level in AssuranceLevel if level.code == code), code)


def _returned_on(record: Record) -> str:
    """The day on which an agreement came back; that it does not count as returned is said, not left empty."""
    if record["agreement"] is None:
        return ""
    return str(record["returned_on"] or translate("not returned"))


USERS = Shape(
    (
        Column("id", mark("Id"), Show.WIDE),
        Column("username", mark("User name"), Show.KEY, cell=_name_or_id),
        Column("organisation", mark("Organisation"), Show.NARROW, cell=_organisation),
        Column("organisation_name", mark("Name of the organisation"), Show.SCRIPT),
        Column("status", mark("Status"), Show.WIDE),
        Column("active", mark("Active"), Show.NARROW, Kind.FLAG),
        Column("roles", mark("Roles"), kind=Kind.ITEMS),
        Column("role_letters", mark("Role"), Show.NARROW),
        Column("contact_person", mark("Contact person"), Show.NARROW, Kind.FLAG),
        Column("contact_email", mark("Contact person e-mail"), Show.NARROW),
        Column("full_name", mark("Name"), Show.WIDE),
        Column("email_address", mark("E-mail address"), Show.WIDE),
        Column("arrived_at", mark("Arrived"), Show.WIDE, Kind.TIME),
        Column("last_login_at", mark("Last login"), Show.WIDE, Kind.TIME),
        Column("newsletter", mark("Newsletter"), Show.WIDE, Kind.FLAG),
    ),
    ("id",),
)
PENDING_USERS = USERS.showing("organisation", "status", "full_name", "email_address", "arrived_at")

USER = Shape(
    (
        *USERS.columns,
        Column("salutation", mark("Salutation")),
        Column("initials", mark("Initials")),
        Column("first_name", mark("First name")),
        Column("infix", mark("Infix")),
        Column("surname", mark("Surname")),
        Column("department", mark("Department")),
        Column("phone_number", mark("Phone number")),
        Column("registered_at", mark("Registered"), kind=Kind.TIME),
        Column("code_open", mark("Code open"), kind=Kind.FLAG),
        Column("code_expires_at", mark("Code expires"), kind=Kind.TIME),
        Column("code_tries", mark("Wrong codes entered")),
        Column("registration_id", mark("Registration as administrator")),
        Column("registration_products", mark("To administer"), kind=Kind.CODES),
        Column("open_sessions", mark("Open sessions")),
        Column("version", mark("Version"), Show.SCRIPT),
    ),
    ("id",),
)

ROLES = Shape(
    (
        Column("product", mark("Product"), Show.KEY),
        Column("role", mark("Role"), Show.KEY),
        Column("state", mark("State"), Show.NARROW),
        Column("granted_at", mark("Granted"), Show.NARROW, Kind.TIME),
    ),
    ("product", "role"),
)

MATRIX = Shape(
    (
        Column("product", mark("Product"), Show.KEY),
        Column("product_name", mark("Name of the product"), Show.WIDE),
        Column("role", mark("Role"), Show.KEY),
        Column("abbreviation", mark("Letters"), Show.NARROW),
        Column("actions", mark("May"), Show.NARROW, Kind.CODES),
        Column("granted_by", mark("Granted by"), Show.NARROW),
    ),
    ("product", "role"),
)

ORGANISATIONS = Shape(
    (
        Column("code", mark("Code"), Show.KEY),
        Column("name", mark("Name"), Show.NARROW),
        Column("kind", mark("Kind"), Show.NARROW),
        Column("kvk_number", mark("KvK number"), Show.NARROW),
        Column("agreements", mark("Agreements returned"), kind=Kind.ITEMS),
        Column("missing_agreements", mark("Agreements missing"), Show.NARROW, Kind.CODES),
        Column("version", mark("Version"), Show.SCRIPT),
    ),
    ("code",),
)

ORGANISATION = Shape(
    (
        *ORGANISATIONS.columns,
        Column("members", mark("Members"), kind=Kind.ITEMS),
        Column("partnerships", mark("Part of"), kind=Kind.ITEMS),
        Column("administrators", mark("Administrators"), kind=Kind.ITEMS),
    ),
    ("code",),
)

ADMINISTRATORS = Shape(
    (
        Column("registration", mark("Registration as administrator"), Show.WIDE),
        Column("name", mark("Name"), Show.KEY),
        Column("email_address", mark("E-mail address"), Show.KEY),
        Column("organisation", mark("Organisation"), Show.NARROW, cell=_organisation),
        Column("organisation_name", mark("Name of the organisation"), Show.SCRIPT),
        Column("products", mark("Products"), Show.NARROW, Kind.CODES),
        Column("waits_for", mark("Waits for"), Show.NARROW, cell=_waits_for),
        Column("registered_at", mark("Since"), Show.WIDE, Kind.TIME),
        Column("user", mark("Id"), Show.WIDE),
        Column("username", mark("User name"), Show.NARROW),
        Column("status", mark("Status"), Show.WIDE),
    ),
    ("email_address",),
)
ACTIVE_ADMINISTRATORS = ADMINISTRATORS.showing("organisation", "products", "username")

SESSIONS = Shape(
    (
        Column("id", mark("Session"), Show.KEY),
        Column("user", mark("Id"), Show.WIDE),
        Column("username", mark("User name"), Show.KEY, cell=lambda record: str(record["username"] or record["user"])),
        Column("organisation", mark("Organisation"), Show.NARROW),
        Column("assurance_level", mark("Level"), Show.NARROW, cell=_level),
        Column("started_at", mark("Started"), Show.NARROW, Kind.TIME),
        Column("last_seen_at", mark("Last seen"), Show.NARROW, Kind.TIME),
        Column("ends_at", mark("Ends when idle"), Show.WIDE, Kind.TIME),
        Column("hard_end_at", mark("Ends in any case"), Show.WIDE, Kind.TIME),
    ),
    ("id",),
)

USER_CHANGES = Shape(
    (
        Column("change", mark("Change"), Show.NARROW),
        Column("result", mark("Result"), Show.NARROW),
        Column("user", mark("Id"), Show.WIDE),
        Column("username", mark("User name"), Show.KEY, cell=lambda record: str(record["username"] or record["user"])),
        Column("organisation", mark("Organisation"), Show.NARROW),
        Column("status", mark("Status"), Show.NARROW),
        Column("roles", mark("Roles"), Show.NARROW, Kind.ITEMS),
        Column("fields", mark("Fields"), Show.WIDE, Kind.CODES),
        Column("verification_code", mark("Verification code"), Show.NARROW),
        Column("expires_at", mark("Expires"), Show.WIDE, Kind.TIME),
        Column("tries_left", mark("Tries left")),
        Column("session", mark("Session"), Show.WIDE),
        Column("receipt", mark("Receipt"), Show.WIDE),
    ),
    ("user",),
)

ORGANISATION_CHANGES = Shape(
    (
        Column("change", mark("Change"), Show.NARROW),
        Column("result", mark("Result"), Show.NARROW),
        Column("organisation", mark("Organisation"), Show.KEY),
        Column("organisation_name", mark("Name of the organisation"), Show.NARROW),
        Column("agreement", mark("Agreement"), Show.NARROW),
        Column("returned_on", mark("Returned on"), Show.NARROW, cell=_returned_on),
        Column("member", mark("Member"), Show.NARROW),
        Column("member_name", mark("Name of the member"), Show.NARROW),
        Column("registration", mark("Registration as administrator"), Show.WIDE),
        Column("products", mark("To administer"), Show.WIDE, Kind.CODES),
        Column("user", mark("User"), Show.WIDE),
    ),
    ("organisation",),
)
AGREEMENTS = ORGANISATION_CHANGES.showing("agreement", "returned_on")
MEMBERS = ORGANISATION_CHANGES.showing("member", "member_name")
REGISTRATION_CHANGES = Shape(ORGANISATION_CHANGES.columns, ("registration",))

WHOAMI = Shape(
    (
        *SESSIONS.columns,
        Column("full_name", mark("Name")),
        Column("organisation_name", mark("Name of the organisation")),
        Column("status", mark("Status")),
        Column("servicedesk", mark("Servicedesk"), kind=Kind.FLAG),
        Column("administers", mark("Administers"), kind=Kind.CODES),
        Column("seconds_left", mark("Seconds left")),
        Column("kept_in", mark("Session kept in")),
    ),
    ("user",),
)
