"""Answers with something missing, something more, or something hidden."""

from ibadmin.auth.flaws import Flaw
from tests.auth.hostile.wrappings import original
from tests.auth.hostile.wrongs import Cases, around, inside
from tests.auth.messages.answers import Edit, Message
from tests.auth.messages.edits import add, drop, put, repeat
from tests.auth.messages.elements import NAMESPACES, Element, find, make, q

XENC = NAMESPACES["xenc"]


def mixed_in(path: str) -> Edit:
    def edit(element: Element) -> None:
        find(element, path).tail = "text"

    return edit


def as_logout(root: Element) -> Element:
    root.tag = q("samlp:LogoutResponse")
    return root


def as_encrypted_assertion(root: Element) -> None:
    content = make("xenc:EncryptedData", Type=f"{XENC}Element")
    root.replace(original(root), make("saml:EncryptedAssertion", children=[content]))


SHAPES: Cases = {
    "another root": (Flaw.SHAPE, Message(outer=lambda root: find(root, "saml:Assertion"))),
    "an answer of another kind": (Flaw.SHAPE, Message(outer=as_logout)),
    "another version": (Flaw.SHAPE, around(put(".", Version="1.1"))),
    "another version inside": (Flaw.SHAPE, inside(put(".", Version="1.1"))),
    "an attribute that has no place": (Flaw.SHAPE, around(put(".", Extra="1"))),
    "text between elements": (Flaw.SHAPE, around(mixed_in("samlp:Status"))),
    "no issuer": (Flaw.ISSUER, Message(on_signed=[drop("saml:Issuer")])),
    "no status": (Flaw.STATUS, around(drop("samlp:Status"))),
    "no conditions": (Flaw.CONDITIONS, inside(drop("saml:Conditions"))),
    "no subject": (Flaw.SUBJECT, inside(drop("saml:Subject"))),
    "no authentication": (Flaw.AUTHENTICATION, inside(drop("saml:AuthnStatement"))),
    "no attributes": (Flaw.ATTRIBUTES, inside(drop("saml:AttributeStatement"))),
    "no assertion": (Flaw.ASSERTION_MISSING, Message(with_assertion=False)),
    "no issuer inside": (Flaw.ISSUER, around(drop("saml:Assertion/saml:Issuer"))),
    "two authentications": (Flaw.SHAPE, inside(repeat("saml:AuthnStatement"))),
    "two attribute statements": (Flaw.SHAPE, inside(add(".", lambda: make("saml:AttributeStatement")))),
    "an authorisation statement of the makelaar's own": (
        Flaw.SHAPE,
        inside(add(".", lambda: make("saml:AuthzDecisionStatement"))),
    ),
    "an encrypted assertion": (Flaw.ASSERTION_ENCRYPTED, around(as_encrypted_assertion)),
    "an encrypted assertion beside it": (
        Flaw.ASSERTION_ENCRYPTED,
        around(add(".", lambda: make("saml:EncryptedAssertion"))),
    ),
    "an encrypted attribute": (
        Flaw.ATTRIBUTES,
        inside(add("saml:AttributeStatement", lambda: make("saml:EncryptedAttribute"))),
    ),
}
