"""What is written down of every change."""

from dataclasses import dataclass
from datetime import datetime


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
