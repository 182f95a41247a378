"""The receipts of who was deleted, as an export of the audit tells of them."""

from pathlib import Path

from ibadmin.commands.input_file import content_of
from ibadmin.environment import Environment
from ibadmin.facts import UserDeleted
from ibadmin.failures import FileMalformed, Flaw
from ibadmin.intake.documents import objects


def receipts(environment: Environment, path: Path) -> list[str]:
    """Whom the audit says to be deleted; raises FileMalformed for what is no export of one, InvalidInput."""
    flaws: list[Flaw] = []
    found = []
    for line, pairs in objects(content_of(environment, path).decode("utf-8", "replace"), flaws):
        row = dict(pairs)
        match row:
            case {"action": str(action), "subject": str(subject)}:
                found += [subject] if action == UserDeleted.action else []
            case _:
                missing = "subject" if "action" in row else "action"
                flaws.append(Flaw(line, 1, missing, "required"))
    if flaws:
        raise FileMalformed(str(path), flaws)
    return found
