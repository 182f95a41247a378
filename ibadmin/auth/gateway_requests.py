"""What the gateway is asked, read strictly: whatever does not fit is refused before anything is done."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Request

from ibadmin.auth.loopback import CALLBACK_PREFIX, HIGHEST_PORT

_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_STATE = re.compile(r"[A-Za-z0-9_-]{16,128}")
# A loopback literal and a port (RFC 8252, 7.3), and a path of ours: nothing else is sent a code.
_CALLBACK = re.compile(rf"http://(127\.0\.0\.1|\[::1\]):[1-9][0-9]{{0,4}}{CALLBACK_PREFIX}[A-Za-z0-9_-]{{16,128}}")
# SAML bindings 3.4.3: at most eighty bytes; of ours each is one of these.
_RELAY_STATE = re.compile(r"[A-Za-z0-9_-]{1,80}")
_ID = re.compile(r"[0-9a-f]{20}")
MOST_USERS = 500
_FIELDS = ("code", "verifier", "redirect_uri", "verification_code")


@dataclass(frozen=True, slots=True)
class Asked:
    """A login that a command line asks for: where it comes back to, and what proves that it is the same one.

    `led_here` says that the browser was led here by a page, and not by an address that a person or a program gave it.
    """

    makelaar: str
    led_here: bool
    challenge: str = field(repr=False)
    state: str = field(repr=False)
    redirect_uri: str = field(repr=False)


def read_login(request: Request) -> Asked:
    """The query that a login begins with; raises BadRequest."""
    return Asked(
        makelaar=request.args.get("makelaar", ""),
        led_here=_led_here(request),
        challenge=_fitting(_CHALLENGE, request.args.getlist("code_challenge")),
        state=_fitting(_STATE, request.args.getlist("state")),
        redirect_uri=_callback(request.args.getlist("redirect_uri")),
    )


def read_relay_state(request: Request) -> str:
    """What ties an answer to its request; empty, which fits nothing, when it is none of ours."""
    given = request.form.get("RelayState", "")
    return given if _RELAY_STATE.fullmatch(given) else ""


def read_json(request: Request) -> Mapping[str, str]:
    """The text fields of a JSON body; a missing one is empty, which fits nothing. Raises BadRequest."""
    given = _json(request)
    fields = {name: value if isinstance(value := given.get(name), str) else "" for name in _FIELDS}
    if any(0xD800 <= ord(character) <= 0xDFFF for value in fields.values() for character in value):
        # Half a character, which JSON can write and nothing can encode.
        raise BadRequest
    return fields


def read_users(request: Request) -> list[str]:
    """Whom verification codes are asked for, by their ids; raises BadRequest."""
    users = _json(request).get("users")
    if not isinstance(users, list) or not 0 < len(users) <= MOST_USERS:
        raise BadRequest
    if not all(isinstance(user, str) and _ID.fullmatch(user) for user in users):
        raise BadRequest
    return users


def read_bearer(request: Request) -> str | None:
    """The session token that came along (RFC 6750, 2.1)."""
    credentials = request.authorization
    return credentials.token if credentials and credentials.type == "bearer" else None


def _json(request: Request) -> dict[str, object]:
    try:
        given = request.get_json(silent=True)
    except RecursionError:
        raise BadRequest from None
    if not isinstance(given, dict):
        raise BadRequest
    return given


def _fitting(form: re.Pattern[str], values: list[str]) -> str:
    if len(values) != 1 or not form.fullmatch(values[0]):
        raise BadRequest
    return values[0]


def _callback(values: list[str]) -> str:
    """Where the browser comes back to, at a port that exists."""
    address = _fitting(_CALLBACK, values)
    port = address.removeprefix("http://").partition("/")[0].rpartition(":")[2]
    if int(port) > HIGHEST_PORT:
        raise BadRequest
    return address


def _led_here(request: Request) -> bool:
    """What the browser says of where it comes from (W3C Fetch Metadata); raises BadRequest when no person looks on."""
    if request.headers.get("Sec-Fetch-Dest", "document") != "document":
        raise BadRequest
    return request.headers.get("Sec-Fetch-Site", "none") != "none"
