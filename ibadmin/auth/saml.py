"""pysaml2 as a second reader of what was verified: a mistake of ours alone lets nobody in.

It gets no keys, no metadata and no program to call; it reads the verified text without Advice, and
must find in it what we found. Times are compared as read: there is one clock, and it is not pysaml2's.
"""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import struct_time

from lxml import etree
from saml2.response import AuthnResponse
from saml2.samlp import Response
from saml2.sigver import CryptoBackendXMLSecurity, SecurityContext, SignatureError
from saml2.time_util import str_to_time

from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.names import saml
from ibadmin.auth.provider import ServiceProvider
from ibadmin.auth.request import PendingRequest
from ibadmin.auth.signatures import Signed

# pysaml2 logs whole messages, and names of people at level INFO.
logging.getLogger("saml2").setLevel(logging.CRITICAL + 1)

# pysaml2 compares with the machine's clock and takes no other: with this slack it never decides on time.
_FOREVER = int(timedelta(days=365 * 100).total_seconds())


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader finds in an answer; two readers must find the same. Times are whole seconds."""

    issuers: tuple[str, str]
    in_response_to: tuple[str, str]
    destination: str
    recipient: str
    audience: str
    level: str
    times: tuple[datetime, ...]
    assertion_id: str
    attributes: frozenset[str]


class _ApprovedText(SecurityContext):  # type: ignore[misc]  # pysaml2 has no types
    """Says "correctly signed" of the one text that was verified before, and of nothing else."""

    def __init__(self, approved: str) -> None:
        super().__init__(CryptoBackendXMLSecurity())
        self._approved = approved

    def _check_signature(self, decoded_xml: str, item: object, *_: object, **__: object) -> object:
        if decoded_xml != self._approved:
            raise SignatureError("not the text that was verified")
        return item


def second_reading(response: Signed, *, provider: ServiceProvider, request: PendingRequest) -> Reading:
    """What pysaml2 makes of the verified answer, by its own rules; raises `ResponseRefused`."""
    text = _without_advice(response)
    reader = AuthnResponse(
        _ApprovedText(text),
        attribute_converters=[],
        entity_id=provider.entity_id,
        return_addrs=[provider.acs_url],
        outstanding_queries={request.id: provider.acs_url},
        timeslack=_FOREVER,
        allow_unknown_attributes=True,
        want_assertions_signed=True,
        want_response_signed=True,
        conv_info={"entity_id": provider.entity_id},
    )
    try:
        reader.loads(text, decode=False)
        agrees = reader.verify() is not None
        reading = _reading(reader.response)
    except Exception:  # noqa: BLE001 - pysaml2 says no with bare Exception, TypeError and more
        raise ResponseRefused(Flaw.SECOND_OPINION) from None
    if not agrees:
        raise ResponseRefused(Flaw.SECOND_OPINION)
    return reading


def _without_advice(response: Signed) -> str:
    """The verified answer with its signature back in place and the evidence of others left out."""
    # deepcopy is not enough: lxml keeps it in the same document.
    root = etree.fromstring(etree.tostring(response.content))
    root.insert(1, etree.fromstring(etree.tostring(response.signature)))
    for advice in list(root.iterfind(f"{saml('Assertion')}/{saml('Advice')}")):
        root[-1].remove(advice)
    return etree.tostring(root, encoding="unicode")


def _reading(response: Response) -> Reading:
    [assertion] = response.assertion
    [confirmation] = assertion.subject.subject_confirmation
    [restriction] = assertion.conditions.audience_restriction
    [audience] = restriction.audience
    [statement] = assertion.authn_statement
    [attributes] = assertion.attribute_statement
    confirmed = confirmation.subject_confirmation_data
    return Reading(
        issuers=(response.issuer.text, assertion.issuer.text),
        in_response_to=(response.in_response_to, confirmed.in_response_to),
        destination=response.destination,
        recipient=confirmed.recipient,
        audience=audience.text,
        level=statement.authn_context.authn_context_class_ref.text,
        times=tuple(
            _moment(str_to_time(text))
            for text in (
                response.issue_instant,
                assertion.issue_instant,
                assertion.conditions.not_before,
                assertion.conditions.not_on_or_after,
                confirmed.not_on_or_after,
                statement.authn_instant,
            )
        ),
        assertion_id=assertion.id,
        attributes=frozenset(attribute.name for attribute in attributes.attribute),
    )


def _moment(parts: struct_time) -> datetime:
    return datetime(*parts[:6], tzinfo=UTC)
