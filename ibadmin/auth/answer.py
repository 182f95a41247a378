"""What the makelaar's answer says, read from verified bytes into values; Advice is left behind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ibadmin.auth.documents import Element, attributes, only_elements, tags, text_of, valid_id
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.names import BEARER, saml, samlp

# SAML core 1.3.3: always UTC, written with Z; .NET makelaars write seven decimals.
_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,12}))?Z")


@dataclass(frozen=True, slots=True)
class Answer:
    """The outer half: to which request, from whom, how it ended, and which assertion it carries."""

    in_response_to: str
    destination: str
    issuer: str
    issued_at: datetime
    status: tuple[str, ...]
    assertion_id: str | None


@dataclass(frozen=True, slots=True)
class Assertion:
    """The inner half: who was identified how well, for whom it is meant and until when it holds."""

    id: str
    issuer: str
    issued_at: datetime
    in_response_to: str
    recipient: str
    confirmed_until: datetime
    not_before: datetime
    not_on_or_after: datetime
    audience: str
    authenticated_at: datetime
    session_until: datetime | None
    level: str
    attributes: Mapping[str, tuple[Element, ...]] = field(repr=False)


def read_answer(response: Element) -> Answer:
    """The outer half from the bytes that the answer's own signature covers; raises `ResponseRefused`."""
    start = [saml("Issuer"), samlp("Status")]
    if response.tag != samlp("Response") or tags(response) not in (start, [*start, saml("Assertion")]):
        raise ResponseRefused(Flaw.SHAPE)
    return Answer(
        in_response_to=_attribute(response, "InResponseTo", Flaw.IN_RESPONSE_TO),
        destination=_attribute(response, "Destination", Flaw.DESTINATION),
        issuer=_issuer(response),
        issued_at=_time(response, "IssueInstant"),
        status=_status(response[1]),
        assertion_id=response[2].get("ID") if len(response) == 3 else None,
    )


def read_assertion(assertion: Element) -> Assertion:
    """The inner half from the bytes that the assertion's signature covers; raises `ResponseRefused`."""
    identifier = assertion.get("ID")
    if assertion.tag != saml("Assertion") or identifier is None or not valid_id(identifier):
        raise ResponseRefused(Flaw.SHAPE)
    confirmation = _confirmation(_child(assertion, "Subject", Flaw.SUBJECT))
    conditions = _child(assertion, "Conditions", Flaw.CONDITIONS)
    statement = _child(assertion, "AuthnStatement", Flaw.AUTHENTICATION)
    return Assertion(
        id=identifier,
        issuer=_issuer(assertion),
        issued_at=_time(assertion, "IssueInstant"),
        in_response_to=_attribute(confirmation, "InResponseTo", Flaw.IN_RESPONSE_TO),
        recipient=_attribute(confirmation, "Recipient", Flaw.RECIPIENT),
        confirmed_until=_time(confirmation, "NotOnOrAfter"),
        not_before=_time(conditions, "NotBefore"),
        not_on_or_after=_time(conditions, "NotOnOrAfter"),
        audience=_audience(conditions),
        authenticated_at=_time(statement, "AuthnInstant"),
        session_until=_time(statement, "SessionNotOnOrAfter") if "SessionNotOnOrAfter" in statement.attrib else None,
        level=_level(statement),
        attributes=_attributes(_child(assertion, "AttributeStatement", Flaw.ATTRIBUTES)),
    )


def _issuer(parent: Element) -> str:
    issuer = _child(parent, "Issuer", Flaw.ISSUER)
    if issuer.attrib:
        raise ResponseRefused(Flaw.ISSUER)
    return text_of(issuer, Flaw.ISSUER)


def _status(status: Element) -> tuple[str, ...]:
    """The status code and the one within it, if any; a message beside it is for people and stays unread."""
    code = samlp("StatusCode")
    if tags(status) not in ([code], [code, samlp("StatusMessage")]) or not only_elements(status):
        raise ResponseRefused(Flaw.STATUS)
    top = status[0]
    if tags(top) not in ([], [code]) or any(len(inner) for inner in top):
        raise ResponseRefused(Flaw.STATUS)
    return tuple(_attribute(each, "Value", Flaw.STATUS) for each in (top, *top))


