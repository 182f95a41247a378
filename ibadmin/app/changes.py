"""Changes as values: what every change is told, and what comes of it.

Each change is a named tuple in the module of its noun. A change of users has `rows`, one for each user that was named,
and comes to one outcome for each row; any other comes to the facts of its one subject.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from ibadmin.errors import ErasureUnfinished, IbadminError
from ibadmin.facts import Fact, Unchanged, UserDeactivated, UserDeleted
from ibadmin.model import Organisation, User
from ibadmin.rules.manual import Refused

Change = tuple[object, ...]
"""A named tuple of the module of its noun."""
NO_CODES: Mapping[str, str] = MappingProxyType({})


class ChangeOptions(NamedTuple):
    """Options of every change.

    `keep_going` does all that can be done instead of all or nothing; `expect` is the number of users who will lose
    their access; `reason` and `ticket` are for the audit.
    """

    keep_going: bool = False
    expect: int | None = None
    reason: str = ""
    ticket: str = ""


class Repeated(NamedTuple):
    """A row that says the same of the same user as an earlier one, which stood on this line."""

    line: int


Outcome = Fact | Unchanged | Repeated | IbadminError
"""A fact, nothing as it is so already, nothing as it was said already, or the error that is in the way."""


class Decided(NamedTuple):
    """The outcomes of a change, in the order of its rows.

    A preview has a `digest` of all of it: a change whose digest differs is another one. `limit` is the refusal of a
    change that is larger than it may be. `codes` are the verification codes that were issued, by user id, which are
    told this once. `unfinished` is told of a deletion whose traces are not gone yet.
    """

    outcomes: Sequence[Outcome]
    digest: bytes = b""
    limit: Refused | None = None
    applied: bool = False
    codes: Mapping[str, str] = NO_CODES
    unfinished: ErasureUnfinished | None = None

    @property
    def changes(self) -> list[Fact | Unchanged]:
        """The facts, and those things that are so already."""
        return [each for each in self.outcomes if not isinstance(each, IbadminError | Repeated)]

    @property
    def leaving(self) -> list[User]:
        """The users who lose their access."""
        return [each.user for each in self.outcomes if isinstance(each, UserDeactivated | UserDeleted)]

    @property
    def failed(self) -> bool:
        """True when some of it cannot be done."""
        return any(isinstance(each, IbadminError) for each in self.outcomes)


class Progress(Protocol):
    """Something that hears how far a change is."""

    def decided(self, decided: Decided) -> None:
        """Hears what will be done, before anything of it is written."""

    def written(self, done: int, total: int) -> None:
        """Hears how much is written; when all of it is, it is about to be kept and no signal may stop it."""


class Silent:
    """Progress that nobody follows."""

    def decided(self, decided: Decided) -> None:
        """Nothing."""

    def written(self, done: int, total: int) -> None:
        """Nothing."""


def subject_of(change: Fact | Unchanged) -> User | Organisation:
    """Returns the user that a change is about, as it was read, or else the organisation."""
    if isinstance(change, Unchanged):
        return change.subject
    user: User | None = getattr(change, "user", None)
    return user or change.about.organisation


def user_of(change: Fact | Unchanged) -> User | None:
    """Returns the user that a change is about; None when it is about an organisation."""
    subject = subject_of(change)
    return subject if isinstance(subject, User) else None


def identity(outcome: Outcome) -> str:
    """Returns a text that differs for another outcome, another subject, and another version of the subject."""
    match outcome:
        case IbadminError():
            return outcome.code
        case Repeated():
            return str(outcome)
        case Unchanged():
            change = "unchanged"
        case _:
            change = f"{outcome.action} {outcome.audited}"
    subject = subject_of(outcome)
    return f"{change} {subject.id} {subject.version}"
