"""A department too large to make by hand: made by set-based SQL, and compared row by row with what it must become."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

STAY = 100

_PEOPLE = """
insert into users (id, audit_id, organisation_id, pseudonym, status, active, username, salutation, initials,
    first_name, infix, surname, department, phone_number, email_address, search_name, newsletter_asked, newsletter,
    contact_person, contact_email, arrived_at, registered_at, last_login_at, version)
with recursive people (n) as (select 1 union all select n + 1 from people where n < :people + :stay)
select printf('%08x%012x', n * 2654435761 % 4294967296, n), printf('%08x%012x', n * 2246822519 % 4294967296, n),
    :place, 'PSEUDONYM-' || n, 'active', true, iif(n > :stay, 'gaat', 'blijft') || n, 'mevrouw', 'A.', 'Anna', 'de',
    'Vries' || n, 'Wmo', '088 000 00 00', iif(n > :stay, 'gaat', 'blijft') || n || '@gouda.example', 'vries' || n,
    n % 2, n % 2, n % 3 = 0, iif(n % 3 = 0, 'wmo@gouda.example', ''), :at, :at, :at, 1 + n % 5
from people
"""
# Most have one role, some more, among them one that works no longer; some are logged in, or just logging in.
_BELONGINGS = (
    """insert into grants (organisation_id, user_id, user_active, product, role, state, granted_at)
    select organisation_id, id, active, 'iwmo', 'gebruiker', 'active', :at from users where surname like 'Vries%'""",
    """insert into grants (organisation_id, user_id, user_active, product, role, state, granted_at)
    select organisation_id, id, active, 'ijw', 'gebruiker', 'active', :at from users where surname like 'Vries%4'""",
    """insert into grants (organisation_id, user_id, user_active, product, role, state, granted_at)
    select organisation_id, id, active, 'ijw', 'productbeheerder', 'inactive', :at
    from users where surname like 'Vries%7'""",
    """insert into sessions (organisation_id, user_id, id, secret_sha256, assurance_level, started_at, last_seen_at,
    hard_end_at) select organisation_id, id, id, id, 'loa3', :at, :at, :at from users where surname like 'Vries%5'""",
    """insert into verification_codes (organisation_id, user_id, keyed_hash, expires_at, tries)
    select organisation_id, id, '00', :at, 0 from users where surname like 'Vries%9'""",
    """insert into login_codes (user_id, code_sha256, assurance_level, reasons, challenge, redirect_uri, expires_at)
    select id, id, 'loa3', '[]', '', '', :at from users where surname like 'Vries%3'""",
)
_STANDING = """
with leaving as (select id, active from users where username like 'gaat%')
select (select count(*) from leaving where active),
    (select count(*) from grants where state = 'active' and user_id in (select id from leaving)),
    (select count(*) from sessions where user_id in (select id from leaving)),
    (select count(*) from audit where action = 'user_deactivated')
"""
_COUNTS = "select (select count(*) from ({})), (select count(*) from ({}))"
_LEAVING = "create temp view leaving as select * from before.users where username like 'gaat%'"
# What each table must hold, and what it holds.
_TABLES = {
    "users who leave": (
        """select id, audit_id, organisation_id, pseudonym, 'inactive', 0, username, salutation, initials, first_name,
        infix, surname, department, phone_number, email_address, search_name, 0, 0, 0, '', arrived_at, registered_at,
        last_login_at, version + 1 from leaving""",
        """select id, audit_id, organisation_id, pseudonym, status, active, username, salutation, initials, first_name,
        infix, surname, department, phone_number, email_address, search_name, newsletter_asked, newsletter,
        contact_person, contact_email, arrived_at, registered_at, last_login_at, version
        from main.users where username like 'gaat%'""",
    ),
    "users who stay": (
        "select * from before.users where username is null or username not like 'gaat%'",
        "select * from main.users where username is null or username not like 'gaat%'",
    ),
    "grants of who leaves": (
        """select organisation_id, user_id, product, role, 0, iif(state = 'active', 'suspended', state), granted_at
        from before.grants where user_id in (select id from leaving)""",
        """select organisation_id, user_id, product, role, user_active, state, granted_at
        from main.grants where user_id in (select id from leaving)""",
    ),
    "grants of who stays": (
        "select * from before.grants where user_id not in (select id from leaving)",
        "select * from main.grants where user_id not in (select id from leaving)",
    ),
    "verification codes": (
        "select * from before.verification_codes where user_id not in (select id from leaving)",
        "select * from main.verification_codes",
    ),
    "login codes": (
        "select * from before.login_codes where user_id not in (select id from leaving)",
        "select * from main.login_codes",
    ),
    # Whoever does it is seen by doing it.
    "sessions": (
        "select id, user_id, secret_sha256 from before.sessions where user_id not in (select id from leaving)",
        "select id, user_id, secret_sha256 from main.sessions",
    ),
    "audit": (
        """select audit_id, organisation_id, 'done', (select group_concat(named, ' ') from
        (select product || ':' || role as named from before.grants
        where user_id = leaving.id and state = 'active' order by 1)) from leaving""",
        "select subject, organisation_id, result, fields from main.audit where action = 'user_deactivated'",
    ),
}


@dataclass(frozen=True)
class Standing:
    """How far a run came, in rows: those who leave and still work, their roles that do, and what the audit says."""

    active: int
    working_roles: int
    open: int
    told: int


@dataclass(frozen=True)
class Department:
    """The store with these people, a copy of how it was, and the file of who leaves, as Dutch Excel writes it."""

    store: Path
    before: Path
    leavers: Path
    people: int

    def standing(self) -> Standing:
        """How far the store is now."""
        with closing(sqlite3.connect(self.store)) as connection:
            return Standing(*connection.execute(_STANDING).fetchone())

    def differences(self) -> dict[str, list[object]]:
        """What is in one and not in the other: the tables, and what follows for them from before and the file."""
        found: dict[str, list[object]] = {}
        with closing(sqlite3.connect(self.store)) as connection:
            connection.execute("attach ? as before", (str(self.before),))
            connection.execute(_LEAVING)
            for name, (expected, there) in _TABLES.items():
                missing = connection.execute(f"{expected} except {there}").fetchmany(3)
                counts = connection.execute(_COUNTS.format(expected, there)).fetchone()
                # As many rows, each only once, and none that is missing: the same rows.
                if missing or len(set(counts)) > 1:
                    found[name] = [counts, *missing, *connection.execute(f"{there} except {expected}").fetchmany(3)]
        return found


def make(store: Path, place: int, at: str, people: int) -> Department:
    """So many people who leave, and a few who stay, at this organisation."""
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("pragma foreign_keys = on")
        with connection:
            connection.execute(_PEOPLE, {"people": people, "stay": STAY, "place": place, "at": at})
            for statement in _BELONGINGS:
                connection.execute(statement, {"place": place, "at": at})
        connection.execute("pragma wal_checkpoint(truncate)")
    before, leavers = store.with_name("before.sqlite"), store.with_name("leavers.csv")
    before.write_bytes(store.read_bytes())
    rows = (f"gaat{n};Wmo;weg per vrijdag\r\n" for n in range(STAY + people, STAY, -1))
    leavers.write_text("Gebruikersnaam;Afdeling;Opmerking\r\n" + "".join(rows), "utf-8-sig", newline="")
    return Department(store, before, leavers, people)
