"""The application factory."""

from inspect import iscoroutinefunction

from flask import Flask, request
from flask_wtf.csrf import generate_csrf
from sqlalchemy.exc import OperationalError
from werkzeug.middleware.proxy_fix import ProxyFix

from models.database import hurry, make_safe
from web import cli, errors, filters, gate, i18n, leaving_mark, navigation, pages, recordings, security, static_files
from web.accounts import blueprint as accounts
from web.counsellor import blueprint as counsellor
from web.employer import blueprint as employer
from web.extensions import SignedIn, babel, csrf, db, login_manager, now, own_transaction
from web.garbage import collect_between_requests
from web.jobseeker import blueprint as jobseeker
from web.municipality import blueprint as municipality
from web.operator import blueprint as operator
from web.public import blueprint as public
from web.services import engine_switch, linking, sign_in
from web.services.clock import Clock, starting_at, system_clock
from web.settings import Settings
from web.words import blueprint as words

BLUEPRINTS = (public, accounts, words, jobseeker, employer, counsellor, municipality, operator)
MEBIBYTE = 1024 * 1024


def create_app(settings: Settings, clock: Clock | None = None) -> Flask:
    """Zaedno for one installation. `clock` is injected; without one the system's time runs.

    Raises PolicyIncomplete if a page is missing from the policy or the policy names a page that does not exist.
    """
    app = Flask("web")
    app.config.update(
        SECRET_KEY=settings.cookie_key,
        SQLALCHEMY_ENGINES={"default": {"url": settings.database_url, "hide_parameters": True}},
        MAX_CONTENT_LENGTH=4 * MEBIBYTE,
        MAX_FORM_MEMORY_SIZE=MEBIBYTE,
        MAX_FORM_PARTS=500,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # It asks for a Referer, which our own Referrer-Policy takes away.
        BABEL_DEFAULT_LOCALE=i18n.DEFAULT,
        SEND_FILE_MAX_AGE_DEFAULT=31536000,
    )
    security.configure_cookies(app, loopback_demo=settings.demo)
    app.extensions["settings"] = settings
    app.extensions["clock"] = clock or _clock(settings)
    linking.keep_in(settings.instance)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]  # Flask's documented way
    collect_between_requests(app)
    _extensions(app, settings)
    _requests(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for group in cli.GROUPS:
        app.cli.add_command(group)
    gate.check_policy(app)
    return app


def _clock(settings: Settings) -> Clock:
    return starting_at(settings.clock_starts_at) if settings.clock_starts_at else system_clock


def _extensions(app: Flask, settings: Settings) -> None:
    db.init_app(app)
    # There are no asynchronous sessions to close, and an event loop for each request would cost more than the request.
    app.teardown_appcontext_funcs[:] = [f for f in app.teardown_appcontext_funcs if not iscoroutinefunction(f)]
    with app.app_context():
        make_safe(db.engine)
        db.sessionmaker.configure(info={"vault": settings.vault, "weights": settings.weights}, expire_on_commit=False)
    csrf.init_app(app)
    babel.init_app(app, locale_selector=i18n.choose_locale)
    login_manager.init_app(app)
    login_manager.session_protection = None
    login_manager.user_loader(_load_sign_in)


def _load_sign_in(token: str) -> SignedIn | None:
    """The sign-in behind a cookie, read apart from the request's transaction so that it never takes the write lock."""
    with own_transaction() as reading:
        reading.info["read_only"] = True
        found = sign_in.resume(reading, token, now())
    if found is None:
        return None
    principal, last_seen = found
    if leaving_mark.end_if_left(principal):
        return None
    if (now() - last_seen).total_seconds() > sign_in.LAST_SEEN_GRAIN:
        _remember_last_seen(principal.sign_in_id)
    return SignedIn(token, principal)


def _remember_last_seen(sign_in_id: int | None) -> None:
    try:
        with own_transaction() as writing, writing.begin():
            hurry(writing)
            sign_in.seen(writing, sign_in_id, now())
    except OperationalError:
        return  # A busy database must not sign anybody out.


def _requests(app: Flask) -> None:
    app.url_map.converters["id"] = gate.PublicId
    app.before_request(gate.admit)
    app.after_request(security.add_headers)
    app.after_request(gate.mark_refused)
    leaving_mark.register(app)
    errors.register(app)
    filters.register(app)
    static_files.register(app)
    app.jinja_env.globals["form_key"] = pages.form_key
    app.jinja_env.globals["recording"] = recordings.address

    @app.context_processor
    def page_context() -> dict[str, object]:
        """What every page knows."""
        code = i18n.language()
        return {
            "locale": i18n.reader_locale(),
            "languages": list(i18n.LANGUAGES.items()),
            "page_path": "/" + request.path.lstrip("/\\"),  # "//host" in a link would leave the house
            "translation_unreviewed": not i18n.reviewed(code),
            "nav_items": navigation.items(),
            "unread": navigation.unread,
            "engine_runs": lambda: engine_switch.runs(db.session),
            "engine_turn": lambda: engine_switch.last_turn(db.session),
            "csrf_token": generate_csrf,
        }
