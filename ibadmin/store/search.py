"""Searching by name (2.1): names as people type them, without accents or capitals."""

import unicodedata

from sqlalchemy import ColumnElement, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from ibadmin.model import PersonalDetails


def search_name(details: PersonalDetails, username: str) -> str:
    """What a search looks through, the surname first, so that a prefix of it is a range of the index."""
    words = (details.surname, details.first_name, details.initials, details.infix, details.surname, username)
    return folded(" ".join(filter(None, words)))


def folded(text: str) -> str:
    """Lower case and without accents, so that `Müller` is found by `muller` on either engine."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


class instr(GenericFunction[int]):  # noqa: N801 - SQLAlchemy names a function after its class
    """Where a text begins inside another, from one; nought when it is not there."""

    inherit_cache = True


@compiles(instr, "postgresql")
def _strpos(element: instr, compiler: SQLCompiler, **options: object) -> str:
    return f"strpos({compiler.process(element.clauses, **options)})"


def contains(column: ColumnElement[str | None], parameter: str) -> ColumnElement[bool]:
    """Whether the text in this parameter stands in the column; a blank, % or _ in it is no wildcard."""
    return instr(column, bindparam(parameter, type_=Text)) > 0
