"""What the audit and its chains look like: JSON keys, CSV columns and table headings; and its rows as records."""

from ibadmin.language import mark
from ibadmin.model.audit import AuditEntry
from ibadmin.output.records import instant
from ibadmin.output.shape import Column, Kind, Record, Shape, Show


def _actor(record: Record) -> str:
    """Who it was, by name where that is known."""
    return str(record["actor_name"] or record["actor"])


def _subject(record: Record) -> str:
    """On whom, by name where that is known."""
    return str(record["subject_name"] or record["subject"])


AUDIT = Shape(
    (
        Column("organisation", mark("Organisation"), Show.KEY),
        Column("sequence", mark("Number"), Show.KEY),
        Column("at", mark("When"), Show.NARROW, Kind.TIME),
        Column("actor", mark("Who"), Show.NARROW, cell=_actor),
        Column("actor_name", mark("Name of who"), Show.SCRIPT),
        Column("action", mark("What"), Show.NARROW),
        Column("subject", mark("On whom"), Show.NARROW, cell=_subject),
        Column("subject_name", mark("Name of on whom"), Show.SCRIPT),
        Column("fields", mark("Fields"), Show.NARROW, Kind.CODES),
        Column("result", mark("Result"), Show.WIDE),
        Column("origin", mark("From where"), Show.WIDE),
        Column("reason", mark("Reason"), Show.WIDE),
        Column("ticket", mark("Ticket"), Show.WIDE),
        Column("hash", mark("Hash")),
    ),
    ("organisation", "sequence"),
)

AUDIT_ROWS = Shape(
    (
        Column("organisation", mark("Organisation"), Show.KEY),
        Column("organisation_id", mark("Number of the organisation"), Show.WIDE),
        Column("sequence", mark("Number"), Show.KEY),
        Column("at", mark("When"), Show.NARROW),
        Column("actor", mark("Who"), Show.NARROW),
        Column("action", mark("What"), Show.NARROW),
        Column("subject", mark("On whom"), Show.NARROW),
        Column("result", mark("Result"), Show.NARROW),
        Column("origin", mark("From where"), Show.WIDE),
        Column("reason", mark("Reason"), Show.WIDE),
        Column("ticket", mark("Ticket"), Show.WIDE),
        Column("fields", mark("Fields"), Show.WIDE),
        Column("hash", mark("Hash"), Show.WIDE),
    ),
    ("organisation", "sequence"),
)
"""The rows themselves, as they were hashed."""

CHAINS = Shape(
    (
        Column("organisation", mark("Organisation"), Show.SCRIPT),
        Column("sequence", mark("Number"), Show.SCRIPT),
        Column("hash", mark("Hash"), Show.SCRIPT),
        Column("head", mark("Last row"), Show.KEY),
        Column("whole", mark("Whole"), Show.NARROW, Kind.FLAG),
        Column("breaks", mark("Breaks"), Show.WIDE, Kind.ITEMS),
    ),
    ("head",),
)


def audit_record(entry: AuditEntry) -> Record:
    """One row of the audit."""
    return {
        "organisation": entry.organisation,
        "sequence": entry.sequence,
        "at": instant(entry.at),
        "actor": entry.actor,
        "actor_name": entry.actor_name,
        "action": entry.action,
        "subject": entry.subject,
        "subject_name": entry.subject_name,
        "fields": list(entry.fields),
        "result": entry.result,
        "origin": entry.origin,
        "reason": entry.reason,
        "ticket": entry.ticket,
        "hash": entry.hash,
    }
