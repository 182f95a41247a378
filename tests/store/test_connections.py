"""Connections to a shared store: over TLS that proves who answers, to the server that takes changes, never for ever."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from ibadmin.errors import LoginNeeded, StoreUnreachable
from ibadmin.findings import Finding, Verdict
from ibadmin.store import shared
from ibadmin.store.engine import PATIENCE
from ibadmin.store.shared import Standing, conninfo
from ibadmin.upkeep.shared_store import connected
from tests.postgres import Cluster, Server, free_port, server
from tests.sql import value
from tests.store.certificates import Authority, authority

HOST = "store.example"


@dataclass(frozen=True)
class Guarded:
    """A server with TLS, whose certificate is for store.example."""

    server: Server
    signer: Authority
    stranger: Authority

    def address(self, root: Path, host: str = HOST) -> str:
        """This machine under another name, as DNS would have it."""
        place = f"host={host} hostaddr=127.0.0.1 port={self.server.port} dbname=postgres user=postgres"
        return f"{place} password={self.server.password} sslrootcert={root}"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    place = tmp_path_factory.mktemp("certificates")
    signer, stranger = authority("operator", place), authority("stranger", place)
    with server() as running:
        for path in signer.sign(HOST, place):
            inside = running.directory / path.name
            inside.write_bytes(path.read_bytes())
            running.give(inside)
        running.ask("alter system set ssl = on")
        running.stop("fast")
        running.start()
        yield Guarded(running, signer, stranger)


def asked(address: str, question: str, standing: Standing = Standing.FOUNDER) -> object:
    """What a connection to this address says."""
    engine = shared.engine(address, PATIENCE, standing)
    try:
        with engine.reading() as connection:
            return value(connection, question)
    finally:
        engine.dispose()


def why_not(address: str) -> str:
    with pytest.raises(StoreUnreachable) as refused:
        asked(address, "select 1")
    return refused.value.why


def promised(address: str, standing: Standing = Standing.SESSION) -> dict[str, object]:
    return dict(conninfo_to_dict(conninfo(address, PATIENCE, standing)))


def told(address: str, standing: Standing = Standing.FOUNDER) -> Finding:
    """What doctor says of a connection to this address."""
    engine = shared.engine(address, PATIENCE, standing)
    try:
        return connected(engine, address)
    finally:
        engine.dispose()


def test_doctor_says_over_which_tls_one_comes_and_as_whom(guarded: Guarded) -> None:
    found = told(guarded.address(guarded.signer.root))
    assert (found.verdict, found.about, found.value) == (Verdict.OK, "postgres", "TLSv1.3")


def test_doctor_warns_of_a_store_elsewhere_without_tls(guarded: Guarded) -> None:
    found = told(f"{guarded.address(guarded.signer.root)} sslmode=disable")
    assert (found.verdict, found.problem, found.about) == (Verdict.WARNING, "unencrypted", "postgres")


def test_within_this_machine_no_tls_is_needed(postgres: Cluster) -> None:
    found = told(postgres.server.address("postgres"))
    assert (found.verdict, found.problem, found.about) == (Verdict.OK, "nearby", "postgres")


IN_USE = "select ssl from pg_stat_ssl where pid = pg_backend_pid()"


def test_a_store_elsewhere_is_reached_over_tls_that_is_checked(guarded: Guarded) -> None:
    assert asked(guarded.address(guarded.signer.root), IN_USE) is True


def test_a_server_with_the_certificate_of_another_authority_is_not_trusted(guarded: Guarded) -> None:
    assert why_not(guarded.address(guarded.stranger.root)) == "untrusted"


def test_a_server_with_a_certificate_for_another_name_is_not_trusted(guarded: Guarded) -> None:
    assert why_not(guarded.address(guarded.signer.root, "elsewhere.example")) == "untrusted"


def test_without_a_root_certificate_nothing_is_trusted(guarded: Guarded, tmp_path: Path) -> None:
    assert why_not(guarded.address(tmp_path / "none.crt")) == "untrusted"


def test_a_server_without_tls_is_not_trusted(guarded: Guarded, postgres: Cluster) -> None:
    address = guarded.address(guarded.signer.root)
    assert why_not(f"{address} port={postgres.server.port}") == "untrusted"


@pytest.mark.parametrize(
    ("address", "mode"),
    [
        ("postgresql://127.0.0.1/store", "prefer"),
        ("postgresql://localhost:5433/store", "prefer"),
        ("postgresql://[::1]/store", "prefer"),
        ("host=/run/postgresql dbname=store", "prefer"),
        ("postgresql:///store", "prefer"),
        ("postgresql://store.example/store", "verify-full"),
        ("postgresql://localhost,store.example/store", "verify-full"),
        ("host=localhost hostaddr=10.0.0.1 dbname=store", "verify-full"),
        ("service=store", "verify-full"),
        ("postgresql://store.example/store?sslmode=verify-ca", "verify-ca"),
    ],
)
def test_only_this_machine_is_spoken_to_without_tls(address: str, mode: str) -> None:
    assert promised(address)["sslmode"] == mode


def test_a_host_that_the_environment_names_is_elsewhere_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "store.example")
    assert promised("dbname=store")["sslmode"] == "verify-full"


def test_a_connection_says_whose_it_is_and_goes_where_changes_are_taken(postgres: Cluster) -> None:
    address = postgres.administrator("postgres")
    assert asked(address, "select current_setting('application_name')") == "ibadmin"
    assert promised(address)["target_session_attrs"] == "read-write"


@pytest.mark.parametrize(
    ("standing", "limit"), [(Standing.GATEWAY, "30s"), (Standing.SESSION, "15min"), (Standing.FOUNDER, "0")]
)
def test_a_statement_takes_only_so_long(postgres: Cluster, standing: Standing, limit: str) -> None:
    assert asked(postgres.administrator("postgres"), "show statement_timeout", standing) == limit


def test_a_lock_is_waited_for_only_so_long(postgres: Cluster) -> None:
    assert asked(postgres.administrator("postgres"), "show lock_timeout") == "30s"


def test_where_nobody_listens_the_store_does_not_answer() -> None:
    assert why_not(f"postgresql://127.0.0.1:{free_port()}/store") == "unreachable"


def test_one_of_several_hosts_is_enough(postgres: Cluster) -> None:
    there = postgres.server
    address = f"postgresql://postgres:{there.password}@127.0.0.1:{free_port()},127.0.0.1:{there.port}/postgres"
    assert asked(address, "select 1") == 1


def test_a_server_that_only_follows_is_not_worked_at(postgres: Cluster, emptied: str) -> None:
    postgres.server.ask(f"alter role postgres in database {emptied} set default_transaction_read_only = on")
    try:
        assert why_not(postgres.server.address(emptied)) == "standby"
    finally:
        postgres.server.ask(f"alter role postgres in database {emptied} reset default_transaction_read_only")


def test_a_wrong_password_is_said_to_be_one(postgres: Cluster) -> None:
    assert why_not(postgres.server.address("postgres", password="wrong")) == "refused"


def test_a_session_that_is_no_longer_let_in_is_to_log_in(postgres: Cluster) -> None:
    with pytest.raises(LoginNeeded):
        asked(postgres.server.address("postgres", "s_gone", "wrong"), "select 1", Standing.SESSION)


def test_a_server_that_does_not_answer_is_waited_for_ten_seconds() -> None:
    assert promised("postgresql://store.example/store")["connect_timeout"] == str(shared.CONNECT_SECONDS) == "10"
    assert timedelta(seconds=shared.CONNECT_SECONDS) < PATIENCE
