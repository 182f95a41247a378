"""What the bundled makelaar knows of a service: its metadata, handed over beforehand as in real life."""

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography import x509
from lxml import etree

from ibadmin.auth.simulator.xml import NAMESPACES, Element


@dataclass(frozen=True, slots=True)
class NamedCertificate:
    """A certificate with the KeyName that messages refer to it by."""

    name: str
    certificate: x509.Certificate = field(repr=False)


@dataclass(frozen=True, slots=True)
class Provider:
    """A dienstverlener: where answers go, whose signatures count, whom to encrypt for.

    `services` maps the index to the ServiceID; its ServiceUUID comes from the service catalogue, not from metadata.
    """

    entity_id: str
    consumers: Mapping[str, str]
    services: Mapping[str, str]
    default_service: str
    service_uuid: str
    signing: tuple[NamedCertificate, ...]
    encryption: NamedCertificate


def read_provider(metadata: bytes, service_uuid: str) -> Provider:
    """Read the metadata of a dienstverlener; raises ValueError when something that is needed is not in it."""
    entity = hardened(metadata)
    signing = _certificates(entity, "signing")
    encryption = _certificates(entity, "encryption")
    consumers = entity.iterfind(".//md:SPSSODescriptor/md:AssertionConsumerService", NAMESPACES)
    services = {
        service.get("index", ""): requested.get("Name", "")
        for service in entity.iterfind(".//md:AttributeConsumingService", NAMESPACES)
        for requested in service.findall("md:RequestedAttribute", NAMESPACES)[:1]
    }
    defaults = entity.iterfind(".//md:AttributeConsumingService[@isDefault='true']", NAMESPACES)
    provider = Provider(
        entity_id=entity.get("entityID", ""),
        consumers={consumer.get("index", ""): consumer.get("Location", "") for consumer in consumers},
        services=services,
        default_service=next((default.get("index", "") for default in defaults), min(services, default="")),
        service_uuid=service_uuid,
        signing=signing,
        encryption=next(iter(encryption), NamedCertificate("", signing[0].certificate)),
    )
    if not (provider.entity_id and provider.consumers and services and encryption):
        raise ValueError("metadata of a service needs an EntityID, a consumer, a service and certificates")
    return provider


def hardened(document: bytes) -> Element:
    """Parse XML from outside: no entities, no network, no document type."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    parsed = etree.fromstring(document, parser)
    if parsed.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # its stub lacks it
        raise ValueError("a document type is not allowed")
    return parsed


def _certificates(entity: Element, use: str) -> tuple[NamedCertificate, ...]:
    """The keys for this use; a KeyDescriptor without `use` serves for both."""
    descriptors = entity.iterfind(".//md:SPSSODescriptor/md:KeyDescriptor", NAMESPACES)
    return tuple(
        NamedCertificate(
            descriptor.findtext(".//ds:KeyName", "", NAMESPACES).strip(),
            x509.load_der_x509_certificate(b64decode(descriptor.findtext(".//ds:X509Certificate", "", NAMESPACES))),
        )
        for descriptor in descriptors
        if descriptor.get("use", use) == use
    )
