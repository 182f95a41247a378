"""What the bundled makelaar answers, in the shape that real makelaars were seen to use, both signatures included."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lxml import etree

from ibadmin.auth.simulator.encryption import add_encrypted_id
from ibadmin.auth.simulator.keys import KeyPair
from ibadmin.auth.simulator.people import Means, Person
from ibadmin.auth.simulator.provider import NamedCertificate
from ibadmin.auth.simulator.requests import LoginRequest
from ibadmin.auth.simulator.signing import sign, sign_with_certificate
from ibadmin.auth.simulator.xml import Element, add, fresh_id, instant, root

MAKELAAR = "urn:etoegang:HM:00000003999999990000:entities:9001"
AUTHORISATION_REGISTER = "urn:etoegang:MR:00000003999999990000:entities:9201"
PSEUDONYM = "urn:etoegang:1.13:EntityConcernedID:Pseudo"
KVK_NUMBER = "urn:etoegang:1.9:EntityConcernedID:KvKnr"
VALIDITY = timedelta(minutes=2)
_SAML = "urn:oasis:names:tc:SAML:2.0"


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """The makelaar's own key, and that of the authentication services behind it."""

    makelaar: KeyPair
    authority: KeyPair


def success(request: LoginRequest, person: Person, means: Means, keys: SigningKeys, now: datetime) -> bytes:
    """The person proved who they are: pseudonym and KvK number, encrypted for the service, at the person's level."""
    response = _response(request, "Success", now)
    response.append(sign(_assertion(request, person, means, keys, now), keys.makelaar))
    return etree.tostring(sign(response, keys.makelaar))


def failure(request: LoginRequest, keys: SigningKeys, now: datetime) -> bytes:
    """The login was cancelled or did not succeed: Responder with AuthnFailed, and nothing about anybody."""
    response = _response(request, "Responder", now)
    return etree.tostring(sign(response, keys.makelaar))


def metadata(address: str, keys: SigningKeys) -> bytes:
    """What the service must know of this makelaar: one signed EntityDescriptor."""
    entity = root("md:EntityDescriptor", {"ID": fresh_id(), "entityID": MAKELAAR}, "md", "ds")
    descriptor = add(
        entity,
        "md:IDPSSODescriptor",
        None,
        {
            "WantAuthnRequestsSigned": "true",
            "protocolSupportEnumeration": f"{_SAML}:protocol",
        },
    )
    for use in ("signing", "encryption"):
        key_info = add(add(descriptor, "md:KeyDescriptor", None, {"use": use}), "ds:KeyInfo")
        add(key_info, "ds:KeyName", keys.makelaar.name)
        add(add(key_info, "ds:X509Data"), "ds:X509Certificate", keys.makelaar.certificate_base64)
    for binding in ("HTTP-POST", "HTTP-Redirect"):
        where = {"Binding": f"{_SAML}:bindings:{binding}", "Location": address}
        add(descriptor, "md:SingleSignOnService", None, where)
    return etree.tostring(sign_with_certificate(entity, keys.makelaar), xml_declaration=True, encoding="UTF-8")


def _response(request: LoginRequest, status: str, now: datetime) -> Element:
    response = root(
        "samlp:Response",
        {
            "Destination": request.consumer,
            "ID": fresh_id(),
            "InResponseTo": request.id,
            "IssueInstant": instant(now),
            "Version": "2.0",
        },
        "samlp",
        "saml",
        "ds",
        "xs",
        "xsi",
        "xacml-saml",
    )
    add(response, "saml:Issuer", MAKELAAR)
    code = add(add(response, "samlp:Status"), "samlp:StatusCode", None, {"Value": f"{_SAML}:status:{status}"})
    if status != "Success":
        add(code, "samlp:StatusCode", None, {"Value": f"{_SAML}:status:AuthnFailed"})
    return response


def _assertion(request: LoginRequest, person: Person, means: Means, keys: SigningKeys, now: datetime) -> Element:
    provider = request.provider
    assertion = _empty_assertion(MAKELAAR, now)
    _add_subject(assertion, request.id, request.consumer, means.authority, now)
    _add_conditions(assertion, (provider.entity_id,), now)
    add(assertion, "saml:Advice").append(_authority_assertion(request, person, means, keys, now))
    statement = add(assertion, "saml:AttributeStatement")
    acting = _name_id(PSEUDONYM, person.pseudonym)
    _add_encrypted(statement, "ActingSubjectID", acting, provider.entity_id, provider.encryption)
    legal = _name_id(KVK_NUMBER, person.kvk_number)
    _add_encrypted(statement, "LegalSubjectID", legal, provider.entity_id, provider.encryption)
    _add_attribute(statement, "ServiceID", "string", request.service_id)
    _add_attribute(statement, "ServiceUUID", "string", provider.service_uuid)
    _add_authentication(assertion, person, means, now)
    return assertion


