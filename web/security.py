"""Headers on every answer, and cookies that scripts and other sites cannot use."""

from flask import Flask, Response, request

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
}


def add_headers(response: Response) -> Response:
    """Put the security headers on an answer; only static files may be kept by the browser."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response


def configure_cookies(app: Flask, *, loopback_demo: bool) -> None:
    """Cookies of a real installation are Secure and host-bound; a demo on loopback http cannot be."""
    app.config.update(
        SESSION_COOKIE_NAME="zaedno" if loopback_demo else "__Host-zaedno",
        SESSION_COOKIE_SECURE=not loopback_demo,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
    )
