"""The loopback listener and the waiting: what comes back from the browser, and what does not count (1.1)."""

import re
import socket
import subprocess
import sys
import threading
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from ibadmin.auth.handoff import Handoff
from ibadmin.auth.listener import HandedOver
from ibadmin.errors import LoginFailed, PortTaken

CODE = "c0de-c0de-c0de-c0de-c0de"


@pytest.fixture
def handoff() -> Iterator[Handoff]:
    with Handoff("http://127.0.0.1:9", "nl") as handoff:
        yield handoff


def quiet(_: int) -> None:
    """Show no countdown."""


def query(handoff: Handoff) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(handoff.start_url()).query).items()}


def target(handoff: Handoff, values: str = f"code={CODE}") -> str:
    return f"{urlsplit(handoff.redirect_uri).path}?{values}&state={query(handoff)['state']}"


def speak(handoff: Handoff, request: bytes) -> bytes:
    """Everything that is answered to these bytes."""
    with closing(socket.create_connection(("127.0.0.1", handoff.port), timeout=10)) as connection:
        connection.sendall(request)
        answer = b""
        while received := connection.recv(65_536):
            answer += received
        return answer


def get(handoff: Handoff, target: str, host: str | None = None) -> str:
    request = f"GET {target} HTTP/1.1\r\nHost: {host or f'127.0.0.1:{handoff.port}'}\r\nAccept: */*\r\n\r\n"
    return speak(handoff, request.encode()).decode()


def test_the_visit_that_is_waited_for_hands_the_code_over(handoff: Handoff) -> None:
    assert get(handoff, target(handoff)).startswith("HTTP/1.1 200")
    assert handoff.wait(quiet, seconds=5) == HandedOver(CODE, "")


def test_the_page_says_that_the_window_can_be_closed_and_not_the_code(handoff: Handoff) -> None:
    page = get(handoff, target(handoff))
    assert "U kunt dit venster sluiten" in page
    assert CODE not in page
    assert query(handoff)["state"] not in page


def test_the_page_speaks_the_language_of_the_terminal() -> None:
    with Handoff("http://127.0.0.1:9", "en") as handoff:
        assert "You can close this window" in get(handoff, target(handoff))


def test_the_page_is_not_kept_and_allows_nothing(handoff: Handoff) -> None:
    page = get(handoff, target(handoff))
    assert "Referrer-Policy: no-referrer\r\n" in page
    assert "Cache-Control: no-cache, no-store\r\n" in page
    assert "default-src 'none'" in page
    assert "unsafe" not in page
    assert "Access-Control" not in page


@pytest.mark.parametrize(
    ("error", "said"), [("cancelled", "afgebroken"), ("refused", "geen toegang"), ("other", "niet gelukt")]
)
def test_an_error_has_its_own_page_and_is_handed_over(handoff: Handoff, error: str, said: str) -> None:
    assert said in get(handoff, target(handoff, f"error={error}"))
    assert handoff.wait(quiet, seconds=5) == HandedOver("", error)


def test_a_refusal_brings_the_code_that_its_reasons_are_fetched_with(handoff: Handoff) -> None:
    assert "U krijgt geen toegang" in get(handoff, target(handoff, f"error=refused&code={CODE}"))
    assert handoff.wait(quiet, seconds=5) == HandedOver(CODE, "refused")


@pytest.mark.parametrize(
    "values",
    [
        f"code={CODE}&code={CODE}",
        f"code={CODE}&state=x",
        f"code={CODE}&other=1",
        f"code={CODE}&error=cancelled",
        "code=short",
        "code=",
        "error=%3Cb%3E",
        "other=1",
        f"code={CODE[:-1]}%0A",
        "&".join(f"a{n}=1" for n in range(30)),
    ],
)
def test_a_visit_with_a_wrong_query_is_refused(handoff: Handoff, values: str) -> None:
    assert get(handoff, target(handoff, values)).startswith("HTTP/1.1 400")


def test_a_visit_without_the_state_is_refused(handoff: Handoff) -> None:
    assert get(handoff, target(handoff).partition("&state")[0]).startswith("HTTP/1.1 400")


