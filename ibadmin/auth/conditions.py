"""Whether an answer is for us, from the makelaar that was asked, about this request, and about now."""

from datetime import datetime, timedelta

from ibadmin.auth.answer import Answer, Assertion
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.makelaars import Makelaar
from ibadmin.auth.names import STATUS_AUTHN_FAILED, STATUS_RESPONDER, STATUS_SUCCESS
from ibadmin.auth.provider import ServiceProvider
from ibadmin.auth.request import PendingRequest
from ibadmin.store.logins import REQUEST_LIFETIME

SKEW = timedelta(seconds=60)
ANSWER_LIFETIME = timedelta(minutes=5)
LONGEST_WINDOW = timedelta(minutes=30)


def check_answer(
    answer: Answer, *, makelaar: Makelaar, provider: ServiceProvider, request: PendingRequest, now: datetime
) -> None:
    """Refuse an answer that is not this makelaar's, to us, about this request, of now; raises `ResponseRefused`."""
    if answer.issuer != makelaar.entity_id:
        raise ResponseRefused(Flaw.ISSUER)
    if answer.destination != provider.acs_url:
        raise ResponseRefused(Flaw.DESTINATION)
    _check_issued(answer.issued_at, request, now)
    if not request.issued_at - SKEW <= now < request.issued_at + REQUEST_LIFETIME:
        raise ResponseRefused(Flaw.REQUEST_EXPIRED)
    if answer.in_response_to != request.id:
        raise ResponseRefused(Flaw.IN_RESPONSE_TO)


def check_status(answer: Answer) -> None:
    """Refuse an answer that is no success; breaking off at the makelaar has a flaw of its own."""
    if answer.status == (STATUS_RESPONDER, STATUS_AUTHN_FAILED) and answer.assertion_id is None:
        raise ResponseRefused(Flaw.CANCELLED)
    if answer.status != (STATUS_SUCCESS,):
        raise ResponseRefused(Flaw.STATUS)


def check_assertion(
    assertion: Assertion, *, makelaar: Makelaar, provider: ServiceProvider, request: PendingRequest, now: datetime
) -> None:
    """Refuse an assertion that is another's, for another, or not of now; raises `ResponseRefused`."""
    if assertion.issuer != makelaar.entity_id:
        raise ResponseRefused(Flaw.ISSUER)
    if assertion.recipient != provider.acs_url:
        raise ResponseRefused(Flaw.RECIPIENT)
    if assertion.audience != provider.entity_id:
        raise ResponseRefused(Flaw.AUDIENCE)
    _check_issued(assertion.issued_at, request, now)
    _check_window(assertion, now)
    # The request asked for ForceAuthn: a session from before it would not do.
    if not request.issued_at - SKEW <= assertion.authenticated_at <= now + SKEW:
        raise ResponseRefused(Flaw.AUTHENTICATION)
    if assertion.in_response_to != request.id:
        raise ResponseRefused(Flaw.IN_RESPONSE_TO)


def _check_issued(issued_at: datetime, request: PendingRequest, now: datetime) -> None:
    if issued_at < now - ANSWER_LIFETIME - SKEW or issued_at < request.issued_at - SKEW:
        raise ResponseRefused(Flaw.TOO_OLD)
    if issued_at > now + SKEW:
        raise ResponseRefused(Flaw.TOO_EARLY)


def _check_window(assertion: Assertion, now: datetime) -> None:
    if assertion.not_before > now + SKEW:
        raise ResponseRefused(Flaw.TOO_EARLY)
    ends = [assertion.not_on_or_after, assertion.confirmed_until]
    if assertion.session_until is not None:
        ends.append(assertion.session_until)
    if any(end <= now - SKEW for end in ends):
        raise ResponseRefused(Flaw.EXPIRED)
    windows = (
        assertion.not_on_or_after - assertion.not_before,
        assertion.confirmed_until - assertion.issued_at,
    )
    if any(not timedelta(0) < window <= LONGEST_WINDOW for window in windows):
        raise ResponseRefused(Flaw.WINDOW)
