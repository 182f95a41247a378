"""What a session of a shared store may not read, though the same question of the gateway or on SQLite does."""

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from ibadmin.store.schema import verification_codes


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
