"""After a backup was put back: whoever was deleted since it was made is in it again, and is deleted again (2.3.2)."""

from collections.abc import Collection

from ibadmin.facts import UserDeactivated, UserDeleted
from ibadmin.model import UserStatus
from ibadmin.store.unit import Unit


def delete_again(unit: Unit, receipts: Collection[str], actor: str) -> int:
    """Delete those whom the receipts name, as they would have been: switched off first; returns how many there were."""
    back = unit.users.under(receipts)
    still_on = [user for user in back if user.status is not UserStatus.INACTIVE]
    unit.record(
        [UserDeactivated(user, tuple(grant for grant in user.grants if grant.active)) for user in still_on], actor=actor
    )
    unit.record([UserDeleted(user) for user in unit.users.under(receipts)], actor=actor)
    return len(back)