def test_a_visit_with_another_state_is_refused(handoff: Handoff) -> None:
    assert get(handoff, target(handoff)[:-1] + "é").startswith("HTTP/1.1 400")


@pytest.mark.parametrize("path", ["/", "/favicon.ico", "/callback/", "/callback/x", "//", "/[", "*"])
def test_another_path_is_refused(handoff: Handoff, path: str) -> None:
    values = target(handoff).partition("?")[2]
    assert get(handoff, f"{path}?{values}").startswith("HTTP/1.1 400")


@pytest.mark.parametrize(
    "host", ["localhost:{port}", "127.0.0.1", "evil.example:{port}", "127.0.0.1:{port}.", "[::1]:{port}"]
)
def test_another_host_is_refused(handoff: Handoff, host: str) -> None:
    assert get(handoff, target(handoff), host.format(port=handoff.port)).startswith("HTTP/1.1 400")


@pytest.mark.parametrize("method", ["POST", "HEAD", "OPTIONS", "PUT", "get"])
def test_another_method_is_refused(handoff: Handoff, method: str) -> None:
    request = f"{method} {target(handoff)} HTTP/1.1\r\nHost: 127.0.0.1:{handoff.port}\r\n\r\n"
    assert speak(handoff, request.encode()).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    "request_lines",
    [
        "GET {target} HTTP/1.1\r\nHost: {host}\r\nHost: {host}",
        "GET {target} HTTP/1.1\r\nX: y",
        "GET {target}",
        "",
        "\xff",
    ],
    ids=["two hosts", "no host", "no version", "nothing", "no text"],
)
def test_a_malformed_request_is_refused(handoff: Handoff, request_lines: str) -> None:
    request = request_lines.format(target=target(handoff), host=f"127.0.0.1:{handoff.port}") + "\r\n\r\n"
    assert speak(handoff, request.encode("latin-1")).startswith(b"HTTP/1.1 400")


def test_a_request_that_is_too_long_is_refused(handoff: Handoff) -> None:
    request = f"GET {target(handoff)} HTTP/1.1\r\nHost: 127.0.0.1:{handoff.port}\r\nX: {'y' * 16_400}"
    assert speak(handoff, request.encode()).startswith(b"HTTP/1.1 400")


def test_after_all_that_the_right_visit_still_counts(handoff: Handoff) -> None:
    silent = [socket.create_connection(("127.0.0.1", handoff.port)) for _ in range(30)]
    silent[0].sendall(b"GET /callback")
    get(handoff, "/favicon.ico")
    get(handoff, target(handoff, "code=short"))
    assert get(handoff, target(handoff)).startswith("HTTP/1.1 200")
    assert handoff.wait(quiet, seconds=5).code == CODE
    for connection in silent:
        connection.close()


def test_the_right_visit_counts_once(handoff: Handoff) -> None:
    assert get(handoff, target(handoff)).startswith("HTTP/1.1 200")
    assert get(handoff, target(handoff)).startswith("HTTP/1.1 400")


def test_of_many_visits_at_once_one_counts(handoff: Handoff) -> None:
    with ThreadPoolExecutor(max_workers=8) as executor:
        answers = list(executor.map(lambda _: get(handoff, target(handoff))[:12], range(24)))
    assert sorted(answers) == ["HTTP/1.1 200"] + ["HTTP/1.1 400"] * 23


def test_the_challenge_is_the_hash_of_a_verifier_that_stays_here(handoff: Handoff) -> None:
    asked = query(handoff)
    assert set(asked) == {"code_challenge", "state", "redirect_uri"}
    digest = urlsafe_b64decode(f"{asked['code_challenge']}=")
    assert digest == sha256(handoff._secrets.verifier.encode()).digest()
    assert handoff._secrets.verifier not in handoff.start_url()
    assert len(handoff._secrets.verifier) >= 43


def test_the_browser_comes_back_to_the_literal_address_and_an_unguessable_path(handoff: Handoff) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/callback/[\w-]{32}", handoff.redirect_uri)
    assert query(handoff)["redirect_uri"] == handoff.redirect_uri


def test_a_makelaar_can_be_named(handoff: Handoff) -> None:
    assert handoff.start_url("kpn").endswith("&makelaar=kpn")


