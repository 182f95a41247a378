"""Answers of a makelaar, right ones and wrong ones, made by hand: nothing here uses the code under test."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from lxml import etree

from tests.auth.messages.elements import (
    ASSERTION_ID,
    CONSUMER,
    KVK_NUMBER,
    MAKELAAR,
    NAMESPACES,
    NOW,
    PROVIDER,
    PSEUDONYM,
    REQUEST_ID,
    RESPONSE_ID,
    SERVICE_ID,
    SERVICE_UUID,
    Element,
    instant,
    make,
    q,
)
from tests.auth.messages.encryption import encrypted
from tests.auth.messages.signing import Signature, sign

PSEUDO = "urn:etoegang:1.13:EntityConcernedID:Pseudo"

KVK = "urn:etoegang:1.9:EntityConcernedID:KvKnr"

RSIN = "urn:etoegang:1.9:EntityConcernedID:RSIN"

ACTING = "urn:etoegang:core:ActingSubjectID"

LEGAL = "urn:etoegang:core:LegalSubjectID"


def name_id(value: str, qualifier: str) -> Element:
    persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
    return make("saml:NameID", value, Format=persistent, NameQualifier=qualifier)


def attribute(name: str, *values: Element | str) -> Element:
    holder = make("saml:Attribute", Name=name)
    for value in values:
        if isinstance(value, str):
            kept = make("saml:AttributeValue", value)
            kept.set(q("xsi:type"), "xs:string")
        else:
            kept = make("saml:AttributeValue", children=[value])
        holder.append(kept)
    return holder


def assertion(now: datetime = NOW) -> Element:
    """A right assertion, unsigned, as the makelaars of 2020 and 2023 were seen to write it."""
    element = etree.Element(
        q("saml:Assertion"),
        {"ID": ASSERTION_ID, "IssueInstant": instant(now), "Version": "2.0"},
        nsmap={prefix: NAMESPACES[prefix] for prefix in ("saml", "xacml-saml", "xs", "xsi")},
    )
    transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
    until = instant(now + timedelta(minutes=2))
    confirmed = make("saml:SubjectConfirmationData", InResponseTo=REQUEST_ID, NotOnOrAfter=until, Recipient=CONSUMER)
    bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
    element.append(make("saml:Issuer", MAKELAAR))
    element.append(
        make(
            "saml:Subject",
            children=[
                make("saml:NameID", "74fd8086-76bc-4033-bf8d-1c97eddb89f3", Format=transient),
                make("saml:SubjectConfirmation", children=[confirmed], Method=bearer),
            ],
        )
    )
    restriction = make("saml:AudienceRestriction", children=[make("saml:Audience", PROVIDER)])
    start = instant(now - timedelta(seconds=5))
    element.append(make("saml:Conditions", children=[restriction], NotBefore=start, NotOnOrAfter=until))
    element.append(
        make(
            "saml:AttributeStatement",
            children=[
                attribute(ACTING, encrypted(name_id(PSEUDONYM, PSEUDO))),
                attribute(LEGAL, encrypted(name_id(KVK_NUMBER, KVK))),
                attribute("urn:etoegang:core:ServiceID", SERVICE_ID),
                attribute("urn:etoegang:core:ServiceUUID", SERVICE_UUID),
            ],
        )
    )
    level = make("saml:AuthnContextClassRef", "urn:etoegang:core:assurance-class:loa3")
    authority = make("saml:AuthenticatingAuthority", "urn:etoegang:AD:00000001234567890000:entities:9113")
    context = make("saml:AuthnContext", children=[level, authority])
    element.append(make("saml:AuthnStatement", children=[context], AuthnInstant=instant(now), SessionIndex="_1"))
    return element


def response(now: datetime = NOW, status: tuple[str, ...] = ("Success",)) -> Element:
    """The outer half of an answer, without assertion or signature."""
    attributes = {
        "ID": RESPONSE_ID,
        "Version": "2.0",
        "IssueInstant": instant(now),
        "Destination": CONSUMER,
        "InResponseTo": REQUEST_ID,
    }
    prefixes = ("samlp", "saml", "ds", "xs", "xsi")
    element = etree.Element(q("samlp:Response"), attributes, nsmap={prefix: NAMESPACES[prefix] for prefix in prefixes})
    element.append(make("saml:Issuer", MAKELAAR))
    codes = [make("samlp:StatusCode", Value=f"urn:oasis:names:tc:SAML:2.0:status:{code}") for code in status]
    for outer, inner in pairwise(codes):
        outer.append(inner)
    element.append(make("samlp:Status", children=codes[:1]))
    return element


Edit = Callable[[Element], object]


RIGHTLY = Signature()


@dataclass(frozen=True)
class Message:
    """An answer to be: edits before each signature, after both, and on the text."""

    on_assertion: Sequence[Edit] = ()
    on_response: Sequence[Edit] = ()
    on_signed: Sequence[Edit] = ()
    on_text: Sequence[Callable[[bytes], bytes]] = ()
    assertion_signature: Signature | None = RIGHTLY
    response_signature: Signature | None = RIGHTLY
    now: datetime = NOW
    status: tuple[str, ...] = ("Success",)
    with_assertion: bool = True
    outer: Callable[[Element], Element] = field(default=lambda root: root)

    def tree(self) -> Element:
        root = response(self.now, self.status)
        if self.with_assertion:
            inner = assertion(self.now)
            root.append(inner)
            _apply(self.on_assertion, inner)
            if self.assertion_signature is not None:
                sign(inner, self.assertion_signature)
        _apply(self.on_response, root)
        if self.response_signature is not None:
            sign(root, self.response_signature)
        _apply(self.on_signed, root)
        return self.outer(root)

    def text(self) -> bytes:
        text = etree.tostring(self.tree())
        for edit in self.on_text:
            text = edit(text)
        return text

    def encoded(self) -> str:
        return b64encode(self.text()).decode()


def _apply(edits: Sequence[Edit], element: Element) -> None:
    for edit in edits:
        edit(element)
