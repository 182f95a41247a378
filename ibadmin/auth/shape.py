"""Where things may stand in an answer: one assertion, its signature, the answer's own, and no hiding place.

Signature wrapping needs a second place for an assertion, a signature or an ID; here is only one of each.
"""

from dataclasses import dataclass, field

from ibadmin.auth.documents import Element, check_ids, only_elements, tags, valid_id
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.names import ds, saml, samlp
from ibadmin.auth.signatures import check_signature_shape

_RESPONSE_ATTRIBUTES = frozenset({"ID", "Version", "IssueInstant", "Destination", "InResponseTo", "Consent"})
_ASSERTION_ATTRIBUTES = frozenset({"ID", "Version", "IssueInstant"})
_STATEMENTS = sorted((saml("AuthnStatement"), saml("AttributeStatement")))
_ONCE = (samlp("Response"), samlp("Status"))


@dataclass(frozen=True, slots=True)
class Envelope:
    """The parts of an answer before any signature was looked at: where they are, not what they say."""

    response: Element = field(repr=False)
    signature: Element = field(repr=False)
    assertion: Element | None = field(repr=False)
    assertion_signature: Element | None = field(repr=False)


def envelope(root: Element) -> Envelope:
    """The answer's parts when each stands where it belongs; raises `ResponseRefused`."""
    check_ids(root)
    _check_element(root, samlp("Response"), _RESPONSE_ATTRIBUTES)
    children = tags(root)
    _check_presence(children, {saml("Issuer"): Flaw.ISSUER, ds("Signature"): Flaw.SIGNATURE_MISSING})
    if saml("EncryptedAssertion") in children:
        raise ResponseRefused(Flaw.ASSERTION_ENCRYPTED)
    _check_presence(children, {samlp("Status"): Flaw.STATUS})
    start = [saml("Issuer"), ds("Signature"), samlp("Status")]
    if children not in (start, [*start, saml("Assertion")]):
        raise ResponseRefused(Flaw.SHAPE)
    if any(sum(1 for _ in root.iter(name)) != 1 for name in _ONCE):
        raise ResponseRefused(Flaw.SHAPE)
    check_signature_shape(root[1], root.get("ID"))
    if len(children) == len(start):
        return Envelope(root, root[1], None, None)
    _check_assertion(root[3])
    return Envelope(root, root[1], root[3], root[3][1])


def _check_assertion(assertion: Element) -> None:
    _check_element(assertion, saml("Assertion"), _ASSERTION_ATTRIBUTES)
    children = tags(assertion)
    required = {
        saml("Issuer"): Flaw.ISSUER,
        ds("Signature"): Flaw.SIGNATURE_MISSING,
        saml("Subject"): Flaw.SUBJECT,
        saml("Conditions"): Flaw.CONDITIONS,
        saml("AuthnStatement"): Flaw.AUTHENTICATION,
        saml("AttributeStatement"): Flaw.ATTRIBUTES,
    }
    _check_presence(children, required)
    start = [saml("Issuer"), ds("Signature"), saml("Subject"), saml("Conditions")]
    statements = children[len(start) :]
    if statements[:1] == [saml("Advice")]:
        statements = statements[1:]
    # eHerkenning writes the two statements in either order.
    if children[: len(start)] != start or sorted(statements) != _STATEMENTS:
        raise ResponseRefused(Flaw.SHAPE)
    check_signature_shape(assertion[1], assertion.get("ID"))


def _check_element(element: Element, tag: str, attributes: frozenset[str]) -> None:
    if element.tag != tag or set(element.attrib) - attributes or not only_elements(element):
        raise ResponseRefused(Flaw.SHAPE)
    if element.get("Version") != "2.0" or not valid_id(element.get("ID")):
        raise ResponseRefused(Flaw.SHAPE)


def _check_presence(children: list[str], required: dict[str, Flaw]) -> None:
    for name, flaw in required.items():
        if name not in children:
            raise ResponseRefused(flaw)
