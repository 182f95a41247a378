"""The names that the specifications fix: XML namespaces, algorithms, and what eHerkenning calls things."""

SAML = "urn:oasis:names:tc:SAML:2.0:assertion"
SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol"
MD = "urn:oasis:names:tc:SAML:2.0:metadata"
DS = "http://www.w3.org/2000/09/xmldsig#"
XENC = "http://www.w3.org/2001/04/xmlenc#"
XENC11 = "http://www.w3.org/2009/xmlenc11#"
EC = "http://www.w3.org/2001/10/xml-exc-c14n#"

ENVELOPED = f"{DS}enveloped-signature"
EXCLUSIVE_C14N = EC
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SHA256 = f"{XENC}sha256"

BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
POST_BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
REDIRECT_BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"

STATUS_SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success"
STATUS_RESPONDER = "urn:oasis:names:tc:SAML:2.0:status:Responder"
STATUS_AUTHN_FAILED = "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"

ACTING_SUBJECT_ID = "urn:etoegang:core:ActingSubjectID"
LEGAL_SUBJECT_ID = "urn:etoegang:core:LegalSubjectID"
SERVICE_ID = "urn:etoegang:core:ServiceID"
SERVICE_UUID = "urn:etoegang:core:ServiceUUID"
KVK_NUMBER = "urn:etoegang:1.9:EntityConcernedID:KvKnr"
PSEUDONYMS = frozenset(
    {"urn:etoegang:1.13:EntityConcernedID:Pseudo", "urn:etoegang:1.9:EntityConcernedID:Pseudo"},
)


def saml(name: str) -> str:
    """An element of a SAML assertion."""
    return f"{{{SAML}}}{name}"


def samlp(name: str) -> str:
    """An element of the SAML protocol."""
    return f"{{{SAMLP}}}{name}"


def md(name: str) -> str:
    """An element of SAML metadata."""
    return f"{{{MD}}}{name}"


def ds(name: str) -> str:
    """An element of an XML signature."""
    return f"{{{DS}}}{name}"


def xenc(name: str) -> str:
    """An element of XML encryption."""
    return f"{{{XENC}}}{name}"
