"""Ways to arrive at the bundled makelaar, and to read what it sends back."""

from base64 import b64decode
from collections.abc import Mapping
from urllib.parse import urlencode
from urllib.request import Request

from cryptography import x509
from lxml import etree

from ibadmin.auth.simulator import Person, Simulator
from ibadmin.auth.walk import Page, Walker
from tests.auth.service import DS, MD, NOW, SAML, SAMLP, Service

NAMESPACES = {"ds": DS, "md": MD, "saml": SAML, "samlp": SAMLP, "xenc": "http://www.w3.org/2001/04/xmlenc#"}


def post(address: str, fields: Mapping[str, str]) -> Page:
    """Send a form to an address, as another site's page would."""
    return Walker()._fetch(Request(address, urlencode(fields).encode()))  # noqa: S310


def arrive(simulator: Simulator, service: Service, changes: Mapping[str, str | None] | None = None) -> Page:
    """The page that a request of the service ends at."""
    request = service.posted(f"{simulator.address}/sso", {"IssueInstant": NOW.isoformat(), **(changes or {})})
    return post(f"{simulator.address}/sso", {"SAMLRequest": request, "RelayState": "relay"})


def choose(page: Page, means: str = "kpn") -> Page:
    return Walker().send(page, page.form_with("means"), {"means": means})


def identify(page: Page, person: Person, password: str | None = None) -> Page:
    values = {"username": person.username, "password": password or person.password}
    return Walker().send(page, page.form_with("password"), values)


def confirm(page: Page, code: str | None = None) -> Page:
    return Walker().send(page, page.form_with("sms_code"), {"sms_code": code or page.marked["demo-sms-code"]})


def log_in(simulator: Simulator, service: Service, person: Person) -> Page:
    """Through all pages, up to the one that goes back to the service."""
    return confirm(identify(choose(arrive(simulator, service)), person))


def answer(page: Page) -> etree._Element:
    """The message that a page takes back to the service."""
    return etree.fromstring(b64decode(page.forms[0].fields["SAMLResponse"]))


def statuses(message: etree._Element) -> list[str]:
    return [code.get("Value", "").rpartition(":")[2] for code in message.iterfind(".//samlp:StatusCode", NAMESPACES)]


def certificate_in(metadata: bytes) -> x509.Certificate:
    text = etree.fromstring(metadata).findtext(".//md:KeyDescriptor//ds:X509Certificate", "", NAMESPACES)
    return x509.load_der_x509_certificate(b64decode(text))