def test_a_port_can_be_chosen_and_is_free_again_afterwards() -> None:
    with Handoff("http://127.0.0.1:9", "nl") as first:
        port = first.port
    with Handoff("http://127.0.0.1:9", "nl", port) as second:
        assert second.port == port


def test_the_ports_that_a_browser_elsewhere_must_reach_are_those_of_this_machine() -> None:
    with Handoff("http://127.0.0.1:9", "nl", 0, ["http://127.0.0.1:10"]) as here:
        assert here.ports == (here.port, 9, 10)
    with Handoff("https://localhost:9", "nl") as named:
        assert named.ports == (named.port, 9)
    with Handoff("https://gateway.example.nl", "nl") as elsewhere:
        assert elsewhere.ports == (elsewhere.port,)


def test_a_port_that_is_taken_is_named(handoff: Handoff) -> None:
    with pytest.raises(PortTaken) as raised:
        Handoff("http://127.0.0.1:9", "nl", handoff.port)
    assert raised.value.port == handoff.port


def test_a_port_that_this_account_may_not_use_is_not_called_taken() -> None:
    program = """
import os, ibadmin.auth.loopback as loopback
from ibadmin.errors import PortTaken
os.setresuid(65534, 65534, 65534)
try:
    loopback.listening_socket(80)
except PortTaken as refused:
    print(refused.allowed)
"""
    limit = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")
    ports_are_free = int(limit.read_text()) <= 80
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout in (("", "True\n") if ports_are_free else ("False\n",))


def test_no_one_else_on_the_network_can_reach_the_listener(handoff: Handoff) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", handoff.port), timeout=2)


def test_waiting_ends_in_time_and_counts_down(handoff: Handoff) -> None:
    ticks: list[int] = []
    with pytest.raises(LoginFailed) as raised:
        handoff.wait(ticks.append, seconds=1.2)
    assert raised.value.why == "timeout"
    assert ticks == [2, 1]


def test_ctrl_c_ends_the_wait_and_frees_the_port() -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Handoff("http://127.0.0.1:9", "nl") as handoff:
        handoff.wait(interrupt)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", handoff.port), timeout=2)


def test_a_pasted_address_ends_the_wait(handoff: Handoff) -> None:
    pasted = f"  <http://127.0.0.1:{handoff.port}{target(handoff)}>\n"
    threading.Timer(0.05, handoff.paste, [pasted]).start()
    assert handoff.wait(quiet, seconds=5).code == CODE


def test_a_pasted_address_needs_no_scheme(handoff: Handoff) -> None:
    assert handoff.code_from_address(f"127.0.0.1:{handoff.port}{target(handoff)}").code == CODE


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        CODE,
        "https://127.0.0.1:{port}{target}",
        "http://localhost:{port}{target}",
        "http://user@127.0.0.1:{port}{target}",
        "http://127.0.0.1:1{target}",
        "http://127.0.0.1:{port}{target}x",
        "http://127.0.0.1:{port}{target}#x",
        "http://127.0.0.1:{port}/x{target}",
        "http://[",
    ],
)
def test_another_pasted_address_is_not_taken(handoff: Handoff, pasted: str) -> None:
    with pytest.raises(LoginFailed) as raised:
        handoff.paste(pasted.format(port=handoff.port, target=target(handoff)))
    assert raised.value.why == "address_invalid"


@pytest.mark.parametrize(
    ("error", "why"), [("cancelled", "cancelled"), ("timeout", "timeout"), ("refused", "refused"), ("x", "refused")]
)
def test_an_error_without_a_code_says_why_there_is_no_session(handoff: Handoff, error: str, why: str) -> None:
    with pytest.raises(LoginFailed) as raised:
        handoff.redeem(HandedOver("", error))
    assert raised.value.why == why


def test_no_secret_shows_in_what_is_printed(handoff: Handoff) -> None:
    secrets = handoff._secrets
    shown = f"{secrets!r} {handoff._expected!r} {HandedOver(CODE, '')!r}"
    assert not any(secret in shown for secret in (secrets.verifier, secrets.state, secrets.path, CODE))
