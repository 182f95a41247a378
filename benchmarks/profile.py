"""A beheerder of an organisation with two hundred people, twenty of whom wait, who is logged in; and the demo."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from benchmarks.population import ORGANISATIONS, populate
from ibadmin import tab
from ibadmin.auth.codes import make_key
from ibadmin.auth.session_file import FilePlace
from ibadmin.demo.world import make_world

PEOPLE = 1000
_GRANTABLE = """
select username from users where organisation_id = ? and status = 'active'
and not exists (select 1 from grants where user_id = id and role = 'gebruikersbeheerder')
and not exists (select 1 from grants where user_id = id and role = 'productbeheerder' and product = 'iwmo')
order by username
"""


@dataclass(frozen=True)
class Profile:
    """The environment of every command, the store, and users who have yet to get a role."""

    variables: dict[str, str]
    store: Path
    grantable: Sequence[str]


def make_profile(folder: Path, now: datetime) -> Profile:
    """A new profile in this folder."""
    shutil.rmtree(folder, ignore_errors=True)
    config, data = folder / "config", folder / "data"
    config.mkdir(parents=True)
    store = data / "default" / "store.sqlite"
    populated = populate(store, PEOPLE, now)
    make_key(store.with_name(f"{store.name}.key"))
    (config / "default.toml").write_text('session_storage = "file"\n', "utf-8")
    FilePlace(data / "default" / "session").store(populated.measured.secret)
    make_world(config, data, now)
    with closing(sqlite3.connect(store)) as connection:
        grantable = [name for (name,) in connection.execute(_GRANTABLE, (ORGANISATIONS,))]
    shown = tab.Shown()
    shown.names.update(dict.fromkeys((tab.USERS, name) for name in grantable[:20]))
    tab.keep(data / "default" / tab.FILE, shown, now.timestamp())
    return Profile({"IBADMIN_CONFIG_DIR": str(config), "IBADMIN_DATA_DIR": str(data)}, store, grantable)
