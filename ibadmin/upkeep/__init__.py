"""What the operator of a store does, and what `doctor` looks at: work with the files themselves, before any login.

It stands above the environment because it looks at that as a whole, also at what in it does not work. Like the
environment it imports late: each function here takes what its command needs and nothing more.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ibadmin.environment import Environment
from ibadmin.findings import Finding
from ibadmin.model import Organisation

if TYPE_CHECKING:
    from ibadmin.store.unit import Unit as Unit
    from ibadmin.upkeep.founding import Renewal

ACTOR = "store"
"""Who acts, in the audit, where nobody is logged in: whoever has the store's files in hand."""


def found_store(environment: Environment, servicedesk: Organisation, reason: str, ticket: str) -> str:
    """Make the profile's store with its servicedesk, all of it or nothing; returns the revision.

    Raises InvalidInput, StoreUnreachable when there is one already, FileUnwritable.
    """
    from ibadmin.upkeep.founding import found

    return found(environment.settings.store, servicedesk, environment.clock(), reason, ticket)


def check_room(environment: Environment, servicedesk: Organisation) -> None:
    """Raise what making the store would raise, as far as it can be seen beforehand."""
    from ibadmin.upkeep.founding import check_room

    check_room(environment.settings.store, servicedesk)


def renew_store(environment: Environment, matrix: Path | None, dry_run: bool) -> "Renewal":
    """Bring the profile's store to this program's revision, and its products and roles to those of a file.

    Raises InvalidInput for a file that is no matrix, StoreUnreachable.
    """
    from ibadmin.upkeep.founding import plan_renewal, renew

    return (plan_renewal if dry_run else renew)(environment.settings.store, matrix)


@contextmanager
def tending(environment: Environment, reason: str = "", ticket: str = "") -> Iterator["Unit"]:
    """Change the store as its operator, with everything in sight: all of it, or nothing."""
    with environment.store.unseen(environment.clock(), ACTOR, reason, ticket) as unit:
        yield unit


@contextmanager
def inspecting(environment: Environment) -> Iterator["Unit"]:
    """See one moment of the store as its operator."""
    with environment.store.inspecting(environment.clock()) as unit:
        yield unit


def check_store(environment: Environment) -> Iterable[Finding]:
    """Look the profile's store over; raises StoreUnreachable when there is none."""
    from ibadmin.upkeep.store_check import look_over

    return look_over(environment.settings.store)


def examine(environment: Environment) -> Iterable[Finding]:
    """Look at everything around the program, one thing at a time, whatever does not work."""
    from ibadmin.upkeep.surroundings import examine

    return examine(environment)
