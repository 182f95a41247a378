"""The shared store: PostgreSQL, reached by an address as libpq takes it, also one that names several hosts.

Nothing here waits without an end, and nothing that the database says about a row reaches a person.
"""

import hmac
import os
import secrets
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import Enum
from hashlib import pbkdf2_hmac, sha256

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import PGconn, Ping

from ibadmin.errors import Conflict, IbadminError, LoginNeeded, Outrun, StoreUnreachable
from ibadmin.store.shared_engine import SharedEngine

CONNECT_SECONDS = 10
ITERATIONS = 4096
"""As PostgreSQL itself: a password here is 256 random bits, which no number of guesses finds."""
_LOOPBACK = ("127.0.0.1", "::1", "localhost", "")
_LOST_RACE, _OUTRUN = "23", "40"
"""The classes of SQLSTATE that say that somebody else came first: constraints, and serialization or deadlock."""
_STATES = {
    "25006": "standby",
    **dict.fromkeys(("55P03", "57014", "53"), "busy"),
    **dict.fromkeys(("08", "57P", "28", "3D"), "unreachable"),
}
_MEANT = {
    "certificate": "untrusted",
    "does not support SSL": "untrusted",
    "is not permitted to log in": "refused",
    'role "': "refused",
    "does not exist": "missing",
    "authentication failed": "refused",
    "no password supplied": "refused",
    "no pg_hba.conf entry": "refused",
    "session is read-only": "standby",
    "the database system is": "standby",
    "too many connections": "busy",
    "remaining connection slots": "busy",
}
"""What libpq and the server say while a connection is made, which comes without a SQLSTATE; the first that fits."""


class Standing(Enum):
    """As who a connection is made: each can do at the database what the rules give them, and no more."""

    FOUNDER = "founder"
    OWNER = "owner"
    GATEWAY = "gateway"
    SESSION = "session"


def engine(address: str, patience: timedelta, standing: Standing = Standing.OWNER) -> SharedEngine:
    """An engine for this address; nothing is connected yet."""
    where = place(address)
    made = SharedEngine(
        where,
        _connecting(conninfo(address, patience, standing), _BECOMING.get(standing)),
        lambda failure, lost: told(failure, where, standing, lost=lost),
        patience,
    )
    made.of_session = standing is Standing.SESSION
    made.of_gateway = standing is Standing.GATEWAY
    return made


def understood(address: str) -> str:
    """The address, when libpq understands it; raises ValueError, which does not repeat it."""
    try:
        conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        raise ValueError("not an address of PostgreSQL") from None
    return address


def reach(address: str) -> None:
    """Ask whether anybody answers, without logging in; raises StoreUnreachable."""
    answer = Ping(PGconn.ping(conninfo(address, timedelta(0), Standing.FOUNDER).encode()))
    if answer is not Ping.OK:
        raise StoreUnreachable(place(address), "standby" if answer is Ping.REJECT else "unreachable")


def nearby(address: str) -> bool:
    """Whether every server that the address means is this machine."""
    return _nearby(conninfo_to_dict(address), os.environ)


def names_user(address: str) -> bool:
    """Whether the address, or the environment, says as whom to log in."""
    return _named_user(conninfo_to_dict(address), os.environ)


def database(address: str) -> str:
    """Which database the address names; libpq itself takes the one that is called as the user."""
    return str(conninfo_to_dict(address).get("dbname") or "")


def session_address(address: str, secret: str) -> str:
    """The address for one session: its secret is the name of a role and a password, and comes nowhere else."""
    name, _, password = secret.partition(".")
    return make_conninfo(address, user=f"s_{name}", password=password)


def verifier(password: str) -> str:
    """What the server keeps of a password, made here, so that the password itself is never sent (RFC 5802)."""
    salt = secrets.token_bytes(16)
    salted = pbkdf2_hmac("sha256", password.encode(), salt, ITERATIONS)
    stored = sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    text = [b64encode(part).decode() for part in (salt, stored, server)]
    return f"SCRAM-SHA-256${ITERATIONS}:{text[0]}${text[1]}:{text[2]}"


