"""Many rows as one JSON parameter: how a statement meets a hundred thousand facts (SQLite, PostgreSQL).

Measured two to fourteen times faster than an IN list or executemany, and it needs no temporary table.
"""

from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Insert,
    Select,
    Table,
    TableValuedAlias,
    Text,
    bindparam,
    cast,
    insert,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

_Value = TypeVar("_Value")


class each_json(GenericFunction[Any]):  # noqa: N801 - SQLAlchemy names a function after its class
    """One row for each element of a JSON array, in a column `value`."""

    inherit_cache = True


@compiles(each_json, "sqlite")
def _each_on_sqlite(element: each_json, compiler: SQLCompiler, **options: object) -> str:
    return f"json_each({compiler.process(element.clauses, **options)})"


@compiles(each_json, "postgresql")
def _each_on_postgresql(element: each_json, compiler: SQLCompiler, **options: object) -> str:
    return f"jsonb_array_elements(cast({compiler.process(element.clauses, **options)} as jsonb))"


class among_numbers(GenericFunction[bool]):  # noqa: N801 - SQLAlchemy names a function after its class
    """Whether a number stands in a parameter made by `as_numbers`."""

    inherit_cache = True


@compiles(among_numbers, "sqlite")
def _among_on_sqlite(element: among_numbers, compiler: SQLCompiler, **options: object) -> str:
    number, numbers = (compiler.process(each, **options) for each in element.clauses)
    return f"{number} in (select value from json_each({numbers}))"  # noqa: S608 - a column and a parameter


@compiles(among_numbers, "postgresql")
def _among_on_postgresql(element: among_numbers, compiler: SQLCompiler, **options: object) -> str:
    """An array of known numbers, by which the planner knows how many rows there will be."""
    number, numbers = (compiler.process(each, **options) for each in element.clauses)
    return f"{number} = any (cast(translate({numbers}, '[]', '{{}}') as integer[]))"


class among_names(GenericFunction[bool]):  # noqa: N801 - SQLAlchemy names a function after its class
    """Whether a text is the `name` of one of the rows in a parameter made by `as_parameter`."""

    inherit_cache = True


@compiles(among_names, "sqlite")
def _named_on_sqlite(element: among_names, compiler: SQLCompiler, **options: object) -> str:
    text, rows = (compiler.process(each, **options) for each in element.clauses)
    return f"{text} in (select value ->> 'name' from json_each({rows}))"  # noqa: S608 - a column and a parameter


@compiles(among_names, "postgresql")
def _named_on_postgresql(element: among_names, compiler: SQLCompiler, **options: object) -> str:
    """An array again: with row-level security in the way, a join would read the whole organisation for one name."""
    text, rows = (compiler.process(each, **options) for each in element.clauses)
    names = f"select value ->> 'name' from jsonb_array_elements(cast({rows} as jsonb))"  # noqa: S608 - a parameter
    return f"{text} = any (array({names}))"


def given(name: str) -> BindParameter[str]:
    """A text that the program says."""
    return bindparam(name, type_=Text)


def among(number: ColumnElement[int], parameter: str) -> ColumnElement[bool]:
    """Whether this number stands in the parameter."""
    return among_numbers(number, given(parameter))


def named(text: ColumnElement[str] | ColumnElement[str | None], parameter: str) -> ColumnElement[bool]:
    """Whether this text is one of the names in the parameter."""
    return among_names(text, given(parameter))


def rows_of(parameter: str) -> TableValuedAlias:
    """The rows in a parameter made by `as_parameter`, as a FROM clause."""
    return each_json(given(parameter)).table_valued("value", name=parameter)


def key(rows: TableValuedAlias, column: ColumnElement[_Value], name: str = "") -> ColumnElement[_Value]:
    """What the rows say for a column, in that column's type; `name` when their key is not the column's name."""
    return cast(rows.c.value.op("->>")(name or str(column.key)), column.type)


def each_of(rows: TableValuedAlias, table: Table) -> Select[Any]:
    """A row for each that goes into a table; a key that it lacks is null."""
    return select(*(key(rows, column) for column in table.c)).select_from(rows)


def added(table: Table) -> Insert:
    """Put the rows of the parameter `rows` into a table."""
    return insert(table).from_select(list(table.c.keys()), each_of(rows_of("rows"), table))


def wanted(parameter: str, *matches: ColumnElement[bool]) -> ColumnElement[bool]:
    """What is asked for by this parameter, or everything when it is empty."""
    unasked: ColumnElement[bool] = given(parameter) == ""
    return unasked if not matches else unasked | matches[0]
