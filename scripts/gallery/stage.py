"""The stage the parts stand on: Jinja with stand-ins for what the application gives to every page."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.gallery.samples import AboutYou, Broken, reasons
from scripts.gallery.words import WORDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "scripts" / "gallery" / "pages"
LANGUAGES = [
    ("bg", "Български"), ("en", "English"), ("uk", "Українська"), ("ru", "Русский"),
    ("ar", "العربية"), ("fa", "فارسی / دری"), ("ps", "پښتو"), ("fr", "Français"),
]  # fmt: skip


def template_names() -> list[str]:
    """The gallery's own pages, in the order of their names."""
    return sorted(page.name for page in PAGES.glob("*.html"))


def render_page(name: str, language: str) -> str:
    """Return one gallery page as HTML in *language* ("bg" or "ar")."""
    environment = Environment(
        loader=FileSystemLoader([PAGES, ROOT / "web" / "templates"]),
        autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    spoken = WORDS[language]

    def gettext(text: str) -> str:
        return spoken.get(text, text)

    def ngettext(one: str, many: str, number: int) -> str:
        return gettext(one if number == 1 else many)

    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(application_globals(name, language))
    role = "counsellor" if name.startswith("desk") else "jobseeker"
    user = SimpleNamespace(is_authenticated=not name.startswith("start"), role=role)
    form = AboutYou(language)
    return environment.get_template(name).render(
        current_user=user, nav_items=menu(role, gettext), translation_unreviewed=language == "ar",
        form=form, broken=Broken.submitted(language), reasons_shown=reasons(language), qr_svg=qr_code(),
    )  # fmt: skip


def application_globals(name: str, language: str) -> dict[str, Any]:
    """Stand-ins for the names that the application gives to every template."""
    return {
        "locale": SimpleNamespace(language_tag=language, text_direction="rtl" if language == "ar" else "ltr"),
        "languages": LANGUAGES,
        "page_path": f"{Path(name).stem}.{language}.html",
        "static_url": lambda path: f"static/{path}",
        "url_for": lambda endpoint, **values: f"#{endpoint}",
        "csrf_token": lambda: "token",
        "form_key": lambda: "key",
        "get_flashed_messages": lambda **options: [],
    }


def menu(role: str, gettext: Any) -> list[tuple[str, str, str, bool]]:
    """A main menu as the application would give it."""
    parts = [("Vacancies", "work"), ("About you", "person"), ("Messages", "chat")]
    if role == "counsellor":
        parts = [("My people", "people"), ("Vacancies", "work"), ("Plan", "scales"), ("Tasks", "list"),
                 ("Follow-ups", "calendar"), ("Numbers", "chart")]  # fmt: skip
    return [(gettext(text), "#", picture, number == 0) for number, (text, picture) in enumerate(parts)]


def qr_code() -> str:
    """A code to scan, as inline SVG without a style attribute."""
    return segno.make("https://zaedno.example/v/7Q2K").svg_inline(scale=4, omitsize=True)
