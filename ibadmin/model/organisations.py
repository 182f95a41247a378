"""Organisations and what they signed (Inleiding, 2.1)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class OrganisationKind(StrEnum):
    """What an organisation is; the servicedesk is the Inlichtingenbureau's own."""

    MUNICIPALITY = "gemeente"
    PARTNERSHIP = "samenwerkingsverband"
    SERVICEDESK = "servicedesk"


class Agreement(StrEnum):
    """The two agreements that must be signed and returned before anyone gets in (manual, Inleiding)."""

    INLICHTINGENBUREAU = "inlichtingenbureau"
    VECOZO = "vecozo"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A municipality or partnership with its KvK number (eight digits) and its signed agreements."""

    id: int
    code: str
    name: str
    kind: OrganisationKind
    kvk_number: str
    agreements: tuple[tuple[Agreement, date], ...] = ()
    version: int = 1

    @property
    def missing_agreements(self) -> tuple[Agreement, ...]:
        """The agreements that were not returned yet, in the manual's order; the servicedesk needs none with itself."""
        if self.kind is OrganisationKind.SERVICEDESK:
            return ()
        if len(self.agreements) == len(Agreement):
            return ()
        returned = {agreement for agreement, _ in self.agreements}
        return tuple(agreement for agreement in Agreement if agreement not in returned)

    @property
    def label(self) -> str:
        """As the manual's overview shows it: `Inlichtingenbureau (IB-0001)`."""
        return f"{self.name} ({self.code})"
