"""Render every gallery page in Bulgarian and in Arabic, so that both directions can be looked at side by side."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.gallery.stage import render_page, template_names

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Write build/gallery/<page>.<language>.html and a copy of the static files beside them."""
    target = ROOT / "build" / "gallery"
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "web" / "static", target / "static", dirs_exist_ok=True)
    for name in template_names():
        for language in ("bg", "ar"):
            page = render_page(name, language)
            (target / f"{Path(name).stem}.{language}.html").write_text(page, "utf-8")


if __name__ == "__main__":
    main()
