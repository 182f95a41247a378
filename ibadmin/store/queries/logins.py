"""What the gateway remembers between two requests of a browser."""

from sqlalchemy import bindparam, delete, insert, select

from ibadmin.store.queries.rows import given
from ibadmin.store.schema import login_codes, login_requests, seen_assertions
from ibadmin.store.schema.types import Moment

_before = bindparam("before", type_=Moment)

FORGET_REQUESTS = delete(login_requests).where(login_requests.c.made_at <= _before)
REMEMBER = insert(login_requests)
TAKE_REQUEST = (
    delete(login_requests).where(login_requests.c.relay_state == given("relay_state")).returning(login_requests)
)
FORGET_ASSERTIONS = delete(seen_assertions).where(seen_assertions.c.until <= _before)
SEEN_ASSERTION = select(seen_assertions.c.id).where(seen_assertions.c.id == given("id"))
REMEMBER_ASSERTION = insert(seen_assertions)
ISSUE = insert(login_codes)
FORGET_CODES = delete(login_codes).where(login_codes.c.expires_at <= _before)
TAKE_CODE = delete(login_codes).where(login_codes.c.code_sha256 == given("code_sha256")).returning(login_codes)
