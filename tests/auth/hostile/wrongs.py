"""Ways to say where in an answer the one wrong thing is."""

from collections.abc import Mapping
from datetime import timedelta

from ibadmin.auth.flaws import Flaw
from tests.auth.messages.answers import ACTING, PSEUDO, Edit, Message, assertion, name_id
from tests.auth.messages.edits import identifiers, put
from tests.auth.messages.elements import NOW, Element, instant
from tests.auth.messages.encryption import encrypted
from tests.auth.messages.signing import Signature

Cases = Mapping[str, tuple[Flaw, Message | str | bytes]]

CONFIRMED = ".//saml:SubjectConfirmationData"
SERVICE_ID = ".//saml:Attribute[@Name='urn:etoegang:core:ServiceID']"
SERVICE_UUID = ".//saml:Attribute[@Name='urn:etoegang:core:ServiceUUID']"
LEVEL = ".//saml:AuthnContextClassRef"
SOMEONE_ELSE = "f" * 64 + "@" + "f" * 32


def inside(*edits: Edit) -> Message:
    """Wrong in the assertion, and then rightly signed twice."""
    return Message(on_assertion=edits)


def around(*edits: Edit) -> Message:
    """Wrong in the answer around the assertion, and then rightly signed."""
    return Message(on_response=edits)


def afterwards(*edits: Edit) -> Message:
    """Changed after signing."""
    return Message(on_signed=edits)


def text(old: bytes, new: bytes) -> Message:
    """Changed as text, after signing."""

    def edit(message: bytes) -> bytes:
        assert old in message
        return message.replace(old, new, 1)

    return Message(on_text=[edit])


def signed(signature: Signature) -> Message:
    """Both signatures made in another way."""
    return Message(assertion_signature=signature, response_signature=signature)


def after(path: str, name: str, **shift: float) -> Edit:
    """A time that far after now."""
    return put(path, **{name: instant(NOW + timedelta(**shift))})


def over(**seconds: float) -> Edit:
    """The assertion's conditions, so many seconds from now."""
    moments = {name: instant(NOW + timedelta(seconds=shift)) for name, shift in seconds.items()}
    return put("saml:Conditions", **moments)


def evil() -> Element:
    """An unsigned assertion about somebody else."""
    inner = assertion()
    inner.set("ID", "_evil")
    identifiers(ACTING, lambda: encrypted(name_id(SOMEONE_ELSE, PSEUDO)))(inner)
    return inner
