"""The evidence that real answers carry beside what they say."""

from datetime import timedelta

from tests.auth.messages.answers import ACTING, KVK, LEGAL, PSEUDO, assertion, name_id
from tests.auth.messages.edits import drop, identifiers
from tests.auth.messages.elements import NOW, SERVICE_ID, Element, find, make, q
from tests.auth.messages.encryption import Encryption, encrypted
from tests.auth.messages.signing import Signature, sign


def advice() -> Element:
    """The evidence that real answers carry: an AD's assertion and an MR's with an XACML decision, signed by them."""
    authority = assertion(NOW - timedelta(seconds=8))
    authority.set("ID", "s273cee5425e2f5382c41826d20b098eba4696c0cf")
    find(authority, "saml:Issuer").text = "urn:etoegang:AD:00000001234567890000:entities:9113"
    find(authority, ".//saml:AuthnContextClassRef").text = "urn:etoegang:core:assurance-class:loa4"
    identifiers(ACTING, lambda: encrypted(name_id("for-the-registry", PSEUDO), Encryption(owner="mr", recipient="MR")))(
        authority
    )
    identifiers(LEGAL, lambda: encrypted(name_id("87654321", KVK)))(authority)
    registry = assertion(NOW - timedelta(seconds=2))
    registry.set("ID", "_1552dc764398cc35498ed317c71e539f")
    find(registry, "saml:Issuer").text = "urn:etoegang:MR:00000001234567890000:entities:9113"
    for name in ("saml:AttributeStatement", "saml:AuthnStatement"):
        drop(name)(registry)
    registry.append(make("saml:Advice", children=[make("saml:AssertionIDRef", str(authority.get("ID")))]))
    registry.append(_xacml_statement())
    holder = make("saml:Advice", children=[authority, registry])
    sign(authority, Signature(owner="ad", key_name="43005cb6118b950cbc6664945cec888debc594a0"))
    sign(registry, Signature(owner="mr", key_name="43005cb6118b950cbc6664945cec888debc594a0"))
    return holder


def _xacml_statement() -> Element:
    def entry(name: str, *content: Element, text: str | None = None) -> Element:
        value = make("xacml-context:AttributeValue", text, content)
        kind = "http://www.w3.org/2001/XMLSchema#string"
        return make("xacml-context:Attribute", children=[value], AttributeId=name, DataType=kind)

    decision = make("xacml-context:Result", children=[make("xacml-context:Decision", "Permit")])
    subject = make("xacml-context:Subject")
    subject.append(entry(ACTING, encrypted(name_id("someone-else", PSEUDO))))
    subject.append(entry(LEGAL, encrypted(name_id("87654321", KVK))))
    resource = make("xacml-context:Resource")
    resource.append(entry("urn:etoegang:core:ServiceID", text=SERVICE_ID))
    resource.append(entry("urn:etoegang:core:LevelOfAssuranceUsed", text="urn:etoegang:core:assurance-class:loa4"))
    statement = make(
        "saml:Statement",
        children=[
            make("xacml-context:Response", children=[decision]),
            make("xacml-context:Request", children=[subject, resource, make("xacml-context:Environment")]),
        ],
    )
    statement.set(q("xsi:type"), "xacml-saml:XACMLAuthzDecisionStatementType")
    return statement


def with_advice(inner: Element) -> None:
    find(inner, "saml:Conditions").addnext(advice())
