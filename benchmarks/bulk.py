"""A hundred thousand deactivations from a CSV, beside the same writes by bare SQL in the `sqlite3` shell.

The shell gets everything that it needs in the cheapest way: names through `.import`, set-based statements, the audit
rows with their chain in one recursive query. It has no SHA-256, so it chains with its own SHA-3, over the same text.
It keeps the promises that we keep (foreign keys, synchronous, secure_delete), and otherwise is as it comes.
`python -m benchmarks.bulk` prints the ratio and the peak of memory, and ends with 1 when they are more than they may.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from benchmarks.contestants import Installed
from benchmarks.measure import cost_of, launched
from benchmarks.population import Place, populate_places
from ibadmin.auth.codes import make_key
from ibadmin.auth.session_file import FilePlace

AIM = 1.5
MOST_MEGABYTES = 300
DESK = Place(1, 10, "Inlichtingenbureau")
# One in ten is not active, and the beheerder stays.
SHARE_ACTIVE = 0.88

BARE = """
pragma foreign_keys = on;
pragma synchronous = full;
pragma secure_delete = on;
pragma temp_store = memory;
.mode csv
create temp table named (username text primary key) without rowid;
.import --skip 1 --schema temp {leavers} named
begin immediate;
create temp table gone as
    select id, audit_id, username, row_number() over (order by username) as number
    from users where organisation_id = 2 and username in (select username from named);
create temp table rows as
    select gone.*, coalesce((select group_concat(product || ':' || role, ' ') from grants
        where user_id = gone.id and state = 'active'), '') as fields
    from gone order by number;
create unique index temp.rows_number on rows (number);
update grants set state = case state when 'active' then 'suspended' else 'inactive' end
    where user_id in (select id from gone) and state in ('active', 'awaited');
update users set status = 'inactive', active = 0, newsletter = 0, newsletter_asked = 0, contact_person = 0,
    contact_email = '', version = version + 1 where id in (select id from gone);
delete from verification_codes where user_id in (select id from gone);
delete from sessions where user_id in (select id from gone);
delete from login_codes where user_id in (select id from gone);
insert into audit
with recursive
    head (sequence, hash) as (
        select sequence, hash from audit where organisation_id = 2 order by sequence desc limit 1
    ),
    chain (number, subject, fields, hash) as (
        select 0, '', '', hash from head
        union all
        select rows.number, rows.audit_id, rows.fields,
            lower(hex(sha3('["' || chain.hash || '",{{"action":"user_deactivated","actor":"{actor}","at":"{now}"'
                || ',"fields":"' || rows.fields || '","organisation_id":2,"origin":"commandline","reason":""'
                || ',"result":"done","sequence":' || (rows.number + (select sequence from head))
                || ',"subject":"' || rows.audit_id || '","ticket":""}}]', 256)))
        from chain join rows on rows.number = chain.number + 1
    )
select 2, number + (select sequence from head), '{now}', '{actor}', 'user_deactivated', subject, 'done',
    'commandline', '', '', fields, hash
from chain where number > 0;
commit;
"""


@dataclass(frozen=True)
class Run:
    """What one process cost: seconds, and megabytes at its peak."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Measured:
    """So many deactivations: by the engine's own shell, and by us."""

    count: int
    bare: Run
    ours: Run

    @property
    def ratio(self) -> float:
        """How many times the processor time of the shell: it says the same on a busy machine as on a quiet one."""
        return self.ours.cpu / self.bare.cpu

    def told(self) -> Sequence[str]:
        """As lines of a page."""
        shell, own = self.bare, self.ours
        return [
            f"- `sqlite3`, set-based SQL: {shell.cpu:.1f} s of processor in {shell.wall:.1f} s; {shell.peak:.0f} MB.",
            f"- `ibadmin users deactivate`: {own.cpu:.1f} s of processor in {own.wall:.1f} s; {own.peak:.0f} MB.",
            f"- {self.count:,} deactivations: {self.ratio:.2f} times the shell (aim {AIM}, in {MOST_MEGABYTES} MB).",
        ]


@dataclass(frozen=True)
class Stage:
    """A store with one large organisation, whose beheerder is logged in, and the file with who leaves."""

    folder: Path
    leavers: Path
    actor: str
    count: int
    now: datetime

    @property
    def store(self) -> Path:
        """The file."""
        return self.folder / "made" / "data" / "default" / "store.sqlite"

    @property
    def variables(self) -> Mapping[str, str]:
        """The environment of its beheerder."""
        return _variables(self.folder / "made")

    def copied(self, name: str) -> Path:
        """The same, anew."""
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.folder / "made", target)
        return target


