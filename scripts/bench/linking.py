"""How well and how fast the linker finds concepts: `python -m scripts.bench linking --melo DIR [--esco PATH…] --json`.

No gold label is ever used for learning. A run lists one corpus label per concept. `methods` sets the default linker
beside its parts and beside a control, the benchmark's own character TF-IDF, which must reproduce the published rows.
"""

import argparse
import json
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from matcher.linking import Concept, ConceptKind, Linker, Weights, load, save
from matcher.text import Script, script_of_language
from scripts.bench.esco import Esco, read_esco
from scripts.bench.melo import DEPTH, ISCO_PREFIX, MeloSet, first_relevant, language_of, measures, read_sets

_PLAIN = Weights(description=0.0, skills=0.0, below=0.0, second_below=0.0)
METHODS: dict[str, Weights | None] = {
    "linker": None,
    "without_descriptions_and_skills": replace(Weights(), description=0.0, skills=0.0),
    "without_hierarchy": _PLAIN,
    "labels_only": replace(_PLAIN, pooled=0.0, meaning=0.0),
}


def run(arguments: list[str]) -> int:
    """Measure all sets with all methods, then the speed, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m scripts.bench linking", description=__doc__)
    parser.add_argument("--melo", type=Path, required=True, help="folder with the benchmark's sets")
    parser.add_argument(
        "--esco", type=Path, nargs="*", default=[], help="official ESCO downloads, zip files or folders"
    )
    parser.add_argument("--json", action="store_true", help="print one line of JSON at the end only")
    options = parser.parse_args(arguments)
    esco, sets = read_esco(options.esco), read_sets(options.melo)
    methods: dict[str, dict[str, dict[str, float]]] = {name: {} for name in (*METHODS, "char_tfidf")}
    for melo in sets:
        for name, figures in measured(melo, esco).items():
            methods[name][melo.name] = figures
            if not options.json:
                print(f"{melo.name} {name}: {figures}", flush=True)
    print(json.dumps({"sets": methods["linker"], "methods": methods, **_speed(sets, esco)}))
    return 0


def measured(melo: MeloSet, esco: Esco) -> dict[str, dict[str, float]]:
    """Figures of every method on one set: method → measure → value."""
    linker = Linker().fit(concepts_of(melo, esco))
    results = {}
    for name, weights in METHODS.items():
        linker.weights = weights
        results[name] = _measure(linker, melo, esco)
    return {**results, "char_tfidf": control(melo)}


def concepts_of(melo: MeloSet, esco: Esco) -> list[Concept]:
    """Give the set's concepts with the labels of its corpus and of the ESCO downloads, and the ESCO skills.

    ISCO groups above the unit groups are headings, no answers.
    """
    labels: dict[str, dict[str, set[str]]] = {}
    for element, label in melo.corpus.items():
        labels.setdefault(melo.concept_of[element], {}).setdefault(language_of(element), set()).add(label)
    concepts = []
    for address, names in labels.items():
        for language, more in esco.labels.get(address, {}).items():
            names.setdefault(language, set()).update(more)
        isco = isco_of(address, esco)
        kind = ConceptKind.UNIT_GROUP if address.startswith(ISCO_PREFIX) else ConceptKind.OCCUPATION
        if kind is ConceptKind.OCCUPATION or len(isco or "") == 4:
            texts = {language: tuple(sorted(found)) for language, found in names.items()}
            skills = tuple(esco.skills.get(address, ()))
            concepts.append(Concept(address, kind, isco, texts, esco.descriptions.get(address, {}), skills))
    return concepts + [
        Concept(
            address, ConceptKind.SKILL, None, {name: tuple(found[:1]) for name, found in esco.labels[address].items()}
        )
        for address in sorted(esco.is_skill)
    ]


def isco_of(address: str, esco: Esco) -> str | None:
    """Give the ISCO code of a group's own address, or of an occupation in the ESCO downloads."""
    if address.startswith(ISCO_PREFIX):
        return address.removeprefix(ISCO_PREFIX)
    return esco.isco.get(address)


def _measure(linker: Linker, melo: MeloSet, esco: Esco) -> dict[str, float]:
    results = linker.link_many(list(melo.queries.values()), language=melo.query_language, top=DEPTH)
    ranks: list[int | None] = []
    group_ranks: list[int | None] = []
    for query, result in zip(melo.queries, results, strict=True):
        gold = melo.gold[query]
        addresses = [link.concept_id for link in result.links]
        ranks.append(addresses.index(gold) + 1 if gold in addresses else None)
        codes = [link.isco for link in result.links]
        code = isco_of(gold, esco)
        group_ranks.append(codes.index(code) + 1 if code in codes else None)
    groups = measures(group_ranks)
    return {**measures(ranks), "isco4_a1": groups["a1"], "isco4_a5": groups["a5"]}


def control(melo: MeloSet) -> dict[str, float]:
    """Score every label by its cosine of character 1- to 3-grams: lower case, in ASCII where the script is Latin."""
    elements = sorted(melo.corpus)
    latin = all(script_of_language(name) is Script.LATIN for name in (melo.query_language, *melo.corpus_languages))
    vectoriser = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), preprocessor=_ascii if latin else str.lower)
    corpus = vectoriser.fit_transform([melo.corpus[element] for element in elements]).T.tocsr()
    relevant: dict[str, list[int]] = {}
    for number, element in enumerate(elements):
        relevant.setdefault(melo.concept_of[element], []).append(number)
    standing = np.arange(len(elements))
    ranks: list[int | None] = []
    queries = list(melo.queries.items())
    for start in range(0, len(queries), 200):
        part = queries[start : start + 200]
        scores = (vectoriser.transform([text for _, text in part]) @ corpus).toarray()
        for (query, _), row in zip(part, scores, strict=True):
            ranks.append(first_relevant(row, standing, np.array(relevant[melo.gold[query]])))
    return measures(ranks)


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()


def _speed(sets: Sequence[MeloSet], esco: Esco) -> dict[str, float]:
    """Time the largest set's index: everything imported, the size of each set's own labels being what is asked."""
    if not sets:
        return {}
    largest = max(sets, key=lambda melo: len(melo.corpus))
    queries = list(largest.queries.values())
    started = perf_counter()
    linker = Linker().fit(concepts_of(largest, esco))
    built = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        save(linker, Path(folder) / "linker.npz")
        saved = perf_counter()
        linker = load(Path(folder) / "linker.npz")
        loaded = perf_counter()
    linker.link_many(queries, language=largest.query_language)
    single = [_seconds(linker, [query], largest.query_language) for query in queries[:500]]
    many = (queries * (1 + 2000 // len(queries)))[:2000]
    return {
        "single_p95_ms": round(float(np.percentile(single, 95)) * 1000, 2),
        "titles_per_s": round(len(many) / _seconds(linker, many, largest.query_language)),
        "build_s": round(built - started, 2),
        "load_s": round(loaded - saved, 2),
        "labels": len(largest.corpus),
    }


def _seconds(linker: Linker, texts: list[str], language: str) -> float:
    started = perf_counter()
    linker.link_many(texts, language=language)
    return perf_counter() - started


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
