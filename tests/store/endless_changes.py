"""A process that switches users off and on until it is killed: for the test of a change that is cut short."""

import json
import sys
from datetime import datetime
from pathlib import Path

from ibadmin.facts import Fact, UserDeactivated, UserReactivated
from ibadmin.model import User, UserStatus
from ibadmin.store.engine import connect
from ibadmin.store.unit import Store


def main(path: str, moment: str, names: str) -> None:
    store, now, wanted = Store(connect(Path(path))), datetime.fromisoformat(moment), json.loads(names)
    with store.inspecting(now) as unit:
        unit.users.named(wanted)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        with store.unseen(now, "tests") as unit:
            unit.record([_other_way(user) for user in unit.users.named(wanted)])


def _other_way(user: User) -> Fact:
    if user.active:
        return UserDeactivated(user, user.grants)
    return UserReactivated(user, UserStatus.ACTIVE, user.grants)


if __name__ == "__main__":
    main(*sys.argv[1:])
