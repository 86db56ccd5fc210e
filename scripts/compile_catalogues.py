"""Compile changed catalogues: `python -m scripts.compile_catalogues`. Quick when nothing changed."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).parents[1] / "web" / "translations"


def compile_changed(folder: Path = TRANSLATIONS) -> int:
    """Write each .mo that is missing or older than its .po; return how many were written."""
    written = 0
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3])
        with target.open("wb") as file:
            write_mo(file, catalogue)
        written += 1
    return written


if __name__ == "__main__":
    compile_changed()