def _confirmation(subject: Element) -> Element:
    """The one bearer confirmation of the subject; the name beside it is no identity and stays unread."""
    names = [saml("NameID"), saml("SubjectConfirmation")]
    if tags(subject) not in (names, names[1:]) or not only_elements(subject):
        raise ResponseRefused(Flaw.SUBJECT)
    confirmation = subject[-1]
    if attributes(confirmation) != {"Method": BEARER} or not only_elements(confirmation):
        raise ResponseRefused(Flaw.SUBJECT)
    if tags(confirmation) != [saml("SubjectConfirmationData")]:
        raise ResponseRefused(Flaw.SUBJECT)
    details = confirmation[0]
    # SAML profiles 4.1.4.2: a bearer has no NotBefore; an Address would be a condition that cannot be checked here.
    if set(details.attrib) - {"InResponseTo", "NotOnOrAfter", "Recipient"} or len(details):
        raise ResponseRefused(Flaw.SUBJECT)
    return details


def _audience(conditions: Element) -> str:
    if set(conditions.attrib) - {"NotBefore", "NotOnOrAfter"} or not only_elements(conditions):
        raise ResponseRefused(Flaw.CONDITIONS)
    # A condition that is not understood makes an assertion invalid (SAML core 2.5.1); OneTimeUse is always honoured.
    if set(tags(conditions)) - {saml("AudienceRestriction"), saml("OneTimeUse")}:
        raise ResponseRefused(Flaw.CONDITIONS)
    restriction = _child(conditions, "AudienceRestriction", Flaw.AUDIENCE)
    if tags(restriction) != [saml("Audience")] or not only_elements(restriction):
        raise ResponseRefused(Flaw.AUDIENCE)
    return text_of(restriction[0], Flaw.AUDIENCE)


def _level(statement: Element) -> str:
    if set(statement.attrib) - {"AuthnInstant", "SessionIndex", "SessionNotOnOrAfter"}:
        raise ResponseRefused(Flaw.AUTHENTICATION)
    if set(tags(statement)) - {saml("AuthnContext"), saml("SubjectLocality")}:
        raise ResponseRefused(Flaw.AUTHENTICATION)
    context = _child(statement, "AuthnContext", Flaw.AUTHENTICATION)
    if set(tags(context)) - {saml("AuthnContextClassRef"), saml("AuthenticatingAuthority")}:
        raise ResponseRefused(Flaw.AUTHENTICATION)
    return text_of(_child(context, "AuthnContextClassRef", Flaw.LEVEL), Flaw.LEVEL)


def _attributes(statement: Element) -> Mapping[str, tuple[Element, ...]]:
    """The values of each attribute; a name that comes twice is refused, whichever it is."""
    if set(tags(statement)) - {saml("Attribute")} or not only_elements(statement):
        raise ResponseRefused(Flaw.ATTRIBUTES)
    values: dict[str, tuple[Element, ...]] = {}
    for attribute in statement:
        name = _attribute(attribute, "Name", Flaw.ATTRIBUTES)
        if name in values or set(tags(attribute)) - {saml("AttributeValue")}:
            raise ResponseRefused(Flaw.ATTRIBUTES)
        values[name] = tuple(attribute)
    return values


def _child(parent: Element, name: str, flaw: Flaw) -> Element:
    found = [child for child in parent if child.tag == saml(name)]
    if len(found) != 1:
        raise ResponseRefused(flaw)
    return found[0]


def _attribute(element: Element, name: str, flaw: Flaw) -> str:
    value = element.get(name)
    if not value:
        raise ResponseRefused(flaw)
    return value


def _time(element: Element, name: str) -> datetime:
    match = _TIME.fullmatch(_attribute(element, name, Flaw.TIME))
    if match is None:
        raise ResponseRefused(Flaw.TIME)
    try:
        whole = datetime.fromisoformat(match.group(1)).replace(tzinfo=UTC)
    except ValueError:
        raise ResponseRefused(Flaw.TIME) from None
    return whole + timedelta(microseconds=int((match.group(2) or "0").ljust(6, "0")[:6]))
