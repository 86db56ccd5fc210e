"""The parts of the pages, looked at through the gallery: sound HTML, nothing inline, colours that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest

from scripts.gallery.stage import render_page, template_names

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "web" / "static"
ERRORS = [f"errors/{code}.html" for code in (400, 403, 404, 409, 413, 429, 500, 503)]
PAGES = [(name, language) for name in [*template_names(), *ERRORS] for language in ("bg", "ar")]
READ_TOGETHER = [
    ("ink", "paper"), ("ink", "surface"), ("quiet", "paper"), ("quiet", "quiet-wash"), ("link", "paper"),
    ("on-teal", "teal"), ("on-teal", "teal-strong"), ("teal", "teal-wash"), ("apricot-ink", "apricot-wash"),
    ("brick", "brick-wash"), ("brick", "paper"), ("on-brick", "brick"), ("slate-ink", "slate-wash"),
    ("on-strip", "strip"), ("quiet", "teal-wash"), ("apricot-ink", "paper"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_a_page_is_sound_html(name: str, language: str) -> None:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(render_page(name, language))
    assert parser.errors == []


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_a_page_has_nothing_that_the_content_policy_blocks(name: str, language: str) -> None:
    assert not re.search(r"\sstyle=|<style|<script(?![^>]* src=)|\son[a-z]+=|javascript:", render_page(name, language))


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_a_page_has_one_main_heading(name: str, language: str) -> None:
    assert render_page(name, language).count("<h1") == 1


def test_every_icon_that_a_template_names_is_drawn() -> None:
    shapes = (ROOT / "web" / "templates" / "components" / "icon.html").read_text("utf-8")
    drawn = set(re.findall(r"^  '([a-z-]+)': '<", shapes, re.M))
    templates = [file.read_text("utf-8") for file in (ROOT / "web" / "templates").rglob("*.html")]
    named = {name for text in templates for name in re.findall(r"\bicon\('([a-z-]+)'", text)}
    assert named <= drawn


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ_TOGETHER)
def test_words_stand_out_from_their_ground(theme: str, text: str, ground: str) -> None:
    colours = theme_colours(theme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("mark", ["edge", "focus", "teal"])
def test_edges_and_focus_can_be_seen(theme: str, mark: str) -> None:
    colours = theme_colours(theme)
    assert contrast(colours[mark], colours["paper"]) >= 3


def test_the_style_sheet_knows_no_left_or_right() -> None:
    physical = r"(margin|padding|border)-(left|right)\b|^\s*(left|right)\s*:|float\s*:\s*(left|right)"
    assert not re.search(physical, (STATIC / "css" / "zaedno.css").read_text("utf-8"), re.M)


def test_our_own_script_stays_small() -> None:
    assert (STATIC / "js" / "zaedno.js").stat().st_size <= 6000


def theme_colours(theme: str) -> dict[str, str]:
    """Colour names and values of tokens.css in the light or the dark theme."""
    css = (STATIC / "css" / "tokens.css").read_text("utf-8")
    part = css.split("prefers-color-scheme: dark")[theme == "dark"]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb", 0 to 1."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
