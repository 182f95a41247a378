"""What is written down of every change."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One row of the audit: who did what to whom, when, why; identifiers and field names, never values."""

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


@dataclass(frozen=True, slots=True)
class LoginDay:
    """How often somebody got in on a day, and how often a verification code was wrong."""

    day: date
    logins: int
    wrong_codes: int
