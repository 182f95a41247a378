"""Values that cannot be what their column says, in a store that is a file: which row and which column.

Whoever reads a row stops at the first such value; here every row of every table is looked at.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ibadmin.store.connection import Connection

_MOMENT = (
    "{0} not glob '????-??-??T??:??:??.??????+00:00' "
    "or coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr({0}, 1, 19), '+0 days'), '') <> substr({0}, 1, 19)"
)
_DAY = "coalesce(date({0}, '+0 days'), '') <> {0}"
_HASH = "{0} glob '*[^0-9a-f]*' or length({0}) <> 64"
_HASHES = frozenset({"hash", "keyed_hash", "secret_sha256", "code_sha256"})
_MOMENTS = frozenset({"at", "until"})
_NUMBERS = {"INTEGER": "0", "BOOLEAN": "{0} not in (0, 1)"}
_AT_ONCE = 1_000


class Damage(NamedTuple):
    """A value that is wrong, by its row's key."""

    table: str
    key: str
    column: str


class _Column(NamedTuple):
    name: str
    type: str
    required: bool
    key: bool


def damages(connection: Connection) -> Iterator[Damage]:
    """Every value that cannot be read as what it is; nothing in a store of another engine than SQLite."""
    tables = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"
    for (table,) in connection.ask(tables):
        if table != "alembic_version":
            columns = [
                _Column(name, kind, bool(required or key), bool(key))
                for _, name, kind, required, _, key in connection.ask(f'pragma table_info("{table}")')
            ]
            for column in columns:
                yield from _in_column(connection, table, columns, column)
            yield from _undecodable(connection, table, columns)


def _in_column(connection: Connection, table: str, columns: list[_Column], column: _Column) -> Iterator[Damage]:
    key = " || '/' || ".join(f"quote({each.name})" for each in columns if each.key) or "rowid"
    wrong = f"select {key} from {table} where {_is_wrong(column)}"  # noqa: S608 - names of the schema itself
    for (found,) in connection.ask(wrong):
        yield Damage(table, str(found).replace("'", ""), column.name)


def _is_wrong(column: _Column) -> str:
    """The condition under which a value is none of its column's."""
    name, number = column.name, column.type in _NUMBERS
    kinds = ["'integer'" if number else "'text'", *([] if column.required else ["'null'"])]
    value = _NUMBERS[column.type] if number else _of_text(name)
    return f"typeof({name}) not in ({', '.join(kinds)}) or ({name} is not null and ({value.format(name)}))"


def _of_text(name: str) -> str:
    if name.endswith("_at") or name in _MOMENTS:
        return _MOMENT
    if name.endswith("_on"):
        return _DAY
    return _HASH if name in _HASHES else "0"


def _undecodable(connection: Connection, table: str, columns: list[_Column]) -> Iterator[Damage]:
    """Text that is not UTF-8, which SQLite keeps and Python cannot read."""
    texts = [each for each in columns if each.type not in _NUMBERS]
    keys = [each for each in columns if each.key]
    names = ", ".join(each.name for each in (*keys, *texts))
    as_bytes = connection.driver.cursor()
    as_bytes.execute(f"select {names} from {table}")  # noqa: S608 - as above
    before, connection.driver.text_factory = connection.driver.text_factory, bytes
    try:
        while rows := as_bytes.fetchmany(_AT_ONCE):
            for row in rows:
                for column, value in zip(texts, row[len(keys) :], strict=True):
                    if isinstance(value, bytes) and not _is_text(value):
                        yield Damage(table, "/".join(map(_shown, row[: len(keys)])), column.name)
    finally:
        connection.driver.text_factory = before


def _is_text(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def _shown(value: object) -> str:
    return value.decode(errors="backslashreplace") if isinstance(value, bytes) else str(value)
