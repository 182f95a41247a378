"""The SAML service provider over HTTP: sends browsers to the makelaar and checks what comes back (design: section 5).

The command line never sees a SAML message, and the gateway trusts nothing that it did not remember itself.
"""

import logging
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlencode

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from ibadmin.auth import admission, gateway_answers, pages
from ibadmin.auth.configuration import CONSUMER_PATH, Configuration
from ibadmin.auth.flaws import Flaw, ResponseRefused
from ibadmin.auth.gateway_requests import (
    Asked,
    read_bearer,
    read_json,
    read_login,
    read_relay_state,
    read_users,
)
from ibadmin.auth.makelaars import Binding, Makelaar
from ibadmin.auth.persistence import once
from ibadmin.auth.provider import ServiceProvider
from ibadmin.auth.request import PendingRequest, post_form, redirect_address
from ibadmin.errors import IbadminError, LoginNeeded
from ibadmin.facts import CodeRefused
from ibadmin.store.logins import LoginRequest
from ibadmin.store.unit import Store

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    from ibadmin.auth.response import VerifiedLogin

LARGEST_BODY = 512 * 1024
# Who comes here is the command line, and is answered in JSON.
_DESK = ("/token", "/verify", "/codes")
_ADDRESSES = Map(
    [
        Rule("/login", endpoint="login", methods=["GET"]),
        Rule(CONSUMER_PATH, endpoint="consumer", methods=["POST"]),
        Rule("/token", endpoint="token", methods=["POST"]),
        Rule("/verify", endpoint="verify", methods=["POST"]),
        Rule("/codes", endpoint="codes", methods=["POST"]),
        Rule("/style.css", endpoint="style", methods=["GET"]),
        Rule("/continue.js", endpoint="script", methods=["GET"]),
    ],
    merge_slashes=False,
)
_log = logging.getLogger(__name__)
# Inside a command nobody has said where the log goes, and then it is not for the terminal.
_log.addHandler(logging.NullHandler())


class Verify(Protocol):
    """`response.verify`, which comes in by hand: importing it takes a second, and a login begins without it."""

    def __call__(
        self,
        encoded_response: bytes | str,
        *,
        makelaar: Makelaar,
        provider: ServiceProvider,
        request: PendingRequest,
        now: datetime,
    ) -> "VerifiedLogin":
        """Who logged in; raises ResponseRefused."""


