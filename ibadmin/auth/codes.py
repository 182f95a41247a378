"""Verification codes at rest: a keyed hash, whose key is not in the store (1.2)."""

import hmac
import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path

from ibadmin.errors import StoreUnreachable
from ibadmin.rules.codes import ALPHABET, LETTERS, NewCode, understood, written
from ibadmin.system import SystemFailure, read_file

KEY_BYTES = 32


def make_key(path: Path) -> None:
    """A new key for a new store, for its owner alone; raises OSError, FileExistsError when there is one."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_BYTES))


def read_key(path: Path) -> bytes:
    """The key of a store; raises StoreUnreachable when it is lost or damaged, for then no code can be checked."""
    try:
        content = read_file(path)
    except SystemFailure as unreadable:
        raise StoreUnreachable(str(path), "key_damaged") from unreadable
    if content is None:
        raise StoreUnreachable(str(path), "key_missing")
    try:
        key = bytes.fromhex(content.decode("ascii"))
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise StoreUnreachable(str(path), "key_damaged")
    return key


def keyed_hash(key: bytes, user_id: str, code: str) -> bytes:
    """HMAC-SHA256 over user and code: twenty letters to the eighth are searched in minutes without a key."""
    return hmac.digest(key, f"{user_id}:{code}".encode(errors="surrogatepass"), "sha256")


def new_code() -> str:
    """A fresh verification code."""
    return written(secrets.choice(ALPHABET) for _ in range(LETTERS))


def new_codes(key: bytes, user_ids: Iterable[str], make: Callable[[], str]) -> dict[str, NewCode]:
    """A code for each of these users, which is worth nothing to any other; nothing of it is written anywhere."""
    made = {user_id: make() for user_id in user_ids}
    return {user_id: NewCode(code, keyed_hash(key, user_id, understood(code))) for user_id, code in made.items()}
