"""Whether an answer of the makelaar lets someone in: every check of the design, in its order.

Nothing is read from a message before its signature is verified, and then only from the bytes that the
signature covers. A failed check ends it; the word for the log is all that comes out.
"""

from dataclasses import dataclass, field
from datetime import datetime

from ibadmin.auth.answer import Answer, Assertion, read_answer, read_assertion
from ibadmin.auth.conditions import SKEW, check_answer, check_assertion, check_status
from ibadmin.auth.documents import MAX_BYTES, from_base64, read
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.identity import identity
from ibadmin.auth.makelaars import Makelaar
from ibadmin.auth.names import saml
from ibadmin.auth.provider import ServiceProvider
from ibadmin.auth.request import PendingRequest
from ibadmin.auth.saml import Reading, second_reading
from ibadmin.auth.shape import envelope
from ibadmin.auth.signatures import Signed, verify_signature
from ibadmin.model import Identity

_LONGEST_ENCODED = MAX_BYTES * 3 // 2


@dataclass(frozen=True, slots=True)
class VerifiedLogin:
    """Someone was identified; until `not_on_or_after` the same assertion could come again and must be known."""

    identity: Identity
    assertion_id: str = field(repr=False)
    not_on_or_after: datetime


@dataclass(frozen=True, slots=True)
class _Verified:
    """Both halves of an answer as their signatures cover them; an answer without success has no second half."""

    response: Signed
    assertion: Signed | None


def verify(
    encoded_response: bytes | str,
    *,
    makelaar: Makelaar,
    provider: ServiceProvider,
    request: PendingRequest,
    now: datetime,
) -> VerifiedLogin:
    """Who logged in, according to the makelaar that was asked; raises `ResponseRefused`.

    `encoded_response` is the form field SAMLResponse. Not checked here: whether the assertion was seen
    before (the store knows, `Flaw.REPLAY`) and whether the level is high enough (the rule says, 1.1).
    """
    verified = _verified(_decoded(encoded_response), makelaar, now)
    answer = read_answer(verified.response.content)
    # First whose answer to what it is, so that nobody else can make a login look cancelled.
    check_answer(answer, makelaar=makelaar, provider=provider, request=request, now=now)
    check_status(answer)
    if verified.assertion is None:
        raise ResponseRefused(Flaw.ASSERTION_MISSING)
    assertion = read_assertion(verified.assertion.content)
    if answer.assertion_id != assertion.id:
        raise ResponseRefused(Flaw.SHAPE)
    check_assertion(assertion, makelaar=makelaar, provider=provider, request=request, now=now)
    identified = identity(assertion, makelaar=makelaar, provider=provider)
    if second_reading(verified.response, provider=provider, request=request) != _first_reading(answer, assertion):
        raise ResponseRefused(Flaw.SECOND_OPINION)
    ends = max(assertion.not_on_or_after, assertion.confirmed_until)
    return VerifiedLogin(identified, assertion.id, ends + SKEW)


def _decoded(encoded: bytes | str) -> bytes:
    """The message from the form field: base64, in which line ends are allowed and nothing else is."""
    if len(encoded) > _LONGEST_ENCODED:
        raise ResponseRefused(Flaw.SIZE)
    try:
        text = encoded.decode("ascii") if isinstance(encoded, bytes) else encoded
        return from_base64(text)
    except ValueError:
        raise ResponseRefused(Flaw.ENCODING) from None


def _verified(message: bytes, makelaar: Makelaar, now: datetime) -> _Verified:
    parts = envelope(read(message))
    # A gateway runs for months: metadata that held when it started may be over by now.
    pinned = makelaar.certificates if makelaar.valid_at(now) else ()
    response = verify_signature(parts.response, parts.signature, path="", certificates=pinned, now=now)
    if parts.assertion_signature is None:
        return _Verified(response, None)
    path = f"{saml('Assertion')}/"
    assertion = verify_signature(parts.response, parts.assertion_signature, path=path, certificates=pinned, now=now)
    return _Verified(response, assertion)


def _first_reading(answer: Answer, assertion: Assertion) -> Reading:
    """What the second opinion must have read as well."""
    return Reading(
        issuers=(answer.issuer, assertion.issuer),
        in_response_to=(answer.in_response_to, assertion.in_response_to),
        destination=answer.destination,
        recipient=assertion.recipient,
        audience=assertion.audience,
        level=assertion.level,
        times=tuple(
            moment.replace(microsecond=0)
            for moment in (
                answer.issued_at,
                assertion.issued_at,
                assertion.not_before,
                assertion.not_on_or_after,
                assertion.confirmed_until,
                assertion.authenticated_at,
            )
        ),
        assertion_id=assertion.id,
        attributes=frozenset(assertion.attributes),
    )
