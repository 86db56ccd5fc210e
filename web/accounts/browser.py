"""What this browser carries: a rotated session, and the marks of earlier sign-ins."""

from ipaddress import IPv6Address, ip_address

from flask import current_app, request, session, url_for
from flask_login import login_user
from werkzeug.wrappers import Response

from web import wanted
from web.extensions import SignedIn, db, now, own_transaction, principal
from web.services import known_devices, sign_in
from web.services.principal import Actor, Principal
from web.services.sign_in import Source

MARKS_LAST = 180 * 24 * 3600
HOMES = {
    Actor.JOBSEEKER: "jobseeker.home",
    Actor.EMPLOYER: "employer.home",
    Actor.COUNSELLOR: "counsellor.home",
    Actor.LEAD: "counsellor.home",
    Actor.OPERATOR: "operator.home",
    Actor.PENDING: "accounts.second_step",
    Actor.ANONYMOUS: "public.start",
}


def home(who: Principal | None = None) -> str:
    """The address of somebody's first page."""
    return url_for(HOMES[(who or principal()).actor])


def source() -> Source:
    """Where this request comes from, and the marks of earlier sign-ins its browser brings along."""
    return Source(_network(request.remote_addr or "::"), request.cookies.get(_marks_cookie()))


def _network(text: str) -> str:
    """A whole IPv6 network counts as one, because one caller has all of it; an IPv4 address written as an IPv6 one is
    that IPv4 address; what a proxy could not name counts as it stands."""
    try:
        address = ip_address(text)
    except ValueError:
        return text
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64))
    return str(address)


def throttle(name: str) -> None:
    """Count a try to sign in with a name in normal form. Raises TooManyTries."""
    with own_transaction() as writing, writing.begin():
        sign_in.throttle_tries(writing, name, source(), now())


def carry(token: str) -> None:
    """Make this browser the one that holds `token`. Nothing of the session before lives on, but the language and the
    vacancy that was wanted."""
    kept = {name: session[name] for name in ("lang", wanted.KEY) if session.get(name)}
    session.clear()
    session.update(kept)
    with own_transaction() as reading:
        reading.info["read_only"] = True
        found = sign_in.resume(reading, token, now())
    if found is not None:
        login_user(SignedIn(token, found[0]))


def remember_device(answer: Response, name: str) -> Response:
    """Mark this browser as one that signed in with this name."""
    vault = db.session.info["vault"]
    marks = known_devices.marks_after_sign_in(vault, request.cookies.get(_marks_cookie()), name)
    answer.set_cookie(
        _marks_cookie(), marks, max_age=MARKS_LAST, path="/", httponly=True, samesite="Lax",
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
    )  # fmt: skip
    return answer


def forget_device(answer: Response) -> Response:
    """Take the marks away."""
    answer.delete_cookie(_marks_cookie(), path="/", secure=bool(current_app.config["SESSION_COOKIE_SECURE"]))
    return answer


def _marks_cookie() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-known"
