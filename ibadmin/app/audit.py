"""Questions about the audit."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from ibadmin.app.application import Listing
from ibadmin.model.audit import AuditEntry

YEARS = range(1900, 2201)
"""Those in which anybody worked or will work: of `since` and `until`."""


class AuditEntries(Listing[None, AuditEntry]):
    """Rows by organisation, in the order in which they were written, with the names of users who still exist."""


class AuditRows(Listing[None, dict[str, str | int | bool | None]]):
    """Rows as they were written and hashed, behind the code of their organisation."""


Chains = Mapping[str, tuple[int, str]]
"""The number and hash of a row of each organisation, by code."""


class ChainsVerified(NamedTuple):
    """The last row of each chain, and the rows that break one: organisation, number, and the kind of break."""

    heads: Chains
    breaks: tuple[tuple[str, int, str], ...]


class ListAudit(NamedTuple):
    """Rows of the audit; each option that is set narrows them.

    `user` is a user name, e-mail address, id or receipt: the rows in which that user acted or was acted on.
    Raises NotFound, Ambiguous.
    """

    organisation: str = ""
    user: str = ""
    since: datetime | None = None
    until: datetime | None = None
    answer: type[AuditEntries] = AuditEntries


class VerifyChains(NamedTuple):
    """A check of all chains that the caller may see, against heads that were kept elsewhere; raises NotFound."""

    kept: Chains
    answer: type[ChainsVerified] = ChainsVerified


class ExportAudit(NamedTuple):
    """Every row that the caller may see."""

    answer: type[AuditRows] = AuditRows
