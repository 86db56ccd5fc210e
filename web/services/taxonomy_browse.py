"""Finding words for an operator: by kind of work, by unit group, and by what somebody might type in any language."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from matcher.linking import JOB_KINDS
from matcher.linking import ConceptKind as LinkedKind
from models import Concept, ConceptCorrection, ConceptLabel
from models.enums import ConceptKind, CorrectionKind, LabelKind
from models.queries import taxonomy as names
from models.queries import taxonomy_words as queries
from models.queries.taxonomy_words import Wanted
from web.services import families, linking, pack

SHOWN = 50
BY_MEANING, BY_SPELLING = 20, 200


@dataclass(frozen=True, slots=True)
class Row:
    """One concept in the list: its name for the reader, where its names come from, which languages have none."""

    concept: Concept
    name: str
    sources: tuple[str, ...]
    missing: tuple[str, ...]
    corrected: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list, and how many parts and concepts there are."""

    rows: list[Row]
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a concept as an operator sees it: every source, what was said about it, whether people see it."""

    text: str
    sources: tuple[str, ...]
    preferred: bool
    said: ConceptCorrection | None

    @property
    def hidden(self) -> bool:
        """Whether an operator hid it."""
        return self.said is not None and self.said.kind is CorrectionKind.HIDDEN


def page(session: Session, wanted: Wanted, number: int) -> Page:
    """One part of the concepts that are like this."""
    total = queries.how_many(session, wanted)
    pages = max(1, -(-total // SHOWN))
    start = (min(max(number, 1), pages) - 1) * SHOWN
    return Page(_rows(session, queries.listed(session, wanted, start, SHOWN), wanted.language), pages, total)


def search(session: Session, words: str, wanted: Wanted) -> Page:
    """What words may mean, best first, then what is spelt like them."""
    uris = dict.fromkeys(_meant(session, words, wanted) + _spelt(session, words))
    found = {concept.uri: concept for concept in queries.among(session, wanted, list(uris))}
    rows = _rows(session, [found[uri] for uri in uris if uri in found][:SHOWN], wanted.language)
    return Page(rows, 1, len(found))


def _meant(session: Session, words: str, wanted: Wanted) -> list[str]:
    kinds = [LinkedKind.SKILL] if wanted.kind is ConceptKind.SKILL else [*JOB_KINDS]
    if wanted.kind is None:
        kinds.append(LinkedKind.SKILL)
    linker = linking.linker(session)
    return [
        link.concept_id
        for kind in kinds
        for link in linker.link(words, language=wanted.language, kinds=(kind,), top=BY_MEANING).links
        if link.score > 0
    ]


def _spelt(session: Session, words: str) -> list[str]:
    forms = {words, words.lower(), words.capitalize()}
    return list(queries.named_like(session, sorted(forms), BY_SPELLING))


def _rows(session: Session, concepts: Sequence[Concept], language: str) -> list[Row]:
    ids = [concept.id for concept in concepts]
    called = names.preferred_labels(session, ids, language)
    sources, languages = queries.sources(session, ids), queries.languages(session, ids)
    corrected = queries.corrected(session, ids)
    return [
        Row(
            concept, called.get(concept.id, concept.uri), tuple(sorted(sources[concept.id])),
            missing(languages[concept.id]), concept.id in corrected,
        )
        for concept in concepts
    ]  # fmt: skip


def missing(languages: set[str]) -> tuple[str, ...]:
    """The languages of the built-in pack that are not among these."""
    return tuple(each for each in pack.LANGUAGES if each not in languages)


def by_language(session: Session, concept: Concept) -> dict[str, list[Name]]:
    """Language → names, the one people see first, hidden ones last; the eight languages before any other."""
    said = {(row.language, row.text): row for row in queries.corrections(session, concept)}
    labels: dict[str, dict[str, list[ConceptLabel]]] = {language: {} for language in pack.LANGUAGES}
    for label in queries.names_of(session, concept):
        labels.setdefault(label.language, {}).setdefault(label.text, []).append(label)
    shown = names.preferred_labels_in(session, [concept.id], labels.keys())
    found = {}
    for language, texts in labels.items():
        seen = shown[language].get(concept.id)
        own = [_name(text, rows, seen, said.get((language, text))) for text, rows in texts.items()]
        found[language] = sorted(own, key=lambda name: (name.hidden, not name.preferred))
    return found


def _name(text: str, rows: list[ConceptLabel], shown: str | None, said: ConceptCorrection | None) -> Name:
    preferred = text == shown and any(row.kind is LabelKind.PREFERRED for row in rows)
    return Name(text, tuple(sorted({row.source for row in rows})), preferred, said)


def groups(family: str, group: str) -> tuple[str, ...]:
    """The unit groups of a family, or the one that is asked for; none where neither is known."""
    return (group,) if group else families.groups(family) if family else ()
