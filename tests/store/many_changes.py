"""A process that makes a number of changes, each in a transaction of its own: for the tests of many at once."""

import sys
from datetime import datetime
from pathlib import Path

from ibadmin.facts import Fact, RoleGranted, RoleRevoked
from ibadmin.model import User
from ibadmin.store.engine import connect
from ibadmin.store.unit import Store


def main(path: str, moment: str, user_id: str, secret_sha256: str, count: str) -> None:
    store, now = Store(connect(Path(path))), datetime.fromisoformat(moment)
    for _ in range(int(count)):
        with store.writing(bytes.fromhex(secret_sha256), now) as unit:
            unit.record([_other_way(unit.users.one(user_id))])


def _other_way(user: User) -> Fact:
    return RoleRevoked(user, "iwmo", "gebruiker") if user.grants else RoleGranted(user, "iwmo", "gebruiker")


if __name__ == "__main__":
    main(*sys.argv[1:])
