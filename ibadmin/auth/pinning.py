"""A makelaar's metadata as it was agreed on: the very file, or a file signed by the very certificate.

The file comes by mail and lies beside the configuration for years. The pin says what was looked at when it was put
there, so that whoever can change that file alone brings in no key of their own.
"""

import hmac
import re
from datetime import datetime
from hashlib import sha256

from cryptography import x509
from lxml import etree

from ibadmin.auth.documents import check_ids, read
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.names import ds
from ibadmin.auth.signatures import NamedCertificate, check_signature_shape, verify_signature
from ibadmin.errors import GatewayMisconfigured

# As sha256sum writes it, or with the colons of openssl.
_DIGEST = re.compile(r"[0-9a-f]{64}")


def check_digest(document: bytes, expected: str, path: str) -> bytes:
    """The file, when it is the one whose SHA-256 was written down; raises GatewayMisconfigured."""
    wanted = expected.replace(":", "").lower()
    if not _DIGEST.fullmatch(wanted):
        raise GatewayMisconfigured(path, "digest_malformed")
    if not hmac.compare_digest(sha256(document).hexdigest(), wanted):
        raise GatewayMisconfigured(path, "another_file")
    return document


def check_signer(document: bytes, signer: x509.Certificate, path: str, now: datetime) -> bytes:
    """What the signature of this certificate's key covers of the file; raises GatewayMisconfigured."""
    pinned = NamedCertificate(None, signer)
    if not pinned.valid_at(now):
        raise GatewayMisconfigured(path, "signer_expired")
    try:
        root = read(document)
        check_ids(root)
        signature = root.find(ds("Signature"))
        if signature is None:
            raise ResponseRefused(Flaw.SIGNATURE_MISSING)
        # Metadata may bring certificates along, which are no part of what is signed, and here of no interest.
        for key_info in list(signature.iterchildren(ds("KeyInfo"))):
            signature.remove(key_info)
        check_signature_shape(signature, root.get("ID"))
        return etree.tostring(verify_signature(root, signature, path="", certificates=[pinned], now=now).content)
    except ResponseRefused:
        raise GatewayMisconfigured(path, "signed_by_another") from None