def _authority_assertion(
    request: LoginRequest, person: Person, means: Means, keys: SigningKeys, now: datetime
) -> Element:
    """The evidence that real makelaars put into Advice: an assertion of the AD, encrypted for the MR, not for us."""
    assertion = _empty_assertion(means.authority, now)
    _add_subject(assertion, fresh_id(), f"{MAKELAAR}:acs", means.authority, now)
    _add_conditions(assertion, (MAKELAAR, AUTHORISATION_REGISTER, request.provider.entity_id), now)
    _add_authentication(assertion, person, means, now)
    statement = add(assertion, "saml:AttributeStatement")
    _add_attribute(statement, "Representation", "boolean", "1")
    _add_attribute(statement, "AuthorizationRegistryID", "string", AUTHORISATION_REGISTER)
    key = NamedCertificate(keys.authority.name, keys.authority.certificate)
    _add_encrypted(statement, "ActingSubjectID", _name_id(PSEUDONYM, person.pseudonym), AUTHORISATION_REGISTER, key)
    _add_attribute(statement, "ServiceUUID", "string", request.provider.service_uuid)
    return sign(assertion, keys.authority)


def _empty_assertion(issuer: str, now: datetime) -> Element:
    attributes = {"ID": fresh_id(), "IssueInstant": instant(now), "Version": "2.0"}
    assertion = root("saml:Assertion", attributes, "saml", "ds", "xs", "xsi", "xacml-saml")
    add(assertion, "saml:Issuer", issuer)
    return assertion


def _add_subject(assertion: Element, in_response_to: str, recipient: str, qualifier: str, now: datetime) -> None:
    subject = add(assertion, "saml:Subject")
    transient = {"Format": f"{_SAML}:nameid-format:transient", "NameQualifier": qualifier}
    add(subject, "saml:NameID", fresh_id(), transient)
    confirmation = add(subject, "saml:SubjectConfirmation", None, {"Method": f"{_SAML}:cm:bearer"})
    add(
        confirmation,
        "saml:SubjectConfirmationData",
        None,
        {
            "InResponseTo": in_response_to,
            "NotOnOrAfter": instant(now + VALIDITY),
            "Recipient": recipient,
        },
    )


def _add_conditions(assertion: Element, audiences: tuple[str, ...], now: datetime) -> None:
    window = {"NotBefore": instant(now - timedelta(seconds=5)), "NotOnOrAfter": instant(now + VALIDITY)}
    restriction = add(add(assertion, "saml:Conditions", None, window), "saml:AudienceRestriction")
    for audience in audiences:
        add(restriction, "saml:Audience", audience)


def _add_authentication(assertion: Element, person: Person, means: Means, now: datetime) -> None:
    statement = add(assertion, "saml:AuthnStatement", None, {"AuthnInstant": instant(now), "SessionIndex": fresh_id()})
    context = add(statement, "saml:AuthnContext")
    level = f"urn:etoegang:core:assurance-class:{person.assurance_level.code}"
    add(context, "saml:AuthnContextClassRef", level)
    add(context, "saml:AuthenticatingAuthority", means.authority)


def _add_attribute(statement: Element, name: str, kind: str, value: str) -> None:
    attribute = add(statement, "saml:Attribute", None, {"Name": f"urn:etoegang:core:{name}"})
    add(attribute, "saml:AttributeValue", value, {"xsi:type": f"xs:{kind}"})


def _add_encrypted(statement: Element, name: str, name_id: Element, recipient: str, key: NamedCertificate) -> None:
    attribute = add(statement, "saml:Attribute", None, {"Name": f"urn:etoegang:core:{name}"})
    value = add(attribute, "saml:AttributeValue")
    add_encrypted_id(value, name_id, recipient, key.name, key.certificate)


def _name_id(qualifier: str, value: str) -> Element:
    name_id = root(
        "saml:NameID",
        {
            "Format": f"{_SAML}:nameid-format:persistent",
            "NameQualifier": qualifier,
        },
        "saml",
    )
    name_id.text = value
    return name_id
