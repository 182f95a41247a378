"""What an auditor asks for: who has which role since when and by whom, and whose account nobody uses (BIO, ENSIA)."""

from collections.abc import Collection
from datetime import datetime

from ibadmin.language import mark
from ibadmin.model import Matrix, Role, User
from ibadmin.model.audit import Authorisation, LoginDay
from ibadmin.output.records import instant, user_row
from ibadmin.output.shape import Column, Kind, Record, Shape, Show


def _user(record: Record) -> str:
    """Who has no user name yet is called by the id."""
    return str(record["username"] or record["user"])


def _organisation(record: Record) -> str:
    return f"{record['organisation_name']} ({record['organisation']})"


def _granted_by(record: Record) -> str:
    """By name where that is known; GB is the servicedesk's to grant, of others there is an identifier."""
    if record["granted_by"] and not record["granted_by_name"] and record["role"] == Role.ADMINISTRATOR:
        return Role.SERVICEDESK
    return str(record["granted_by_name"] or record["granted_by"] or "")


AUTHORISATIONS = Shape(
    (
        Column("user", mark("Id"), Show.WIDE),
        Column("username", mark("User name"), Show.KEY, cell=_user),
        Column("full_name", mark("Name"), Show.WIDE),
        Column("organisation", mark("Organisation"), Show.WIDE, cell=_organisation),
        Column("organisation_name", mark("Name of the organisation"), Show.SCRIPT),
        Column("product", mark("Product"), Show.KEY),
        Column("role", mark("Role"), Show.KEY),
        Column("state", mark("State"), Show.NARROW),
        Column("granted_at", mark("Granted"), Show.NARROW, Kind.TIME),
        Column("granted_by", mark("By whom"), Show.NARROW, cell=_granted_by),
        Column("granted_by_name", mark("Name of by whom"), Show.SCRIPT),
        Column("status", mark("Status"), Show.WIDE),
        Column("last_login_at", mark("Last login"), Show.WIDE, Kind.TIME),
        Column("as_of", mark("As of"), Show.WIDE, Kind.TIME),
    ),
    ("user", "product", "role"),
)

DORMANT_USERS = Shape(
    (
        Column("user", mark("Id"), Show.WIDE),
        Column("username", mark("User name"), Show.KEY, cell=_user),
        Column("full_name", mark("Name"), Show.NARROW),
        Column("organisation", mark("Organisation"), Show.NARROW, cell=_organisation),
        Column("organisation_name", mark("Name of the organisation"), Show.SCRIPT),
        Column("email_address", mark("E-mail address"), Show.WIDE),
        Column("roles", mark("Roles"), Show.WIDE, Kind.ITEMS),
        Column("role_letters", mark("Role"), Show.NARROW),
        Column("last_login_at", mark("Last login"), Show.NARROW, Kind.TIME),
        Column("registered_at", mark("Registered"), Show.WIDE, Kind.TIME),
        Column("days", mark("Days"), Show.NARROW),
        Column("as_of", mark("As of"), Show.WIDE, Kind.TIME),
    ),
    ("user",),
)


LOGIN_DAYS = Shape(
    (
        Column("day", mark("Day"), Show.KEY),
        Column("logins", mark("Logins"), Show.NARROW),
        Column("wrong_codes", mark("Wrong codes"), Show.NARROW),
        Column("unusual", mark("Unusually many"), Show.NARROW, Kind.CODES),
    ),
    ("day",),
)


def login_day_record(day: LoginDay, unusual: Collection[str]) -> Record:
    """A day, with what there was far more of than on the other days."""
    return {
        "day": day.day.isoformat(),
        "logins": day.logins,
        "wrong_codes": day.wrong_codes,
        "unusual": sorted(unusual),
    }


def authorisation_record(line: Authorisation, now: datetime) -> Record:
    """A line of the autorisatiematrix as it is now."""
    return {
        "user": line.user,
        "username": line.username,
        "full_name": line.full_name,
        "organisation": line.organisation,
        "organisation_name": line.organisation_name,
        "product": line.grant.product,
        "role": line.grant.role,
        "state": line.grant.state.value,
        "granted_at": instant(line.grant.granted_at),
        "granted_by": line.granted_by or None,
        "granted_by_name": line.granted_by_name,
        "status": line.status,
        "last_login_at": instant(line.last_login_at),
        "as_of": instant(now),
    }


def dormant_record(user: User, matrix: Matrix, now: datetime) -> Record:
    """A user whom nobody saw; `days` count from the last login, or the end of the registration where there is none."""
    row = user_row(user, matrix)
    used_at = user.last_login_at or user.registered_at
    said: Record = {
        "user": user.id,
        "registered_at": instant(user.registered_at),
        "days": (now - used_at).days if used_at else None,
        "as_of": instant(now),
    }
    return {key: said[key] if key in said else row[key] for key in DORMANT_USERS.keys}
