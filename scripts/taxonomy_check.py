"""Check the packaged taxonomy: `python -m scripts.taxonomy_check`. Prints what is wrong; exit code 1 if anything is."""

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from matcher.text import Script, fold, script_of, script_of_language
from models.enums import ConceptKind, RelationKind
from web.services import pack

UNIT_GROUPS, MOST_LABELS, LONGEST = 436, 40, 200
# Names that stay in Latin letters in every script.
FIXED_NAMES = re.compile(r"[A-Za-z0-9+#./&-]+")


def problems() -> list[str]:
    """Everything that is wrong, in a fixed order."""
    return [*_columns(), *_keys(), *_languages(), *_shared(), *_relations()]


def _columns() -> Iterator[str]:
    for file in sorted(pack.folder().iterdir(), key=lambda each: each.name):
        if not file.name.endswith(".tsv"):
            continue
        lines = file.read_text(encoding="utf-8").split("\n")
        width = lines[0].count("\t")
        for number, line in enumerate(lines[:-1], start=1):
            if line.count("\t") != width:
                yield f"{file.name}:{number}: {line.count(chr(9)) + 1} columns instead of {width + 1}"
            if line != line.rstrip("\r") or '"' in line:
                yield f"{file.name}:{number}: a quote or carriage return"
        if lines[-1]:
            yield f"{file.name}: the last line does not end"


def _keys() -> Iterator[str]:
    entries = pack.entries()
    for uri, count in Counter(entry.uri for entry in entries).items():
        if count > 1:
            yield f"{uri}: defined {count} times"
    groups = {entry.isco for entry in entries if entry.kind is ConceptKind.UNIT_GROUP}
    if len(groups) != UNIT_GROUPS:
        yield f"{len(groups)} unit groups instead of {UNIT_GROUPS}"
    for entry in entries:
        if entry.kind is ConceptKind.OCCUPATION and entry.isco not in groups:
            yield f"{entry.uri}: its unit group {entry.isco} is not in the pack"


def _languages() -> Iterator[str]:
    for entry in pack.entries():
        for language in pack.LANGUAGES:
            labels = entry.labels[language]
            if not labels:
                yield f"{entry.uri}: no name in {language}"
            if len(labels) > MOST_LABELS:
                yield f"{entry.uri}: {len(labels)} names in {language}"
            for label in labels:
                yield from _label(entry.uri, language, label)


def _label(uri: str, language: str, label: str) -> Iterator[str]:
    if label != " ".join(label.split()) or len(label) > LONGEST:
        yield f"{uri}: {language} “{label}”: blanks or length"
    script = script_of_language(language)
    if script is not Script.LATIN and script_of(FIXED_NAMES.sub(" ", label)) not in (script, None):
        yield f"{uri}: {language} “{label}”: not in {script}"


def justified() -> set[tuple[str, str, str]]:
    """(kind, language, folded label) that honestly means several concepts, see shared_labels.tsv."""
    file = pack.folder() / "shared_labels.tsv"
    with file.open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {(row["kind"], row["language"], fold(row["label"])) for row in rows}


def shared_labels() -> dict[tuple[str, str, str], list[str]]:
    """(kind, language, folded label) → the concepts it stands on, where there are several."""
    owners: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for entry in pack.entries():
        for language, labels in entry.labels.items():
            for folded in {fold(label) for label in labels}:
                owners[entry.kind.value, language, folded].append(entry.uri)
    return {name: uris for name, uris in sorted(owners.items()) if len(uris) > 1}


def _shared() -> Iterator[str]:
    reasons = justified()
    found = shared_labels()
    for name, uris in found.items():
        if name not in reasons:
            yield f"{' '.join(name)}: on {', '.join(uris)}"
    for name in sorted(reasons - set(found)):
        yield f"shared_labels.tsv: {' '.join(name)} is not shared (any more)"


def _relations() -> Iterator[str]:
    entries = {entry.uri: entry.kind for entry in pack.entries()}
    essential: Counter[str] = Counter()
    used = set()
    for relation in pack.relations():
        used.add(relation.skill)
        essential[relation.occupation] += relation.kind is RelationKind.ESSENTIAL
        if entries.get(relation.occupation) is not ConceptKind.OCCUPATION:
            yield f"relations: {relation.occupation} is no occupation of the pack"
        if entries.get(relation.skill) is not ConceptKind.SKILL:
            yield f"relations: {relation.skill} is no skill of the pack"
    for uri, kind in entries.items():
        if kind is ConceptKind.OCCUPATION and not essential[uri]:
            yield f"{uri}: no essential skill"
        if kind is ConceptKind.SKILL and uri not in used:
            yield f"{uri}: no occupation uses it"


def main() -> int:
    """Print the problems and a summary."""
    found = problems()
    for problem in found:
        print(problem)
    kinds = Counter(entry.kind.value for entry in pack.entries())
    print(", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())), f"- {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
