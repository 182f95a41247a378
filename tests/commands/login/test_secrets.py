"""Nothing secret is said anywhere, at the most talkative level: a whole first login is read back word for word."""

import logging
import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from ibadmin.auth.walk import Page, Walker
from tests.commands.login.front import NEWCOMER, Front
from tests.commands.login.test_first_login import OPTIONS, code_from_the_beheerder


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the browser carries between gateway, makelaar and terminal; gathered by the walker, who is its only user."""
    fetched: list[str] = []
    fetch = Walker._fetch

    def gather(walker: Walker, request: object) -> Page:
        page = fetch(walker, request)  # type: ignore[arg-type]  # whatever it was given
        for form in page.forms:
            fetched.extend(value for name, value in form.fields.items() if name in ("SAMLResponse", "RelayState"))
        fetched.extend(value for name, value in parse_qsl(urlsplit(page.address).query) if name == "code")
        return page

    monkeypatch.setattr(Walker, "_fetch", gather)
    return fetched


def test_a_whole_login_leaves_no_secret_in_outputs_or_logs(
    front: Front, carried: list[str], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    outputs = [front.log_in(NEWCOMER, terminal=False, line="login --output json"), front.world.run(OPTIONS)]
    token = front.secret()
    code = code_from_the_beheerder(front)
    outputs += [front.world.run("whoami"), front.world.run("me verify --code-stdin", terminal=False, stdin=code)]
    outputs += [front.log_in(NEWCOMER), front.world.run("logout")]
    said = "".join(result.stdout + result.stderr for result in outputs)
    said += "".join(capfd.readouterr()) + caplog.text
    said += "".join(str(vars(record)) for record in caplog.records)
    assert len(carried) >= 6
    for secret in (token, code, code.replace("-", ""), *carried):
        assert secret not in said
    # The address holds state and path, which only the two ends know; they are in it and nowhere else.
    for address in front.opened:
        query = dict(parse_qsl(urlsplit(address).query))
        elsewhere = said.replace(address, "")
        assert query["state"] not in elsewhere
        assert query["redirect_uri"] not in elsewhere
    # A pseudonym, as the makelaar makes them.
    assert not re.search(r"[0-9A-Fa-f]{64}@[0-9A-Fa-f]{32}", said)
