"""The fonts of printed papers, made from the web's fonts while the package is built.

The npm files are parts of one family, compressed, some of any weight. The printer of papers takes one plain file for
each family and weight, and tells families apart by name only.
"""

from copy import deepcopy
from pathlib import Path
from typing import Any

from fontTools.otlLib.builder import buildLigatureSubstSubtable, buildSingleSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont

NOTO = "@fontsource-variable/noto-sans/files/noto-sans-{}-wght-normal.woff2"
VAZIRMATN = "@fontsource/vazirmatn/files/vazirmatn-arabic-{}-normal.woff2"
ARABIC = "Paper Arabic"
#: A family of our own naming → its files: one of any weight, or one for each weight.
FAMILIES: dict[str, tuple[str, ...]] = {
    "Paper Latin": (NOTO.format("latin"),),
    "Paper Latin Extended": (NOTO.format("latin-ext"),),
    "Paper Cyrillic": (NOTO.format("cyrillic"),),
    "Paper Cyrillic Extended": (NOTO.format("cyrillic-ext"),),
    ARABIC: (VAZIRMATN.format(400), VAZIRMATN.format(700)),
}
WEIGHTS = {400: "Regular", 700: "Bold"}
#: The letter lam before another one, and after and before one, as the font calls them.
LAM = ("uniFEDF", "uniFEE0")
SINGLE, LIGATURE, CHAIN = 1, 4, 6
MARK, BASE = 3, 1
RIGHT_TO_LEFT_WITHOUT_MARKS = 9


def make(packages: Path, target: Path) -> None:
    """Write every font, and last of all which characters they have."""
    target.mkdir(parents=True, exist_ok=True)
    covered: set[int] = set()
    for family, sources in FAMILIES.items():
        for (weight, style), source in zip(WEIGHTS.items(), sources * (len(WEIGHTS) // len(sources)), strict=True):
            font = TTFont(packages / source, recalcTimestamp=False)
            if "fvar" in font:
                font = instantiateVariableFont(font, {"wght": weight})
            if family == ARABIC:
                font.ensureDecompiled()
                part_lam_and_alef(font)
            rename(font, family, weight, style)
            font.flavor = None
            font.save(target / f"{family} {style}.ttf".lower().replace(" ", "-"))
            covered |= font.getBestCmap().keys()
    (target / "coverage.txt").write_text("".join(f"{number:X}\n" for number in sorted(covered)), "utf-8")


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


def part_lam_and_alef(font: Any) -> None:
    """Draw lam with alef, one sign in the font, as two: the whole sign for lam, nothing for alef.

    A sign that stands for two letters is read back the wrong way round by some programs, because they turn what they
    found on the page letter by letter. Where a vowel mark follows, the one sign stays: marks know their place on it.
    """
    table = font["GSUB"].table
    lookups = table.LookupList.Lookup
    pairs = _taken_out(lookups)
    kinds = font["GDEF"].table.GlyphClassDef.classDefs
    marks = sorted((glyph for glyph, kind in kinds.items() if kind == MARK), key=font.getGlyphID)
    rules = []
    for (lam, alef), sign in sorted(pairs.items()):
        whole, nothing = f"{sign}.lam", f"{alef}.rest"
        _add(font, whole, like=sign)
        _add(font, nothing)
        first = len(lookups)
        lookups += [_lookup(SINGLE, buildSingleSubstSubtable(pair)) for pair in ({lam: whole}, {alef: nothing})]
        rules += [_rule([lam, alef], marks, []), _rule([lam, alef], [], [first, first + 1])]
    parted = len(lookups)
    lookups += [_lookup(CHAIN, *rules), _lookup(LIGATURE, buildLigatureSubstSubtable(pairs))]
    lookups[-1].LookupFlag = RIGHT_TO_LEFT_WITHOUT_MARKS
    table.LookupList.LookupCount = len(lookups)
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "rlig":
            record.Feature.LookupListIndex += [parted, parted + 1]
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)


def _taken_out(lookups: list[Any]) -> dict[tuple[str, str], str]:
    """(lam, alef) → the one sign for both, taken away from where the font says so."""
    pairs = {}
    for table in (table for lookup in lookups if lookup.LookupType == LIGATURE for table in lookup.SubTable):
        for lam in LAM:
            for ligature in table.ligatures.pop(lam, []):
                pairs[lam, ligature.Component[0]] = ligature.LigGlyph
    return pairs


def _add(font: Any, name: str, like: str = "") -> None:
    """Add a sign that looks like another one, or like nothing and takes no room."""
    outlines = font["glyf"]
    if name in outlines.glyphs:
        return
    drawn = deepcopy(outlines[like]) if like else Glyph()
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    outlines.glyphOrder = font.getGlyphOrder()
    outlines.glyphs[name] = drawn
    font["hmtx"][name] = font["hmtx"][like] if like else (0, 0)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = BASE


def _lookup(kind: int, *tables: Any) -> Any:
    made = otTables.Lookup()
    made.LookupType, made.LookupFlag, made.SubTable, made.SubTableCount = kind, 0, list(tables), len(tables)
    return made


def _rule(signs: list[str], after: list[str], lookups: list[int]) -> Any:
    """Where these signs follow each other, and one of `after` them: what is looked up for each; nothing for none."""
    rule = otTables.ChainContextSubst()
    rule.Format = 3
    rule.BacktrackCoverage, rule.BacktrackGlyphCount = [], 0
    rule.InputCoverage, rule.InputGlyphCount = [_coverage([sign]) for sign in signs], len(signs)
    rule.LookAheadCoverage = [_coverage(after)] if after else []
    rule.LookAheadGlyphCount = len(rule.LookAheadCoverage)
    rule.SubstLookupRecord = []
    for place, lookup in enumerate(lookups):
        record = otTables.SubstLookupRecord()
        record.SequenceIndex, record.LookupListIndex = place, lookup
        rule.SubstLookupRecord.append(record)
    rule.SubstCount = len(rule.SubstLookupRecord)
    return rule


def _coverage(signs: list[str]) -> Any:
    made = otTables.Coverage()
    made.glyphs = signs
    return made
