"""What auditors ask for: what is written down of every change, how often people got in, who has which role.

Few commands need it, so that it is imported from here and not from the package.
"""

from datetime import date, datetime
from typing import NamedTuple

from ibadmin.model.roles import Grant


class AuditEntry(NamedTuple):
    """One row of the audit: who did what to whom, when, why; identifiers and field names, never values.

    The names are those of an actor and a subject who still exist and may be seen.
    """

    organisation: str
    sequence: int
    at: datetime
    actor: str
    action: str
    subject: str
    result: str
    origin: str
    reason: str
    ticket: str
    fields: tuple[str, ...]
    hash: str
    actor_name: str | None = None
    subject_name: str | None = None


class LoginDay(NamedTuple):
    """How often somebody got in on a day, and how often a verification code was wrong."""

    day: date
    logins: int
    wrong_codes: int


class Authorisation(NamedTuple):
    """A line of the autorisatiematrix: who has which role where, since when and by whom.

    `granted_by` is the audit's identifier of who granted it last, empty when the audit may not be read; it outlives
    that person, who then has no name any more.
    """

    user: str
    username: str | None
    full_name: str | None
    status: str
    organisation: str
    organisation_name: str
    grant: Grant
    granted_by: str
    last_login_at: datetime | None
    granted_by_name: str | None = None
