"""Who logged in, how surely, and who acts because of it (1.1, 2.1)."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from functools import cached_property

from ibadmin.model.organisations import OrganisationKind
from ibadmin.model.people import User

IDLE_LIMIT = timedelta(minutes=20)
IDLE_MINUTES = IDLE_LIMIT // timedelta(minutes=1)


class AssuranceLevel(IntEnum):
    """How sure eHerkenning is of a person; ordered, so levels compare by their place in this table."""

    LOA1 = 10
    LOA2 = 20
    LOA2PLUS = 25
    LOA3 = 30
    LOA4 = 40

    @property
    def code(self) -> str:
        """The level as the specification spells it: `loa3`."""
        return self.name.lower()

    @property
    def spoken(self) -> str:
        """The level as people say it: 3, or 2+."""
        return self.code.removeprefix("loa").replace("plus", "+")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a verified eHerkenning assertion says: a pseudonym at a KvK number, and how sure that is (1.1)."""

    pseudonym: str = field(repr=False)
    kvk_number: str
    assurance_level: AssuranceLevel


@dataclass(frozen=True, slots=True)
class Session:
    """One login: over after twenty minutes without activity and at its hard end (1.1)."""

    id: str
    user_id: str
    assurance_level: AssuranceLevel
    started_at: datetime
    last_seen_at: datetime
    hard_end_at: datetime


@dataclass(frozen=True)
class Actor:
    """Who acts: the person behind the session, and the organisations whose users are theirs (2, 2.1).

    What follows from that is found out once, for it is asked of each of a hundred thousand users.
    """

    user: User
    session: Session
    members: frozenset[int] = frozenset()

    @cached_property
    def servicedesk(self) -> bool:
        """Whether this is an employee of the servicedesk."""
        return self.user.active and self.user.organisation.kind is OrganisationKind.SERVICEDESK

    @cached_property
    def administered_products(self) -> frozenset[str]:
        """The products for which this person is gebruikersbeheerder now (2.2)."""
        return self.user.administered_products

    @cached_property
    def administered_organisations(self) -> frozenset[int]:
        """The own organisation and, for a partnership, its members; empty for who administers nobody (2.1)."""
        own = {self.user.organisation.id}
        return (
            frozenset(own | self.members) if self.administered_products else frozenset(own if self.servicedesk else ())
        )
