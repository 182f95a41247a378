"""Looking the store over from the outside: its files and its key; the inside is the store's own to look at."""

from collections.abc import Iterator
from pathlib import Path

from ibadmin.auth.codes import read_key
from ibadmin.errors import StoreUnreachable
from ibadmin.findings import Finding, caused
from ibadmin.store.engine import unchecked
from ibadmin.store.inspection import inspect, store_files
from ibadmin.upkeep.private_files import private


def look_over(path: Path, key: Path) -> Iterator[Finding]:
    """Everything about a store; raises StoreUnreachable when there is none."""
    try:
        engine = unchecked(path)
    except StoreUnreachable as unusable:
        if unusable.why == "missing":
            raise
        yield caused("store", unusable)
    else:
        try:
            yield from inspect(engine)
        finally:
            engine.dispose()
    yield from look_at_files(path, key)


def look_at_files(path: Path, key: Path) -> Iterator[Finding]:
    """The store's files and its key, without which no verification code can be checked."""
    files = [*store_files(path), key]
    try:
        read_key(key)
    except StoreUnreachable as lost:
        yield caused("key", lost)
        files.pop()
    yield from private(files)
