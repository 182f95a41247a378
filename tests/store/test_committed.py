"""Every deed is kept once on each engine: the same rows, and the same audit, come of it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ibadmin.store import shared
from ibadmin.store.connection import Connection
from ibadmin.store.engine import PATIENCE
from ibadmin.store.moments import written
from ibadmin.store.schema import metadata
from ibadmin.store.shared import Standing
from ibadmin.store.unit import Store
from tests.people import People, make_store, sha256_of
from tests.postgres import Cluster, kept, put_back
from tests.sql import rows
from tests.store.powers import DEEDS, WHO, Deed, Scene, staged
from tests.store.region import Region, settled
from tests.store.roles import Roles

SCENE = "deeds"
Rows = dict[str, list[tuple[object, ...]]]
ONE_ENGINE_ALONE = {"operations"}
"""What only a shared store has: by these numbers it is asked for what was kept."""


@dataclass
class Stage:
    """A store with everybody in it, which is as it was before each deed."""

    store: Store
    scene: Scene
    put_back: Callable[[], None]
    session: Callable[[str], Store]

    def rows_after(self, deed: Deed) -> Rows:
        """Everything in the store when somebody who may has done it."""
        happens, may = deed
        who = next(each for each in WHO if each in may)
        self.put_back()
        people = self.scene.region.people
        secret = People(self.store, self.scene.now, people.made).session(self.scene.user(who))
        acting = self.session(secret)
        with acting.writing(sha256_of(secret), self.scene.now) as unit:
            unit.record([happens(self.scene, who)])
        if acting is not self.store:
            acting.engine.dispose()
        with self.store.engine.reading() as connection:
            return everything(connection)


def everything(connection: Connection) -> Rows:
    """Every row of every table, as text."""
    found: Rows = {}
    for table in metadata.sorted_tables:
        if table.name in ONE_ENGINE_ALONE:
            continue
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        asked = f'select {names} from "{table.name}"'  # noqa: S608
        found[table.name] = sorted(tuple(map(_plain, row)) for row in rows(connection, asked))
    return found


def _plain(value: object) -> str:
    match value:
        case bool():
            return str(int(value))
        case datetime():
            return written(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


@contextmanager
def in_file(path: Path, now: datetime) -> Iterator[Stage]:
    store = make_store(path)
    people = People(store, now)
    scene = staged(Region(store, people, now, *settled(people)))
    store.engine.dispose()
    before = path.with_name("before")
    shutil.copy(path, before)

    def again() -> None:
        store.engine.dispose()
        for each in path.parent.glob(f"{path.name}*"):
            each.unlink()
        shutil.copy(before, path)

    yield Stage(store, scene, again, lambda _: store)
    store.engine.dispose()


@contextmanager
def on_server(cluster: Cluster, database: str, now: datetime) -> Iterator[Stage]:
    roles = Roles(cluster, database, now)
    scene = staged(roles.region())
    cluster.server.ask(kept(SCENE), database)

    def session(secret: str) -> Store:
        own = shared.session_address(cluster.administrator(database), secret)
        return Store(shared.engine(own, PATIENCE, Standing.SESSION))

    def again() -> None:
        cluster.server.ask(put_back(SCENE), database)

    yield Stage(roles.store, scene, again, session)
    roles.close()


def test_what_is_kept_of_every_deed_is_the_same_on_both_engines(
    path: Path, postgres: Cluster, emptied: str, now: datetime
) -> None:
    differing = {}
    with in_file(path, now) as file, on_server(postgres, emptied, now) as server:
        for name, deed in DEEDS.items():
            if deed[1]:
                one, other = file.rows_after(deed), server.rows_after(deed)
                differing[name] = {table: (one[table], other[table]) for table in one if one[table] != other[table]}
    assert {name: tables for name, tables in differing.items() if tables} == {}