class Gateway:
    """The gateway as a WSGI application, for one store; `verifier` gives what judges an answer."""

    def __init__(
        self,
        store: Store,
        configuration: Configuration,
        code_key: bytes,
        clock: Callable[[], datetime],
        verifier: Callable[[], Verify],
    ) -> None:
        self._store = store
        self._configuration = configuration
        self._code_key = code_key
        self._clock = clock
        self._verifier = verifier
        self._pages = pages.Pages()
        self._endpoints: Mapping[str, Callable[[Request], Response]] = {
            "login": self._login,
            "consumer": self._consumer,
            "token": self._token,
            "verify": self._verify,
            "codes": self._codes,
            "style": lambda _: Response(pages.stylesheet(), mimetype="text/css"),
            "script": lambda _: Response(pages.submit_script(), mimetype="text/javascript"),
        }

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        # Else the two hold each other, with all that was sent, until the collector comes round.
        request = Request(environ, populate_request=False)
        request.max_content_length = LARGEST_BODY
        request.max_form_memory_size = LARGEST_BODY
        response = self._response(request)
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response(environ, start_response)

    def _response(self, request: Request) -> Response:
        desk = request.path in _DESK
        try:
            endpoint, _ = _ADDRESSES.bind_to_environ(request.environ).match()
            return self._endpoints[str(endpoint)](request)
        except HTTPException as wrong:
            status = wrong.code or 400
            if desk:
                return gateway_answers.failed(status, "bad_request")
            return self._page("gateway_refused.html", request, status, {})
        except IbadminError as expected:
            _log.log(_gravity(expected), "not done", extra={"reason": expected.code})
            if desk:
                return gateway_answers.told(expected)
            return self._page("gateway_refused.html", request, gateway_answers.status_of(expected), {})

    def _login(self, request: Request) -> Response:
        """Remember where this login comes from, and send the browser on to the makelaar."""
        asked = read_login(request)
        makelaar = self._chosen(asked.makelaar)
        if makelaar is None:
            return _back(asked, error="no_such_makelaar")
        now = self._clock()
        remembered = LoginRequest(
            id=f"_{secrets.token_hex(20)}",
            relay_state=secrets.token_urlsafe(32),
            makelaar=makelaar.name,
            challenge=asked.challenge,
            redirect_uri=asked.redirect_uri,
            state=asked.state,
            made_at=now,
        )
        once(self._store, now, lambda unit: unit.logins.remember(remembered))
        _log.info("login begun", extra={"makelaar": makelaar.name})
        provider = self._configuration.provider
        # Whoever was led here by somebody else's page must say that this login is theirs.
        asks = asked.led_here
        if makelaar.binding is Binding.POST:
            form = post_form(provider, makelaar, remembered.id, remembered.relay_state, now)
            return self._page("gateway_send.html", request, 200, {"form": form, "address": "", "asks": asks})
        address = redirect_address(provider, makelaar, remembered.id, remembered.relay_state, now)
        if asks:
            return self._page("gateway_send.html", request, 200, {"form": None, "address": address, "asks": True})
        return _sent_to(address)

    def _consumer(self, request: Request) -> Response:
        """Take the makelaar's answer: the browser goes back to the command line, whatever it is worth.

        A refused answer leaves a word in the log; where it goes back to, every refusal looks the same.
        """
        now = self._clock()
        relay_state = read_relay_state(request)
        remembered = once(self._store, now, lambda unit: unit.logins.take_request(relay_state, now))
        makelaar = self._configuration.makelaars.get(remembered.makelaar) if remembered else None
        if remembered is None or makelaar is None:
            _log.info("answer refused", extra={"reason": "no_such_login"})
            return self._page("gateway_refused.html", request, 400, {})
        try:
            verified = self._verifier()(
                request.form.get("SAMLResponse", ""),
                makelaar=makelaar,
                provider=self._configuration.provider,
                request=PendingRequest(remembered.id, remembered.made_at),
                now=now,
            )
            code, let_in = admission.admit(self._store, verified, remembered, now)
        except ResponseRefused as refused:
            _log.info("answer refused", extra={"makelaar": makelaar.name, "reason": refused.flaw.value})
            return _back(remembered, error="cancelled" if refused.flaw is Flaw.CANCELLED else "failed")
        except IbadminError as lost:
            # The request is used up: in the terminal nobody need wait for what cannot come any more.
            _log.log(_gravity(lost), "not done", extra={"makelaar": makelaar.name, "reason": lost.code})
            return _back(remembered, error="failed")
        _log.info("answer accepted", extra={"makelaar": makelaar.name, "outcome": "in" if let_in else "refused"})
        return _back(remembered, code=code) if let_in else _back(remembered, error="refused", code=code)

    def _token(self, request: Request) -> Response:
        """Exchange a one-time code for the session token."""
        given = read_json(request)
        token = admission.exchange(self._store, given["code"], given["verifier"], given["redirect_uri"], self._clock())
        hard_end = token.session.hard_end_at.isoformat()
        return gateway_answers.answer(200, {"token": token.secret, "hard_end_at": hard_end})

    def _verify(self, request: Request) -> Response:
        """Enter a verification code for the person whose session token this is."""
        token = read_bearer(request)
        if not token:
            raise LoginNeeded("none")
        typed = read_json(request)["verification_code"]
        outcome = admission.enter_code(self._store, self._code_key, token, typed, self._clock())
        if isinstance(outcome, CodeRefused):
            return gateway_answers.answer(200, {"outcome": "refused", "tries_left": outcome.tries_left})
        return gateway_answers.answer(200, {"outcome": "completed"})

    def _codes(self, request: Request) -> Response:
        """Make verification codes for whoever may verify; they are recorded by the command that asked for them."""
        users = read_users(request)
        made = admission.new_codes(self._store, self._code_key, read_bearer(request) or "", users, self._clock())
        told = {user: {"code": new.code, "keyed_hash": new.keyed_hash.hex()} for user, new in made.items()}
        return gateway_answers.answer(200, {"codes": told})

    def _chosen(self, name: str) -> Makelaar | None:
        makelaars = self._configuration.makelaars
        return makelaars.get(name) if name else next(iter(makelaars.values()))

    def _page(self, template: str, request: Request, status: int, values: Mapping[str, object]) -> Response:
        language = request.accept_languages.best_match(pages.LANGUAGES, "nl")
        policy = pages.POST_POLICY if template == "gateway_send.html" else pages.PAGE_POLICY
        body = self._pages.render(template, language or "nl", values)
        return Response(body, status, pages.headers(policy), mimetype="text/html")


def _back(login: Asked | LoginRequest, **query: str) -> Response:
    """To the command line's own listener."""
    return _sent_to(f"{login.redirect_uri}?{urlencode({**query, 'state': login.state})}")


def _sent_to(address: str) -> Response:
    return Response(status=303, headers={**pages.headers(pages.PAGE_POLICY), "Location": address})


def _gravity(expected: IbadminError) -> int:
    """How loudly the log says it: that somebody has to log in again is nobody's concern."""
    return logging.ERROR if gateway_answers.status_of(expected) >= 500 else logging.INFO
