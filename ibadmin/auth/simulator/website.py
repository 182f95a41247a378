"""The bundled makelaar as a browser meets it: a WSGI application that takes requests in and sends answers back."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from ibadmin.auth.pages import LANGUAGES, PAGE_POLICY, POST_POLICY, Pages, headers, stylesheet, submit_script
from ibadmin.auth.simulator import answers
from ibadmin.auth.simulator.keys import pseudonym
from ibadmin.auth.simulator.logins import Login, LoginsUnderWay
from ibadmin.auth.simulator.people import Person, read_means, read_people
from ibadmin.auth.simulator.provider import Provider
from ibadmin.auth.simulator.requests import LoginRequest, RequestRefused, read_posted, read_redirected
from ibadmin.auth.simulator.steps import RETURN, Next, Shown, Steps

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_ROUTES = Map(
    [
        Rule("/sso", endpoint="sso", methods=["GET", "POST"]),
        Rule("/style.css", endpoint="style", methods=["GET"]),
        Rule("/continue.js", endpoint="script", methods=["GET"]),
        Rule("/login/<key>/<any(choose, identify, card, sms, again):step>", endpoint="step", methods=["GET", "POST"]),
        Rule("/login/<key>/<any(cancel, return):step>", endpoint="end", methods=["GET"]),
    ]
)
_MAX_FORM_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Registry:
    """What the makelaar works with: its keys and people, the services connected to it, its address and the clock."""

    address: str
    people_file: Path
    keys: answers.SigningKeys
    pseudonym_secret: bytes = field(repr=False)
    now: Callable[[], datetime]
    providers: dict[str, Provider]

    @property
    def sign_on_address(self) -> str:
        """Where requests must be sent, as the metadata says."""
        return f"{self.address}/sso"

    def people(self) -> tuple[Person, ...]:
        """Read each time, as the demo adds people while the makelaar runs; with the pseudonym of each filled in."""
        return tuple(
            replace(person, pseudonym=person.pseudonym or self._made(person))
            for person in read_people(self.people_file)
        )

    def _made(self, person: Person) -> str:
        return pseudonym(self.pseudonym_secret, person.username, person.kvk_number)


class Website:
    """The pages and the two ends of the login."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._logins = LoginsUnderWay(registry.now)
        self._steps = Steps(read_means(), registry.people)
        self._pages = Pages()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request, as WSGI wants it."""
        request = Request(environ)
        request.max_content_length = _MAX_FORM_BYTES
        return self._answer(request)(environ, start_response)

    def _answer(self, request: Request) -> Response:
        try:
            endpoint, values = _ROUTES.bind_to_environ(request.environ).match()
            match endpoint:
                case "sso":
                    return self._arrive(request)
                case "style":
                    return Response(stylesheet(), mimetype="text/css")
                case "script":
                    return Response(submit_script(), mimetype="text/javascript")
                case _:
                    return self._on_the_way(request, values["key"], values["step"])
        except RequestRefused as refused:
            return self._problem(request, "request_refused", 400, str(refused))
        except HTTPException as wrong:
            return self._problem(request, "no_such_page", wrong.code or 400)

    def _arrive(self, request: Request) -> Response:
        login = self._logins.begin(self._read(request))
        login.language = _language(request)
        return _go(login, "choose")

    def _read(self, request: Request) -> LoginRequest:
        registry = self._registry
        connected = registry.providers, registry.sign_on_address, registry.now()
        if request.method == "GET":
            return read_redirected(request.query_string.decode("ascii", "replace"), *connected)
        return read_posted(request.form.get("SAMLRequest", ""), request.form.get("RelayState", ""), *connected)

    def _on_the_way(self, request: Request, key: str, step: str) -> Response:
        login = self._logins.find(key)
        if login is None:
            return self._problem(request, "login_gone", 410)
        login.language = _asked_language(request) or login.language
        if step == "cancel":
            login.outcome = login.outcome or "cancelled"
        if login.outcome:
            return self._return(request, login)
        form = request.form.to_dict() if request.method == "POST" else None
        if step == RETURN:
            return _go(login, "choose")
        match self._steps.take(step, login, form):
            case Next(following):
                return _go(login, following)
            case Shown(page, values, problems):
                shown = {**values, "problems": problems, "switchable": True}
                return self._page(f"makelaar_{page}.html", login.language, shown, 422 if problems else 200)

    def _return(self, request: Request, login: Login) -> Response:
        """The answer for the service, given once: whoever comes later finds the login over."""
        if not self._logins.end(login):
            return self._problem(request, "login_gone", 410)
        keys, now = self._registry.keys, self._registry.now()
        if login.outcome == "done" and login.person and login.means:
            response = answers.success(login.request, login.person, login.means, keys, now)
        else:
            response = answers.failure(login.request, keys, now)
        values = {
            "outcome": login.outcome,
            "consumer": login.request.consumer,
            "response": b64encode(response).decode(),
            "relay_state": login.request.relay_state,
            "switchable": False,
        }
        page = self._page("makelaar_return.html", login.language, values, 200)
        page.headers["Content-Security-Policy"] = POST_POLICY
        return page

    def _problem(self, request: Request, problem: str, status: int, detail: str = "") -> Response:
        values = {"problem": problem, "detail": detail, "switchable": request.method == "GET"}
        return self._page("makelaar_problem.html", _language(request), values, status)

    def _page(self, template: str, language: str, values: Mapping[str, object], status: int) -> Response:
        html = self._pages.render(template, language, values)
        return Response(html, status, headers(PAGE_POLICY), mimetype="text/html")


def _go(login: Login, step: str) -> Response:
    answer = redirect(f"/login/{login.key}/{step}", 303)
    answer.headers.extend(headers(PAGE_POLICY))
    return answer


def _language(request: Request) -> str:
    """The one that was asked for on the page, else the browser's, else Dutch."""
    return _asked_language(request) or request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


def _asked_language(request: Request) -> str | None:
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else None
