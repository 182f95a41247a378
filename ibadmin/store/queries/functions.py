"""What the two engines call by another name, or tell not everybody."""

from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from ibadmin.store.queries.rows import given
from ibadmin.store.schema import verification_codes


class instr(GenericFunction[int]):  # noqa: N801 - SQLAlchemy names a function after its class
    """Where a text begins inside another, from one; nought when it is not there."""

    inherit_cache = True


@compiles(instr, "postgresql")
def _strpos(element: instr, compiler: SQLCompiler, **options: object) -> str:
    return f"strpos({compiler.process(element.clauses, **options)})"


def contains(column: ColumnElement[str | None], parameter: str) -> ColumnElement[bool]:
    """Whether the text in this parameter stands in the column; a blank, % or _ in it is no wildcard."""
    return instr(column, given(parameter)) > 0


class keyed_hash(GenericFunction[str]):  # noqa: N801 - SQLAlchemy names a function after its class
    """The hash of the verification code of a user; on PostgreSQL for the gateway alone, and empty for a session."""

    inherit_cache = True


@compiles(keyed_hash, "postgresql")
def _told_by_function(element: keyed_hash, compiler: SQLCompiler, **options: object) -> str:
    somebody = compiler.process(element.clauses, **options)
    return f"case when {somebody} is not null then keyed_hash_of({somebody}) end"


@compiles(keyed_hash, "sqlite")
def _told_by_column(_element: keyed_hash, compiler: SQLCompiler, **options: object) -> str:
    return compiler.process(verification_codes.c.keyed_hash, **options)


def json_value(parameter: str) -> ColumnElement[Any]:
    """A document as the functions of the shared store take it."""
    return bindparam(parameter, type_=Text).op("::", precedence=15)(literal_column("jsonb"))
