"""What can be wrong with an answer of eHerkenning: one word for each check, for the log and nobody else."""

from enum import StrEnum

from ibadmin.errors import LoginFailed


class Flaw(StrEnum):
    """The check that an answer failed; the browser never learns which."""

    SIZE = "size"
    ENCODING = "encoding"
    DOCTYPE = "doctype"
    COMMENT = "comment"
    INSTRUCTION = "processing_instruction"
    CDATA = "cdata"
    MALFORMED = "malformed"
    DUPLICATE_ID = "duplicate_id"

    SHAPE = "shape"
    ASSERTION_MISSING = "assertion_missing"
    ASSERTION_ENCRYPTED = "assertion_encrypted"
    SIGNATURE_MISSING = "signature_missing"
    SIGNATURE_SHAPE = "signature_shape"
    REFERENCE = "reference"
    ALGORITHM = "algorithm"
    KEY_INFO = "key_info"

    CERTIFICATE = "certificate"
    SIGNATURE = "signature"

    STATUS = "status"
    CANCELLED = "cancelled"
    ISSUER = "issuer"
    DESTINATION = "destination"
    SUBJECT = "subject"
    RECIPIENT = "recipient"
    CONDITIONS = "conditions"
    AUDIENCE = "audience"
    AUTHENTICATION = "authentication"
    ATTRIBUTES = "attributes"
    TIME = "time"
    TOO_OLD = "too_old"
    TOO_EARLY = "too_early"
    EXPIRED = "expired"
    WINDOW = "window"
    REQUEST_EXPIRED = "request_expired"
    IN_RESPONSE_TO = "in_response_to"
    REPLAY = "replay"

    LEVEL = "level"
    SERVICE = "service_id"
    SERVICE_UUID = "service_uuid"
    DECRYPTION = "decryption"
    IDENTIFIER = "identifier"
    KVK_NUMBER = "kvk_number"
    PSEUDONYM = "pseudonym"
    SECOND_OPINION = "second_opinion"


class ResponseRefused(LoginFailed):
    """The makelaar's answer is not good enough to let anyone in; holds nothing of the answer itself (1.1)."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__("cancelled" if flaw is Flaw.CANCELLED else "refused")
        self.flaw = flaw

    def __str__(self) -> str:
        return self.flaw.value

    def __repr__(self) -> str:
        return f"ResponseRefused({self.flaw.value!r})"
