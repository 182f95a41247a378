"""What the shared store does by functions of its own, which check who calls them: who and what, as one document."""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Integer, bindparam, func, select

from ibadmin.store.queries.by_engine import ByEngine
from ibadmin.store.queries.functions import json_value
from ibadmin.store.queries.rows import given


def _shared(*functions: ColumnElement[Any]) -> ByEngine:
    return ByEngine(postgresql=select(*functions))


def _call(name: str) -> ByEngine:
    """Do what many facts of one kind say; the rows name those for whom it was done."""
    function = getattr(func, name)
    return _shared(function(json_value("rows"), given("reason"), given("ticket")))


ADMINISTRATOR_REGISTERED = _call("administrator_registered")
AGREEMENT_RECORDED = _call("agreement_recorded")
CODE_REISSUED = _call("code_reissued")
DETAILS_EDITED = _call("details_edited")
DETAILS_ENTERED = _call("details_entered")
MEMBER_JOINED = _call("member_joined")
MEMBER_LEFT = _call("member_left")
ORGANISATION_ADDED = _call("organisation_added")
ROLE_GRANTED = _call("role_granted")
ROLE_REVOKED = _call("role_revoked")
SESSION_ENDED = _call("session_ended")
USER_DEACTIVATED = _call("user_deactivated")
USER_DELETED = _call("user_deleted")
USER_REACTIVATED = _call("user_reactivated")
USER_VERIFIED = _call("user_verified")

AUDIT_APPEND = _shared(
    func.audit_append(json_value("rows"), given("actor"), given("origin"), given("reason"), given("ticket"))
)
HEADS_LOCKED = _shared(func.heads_locked(bindparam("organisation_ids", type_=ARRAY(Integer))))
_number = bindparam("organisation_id", type_=Integer)
OPERATION_NOTED = _shared(
    func.operation_noted(_number, bindparam("first", type_=Integer), bindparam("last", type_=Integer))
)
OPERATION_MARKED = _shared(func.operation_marked())
OPERATION_KEPT = _shared(func.operation_kept(given("operation")))
OPERATION_BEGUN = _shared(
    func.set_config("ibadmin.operation", given("operation"), True),
    func.pg_advisory_xact_lock(func.hashtextextended(given("operation"), 0)),
)
USERNAMES_TAKEN = _shared(func.usernames_taken(_number, given("base")))
ADDRESS_WANTED = _shared(func.set_config("ibadmin.address", given("address"), True))
SEEN = _shared(func.seen())
SESSION_STATE = _shared(func.session_state())
SESSION_MADE = _shared(func.session_made(given("session"), given("verifier")))
SESSIONS_SWEPT = _shared(func.sessions_swept())
