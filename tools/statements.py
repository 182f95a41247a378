"""Writes ibadmin/store/sql: the statements of ibadmin/store/queries, compiled for both engines.

Prints nothing but what is wrong. `--check` changes nothing.
"""

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import isfunction
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import BindParameter, Boolean, ClauseElement, Dialect, Executable
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import psycopg
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.sql.compiler import SQLCompiler

from ibadmin.store.queries.by_engine import ByEngine
from ibadmin.store.queries.isolation import FILTERS
from ibadmin.store.schema.types import Day, Moment
from ibadmin.store.statement import Statement

MODULES = (
    *("authorisations", "calls", "changes", "checks", "logins", "matrix"),
    *("organisations", "sessions", "trail", "users"),
)
FOLDER = Path(__file__).parents[1] / "ibadmin" / "store" / "sql"
_HEADER = '''"""{title}

Written by `make generate` from ibadmin/store/queries/{name}.py.
"""

from ibadmin.store.statement import {imports}
'''


class _Inlining(SQLCompiler):
    """Writes every value into the text but those that the program says at run time."""

    def visit_bindparam(self, bindparam: BindParameter[Any], **options: Any) -> str:  # type: ignore[override]  # noqa: ANN401 - as SQLAlchemy calls it
        literal = {} if bindparam.required else {"literal_binds": True}
        text: str = super().visit_bindparam(bindparam, **{**options, **literal})  # type: ignore[no-untyped-call]
        return text


class _ForSqlite(_Inlining, SQLiteCompiler):
    pass


class _ForPostgresql(_Inlining, PGCompiler_psycopg):
    pass


SQLITE, POSTGRESQL = sqlite.dialect(paramstyle="named"), psycopg.dialect()  # type: ignore[no-untyped-call]
SQLITE.statement_compiler, POSTGRESQL.statement_compiler = _ForSqlite, _ForPostgresql


def pages() -> Iterator[tuple[Path, str]]:
    """Every file of the folder that is made, with its text."""
    for name in MODULES:
        yield FOLDER / f"{name}.py", _page(name, import_module(f"ibadmin.store.queries.{name}"))


def _page(name: str, queries: ModuleType) -> str:
    parts = []
    imports = set()
    for constant, query in _queries(queries):
        if isfunction(query):
            imports |= {"Seen", "Statement"}
            seen = "".join(f"    {kind}={_statement(query(sight), 1)},\n" for kind, sight in FILTERS.items())
            parts.append(f"{constant} = Seen(\n{seen})\n")
        else:
            imports.add("Statement")
            parts.append(f"{constant} = {_statement(query, 0)}\n")
    title = (queries.__doc__ or "").split("\n")[0]
    return _HEADER.format(title=title, name=name, imports=", ".join(sorted(imports))) + "\n" + "".join(parts)


def _queries(queries: ModuleType) -> Iterator[tuple[str, Any]]:
    """What the module itself names, as constants are named."""
    for name, value in vars(queries).items():
        own = isfunction(value) and value.__module__ == queries.__name__
        if not name.startswith("_") and (own or (name.isupper() and isinstance(value, Executable | ByEngine))):
            yield name.upper(), value


def compiled(query: ClauseElement | ByEngine) -> Statement:
    """A query as it is run."""
    each = query if isinstance(query, ByEngine) else ByEngine(query, query)
    kinds = {} if each.sqlite is None else _kinds(each.sqlite)
    returning = bool(getattr(each.sqlite, "_returning", ()))
    return Statement(_text(each.sqlite, SQLITE), _text(each.postgresql, POSTGRESQL), **kinds, returning=returning)


def _statement(query: ClauseElement | ByEngine, depth: int) -> str:
    indent = "    " * (depth + 1)
    statement = compiled(query)
    lines = [f'"""{text}"""'.replace("\\", "\\\\") for text in (statement.sqlite, statement.postgresql)]
    named = {"moments": statement.moments, "days": statement.days, "truths": statement.truths}
    lines += [f"{kind}={places!r}" for kind, places in named.items() if places]
    lines += ["returning=True"] if statement.returning else []
    body = "".join(f"{indent}{line},\n" for line in lines)
    return f"Statement(\n{body}{'    ' * depth})"


def _text(query: ClauseElement | None, dialect: Dialect) -> str:
    if query is None:
        return ""
    text = str(query.compile(dialect=dialect, compile_kwargs={"render_postcompile": True}))
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _kinds(query: ClauseElement) -> dict[str, tuple[int, ...]]:
    """Which columns of the answer are no numbers and texts."""
    columns = [column.type for column in getattr(query, "exported_columns", ())]
    return {
        name: tuple(place for place, found in zip(count(), columns) if isinstance(found, kind))
        for name, kind in (("moments", Moment), ("days", Day), ("truths", Boolean))
    }


def main() -> int:
    """Write the folder anew, or with `--check` say what is behind."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    behind = [(path, text) for path, text in pages() if not path.exists() or path.read_text("utf-8") != text]
    if check and behind:
        names = ", ".join(path.name for path, _ in behind)
        sys.stderr.write(f"ibadmin/store/sql: {names}: behind; run make generate\n")
        return 1
    for path, text in behind:
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
