"""Why an address cannot be reached, told apart: name, route, proxy, certificate, or something else that answers.

Which variables count: SSL_CERT_FILE and SSL_CERT_DIR, HTTPS_PROXY (or https_proxy) and NO_PROXY.
"""

import errno
import os
import queue
import re
import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from threading import Thread
from typing import TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from ibadmin.errors import GatewayUnreachable, IbadminError

_Answer = TypeVar("_Answer")
_EXPIRED, _EARLY, _NAMES = 10, 9, frozenset({62, 63, 64})
"""OpenSSL's codes of what is wrong with a certificate (`X509_V_ERR_*`); most others are about who signed it."""
_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")
_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})
_SECONDS_FOR_A_CERTIFICATE = 3.0


def within(seconds: float, address: str, call: Callable[[], _Answer]) -> _Answer:
    """Returns the answer of a call, or raises GatewayUnreachable("timeout") when all of it takes longer than this.

    Looking up a name, and an answer that comes in drops, know no limit of their own. The thread is a daemon, so that
    it cannot keep the process from ending, and Ctrl-C is heard meanwhile.
    """
    answers: queue.SimpleQueue[tuple[bool, object]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put((True, call()))
        except (IbadminError, OSError, HTTPException, ValueError) as error:
            answers.put((False, error))

    Thread(target=ask, name="network", daemon=True).start()
    try:
        answered, value = answers.get(timeout=seconds)
    except queue.Empty:
        raise GatewayUnreachable(address, "timeout") from None
    if not answered:
        raise value  # type: ignore[misc]  # what the call raised
    return value  # type: ignore[return-value]  # what the call returned


def unreachable(address: str, error: BaseException) -> GatewayUnreachable:
    """Returns the error of ours for one of `urllib`, with the cause behind it and what to name of it."""
    why, about = _cause(list(_chain(error)), address)
    return GatewayUnreachable(address, why, about)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yields an error and those that it was made of."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        reason = getattr(seen, "reason", None)
        seen = reason if isinstance(reason, BaseException) else seen.__cause__ or seen.__context__


def _cause(chain: list[BaseException], address: str) -> tuple[str, str]:
    for each in chain:
        if isinstance(each, ssl.SSLCertVerificationError):
            return _of_certificate(each, address)
        if isinstance(each, ssl.SSLError):
            return "not_tls", ""
    proxy = proxy_for(address)
    if proxy is not None:
        return _of_proxy(chain, proxy) if proxy else ("proxy_setting", "")
    why = next((why for each in chain if (why := _of_connection(each))), "other")
    return why, (urlsplit(address).hostname or "") if why == "unknown_host" else ""


def _of_connection(error: BaseException) -> str:
    match error:
        case socket.gaierror():
            return "unknown_host"
        case ConnectionRefusedError():
            return "refused"
        case TimeoutError():
            return "timeout"
        case OSError(errno=code) if code in _NO_ROUTE:
            return "no_route"
        case HTTPException() | ConnectionError():
            return "not_ours"
        case _:
            return ""


def _of_proxy(chain: list[BaseException], proxy: str) -> tuple[str, str]:
    """The cause where a proxy is in between: whatever fails before TLS is the proxy's."""
    host = proxy.rpartition("@")[2]
    for each in chain:
        if tunnel := _TUNNEL.search(str(each)):
            return ("proxy_password" if tunnel[1] == "407" else "proxy_refused"), host
        if isinstance(each, HTTPException | ConnectionResetError):
            return "proxy_malformed", host
    if any(isinstance(each, ValueError) and not isinstance(each, OSError) for each in chain):
        return "proxy_setting", ""
    return "proxy_unreachable", host


def proxy_for(address: str) -> str | None:
    """Returns the proxy on the way to an address, host and port with any password; None where there is none."""
    parts = urlsplit(address)
    proxy = getproxies().get(parts.scheme, "")
    if not proxy or proxy_bypass(parts.hostname or ""):
        return None
    return proxy.rpartition("://")[2].strip("/")


def _of_certificate(error: ssl.SSLCertVerificationError, address: str) -> tuple[str, str]:
    if error.verify_code in _NAMES:
        return "certificate_name", _seen(address, "names")
    if error.verify_code == _EXPIRED:
        return "certificate_expired", _seen(address, "until")
    if error.verify_code == _EARLY:
        return "certificate_early", _seen(address, "from")
    for variable, exists in (("SSL_CERT_FILE", Path.is_file), ("SSL_CERT_DIR", Path.is_dir)):
        value = os.environ.get(variable)
        if value and not exists(Path(value)):
            return "certificates_setting", variable
    return "certificate_unknown", _seen(address, "issuer")


def _seen(address: str, wanted: str) -> str:
    """Returns the word of a certificate on itself, for the sentence alone; empty where it cannot be had."""
    if proxy_for(address) is not None:
        return ""
    parts = urlsplit(address)
    try:
        pem = ssl.get_server_certificate((parts.hostname or "", parts.port or 443), timeout=_SECONDS_FOR_A_CERTIFICATE)
        return _said(pem, wanted)
    except (OSError, ValueError):
        return ""


def _said(pem: str, wanted: str) -> str:
    from cryptography import x509  # noqa: PLC0415 - for what hardly ever happens

    certificate = x509.load_pem_x509_certificate(pem.encode())
    match wanted:
        case "until":
            return _day(certificate.not_valid_after_utc)
        case "from":
            return _day(certificate.not_valid_before_utc)
        case "names":
            names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
            return ", ".join(names.get_values_for_type(x509.DNSName))
        case _:
            return certificate.issuer.rfc4514_string()


def _day(moment: datetime) -> str:
    return moment.astimezone(UTC).date().isoformat()
