"""The makelaar's pages walked without a browser: what a person would click and type, and nothing that is not there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPResponse
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

from ibadmin.auth.simulator.people import Person

MOST_PAGES = 12
MOST_BYTES = 1_000_000
SECONDS = 15


class WalkBlocked(ValueError):
    """The page does not offer what the walk needs; the text names the address, without its query."""


@dataclass(slots=True)
class Form:
    """A form on a page: its fields with their values, and for choices the values on offer."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    hidden_only: bool = True


@dataclass(slots=True)
class Page:
    """What came back: where we are now, its status, its forms, links and marked texts."""

    address: str
    status: int
    html: str = field(repr=False)
    forms: list[Form] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    marked: dict[str, str] = field(default_factory=dict)

    def form_with(self, *names: str) -> Form | None:
        """The form that has these fields."""
        return next((form for form in self.forms if set(names) <= {*form.fields, *form.choices}), None)


class Walker:
    """Follows links and sends forms by HTTP; keeps no cookies, as the login needs none."""

    def __init__(self) -> None:
        self._opener: OpenerDirector = build_opener(ProxyHandler({}))

    def visit(self, address: str) -> Page:
        """Go to an address."""
        return self._fetch(Request(address))  # noqa: S310

    def follow(self, page: Page, link: str) -> Page:
        """Follow the link with this text."""
        if link not in page.links:
            raise WalkBlocked(f"no link {link} on {_without_query(page.address)}")
        return self.visit(urljoin(page.address, page.links[link]))

    def send(self, page: Page, form: Form | None, values: Mapping[str, str]) -> Page:
        """Fill in a form of this page and send it; only fields that it has, only choices that it offers."""
        if form is None:
            raise WalkBlocked(f"not the form that is wanted on {_without_query(page.address)}")
        for name, value in values.items():
            if name not in form.fields and value not in form.choices.get(name, []):
                raise WalkBlocked(f"{name} cannot be filled in on {_without_query(page.address)}")
        sent = urlencode({**form.fields, **values})
        address = urljoin(page.address, form.action)
        if form.method == "post":
            return self._fetch(Request(address, sent.encode()))  # noqa: S310
        return self.visit(f"{address.partition('?')[0]}?{sent}" if sent else address)

    def _fetch(self, request: Request) -> Page:
        try:
            with self._opener.open(request, timeout=SECONDS) as response:
                return _page(response)
        except HTTPError as error:
            with error:
                return _page(error)


def walk(start_url: str, person: Person, means: str) -> Page:
    """Log in as this person with this means, from the gateway's start page to wherever the browser would end."""
    walker = Walker()
    page = walker.visit(start_url)
    for _ in range(MOST_PAGES):
        if page.status != 200 or not page.forms:
            return page
        page = _step(walker, page, person, means)
    raise WalkBlocked(f"no end after {MOST_PAGES} pages at {_without_query(page.address)}")


def _step(walker: Walker, page: Page, person: Person, means: str) -> Page:
    """Whatever the page asks for: to pass on, the means, the password, or the code that it shows as the SMS."""
    if page.forms[0].hidden_only:
        return walker.send(page, page.forms[0], {})
    if form := page.form_with("means"):
        return walker.send(page, form, {"means": means})
    if form := page.form_with("sms_code"):
        return walker.send(page, form, {"sms_code": page.marked.get("demo-sms-code", "")})
    return walker.send(page, page.form_with("password"), {"username": person.username, "password": person.password})


def _page(response: HTTPResponse | HTTPError) -> Page:
    html = response.read(MOST_BYTES).decode()
    page = Page(response.geturl() or "", response.status or 0, html)
    _Reader(page).feed(html)
    return page


def _without_query(address: str) -> str:
    return address.partition("?")[0]


class _Reader(HTMLParser):
    """Takes forms, links and texts with an id out of a page."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._form: Form | None = None
        self._link = ""
        self._id = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        match tag:
            case "form":
                self._form = Form(found.get("action", ""), found.get("method", "get").lower())
                self._page.forms.append(self._form)
            case "input" | "button" if self._form and found.get("name"):
                self._take_field(self._form, found)
            case "a":
                self._link = found.get("href", "")
            case "output":
                self._id = found.get("id", "")
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "form":
                self._form = None
            case "a":
                self._link = ""
            case "output":
                self._id = ""
            case _:
                pass

    def handle_data(self, data: str) -> None:
        if self._link and data.strip():
            self._page.links[data.strip()] = self._link
        if self._id:
            self._page.marked[self._id] = data.strip()

    def _take_field(self, form: Form, found: Mapping[str, str]) -> None:
        name, value = found["name"], found.get("value", "")
        form.hidden_only = form.hidden_only and found.get("type") == "hidden"
        if found.get("type") in ("radio", "submit"):
            form.choices.setdefault(name, []).append(value)
            if "checked" in found:
                form.fields[name] = value
        else:
            form.fields[name] = value
