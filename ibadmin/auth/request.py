"""The question to the makelaar: who is this, at level 3 or more, identified anew, for our service.

Interface specifications DV-HM: the consumer by index, an Issuer without a Format, ForceAuthn, a named key.
"""

import zlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from lxml import etree

from ibadmin.auth.documents import Element
from ibadmin.auth.makelaars import Makelaar
from ibadmin.auth.names import DS, RSA_SHA256, SAML, SAMLP, saml, samlp
from ibadmin.auth.provider import ServiceProvider
from ibadmin.auth.signatures import sign
from ibadmin.model import AssuranceLevel

LOWEST_LEVEL = AssuranceLevel.LOA3


@dataclass(frozen=True, slots=True)
class PendingRequest:
    """A question that was asked and waits for its answer."""

    id: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class PostForm:
    """A form that the browser posts to the makelaar, by itself or with the button."""

    action: str
    fields: Mapping[str, str] = field(repr=False)


def authn_request(provider: ServiceProvider, makelaar: Makelaar, request_id: str, now: datetime) -> bytes:
    """The question, signed within: what the POST binding carries."""
    request = _unsigned(provider, makelaar, request_id, now)
    return etree.tostring(sign(request, 1, provider.signing.private_key, provider.signing.name))


def post_form(
    provider: ServiceProvider, makelaar: Makelaar, request_id: str, relay_state: str, now: datetime
) -> PostForm:
    """The question as a form; the relay state comes back with the answer."""
    message = authn_request(provider, makelaar, request_id, now)
    fields = {"SAMLRequest": b64encode(message).decode(), "RelayState": relay_state}
    return PostForm(makelaar.single_sign_on_url, fields)


def redirect_address(
    provider: ServiceProvider, makelaar: Makelaar, request_id: str, relay_state: str, now: datetime
) -> str:
    """The question as an address, for a makelaar that takes no forms: the signature is over the query."""
    message = etree.tostring(_unsigned(provider, makelaar, request_id, now))
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    deflated = compressor.compress(message) + compressor.flush()
    # SAML bindings 3.4.4.1: signed in this order, in the very form in which it is sent.
    query = urlencode(
        {"SAMLRequest": b64encode(deflated).decode(), "RelayState": relay_state, "SigAlg": RSA_SHA256},
    )
    signature = provider.signing.private_key.sign(query.encode(), PKCS1v15(), SHA256())
    joint = "&" if "?" in makelaar.single_sign_on_url else "?"
    signed = urlencode({"Signature": b64encode(signature).decode()})
    return f"{makelaar.single_sign_on_url}{joint}{query}&{signed}"


def _unsigned(provider: ServiceProvider, makelaar: Makelaar, request_id: str, now: datetime) -> Element:
    request = etree.Element(
        samlp("AuthnRequest"),
        {
            "ID": request_id,
            "Version": "2.0",
            "IssueInstant": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "Destination": makelaar.single_sign_on_url,
            "ForceAuthn": "true",
            "AssertionConsumerServiceIndex": str(provider.acs_index),
            "AttributeConsumingServiceIndex": str(provider.attribute_consuming_service_index),
        },
        nsmap={"samlp": SAMLP, "saml": SAML, "ds": DS},
    )
    etree.SubElement(request, saml("Issuer")).text = provider.entity_id
    wanted = etree.SubElement(request, samlp("RequestedAuthnContext"), {"Comparison": "minimum"})
    etree.SubElement(wanted, saml("AuthnContextClassRef")).text = makelaar.code(LOWEST_LEVEL)
    return request
