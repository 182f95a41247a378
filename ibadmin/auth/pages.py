"""The pages that people meet in the browser while they log in, in Dutch or English."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"
LANGUAGES = ("nl", "en")

_CLOSED = "default-src 'none'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
PAGE_POLICY = f"{_CLOSED}; style-src 'self'; form-action 'self'"
# No form-action: Chromium holds it against every redirect after the post, and those end at the loopback listener.
POST_POLICY = f"{_CLOSED}; style-src 'self'; script-src 'self'"


class Pages:
    """Renders the templates; everything put in is escaped."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def render(self, template: str, language: str, values: Mapping[str, object]) -> str:
        """One page in one language."""
        page = self._templates.get_template(template)
        return page.render({**values, "language": language, "say": _sayings(language)})


def stylesheet() -> str:
    """The style that all pages share; served as /style.css, or put into a page that stands alone."""
    return (TEMPLATES / "style.css").read_text(encoding="utf-8")


def submit_script() -> str:
    """Presses the one button of a page that only passes something on; served as /continue.js."""
    return (TEMPLATES / "continue.js").read_text(encoding="utf-8")


def headers(policy: str) -> dict[str, str]:
    """What every page is sent with: not kept, not framed, not telling where it came from."""
    return {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-cache, no-store",
        "Pragma": "no-cache",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def standalone_policy(style: str) -> str:
    """The policy of a page with its style inside, which nobody is there to serve."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"{_CLOSED}; style-src 'sha256-{digest}'; form-action 'none'"


def _sayings(language: str) -> Callable[[str, str], str]:
    return lambda dutch, english: dutch if language == "nl" else english
