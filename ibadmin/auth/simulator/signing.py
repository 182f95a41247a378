"""Signatures as real makelaars make them: RSA-SHA256, exclusive c14n, the own ID, a prefix list in the transform."""

import hashlib
from base64 import b64encode

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from lxml import etree

from ibadmin.auth.simulator.keys import KeyPair
from ibadmin.auth.simulator.xml import NAMESPACES, Element, add, root

# Kept in the scope of what is signed, used or not.
_KEPT_PREFIXES = ("xacml-saml", "xs")
_EXCLUSIVE = NAMESPACES["ec"]


def sign(element: Element, keys: KeyPair) -> Element:
    """A copy that is signed right after its Issuer, naming the key and no more, as messages must be."""
    signature = _signature(element, keys)
    add(add(signature, "ds:KeyInfo"), "ds:KeyName", keys.name)
    return _with(element, signature, 1)


def sign_with_certificate(element: Element, keys: KeyPair) -> Element:
    """A copy that is signed as its first child, certificate included, as metadata alone may be."""
    signature = _signature(element, keys)
    key_info = add(signature, "ds:KeyInfo")
    add(key_info, "ds:KeyName", keys.name)
    add(add(key_info, "ds:X509Data"), "ds:X509Certificate", keys.certificate_base64)
    return _with(element, signature, 0)


def _signature(element: Element, keys: KeyPair) -> Element:
    prefixes = tuple(prefix for prefix in _KEPT_PREFIXES if prefix in element.nsmap)
    signature = root("ds:Signature", {}, "ds")
    signed_info = add(signature, "ds:SignedInfo")
    add(signed_info, "ds:CanonicalizationMethod", None, {"Algorithm": _EXCLUSIVE})
    algorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
    add(signed_info, "ds:SignatureMethod", None, {"Algorithm": algorithm})
    reference = add(signed_info, "ds:Reference", None, {"URI": f"#{element.get('ID')}"})
    transforms = add(reference, "ds:Transforms")
    add(transforms, "ds:Transform", None, {"Algorithm": f"{NAMESPACES['ds']}enveloped-signature"})
    exclusive = add(transforms, "ds:Transform", None, {"Algorithm": _EXCLUSIVE})
    if prefixes:
        add(exclusive, "ec:InclusiveNamespaces", None, {"PrefixList": " ".join(prefixes)})
    add(reference, "ds:DigestMethod", None, {"Algorithm": f"{NAMESPACES['xenc']}sha256"})
    digest = hashlib.sha256(_canonical(element, prefixes)).digest()
    add(reference, "ds:DigestValue", b64encode(digest).decode())
    value = keys.private_key.sign(_canonical(signed_info, ()), PKCS1v15(), hashes.SHA256())
    add(signature, "ds:SignatureValue", b64encode(value).decode())
    return signature


def _canonical(element: Element, prefixes: tuple[str, ...]) -> bytes:
    # Parsed anew: lxml forgets namespaces of ancestors that nothing in the element itself uses.
    alone = etree.fromstring(etree.tostring(element))
    return etree.tostring(alone, method="c14n", exclusive=True, inclusive_ns_prefixes=list(prefixes) or None)


def _with(element: Element, signature: Element, position: int) -> Element:
    copy = etree.fromstring(etree.tostring(element))
    copy.insert(position, signature)
    return etree.fromstring(etree.tostring(copy))