def make_stage(folder: Path, count: int, now: datetime) -> Stage:
    """An organisation with so many active users, of which one stays."""
    data = folder / "made" / "data" / "default"
    config = folder / "made" / "config"
    config.mkdir(parents=True)
    place = Place(2, round(count / SHARE_ACTIVE) + 100, "Grootstad")
    store = data / "store.sqlite"
    populate_places(store, [DESK, place], now)
    make_key(store.with_name(f"{store.name}.key"))
    (config / "default.toml").write_text('session_storage = "file"\n', "utf-8")
    FilePlace(data / "session").store(place.secret)
    with closing(sqlite3.connect(store)) as connection:
        found = connection.execute(
            "select username from users where organisation_id = 2 and status = 'active' and id not in "
            "(select user_id from grants where role = 'gebruikersbeheerder') order by username limit ?",
            (count,),
        ).fetchall()
        (actor,) = connection.execute(
            "select audit_id from users join sessions on user_id = users.id where users.organisation_id = 2"
        ).fetchone()
    leavers = folder / "leavers.csv"
    leavers.write_text("username\n" + "".join(f"{name}\n" for (name,) in found), "utf-8")
    return Stage(folder, leavers, actor, len(found), now)


def _variables(place: Path) -> Mapping[str, str]:
    return {"IBADMIN_CONFIG_DIR": str(place / "config"), "IBADMIN_DATA_DIR": str(place / "data")}


def bare(stage: Stage) -> Run:
    """The same writes in the engine's own shell."""
    store = stage.copied("run") / "data" / "default" / "store.sqlite"
    at = stage.now.isoformat(timespec="microseconds")
    script = BARE.format(leavers=stage.leavers, actor=stage.actor, now=at)
    return ran(["sqlite3", "-bail", str(store)], {}, script)


def ours(stage: Stage, program: str) -> Run:
    """The command, with its result in tab-separated values, as in a pipe."""
    variables = _variables(stage.copied("run"))
    argv = [program, "users", "deactivate", "--file", str(stage.leavers), "--yes", "--expect", str(stage.count)]
    return ran(argv, variables)


def ran(argv: Sequence[str], variables: Mapping[str, str], script: str = "") -> Run:
    """Run a process to its end."""
    with tempfile.TemporaryFile() as stdin:
        stdin.write(script.encode())
        stdin.seek(0)
        started = time.perf_counter()
        process = subprocess.Popen(
            launched(argv),
            env={**os.environ, **variables},
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        _, said = process.communicate()
        wall = time.perf_counter() - started
    told = said.decode()
    if process.returncode:
        raise SystemExit(f"{' '.join(argv[:6])} ended with {process.returncode}: {told}")
    return Run(wall, *cost_of(told))


def check(store: Path, stage: Stage) -> None:
    """Both have written the same rows."""
    with closing(sqlite3.connect(store)) as connection:
        counted = connection.execute(
            "select (select count(*) from audit where action = 'user_deactivated'), "
            "(select count(*) from users where organisation_id = 2 and status = 'active')"
        ).fetchone()
    assert counted[0] == stage.count, counted


def measured(installed: Installed, folder: Path, people: int, rounds: int) -> Measured:
    """Both in turn, so that a busy machine slows both."""
    # In a process of its own: a child's peak of memory is never said to be less than its parent's.
    with get_context("spawn").Pool(1) as elsewhere:
        stage = elsewhere.apply(make_stage, (folder, people, datetime.now(UTC)))
    theirs: list[Run] = []
    own: list[Run] = []
    for _ in range(rounds):
        for found, run in ((theirs, bare), (own, lambda stage: ours(stage, installed.program("ibadmin")))):
            found.append(run(stage))
            check(folder / "run" / "data" / "default" / "store.sqlite", stage)
    return Measured(stage.count, middle(theirs), middle(own))


def middle(runs: Sequence[Run]) -> Run:
    """The medians of the times, and the highest peak."""
    return Run(median(run.wall for run in runs), median(run.cpu for run in runs), max(run.peak for run in runs))


def main() -> int:
    """Measure, and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Installed(Path(sys.prefix)), Path(folder), asked.people, asked.rounds)
    print(*found.told(), sep="\n")
    return 0 if found.ratio <= AIM and found.ours.peak <= MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
