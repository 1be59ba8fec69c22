"""What a line that fails is called: one code for each cause, for one sentence each.

None of them is ever passed over: there is no "continue anyway", for whatever reason a line is not
to be trusted.
"""

import errno
import socket
import ssl
from collections.abc import Iterator
from datetime import datetime, timedelta

import httpx
import msgspec

from desktop_app.errors import Unavailable
from desktop_app.sync import wire

_CODES_OF_PROBLEMS = {
    "code-unknown": "sync.code_unknown",
    "code-used": "sync.code_used",
    "code-expired": "sync.code_expired",
    "device-revoked": "sync.device_revoked",
    "device-not-revoked": "sync.reinstated",
    "device-forked": "sync.device_forked",
    "device-not-yours": "sync.not_recognised",
    "device-unknown": "sync.not_recognised",
    "signature-missing": "sync.not_recognised",
    "signature-invalid": "sync.not_recognised",
    "counter-missing": "sync.not_recognised",
    "counter-replayed": "sync.counter_behind",
    "body-slow": "sync.timeout",
    "too-large": "sync.too_large",
    "not-found": "sync.server_older",
    "method-not-allowed": "sync.server_older",
    "program-too-old": "sync.server_newer",
}
"""What a problem of the server means here; any other means that it does not understand us."""

_CODES_OF_STATUS = {
    407: "sync.proxy_password",
    426: "sync.server_newer",
    429: "sync.too_many",
    502: "sync.gateway",
    503: "sync.server_busy",
    504: "sync.gateway",
    511: "sync.captive_portal",
}
"""What needs no words of the server's: often it is not the server that answers so."""

# OpenSSL's numbers for why a chain of certificates was refused (X509_V_ERR_…).
_NOT_YET_VALID, _EXPIRED = 9, 10
_NOBODY_VOUCHES = frozenset({2, 18, 19, 20, 21, 24, 27})
_OTHER_NAME = frozenset({62, 63, 64})

_OLD_TLS = (
    "UNSUPPORTED_PROTOCOL",
    "PROTOCOL_VERSION",
    "NO_PROTOCOLS_AVAILABLE",
    "INSUFFICIENT",
    "LEGACY_SIGALG",
    "legacy sigalg",
)
_NO_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "HTTPS_PROXY_REQUEST", "RECORD_LAYER_FAILURE")
_CLOSED = ("Server disconnected", "peer closed connection")
"""How a line that was cut is told from an answer that is no HTTP; both are one exception."""

_CODES_OF_KINDS = (
    (ssl.SSLEOFError, "sync.cut"),
    (ConnectionResetError, "sync.cut"),
    (BrokenPipeError, "sync.cut"),
    (socket.gaierror, "sync.name_unknown"),
    (ConnectionRefusedError, "sync.refused"),
)

_CLOCK_IS_WRONG = timedelta(days=366)
"""No city lets a certificate lie expired for a year; a laptop's clock may well be years ahead."""


def failure(error: httpx.TransportError) -> Unavailable:
    """Name what kept a request from being answered."""
    match error:
        case httpx.ProxyError():
            needs_password = str(error).startswith("407")
            return Unavailable("sync.proxy_password" if needs_password else "sync.proxy")
        case httpx.ConnectTimeout():
            return Unavailable("sync.no_connection")
        case httpx.TimeoutException():
            return Unavailable("sync.timeout")
        case httpx.RemoteProtocolError() if not str(error).startswith(_CLOSED):
            return Unavailable("sync.garbled")
        case httpx.ConnectError():
            return Unavailable(_why_no_connection(error))
    return Unavailable("sync.cut")


def refusal(reply: httpx.Response, body: bytes) -> Unavailable:
    """Name an answer that is no success."""
    status = reply.status_code
    if 300 <= status < 400:  # noqa: PLR2004 - our server never redirects; a Wi-Fi portal does
        return Unavailable("sync.captive_portal")
    if status in _CODES_OF_STATUS:
        return Unavailable(_CODES_OF_STATUS[status], {"status": status, **_told_to_wait(reply)})
    if status >= 500:  # noqa: PLR2004 - the server's own fault, by definition of HTTP
        return Unavailable("sync.server_error", {"status": status})
    try:
        problem = msgspec.json.decode(body, type=wire.Problem)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Unavailable("sync.captive_portal")  # not our server's words
    code = _CODES_OF_PROBLEMS.get(problem.name)
    if code == "sync.device_revoked":
        return Unavailable(code, {"proof": body.decode()})  # read in ``last_words``
    return Unavailable(code) if code else Unavailable("sync.not_understood", {"status": status})


def expired_or_clock(host: str, port: int, now: datetime, seconds: float) -> str:
    """Say which of two is wrong, the certificate or our clock, by how long they are apart.

    The certificate is only looked at; nothing is sent to whoever shows it.
    """
    from cryptography import x509  # noqa: PLC0415 - a megabyte for the rare line that fails so

    try:
        shown = ssl.get_server_certificate((host, port), timeout=seconds)
        ended = x509.load_pem_x509_certificate(shown.encode()).not_valid_after_utc
    except (OSError, ValueError):
        return "sync.tls_expired"
    return "sync.clock_wrong" if now - ended > _CLOCK_IS_WRONG else "sync.tls_expired"


def _told_to_wait(reply: httpx.Response) -> dict[str, int]:
    """Read ``Retry-After`` in seconds; its other form, a date, needs clocks that agree."""
    seconds = reply.headers.get("Retry-After", "").strip()
    plain = seconds.isascii() and seconds.isdigit() and len(seconds) < 10  # noqa: PLR2004 - 31 years
    return {"seconds": int(seconds)} if plain else {}


def _why_no_connection(error: httpx.ConnectError) -> str:
    named = (_name_of(cause) for cause in _causes(error))
    return next((name for name in named if name), "sync.offline")


def _name_of(cause: BaseException) -> str:
    """Return what one exception of a chain says, or nothing; the particular before the general."""
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _why_not_vouched_for(cause)
    if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError):
        # Python has a name for the reasons it was built with only; the text has them all.
        return _why_no_tls(cause.reason or str(cause))
    if isinstance(cause, OSError) and cause.errno in {errno.ETIMEDOUT, errno.EHOSTUNREACH}:
        return "sync.no_connection"
    return next((code for kind, code in _CODES_OF_KINDS if isinstance(cause, kind)), "")


def _why_not_vouched_for(error: ssl.SSLCertVerificationError) -> str:
    code = error.verify_code
    if code == _EXPIRED:
        return "sync.tls_expired"
    if code == _NOT_YET_VALID:
        return "sync.clock_wrong"
    if code in _OTHER_NAME:
        return "sync.tls_host"
    return "sync.tls_authority" if code in _NOBODY_VOUCHES else "sync.tls"


def _why_no_tls(reason: str) -> str:
    if any(part in reason for part in _OLD_TLS):
        return "sync.tls_old"
    if any(part in reason for part in _NO_TLS):
        return "sync.captive_portal"  # something that speaks no TLS answers in the server's place
    return "sync.tls"


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