def conninfo(address: str, patience: timedelta, standing: Standing) -> str:
    """The address with what we ask of every connection, unless it says otherwise itself."""
    asked = conninfo_to_dict(address)
    promised: dict[str, str | int] = {
        "connect_timeout": CONNECT_SECONDS,
        "sslmode": "prefer" if _nearby(asked, os.environ) else "verify-full",
        "target_session_attrs": "read-write",
        "application_name": "ibadmin",
        "client_encoding": "utf8",
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,
    }
    # A statement of a command is over before it would have been compiled: that took nine tenths of its time.
    settings = ["TimeZone=UTC", "jit=off", "idle_in_transaction_session_timeout=600000"]
    settings.append(f"lock_timeout={patience // timedelta(milliseconds=1)}")
    if limit := _LONGEST.get(standing):
        settings.append(f"statement_timeout={limit // timedelta(milliseconds=1)}")
    if standing is Standing.GATEWAY and not _named_user(asked, os.environ):
        promised["user"] = f"{asked.get('dbname')}_gateway"
    options = " ".join(f"-c {setting}" for setting in settings)
    return make_conninfo(address, **{k: v for k, v in promised.items() if k not in asked}, options=options)


_LONGEST = {Standing.GATEWAY: timedelta(seconds=30), Standing.SESSION: timedelta(minutes=15)}
"""How long one statement may take; who brings a store to a new revision waits for as long as that takes."""


def _nearby(asked: Mapping[str, object], variables: Mapping[str, str]) -> bool:
    """Whether every server that is meant is this machine, also where libpq is told so by the environment."""
    if "service" in asked or "PGSERVICE" in variables:
        return False
    named = (asked.get("host", variables.get("PGHOST")), asked.get("hostaddr", variables.get("PGHOSTADDR")))
    hosts = [host for names in named if names for host in str(names).split(",")]
    return all(host in _LOOPBACK or host.startswith("/") for host in hosts)


def _named_user(asked: Mapping[str, object], variables: Mapping[str, str]) -> bool:
    """Whether somebody said as whom to log in."""
    return bool({"user", "service"} & asked.keys() or {"PGUSER", "PGSERVICE"} & variables.keys())


def place(address: str) -> str:
    """The address as it may be shown: hosts and database, without user and password."""
    asked = conninfo_to_dict(address)
    return f"{asked.get('host') or 'localhost'}/{asked.get('dbname') or ''}"


def _connecting(info: str, become: Callable[[psycopg.Connection], None] | None) -> Callable[[], psycopg.Connection]:
    def connected() -> psycopg.Connection:
        # A statement that is prepared on one server connection is unknown to the next behind PgBouncer.
        made = psycopg.connect(info, prepare_threshold=None)
        if become:
            become(made)
        return made

    return connected


def _become_owner(connection: psycopg.Connection) -> None:
    """The administrator of a store works as its owner, which nobody can log in as; raises StoreUnreachable."""
    told = connection.info
    where = f"{told.host}/{told.dbname}"
    try:
        connection.execute(sql.SQL("set session role {}").format(sql.Identifier(f"{told.dbname}_owner")))
        connection.commit()
    except psycopg.errors.InvalidParameterValue:
        raise StoreUnreachable(where, "missing") from None
    except psycopg.errors.InsufficientPrivilege:
        raise StoreUnreachable(where, "not_owner") from None


_BECOMING = {Standing.OWNER: _become_owner}


def told(failure: psycopg.Error, where: str, standing: Standing, *, lost: bool) -> IbadminError | None:
    """What an error of the database means to us; nothing when it is a bug of ours."""
    state = failure.sqlstate
    if lost:
        return StoreUnreachable(where, "lost")
    if state == "42501":
        return Conflict(())
    if state is None:
        if not isinstance(failure, psycopg.OperationalError):
            return None
        why = next((why for said, why in _MEANT.items() if said in str(failure)), "unreachable")
        ended = why == "refused" and standing is Standing.SESSION
        return LoginNeeded("ended") if ended else StoreUnreachable(where, why)
    if state.startswith(_LOST_RACE):
        return Conflict(())
    if state.startswith(_OUTRUN):
        return Outrun(())
    why = next((why for start, why in _STATES.items() if state.startswith(start)), "")
    return StoreUnreachable(where, why) if why else None
