"""What the operator of a store does, and what `doctor` looks at: work with the store itself, before any login.

It stands above the environment because it looks at that as a whole, also at what in it does not work. Like the
environment it imports late: each function here takes what its command needs and nothing more.
"""

from collections.abc import Collection, Iterable, Iterator
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
    settings, now = environment.settings, environment.clock()
    if address := _shared(environment):
        from ibadmin.upkeep import shared_store

        return shared_store.found(address, settings.code_key, servicedesk, now, reason, ticket)
    from ibadmin.upkeep.founding import found

    return found(Path(settings.store), settings.code_key, servicedesk, now, reason, ticket)


def gateway_to_prepare(environment: Environment) -> tuple[str, Path] | None:
    """As whom the gateway comes to a shared store, and the key that it needs; nothing where the store is a file."""
    address = _shared(environment)
    if address is None:
        return None
    from ibadmin.upkeep import shared_store

    return shared_store.gateway_role(address), environment.settings.code_key


def check_room(environment: Environment, servicedesk: Organisation) -> None:
    """Raise what making the store would raise, as far as it can be seen beforehand."""
    settings = environment.settings
    if address := _shared(environment):
        from ibadmin.upkeep import shared_store

        shared_store.check_room(address, servicedesk)
        return
    from ibadmin.upkeep.founding import check_room

    check_room(Path(settings.store), settings.code_key, servicedesk)


def renew_store(environment: Environment, matrix: Path | None, dry_run: bool) -> "Renewal":
    """Bring the profile's store to this program's revision, and its products and roles to those of a file.

    Raises InvalidInput for a file that is no matrix, StoreUnreachable.
    """
    if address := _shared(environment):
        from ibadmin.upkeep import shared_store

        return shared_store.renew(address, matrix, dry_run)
    from ibadmin.upkeep.founding import renew

    return renew(Path(environment.settings.store), matrix, dry_run)


@contextmanager
def tending(environment: Environment, reason: str = "", ticket: str = "") -> Iterator["Unit"]:
    """Change the store as its operator, with everything in sight: all of it, or nothing."""
    from ibadmin.store.unit import Store

    with Store(environment.entrances.as_operator()).unseen(environment.clock(), ACTOR, reason, ticket) as unit:
        yield unit


@contextmanager
def inspecting(environment: Environment) -> Iterator["Unit"]:
    """See one moment of the store as its operator."""
    from ibadmin.store.unit import Store

    with Store(environment.entrances.as_operator()).inspecting(environment.clock()) as unit:
        yield unit


def check_store(environment: Environment) -> Iterable[Finding]:
    """Look the profile's store over; raises StoreUnreachable when there is none."""
    settings = environment.settings
    if address := _shared(environment):
        from ibadmin.upkeep import shared_store

        return shared_store.look_over(address, settings.code_key)
    from ibadmin.upkeep.store_check import look_over

    return look_over(Path(settings.store), settings.code_key)


def clean_store(environment: Environment) -> Iterable[Finding]:
    """Drop the sessions that are over; on a shared store also every login of which no session is left."""
    if address := _shared(environment):
        from ibadmin.upkeep import shared_store

        return [shared_store.clean(address)]
    with tending(environment) as unit:
        unit.sweep_sessions()
    return []


def replay_erasures(environment: Environment, receipts: Collection[str]) -> Finding:
    """Delete again whoever was deleted after the backup was made from which the store was put back (2.3.2)."""
    from ibadmin.store.replay import delete_again

    with tending(environment, reason="replay of erasures") as unit:
        covered = ", ".join(code for code, _, _ in unit.audit.heads())
        return Finding("erasure", problem="replayed", about=covered, value=str(delete_again(unit, receipts, ACTOR)))


def examine(environment: Environment) -> Iterable[Finding]:
    """Look at everything around the program, one thing at a time, whatever does not work."""
    from ibadmin.upkeep.surroundings import examine

    return examine(environment)


def _shared(environment: Environment) -> str | None:
    """The address of a shared store; raises SettingsInvalid for one that is no address."""
    store = environment.settings.store
    return environment.address_understood(store) if isinstance(store, str) else None
