"""Answers that are not signed, or not in the one form that counts."""

from ibadmin.auth.flaws import Flaw
from tests.auth.hostile.wrongs import Cases, afterwards, evil, signed, text
from tests.auth.messages.answers import Message
from tests.auth.messages.edits import add, put, write
from tests.auth.messages.elements import NAMESPACES, make
from tests.auth.messages.signing import ENVELOPED, EXC_C14N, SHA1, Signature

DS = NAMESPACES["ds"]


SIGNATURES: Cases = {
    "no signature on the answer": (Flaw.SIGNATURE_MISSING, Message(response_signature=None)),
    "no signature on the assertion": (Flaw.SIGNATURE_MISSING, Message(assertion_signature=None)),
    "no signatures": (Flaw.SIGNATURE_MISSING, Message(assertion_signature=None, response_signature=None)),
    "another key": (Flaw.SIGNATURE, signed(Signature(owner="stranger"))),
    "another key for the answer": (Flaw.SIGNATURE, Message(response_signature=Signature(owner="stranger"))),
    "another key for the assertion": (Flaw.SIGNATURE, Message(assertion_signature=Signature(owner="stranger"))),
    "the name of another key": (Flaw.KEY_INFO, signed(Signature(key_name="stranger"))),
    "another key that comes along": (Flaw.KEY_INFO, signed(Signature(owner="stranger", with_certificate=True))),
    "the right certificate comes along": (Flaw.KEY_INFO, signed(Signature(with_certificate=True))),
    "SHA-1 signature": (Flaw.ALGORITHM, signed(Signature(method=f"{DS}rsa-sha1"))),
    "SHA-1 digest": (Flaw.ALGORITHM, signed(Signature(digest=SHA1))),
    "HMAC with the public key": (
        Flaw.ALGORITHM,
        signed(Signature(method="http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", hmac_secret=b"public")),
    ),
    "RSA-PSS": (Flaw.ALGORITHM, signed(Signature(method="http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"))),
    "canonical XML with comments": (
        Flaw.ALGORITHM,
        signed(Signature(transforms=(ENVELOPED, f"{EXC_C14N}WithComments"))),
    ),
    "inclusive canonical XML": (
        Flaw.ALGORITHM,
        signed(Signature(transforms=(ENVELOPED, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"))),
    ),
    "signed info in inclusive canonical XML": (
        Flaw.ALGORITHM,
        signed(Signature(canonical="http://www.w3.org/TR/2001/REC-xml-c14n-20010315")),
    ),
    "one transform": (Flaw.ALGORITHM, signed(Signature(transforms=(EXC_C14N,)))),
    "a third transform": (Flaw.ALGORITHM, signed(Signature(transforms=(ENVELOPED, EXC_C14N, EXC_C14N)))),
    "an XPath transform": (
        Flaw.ALGORITHM,
        signed(Signature(transforms=("http://www.w3.org/TR/1999/REC-xpath-19991116", EXC_C14N))),
    ),
    "two references": (Flaw.REFERENCE, signed(Signature(references=2))),
    "no reference": (Flaw.SIGNATURE_SHAPE, signed(Signature(references=0))),
    "a reference to the whole document": (Flaw.REFERENCE, signed(Signature(reference=""))),
    "a reference to something else": (Flaw.REFERENCE, Message(assertion_signature=Signature(reference="#_other"))),
    "a reference to the outside": (Flaw.REFERENCE, signed(Signature(reference="https://example.nl/"))),
    "an XPointer": (Flaw.REFERENCE, signed(Signature(reference="#xpointer(/)"))),
    "an object in the signature": (
        Flaw.SIGNATURE_SHAPE,
        afterwards(add("ds:Signature", lambda: make("ds:Object"))),
    ),
    "an assertion in the key info": (Flaw.KEY_INFO, afterwards(add("ds:Signature/ds:KeyInfo", evil))),
    "an empty signature value": (Flaw.SIGNATURE_SHAPE, afterwards(write("ds:Signature/ds:SignatureValue", ""))),
    "a signature value that is not base64": (
        Flaw.SIGNATURE_SHAPE,
        afterwards(write("ds:Signature/ds:SignatureValue", "!!!!")),
    ),
    "an empty digest": (Flaw.SIGNATURE_SHAPE, afterwards(write(".//ds:DigestValue", ""))),
    "a changed time": (Flaw.SIGNATURE, afterwards(put(".", IssueInstant="2026-03-10T09:30:01Z"))),
    "a changed level": (Flaw.SIGNATURE, text(b"loa3</", b"loa4</")),
    "a namespace moved": (Flaw.SIGNATURE, text(b' xmlns:xs="http://www.w3.org/2001/XMLSchema"', b"")),
}
