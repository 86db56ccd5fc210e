"""Draw what the ranking benchmark found: `python -m scripts.bench picture`, after runs with `--keep`.

One panel for each kind of question, a line for each peer, a dot for each number of people, by how many times as fast
ours is; a ring is the goal. Colours hold on light and dark pages alike.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from math import log10
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

from scripts.bench.setting import FIGURES

PICTURE = Path("docs/benchmarks.svg")
PEERS = {
    "pg_fts": "PostgreSQL full text",
    "pg_sql": "exact SQL, PostgreSQL",
    "fts5": "SQLite FTS5",
    "tantivy": "tantivy",
    "loop": "Python loop, rapidfuzz",
    "sparse_dot_topn": "sparse-dot-topn",
    "tfidf": "TF-IDF cosine",
}
GOALS = {
    "pg_fts": {100_000: 10, 1_000_000: 25},
    "pg_sql": {100_000: 30},
    "fts5": {100_000: 5, 1_000_000: 15},
    "tantivy": {100_000: 1},
    "loop": {100_000: 50},
}
SIZES = {10_000: ("10k", "#8fa8bf"), 100_000: ("100k", "#4f83b5"), 1_000_000: ("1M", "#c2701c")}
WIDTH, NAMES, LINE, TOP = 760, 190, 30, 96
LEAST, MOST = 0.03, 300
STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#59636e}.strong{font-weight:600}"
    "line{stroke:#8b949e;stroke-opacity:.35}.even{stroke-opacity:1;stroke-width:1.5}"
    "@media(prefers-color-scheme:dark){text{fill:#b0b8c1}}"
)


def run(arguments: list[str]) -> int:
    """Draw; 2 when nothing has been measured."""
    parser = ArgumentParser(prog="python -m scripts.bench picture", description=__doc__)
    parser.add_argument("--figures", type=Path, default=FIGURES, help="where the figures are")
    parser.add_argument("--out", type=Path, default=PICTURE, help="where the picture goes")
    chosen = parser.parse_args(arguments)
    figures = {size: read for size in SIZES if (read := _read(chosen.figures / f"ranking-{size}.json"))}
    if not figures:
        print(f"no figures in {chosen.figures}: run `ranking --keep` first")
        return 2
    chosen.out.write_text(drawn(figures), encoding="utf-8")
    print(chosen.out)
    return 0


def _read(path: Path) -> dict[str, Any] | None:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def drawn(figures: dict[int, dict[str, Any]]) -> str:
    """The picture as SVG, from the figures by number of people."""
    panel = TOP + LINE * len(PEERS) + 34
    picture = Xml.Element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {2 * panel + 8}", role="img",
        attrib={"aria-label": "How many times as fast as its peers the index ranks; the figures are in the tables"},
    )  # fmt: skip
    Xml.SubElement(picture, "style").text = STYLE
    kinds = (
        ("Selective questions: language, reach and start", figures),
        ("Everybody the gates let pass", {size: each["unselective"] for size, each in figures.items()}),
    )
    for place, (title, kind) in enumerate(kinds):
        group = Xml.SubElement(picture, "g", transform=f"translate(0 {place * panel})")
        _panel(group, title, kind)
    Xml.indent(picture)
    return Xml.tostring(picture, encoding="unicode") + "\n"


def _panel(group: Xml.Element, title: str, figures: dict[int, dict[str, Any]]) -> None:
    _text(group, 0, 22, title, "strong")
    _legend(group, figures)
    bottom = TOP + LINE * len(PEERS)
    for tick in (0.1, 1, 10, 100):
        shape = {"class": "even"} if tick == 1 else {}
        _shape(group, "line", x1=_x(tick), x2=_x(tick), y1=TOP - 16, y2=bottom - 8, **shape)
        _text(group, _x(tick), bottom + 12, f"{tick:g}×", anchor="middle")
    for place, (peer, name) in enumerate(PEERS.items()):
        y = TOP + LINE * place + 4
        _text(group, NAMES - 14, y + 5, name, anchor="end")
        _shape(group, "line", x1=NAMES, x2=WIDTH - 10, y1=y, y2=y)
        for shape in _dots(peer, figures):
            _shape(group, "circle", cy=y, **shape)


def _legend(group: Xml.Element, figures: dict[int, dict[str, Any]]) -> None:
    x = 0.0
    for size, found in figures.items():
        name, colour = SIZES[size]
        _shape(group, "circle", cx=x + 7, cy=45, r=6, fill=colour)
        _text(group, x + 20, 50, f"{name} people, ours {found['ours_ms']:.1f} ms")
        x += 206
    _shape(group, "circle", cx=x + 7, cy=45, r=6, fill="none", stroke="#8b949e")
    _text(group, x + 20, 50, "goal")
    _text(group, WIDTH - 10, 70, "ours faster →", anchor="end")


def _dots(peer: str, figures: dict[int, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for size, found in figures.items():
        colour = SIZES[size][1]
        if goal := GOALS.get(peer, {}).get(size):
            yield {"cx": _x(goal), "r": 9, "fill": "none", "stroke": colour, "stroke-width": 2}
        yield {"cx": _x(found["ratio"][peer]), "r": 6, "fill": colour}


def _x(ratio: float) -> float:
    share = log10(min(max(ratio, LEAST), MOST) / LEAST) / log10(MOST / LEAST)
    return round(NAMES + share * (WIDTH - 10 - NAMES), 1)


def _shape(group: Xml.Element, tag: str, **values: object) -> None:
    Xml.SubElement(group, tag, {name: str(value) for name, value in values.items()})


def _text(group: Xml.Element, x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> None:
    values = {"x": str(x), "y": str(y), "text-anchor": anchor, **({"class": kind} if kind else {})}
    Xml.SubElement(group, "text", values).text = text
