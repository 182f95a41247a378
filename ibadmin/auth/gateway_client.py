"""What the command line asks of the gateway itself, without the browser: the session, and to check a code."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from ibadmin.auth.network import unreachable, within
from ibadmin.errors import (
    CommitInDoubt,
    Conflict,
    GatewayUnreachable,
    IbadminError,
    LoginFailed,
    LoginNeeded,
    SettingsInvalid,
    StoreUnreachable,
)
from ibadmin.rules.codes import NewCode
from ibadmin.rules.manual import Reason, Refusal, Refused

SECONDS = 20
MOST_BYTES = 100_000
CODES_AT_ONCE = 500
_HASH = re.compile(r"[0-9a-f]{64}")
LOOPBACKS = frozenset({"127.0.0.1", "::1"})

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Token:
    """The session that was handed over: its secret, and when it is over whatever happens."""

    secret: str = field(repr=False)
    hard_end_at: datetime


@dataclass(frozen=True, slots=True)
class CodeEntered:
    """How the gateway judged a verification code: right when `tries_left` is None."""

    tries_left: int | None

    @property
    def completed(self) -> bool:
        """Whether the registration is complete now."""
        return self.tries_left is None


def exchange(gateway_address: str, code: str, verifier: str, redirect_uri: str) -> Token:
    """Trade the one-time code for the session; raises `Refused` with every reason, or `LoginFailed`."""
    asked: dict[str, Json] = {"code": code, "verifier": verifier, "redirect_uri": redirect_uri}
    match _post(gateway_address, "/token", asked, None):
        case {"token": str(secret), "hard_end_at": str(hard_end_at)} if secret:
            return Token(secret, _moment(gateway_address, hard_end_at))
        case _:
            raise GatewayUnreachable(gateway_address, "not_ours")


def enter_code(gateway_address: str, token: str, verification_code: str) -> CodeEntered:
    """Let the gateway judge a verification code, so that a wrong one counts whatever happens here (1.2)."""
    match _post(gateway_address, "/verify", {"verification_code": verification_code}, token):
        case {"outcome": "completed"}:
            return CodeEntered(None)
        case {"outcome": "refused", "tries_left": int(tries_left)}:
            return CodeEntered(tries_left)
        case _:
            raise GatewayUnreachable(gateway_address, "not_ours")


def new_codes(gateway_address: str, token: str, user_ids: Sequence[str]) -> dict[str, NewCode]:
    """Have codes made for these users, some at a time; raises `Refused` for who may verify nobody."""
    made: dict[str, NewCode] = {}
    for start in range(0, len(user_ids), CODES_AT_ONCE):
        some: list[Json] = [*user_ids[start : start + CODES_AT_ONCE]]
        match _post(gateway_address, "/codes", {"users": some}, token):
            case {"codes": dict(codes)} if set(codes) == set(some):
                made |= {user_id: _new_code(gateway_address, told) for user_id, told in codes.items()}
            case _:
                raise GatewayUnreachable(gateway_address, "not_ours")
    return made


def _new_code(gateway_address: str, told: Json) -> NewCode:
    match told:
        case {"code": str(code), "keyed_hash": str(keyed_hash)} if _HASH.fullmatch(keyed_hash):
            return NewCode(code, bytes.fromhex(keyed_hash))
        case _:
            raise GatewayUnreachable(gateway_address, "not_ours")


def reach(gateway_address: str, seconds: float) -> datetime | None:
    """Raises GatewayUnreachable within so many seconds unless the gateway is well; returns what its clock says."""
    request = Request(f"{gateway_address.rstrip('/')}/healthz")  # noqa: S310
    date, body = within(seconds, gateway_address, lambda: _asked(gateway_address, request, seconds))
    if not isinstance(_read(gateway_address, body), dict):
        raise GatewayUnreachable(gateway_address, "not_ours")
    try:
        return parsedate_to_datetime(date)
    except ValueError:
        return None


def _asked(gateway_address: str, request: Request, seconds: float) -> tuple[str, bytes]:
    """The moment and the content of an answer, also of one that says no."""
    try:
        with _opener(gateway_address).open(request, timeout=seconds) as response:
            return response.headers.get("Date", ""), response.read(MOST_BYTES)
    except HTTPError as error:
        with error:
            unwell = error.code == HTTPStatus.SERVICE_UNAVAILABLE
        raise GatewayUnreachable(gateway_address, "unwell" if unwell else "not_ours") from None
    except (OSError, HTTPException, ValueError) as error:
        raise unreachable(gateway_address, error) from None


def _post(gateway_address: str, path: str, asked: dict[str, Json], token: str | None) -> Json:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    request = Request(f"{gateway_address.rstrip('/')}{path}", json.dumps(asked).encode(), headers)  # noqa: S310
    return within(SECONDS, gateway_address, lambda: _answered(gateway_address, request))


def _answered(gateway_address: str, request: Request) -> Json:
    try:
        with _opener(gateway_address).open(request, timeout=SECONDS) as response:
            answer = response.read(MOST_BYTES)
    except HTTPError as error:
        raise _failure(gateway_address, _read(gateway_address, _body(gateway_address, error))) from None
    except (OSError, HTTPException, ValueError) as error:
        # Nothing of the request may be told: it holds the code or the token.
        raise unreachable(gateway_address, error) from None
    return _read(gateway_address, answer)


def _body(gateway_address: str, error: HTTPError) -> bytes:
    try:
        with error:
            return error.read(MOST_BYTES)
    except (OSError, HTTPException) as broken:
        raise unreachable(gateway_address, broken) from None


def _opener(gateway_address: str) -> OpenerDirector:
    """No redirects with secrets in hand; no proxy to this machine, and no plain HTTP to any other."""
    parts = urlsplit(gateway_address)
    if parts.hostname in LOOPBACKS:
        return build_opener(_NoRedirects, ProxyHandler({}))
    if parts.scheme != "https":
        raise SettingsInvalid("gateway", gateway_address, "not_https")
    return build_opener(_NoRedirects)


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *request: object) -> None:
        """Refuse: the gateway answers at the address that was set, or not at all."""


def _read(gateway_address: str, answer: bytes) -> Json:
    try:
        read: Json = json.loads(answer)
    except (ValueError, RecursionError):
        raise GatewayUnreachable(gateway_address, "not_ours") from None
    return read


def _failure(gateway_address: str, answer: Json) -> IbadminError:
    match answer:
        case {"error": {"code": "refused", "reasons": list(reasons)}} if reasons:
            return Refused(tuple(_reason(gateway_address, reason) for reason in reasons))
        case {"error": {"code": "login_needed", "why": str(why)}}:
            return LoginNeeded(why)
        case {"error": {"code": "login_failed", "why": str(why)}}:
            return LoginFailed(why)
        case {"error": {"code": "changed_meanwhile"}}:
            return Conflict(())
        case {"error": {"code": "store_unreachable", "why": str(why)}}:
            return StoreUnreachable(gateway_address, why)
        case {"error": {"code": "commit_in_doubt"}}:
            return CommitInDoubt(gateway_address, "")
        case _:
            return GatewayUnreachable(gateway_address, "not_ours")


def _reason(gateway_address: str, reason: Json) -> Reason:
    refusals = {refusal.code: refusal for refusal in Refusal}
    match reason:
        case {"refusal": str(code), "subject": str(subject), "value": str(value)} if code in refusals:
            return Reason(refusals[code], subject, value)
        case _:
            raise GatewayUnreachable(gateway_address, "not_ours")


def _moment(gateway_address: str, text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise GatewayUnreachable(gateway_address, "not_ours") from None
    if moment.tzinfo is None:
        raise GatewayUnreachable(gateway_address, "not_ours")
    return moment
