"""The SAML service provider over HTTP: sends browsers to the makelaar and checks what comes back (design: section 5).

The command line never sees a SAML message, and the gateway trusts nothing that it did not remember itself.
"""

import json
import logging
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from werkzeug.exceptions import BadRequest, HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from ibadmin.auth import admission, pages
from ibadmin.auth.configuration import CONSUMER_PATH, Configuration
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.makelaars import Binding, Makelaar
from ibadmin.auth.request import PendingRequest, post_form, redirect_address
from ibadmin.auth.response import verify
from ibadmin.errors import LoginFailed, LoginNeeded
from ibadmin.facts import CodeRefused
from ibadmin.rules.manual import Refused
from ibadmin.store.logins import LoginRequest
from ibadmin.store.unit import Store

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

LARGEST_BODY = 512 * 1024
_ADDRESSES = Map(
    [
        Rule("/login", endpoint="login", methods=["GET"]),
        Rule(CONSUMER_PATH, endpoint="consumer", methods=["POST"]),
        Rule("/token", endpoint="token", methods=["POST"]),
        Rule("/verify", endpoint="verify", methods=["POST"]),
        Rule("/style.css", endpoint="style", methods=["GET"]),
        Rule("/continue.js", endpoint="script", methods=["GET"]),
    ]
)
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_STATE = re.compile(r"[A-Za-z0-9_-]{16,128}")
_log = logging.getLogger(__name__)


