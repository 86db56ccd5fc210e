"""How well and how fast the linker finds concepts: `python -m scripts.bench linking --melo DIR [--esco PATH…] --json`.

`sets` is the default linker; no gold label is used for it. A run lists one corpus label per concept. `methods` sets it
beside its parts, beside a linker that knows the corpus labels alone, beside a learned re-ranker (the one method that
learns from gold mappings, each query judged by a model that has not seen it), and beside a control: the benchmark's
own character TF-IDF, which must reproduce the published rows. `calibration` compares the score of the first answer with
how often its unit group is right.
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

from matcher.linking import JOB_KINDS, Concept, ConceptKind, Linker, Weights, load, save
from matcher.linking.family import Family
from matcher.linking.readings import first_reading
from matcher.linking.threads import one_thread
from matcher.linking.vectors import Floats, Rows
from matcher.text import Script, script_of_language
from scripts.bench.esco import Esco, read_esco
from scripts.bench.melo import DEPTH, ISCO_PREFIX, MeloSet, first_relevant, language_of, measures, read_sets
from scripts.bench.reliability import Reliability, reliability
from scripts.bench.reranker import Examples, reranked

_PLAIN = replace(Weights(), description=0.0, skills=0.0, below=0.0, second_below=0.0)
PARTS: dict[str, Weights] = {
    "without_descriptions_and_skills": replace(Weights(), description=0.0, skills=0.0),
    "without_hierarchy": _PLAIN,
    "labels_only": replace(_PLAIN, pooled=0.0, meaning=0.0),
}
CHUNK = 128
Figures = dict[str, float]


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
    methods: dict[str, dict[str, Figures]] = {}
    calibration = {}
    for melo in sets:
        figures, calibration[melo.name] = measured(melo, esco)
        for name, row in figures.items():
            methods.setdefault(name, {})[melo.name] = row
            if not options.json:
                print(f"{melo.name} {name}: {row}", flush=True)
    result = {"sets": methods.get("linker", {}), "methods": methods, "calibration": calibration, **_speed(sets, esco)}
    print(json.dumps(result))
    return 0


def measured(melo: MeloSet, esco: Esco) -> tuple[dict[str, Figures], Reliability]:
    """Figures of every method on one set (method → measure → value), and how far the default's scores can be meant."""
    linker = Linker().fit(concepts_of(melo, esco))
    figures, calibration = default(linker, melo, esco)
    corpus_only = Linker().fit(concepts_of(melo, Esco(isco=esco.isco)))
    return {
        "linker": figures,
        **_taken_apart(linker, melo, esco),
        "corpus_only": default(corpus_only, melo, esco)[0],
        "char_tfidf": control(melo),
    }, calibration


def default(linker: Linker, melo: MeloSet, esco: Esco) -> tuple[Figures, Reliability]:
    """Link all queries as the product does."""
    results = linker.link_many(list(melo.queries.values()), language=melo.query_language, top=DEPTH)
    found = [[(link.concept_id, link.isco) for link in result.links] for result in results]
    firsts = [result.links[0] for result in results]
    right = [link.isco == isco_of(melo.gold[query], esco) for query, link in zip(melo.queries, firsts, strict=True)]
    return figures_of(found, melo, esco), reliability([link.score for link in firsts], right)


def figures_of(found: Sequence[Sequence[tuple[str, str | None]]], melo: MeloSet, esco: Esco) -> Figures:
    """Measure lists of (concept, ISCO code), one per query."""
    ranks: list[int | None] = []
    group_ranks: list[int | None] = []
    for query, listed in zip(melo.queries, found, strict=True):
        gold = melo.gold[query]
        ranks.append(_rank(gold, [address for address, _ in listed]))
        group_ranks.append(_rank(isco_of(gold, esco), [code for _, code in listed]))
    groups = measures(group_ranks)
    return {**measures(ranks), "isco4_a1": groups["a1"], "isco4_a5": groups["a5"]}


def _rank(wanted: str | None, listed: list[str] | list[str | None]) -> int | None:
    return listed.index(wanted) + 1 if wanted is not None and wanted in listed else None


def _taken_apart(linker: Linker, melo: MeloSet, esco: Esco) -> dict[str, Figures]:
    """Compare every query once and rank it with all weights; occupations alone; and by a learned re-ranker."""
    family, texts = linker.families_[0], list(melo.queries.values())
    jobs, occupations = family.rows_of(frozenset(JOB_KINDS)), family.rows_of(frozenset({ConceptKind.OCCUPATION}))
    lists: dict[str, list[Rows]] = {name: [] for name in (*PARTS, "occupations_only")}
    examples = Examples()
    for start in range(0, len(texts), CHUNK):
        part = texts[start : start + CHUNK]
        asked = [first_reading(text, melo.query_language, linker.languages_) for text in part]
        with one_thread():
            read = family.read([one.text for one in asked], [one.languages for one in asked], Weights())
            for name, weights in PARTS.items():
                lists[name] += _ranked(linker, family.judged(read, len(asked), weights).order, jobs)
            compared = family.judged(read, len(asked), Weights())
        lists["occupations_only"] += _ranked(linker, compared.order, occupations)
        examples.add(family, read, compared, _ranked(linker, compared.order, jobs))
    row_of = {concept.id: row for row, concept in enumerate(family.concepts)}
    lists["reranker"] = reranked(examples, [row_of.get(melo.gold[query], -1) for query in melo.queries], texts)
    named = {name: [[_names(family, row) for row in rows] for rows in found] for name, found in lists.items()}
    return {name: figures_of(found, melo, esco) for name, found in named.items()}


def _ranked(linker: Linker, order: Floats, rows: Rows) -> list[Rows]:
    family, first_from = linker.families_[0], linker.occupation_first_from
    rounded = np.round(order, 5)
    return [family.ranked(rounded[:, column], rows, DEPTH, first_from) for column in range(order.shape[1])]


def _names(family: Family, row: int) -> tuple[str, str | None]:
    return family.concepts[row].id, family.concepts[row].isco


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
