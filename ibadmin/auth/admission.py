"""From a verified login to a session: the user it belongs to, the one-time code, the token (design: steps 5 to 8).

Each function is one transaction that commits on its own, so that what was tried counts, whatever happens after it.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from ibadmin.auth import codes
from ibadmin.auth.codes import keyed_hash
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.persistence import once, persistently, surely
from ibadmin.errors import Conflict, LoginFailed, NotFound
from ibadmin.facts import CodeRefused, RegistrationCompleted
from ibadmin.model import Identity, Session, User
from ibadmin.rules import login, registration
from ibadmin.rules.codes import NewCode, understood
from ibadmin.rules.manual import Refused
from ibadmin.store.logins import CODE_LIFETIME, LoginCode, LoginRequest
from ibadmin.store.unit import ActorUnit, Store, Unit

if TYPE_CHECKING:
    from ibadmin.auth.response import VerifiedLogin


@dataclass(frozen=True, slots=True)
class Token:
    """What the command line gets: the session's secret, which is kept nowhere else."""

    secret: str = field(repr=False)
    session: Session


def admit(store: Store, verified: "VerifiedLogin", request: LoginRequest, now: datetime) -> tuple[str, bool]:
    """A one-time code for whoever was identified, and whether it lets them in.

    A rule's refusal travels under the code too, so that the command line can say why. Raises ResponseRefused for an
    assertion that was seen before.
    """
    try:
        return _admit(store, verified, request, now)
    except Conflict:
        # The same assertion, or the same new person, at the same moment: whoever looks again finds the other there.
        return _admit(store, verified, request, now)


def _admit(store: Store, verified: "VerifiedLogin", request: LoginRequest, now: datetime) -> tuple[str, bool]:
    code = secrets.token_urlsafe(32)
    issued = LoginCode(
        code_sha256=_digest(code),
        user_id=None,
        assurance_level=verified.identity.assurance_level,
        challenge=request.challenge,
        redirect_uri=request.redirect_uri,
        expires_at=now + CODE_LIFETIME,
    )

    def admitted(unit: Unit) -> bool:
        if not unit.logins.first_sight(verified.assertion_id, verified.not_on_or_after, now):
            raise ResponseRefused(Flaw.REPLAY)
        try:
            user = _user(unit, verified.identity)
        except Refused as refused:
            unit.logins.issue(replace(issued, reasons=tuple(refused.reasons)))
            return False
        unit.logins.issue(replace(issued, user_id=user.id))
        return True

    return code, once(store, now, admitted)


def _user(unit: Unit, identity: Identity) -> User:
    """The person of this pseudonym at this KvK number, who comes into being by the first login (2)."""
    organisation = login.admit(identity, unit.organisations.with_kvk_number(identity.kvk_number))
    known = unit.users.known(identity.pseudonym, identity.kvk_number)
    if known is None:
        arrived = login.arrive(identity, organisation, secrets.token_hex(10), secrets.token_hex(16))
        unit.record([arrived], actor=arrived.audit_id)
        return unit.users.one(arrived.user_id)
    unit.record([login.log_in(identity, known)], actor=known.audit_id)
    return known


def exchange(store: Store, code: str, verifier: str, redirect_uri: str, now: datetime) -> Token:
    """The session token for a one-time code, for whoever began the login and nobody else (RFC 7636).

    Raises LoginFailed when the code is unknown, used, too old or somebody else's, and Refused with a rule's reasons.
    """
    # Taken in a transaction of its own: whatever comes of it, a code that was tried is used up.
    issued = once(store, now, lambda unit: unit.logins.take_code(_digest(code), now))
    challenge = urlsafe_b64encode(_digest(verifier)).rstrip(b"=").decode()
    if issued is None or issued.redirect_uri != redirect_uri or not hmac.compare_digest(issued.challenge, challenge):
        raise LoginFailed("code_used")
    if issued.user_id is None:
        raise Refused(issued.reasons)
    # On a shared store these are the name and the password of a database login; both engines keep a hash alone.
    session_id, password = secrets.token_hex(10), secrets.token_urlsafe(32)
    secret = f"{session_id}.{password}"
    user_id, level = issued.user_id, issued.assurance_level

    def started(unit: Unit) -> Session:
        try:
            unit.hold(unit.users.one(user_id))
            user = unit.users.one(user_id)
        except NotFound:
            # Deleted in the moment since the code was taken.
            raise LoginFailed("code_used") from None
        happened = login.start_session(user, level, session_id, _digest(secret), now)
        unit.sweep_sessions()
        unit.record([happened], actor=user.audit_id)
        unit.make_login(happened.session, password)
        return happened.session

    return Token(secret, once(store, now, started))


def enter_code(store: Store, key: bytes, secret: str, typed: str, now: datetime) -> RegistrationCompleted | CodeRefused:
    """Enter a verification code; a wrong one counts (1.2). Raises LoginNeeded, Refused."""

    def entered(unit: ActorUnit) -> RegistrationCompleted | CodeRefused:
        # Of many tries at once each counts before the next is looked at.
        unit.hold(unit.actor.user)
        user = unit.users.one(unit.actor.user.id)
        outcome = registration.enter_code(user, keyed_hash(key, user.id, understood(typed)), now)
        unit.record([outcome])
        return outcome

    return surely(store, partial(store.writing, _digest(secret), now), entered)


def new_codes(store: Store, key: bytes, secret: str, user_ids: Sequence[str], now: datetime) -> dict[str, NewCode]:
    """Codes for users whom this person verifies, who records them; raises LoginNeeded, Refused.

    Whether these users are theirs the store itself judges when they are recorded: a code that is not is worth nothing.
    """

    def may() -> None:
        with store.reading(_digest(secret), now) as unit:
            registration.may_verify(unit.actor)

    persistently(may)
    return codes.new_codes(key, user_ids, codes.new_code)


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