class Gateway:
    """The gateway as a WSGI application, for one store."""

    def __init__(
        self, store: Store, configuration: Configuration, code_key: bytes, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._configuration = configuration
        self._code_key = code_key
        self._clock = clock
        self._pages = pages.Pages()
        self._endpoints: Mapping[str, Callable[[Request], Response]] = {
            "login": self._login,
            "consumer": self._consumer,
            "token": self._token,
            "verify": self._verify,
            "style": lambda _: Response(pages.stylesheet(), mimetype="text/css"),
            "script": lambda _: Response(pages.submit_script(), mimetype="text/javascript"),
        }

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        request = Request(environ)
        request.max_content_length = LARGEST_BODY
        request.max_form_memory_size = LARGEST_BODY
        try:
            endpoint, _ = _ADDRESSES.bind_to_environ(environ).match()
            response = self._endpoints[str(endpoint)](request)
        except HTTPException as error:
            return error(environ, start_response)
        return response(environ, start_response)

    def _login(self, request: Request) -> Response:
        """Remember where this login comes from, and send the browser on to the makelaar."""
        makelaar = self._chosen(request.args.get("makelaar", ""))
        now = self._clock()
        remembered = LoginRequest(
            id=f"_{secrets.token_hex(20)}",
            relay_state=secrets.token_urlsafe(32),
            makelaar=makelaar.name,
            challenge=_fitting(_CHALLENGE, request.args.get("code_challenge")),
            redirect_uri=_loopback(request.args.get("redirect_uri", "")),
            state=_fitting(_STATE, request.args.get("state")),
            made_at=now,
        )
        with self._store.unseen(now, "gateway") as unit:
            unit.logins.remember(remembered)
        provider = self._configuration.provider
        if makelaar.binding is Binding.REDIRECT:
            return _sent_to(redirect_address(provider, makelaar, remembered.id, remembered.relay_state, now))
        form = post_form(provider, makelaar, remembered.id, remembered.relay_state, now)
        return self._page("gateway_send.html", request, 200, {"form": form})

    def _consumer(self, request: Request) -> Response:
        """Take the makelaar's answer: whoever it identifies goes back to the command line with a one-time code."""
        now = self._clock()
        with self._store.unseen(now, "gateway") as unit:
            remembered = unit.logins.take_request(request.form.get("RelayState", ""), now)
        if remembered is None:
            _log.info("answer refused: no such login")
            return self._page("gateway_refused.html", request, 400, {})
        try:
            verified = verify(
                request.form.get("SAMLResponse", ""),
                makelaar=self._configuration.makelaars[remembered.makelaar],
                provider=self._configuration.provider,
                request=PendingRequest(remembered.id, remembered.made_at),
                now=now,
            )
            code, let_in = admission.admit(self._store, verified, remembered, now)
        except ResponseRefused as refused:
            _log.info("answer refused: %s", refused.flaw)
            if refused.flaw is Flaw.CANCELLED:
                return _back(remembered, error="cancelled")
            return self._page("gateway_refused.html", request, 400, {})
        return _back(remembered, code=code) if let_in else _back(remembered, error="refused", code=code)

    def _token(self, request: Request) -> Response:
        """Exchange a one-time code for the session token."""
        given = _json(request)
        try:
            token = admission.exchange(
                self._store, given["code"], given["verifier"], given["redirect_uri"], self._clock()
            )
        except Refused as refused:
            return _refused(refused)
        except LoginFailed as failed:
            return _answer(400, {"error": {"code": failed.code, "why": failed.why}})
        return _answer(200, {"token": token.secret, "hard_end_at": token.session.hard_end_at.isoformat()})

    def _verify(self, request: Request) -> Response:
        """Enter a verification code for the person whose session token this is."""
        token = request.authorization.token if request.authorization else None
        if not token:
            return _answer(401, {"error": {"code": LoginNeeded.code, "why": "none"}})
        typed = _json(request)["verification_code"]
        try:
            outcome = admission.enter_code(self._store, self._code_key, token, typed, self._clock())
        except LoginNeeded as needed:
            return _answer(401, {"error": {"code": needed.code, "why": needed.why}})
        except Refused as refused:
            return _refused(refused)
        if isinstance(outcome, CodeRefused):
            return _answer(200, {"outcome": "refused", "tries_left": outcome.tries_left})
        return _answer(200, {"outcome": "completed"})

    def _chosen(self, name: str) -> Makelaar:
        makelaars = self._configuration.makelaars
        if name and name not in makelaars:
            raise BadRequest
        return makelaars[name] if name else next(iter(makelaars.values()))

    def _page(self, template: str, request: Request, status: int, values: Mapping[str, object]) -> Response:
        language = request.accept_languages.best_match(pages.LANGUAGES, "nl")
        policy = pages.POST_POLICY if template == "gateway_send.html" else pages.PAGE_POLICY
        body = self._pages.render(template, language or "nl", values)
        return Response(body, status, pages.headers(policy), mimetype="text/html")


def _fitting(form: re.Pattern[str], value: str | None) -> str:
    if value is None or not form.fullmatch(value):
        raise BadRequest
    return value


def _loopback(address: str) -> str:
    """An address on the person's own machine, by its literal (RFC 8252, 7.3); nothing else gets a code."""
    parts = urlsplit(address)
    if parts.scheme != "http" or parts.hostname not in ("127.0.0.1", "::1") or parts.query or parts.fragment:
        raise BadRequest
    if parts.username is not None or parts.port is None or len(address) > 200:
        raise BadRequest
    return address


def _back(request: LoginRequest, **query: str) -> Response:
    """To the command line's own listener."""
    return _sent_to(f"{request.redirect_uri}?{urlencode({**query, 'state': request.state})}")


def _sent_to(address: str) -> Response:
    return Response(status=303, headers={**pages.headers(pages.PAGE_POLICY), "Location": address})


def _json(request: Request) -> Mapping[str, str]:
    """The text fields of a JSON body; a missing one is empty, which fits nothing."""
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        raise BadRequest
    fields = ("code", "verifier", "redirect_uri", "verification_code")
    return {name: value if isinstance(value := given.get(name), str) else "" for name in fields}


def _refused(refused: Refused) -> Response:
    reasons = [
        {"refusal": reason.refusal.code, "subject": reason.subject, "value": reason.value} for reason in refused.reasons
    ]
    return _answer(403, {"error": {"code": refused.code, "reasons": reasons}})


def _answer(status: int, content: Mapping[str, object]) -> Response:
    return Response(json.dumps(content), status, {"Cache-Control": "no-store"}, mimetype="application/json")
