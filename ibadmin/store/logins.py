"""What the gateway remembers between two requests of a browser: each thing works once and for a short time.

It lives in the store, so that two gateways can serve one store and a restart loses nobody's login.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ibadmin.model import AssuranceLevel
from ibadmin.rules.manual import Reason, refusal_of
from ibadmin.store.connection import Connection
from ibadmin.store.sql import logins as sql

REQUEST_LIFETIME = timedelta(minutes=10)
CODE_LIFETIME = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class LoginRequest:
    """A browser on its way to a makelaar: `id` is the AuthnRequest's, the rest is the command line's."""

    id: str
    relay_state: str = field(repr=False)
    makelaar: str
    challenge: str = field(repr=False)
    redirect_uri: str
    state: str = field(repr=False)
    made_at: datetime


@dataclass(frozen=True, slots=True)
class LoginCode:
    """A one-time code for the command line, bound to its challenge and its address.

    It stands for a user who was identified, or for the reasons why nobody was let in.
    """

    code_sha256: bytes = field(repr=False)
    user_id: str | None
    assurance_level: AssuranceLevel
    challenge: str = field(repr=False)
    redirect_uri: str
    expires_at: datetime
    reasons: tuple[Reason, ...] = ()


class Logins:
    """The logins under way."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def remember(self, request: LoginRequest) -> None:
        """Keep a request for ten minutes, and forget those that are older."""
        self._connection.run(sql.FORGET_REQUESTS, {"before": request.made_at - REQUEST_LIFETIME})
        self._connection.run(
            sql.REMEMBER,
            {
                "id": request.id,
                "relay_state": request.relay_state,
                "makelaar": request.makelaar,
                "challenge": request.challenge,
                "redirect_uri": request.redirect_uri,
                "state": request.state,
                "made_at": request.made_at,
            },
        )

    def take_request(self, relay_state: str, now: datetime) -> LoginRequest | None:
        """The request that belongs to this relay state, once; nothing when it is unknown, used or too old."""
        row = self._connection.one(sql.TAKE_REQUEST, {"relay_state": relay_state})
        request = LoginRequest(*row) if row else None
        return request if request and request.made_at > now - REQUEST_LIFETIME else None

    def first_sight(self, assertion_id: str, until: datetime, now: datetime) -> bool:
        """Whether this assertion was never seen before; it is remembered for as long as it could be replayed.

        Of two at the same moment one comes first, and the other's transaction ends with Conflict.
        """
        self._connection.run(sql.FORGET_ASSERTIONS, {"before": now})
        if self._connection.one(sql.SEEN_ASSERTION, {"id": assertion_id}):
            return False
        self._connection.run(sql.REMEMBER_ASSERTION, {"id": assertion_id, "until": until})
        return True

    def issue(self, code: LoginCode) -> None:
        """Keep a one-time code."""
        self._connection.run(
            sql.ISSUE,
            {
                "code_sha256": code.code_sha256.hex(),
                "user_id": code.user_id,
                "assurance_level": code.assurance_level.code,
                "reasons": json.dumps([(each.refusal.code, each.subject, each.value) for each in code.reasons]),
                "challenge": code.challenge,
                "redirect_uri": code.redirect_uri,
                "expires_at": code.expires_at,
            },
        )

    def take_code(self, code_sha256: bytes, now: datetime) -> LoginCode | None:
        """What a one-time code stands for, once; nothing when it is unknown, used or expired."""
        self._connection.run(sql.FORGET_CODES, {"before": now})
        row = self._connection.one(sql.TAKE_CODE, {"code_sha256": code_sha256.hex()})
        if row is None:
            return None
        _, user_id, assurance_level, reasons, challenge, redirect_uri, expires_at = row
        return LoginCode(
            code_sha256,
            user_id,
            AssuranceLevel[assurance_level.upper()],
            challenge,
            redirect_uri,
            expires_at,
            tuple(Reason(refusal_of(code), subject, value) for code, subject, value in json.loads(reasons)),
        )
