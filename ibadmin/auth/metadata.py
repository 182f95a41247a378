"""The metadata of our service, as the makelaar wants it: one signed EntityDescriptor, nothing that is not in the table.

DV metadata for HM: KeyName and certificate, one assertion consumer and one attribute consuming service
by index, the ServiceID as first requested attribute; identifying attributes come from the catalogue.
"""

import hashlib
from base64 import b64encode

from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from ibadmin.auth.documents import Element
from ibadmin.auth.names import DS, MD, POST_BINDING, SAMLP, ds, md
from ibadmin.auth.provider import KeyPair, ServiceProvider
from ibadmin.auth.signatures import sign

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def metadata(provider: ServiceProvider) -> bytes:
    """What to send to the makelaar, signed; the same bytes for the same configuration."""
    entity = etree.Element(md("EntityDescriptor"), {"entityID": provider.entity_id}, nsmap={"md": MD, "ds": DS})
    role = etree.SubElement(
        entity,
        md("SPSSODescriptor"),
        {"AuthnRequestsSigned": "true", "WantAssertionsSigned": "true", "protocolSupportEnumeration": SAMLP},
    )
    _describe_key(role, "signing", provider.signing)
    # A makelaar encrypts to the newest certificate and wants to see no other.
    _describe_key(role, "encryption", provider.encryption[0])
    consumer = {"Binding": POST_BINDING, "Location": provider.acs_url, "index": str(provider.acs_index)}
    etree.SubElement(role, md("AssertionConsumerService"), {**consumer, "isDefault": "true"})
    _describe_service(role, provider)
    entity.set("ID", "_" + hashlib.sha256(etree.tostring(entity, method="c14n")).hexdigest()[:40])
    signed = sign(entity, 0, provider.signing.private_key, provider.signing.name)
    return etree.tostring(signed, xml_declaration=True, encoding="UTF-8")


def _describe_key(role: Element, use: str, pair: KeyPair) -> None:
    descriptor = etree.SubElement(role, md("KeyDescriptor"), {"use": use})
    key_info = etree.SubElement(descriptor, ds("KeyInfo"))
    etree.SubElement(key_info, ds("KeyName")).text = pair.name
    holder = etree.SubElement(key_info, ds("X509Data"))
    certificate = b64encode(pair.certificate.public_bytes(Encoding.DER)).decode()
    etree.SubElement(holder, ds("X509Certificate")).text = certificate


def _describe_service(role: Element, provider: ServiceProvider) -> None:
    index = str(provider.attribute_consuming_service_index)
    service = etree.SubElement(role, md("AttributeConsumingService"), {"index": index, "isDefault": "true"})
    etree.SubElement(service, md("ServiceName"), {_LANG: "nl"}).text = provider.service_name
    etree.SubElement(service, md("RequestedAttribute"), {"Name": provider.service_id})
