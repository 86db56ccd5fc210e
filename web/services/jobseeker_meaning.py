"""What own words may mean: up to five concepts to choose from, in the reader's language."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from matcher.linking import ConceptKind, Link
from models.queries import taxonomy
from web.services import linking, suggesting
from web.services.reference import UNIT_GROUP_URI

JOBS = frozenset({ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP})
OCCUPATIONS = frozenset({ConceptKind.OCCUPATION})
SKILLS = frozenset({ConceptKind.SKILL})
MOST = 5
LEAST_CHANCE = 0.02


@dataclass(frozen=True, slots=True)
class Offer:
    """A concept the words may mean. `group` names the unit group of an occupation; empty for others."""

    uri: str
    name: str
    group: str
    whole_group: bool
    isco: str | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words may mean, best first. `sure` is the linker's own word for it; `language` is what they are written
    in; `picked` if the reader has chosen the one offer while typing."""

    words: str
    language: str
    sure: bool
    offers: tuple[Offer, ...]
    picked: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Some words, the language they are written in, and what they may be about."""

    words: str
    written_in: str
    kinds: Collection[ConceptKind]


def meaning(
    session: Session, words: str, language: str, kinds: Collection[ConceptKind], *, written_in: str | None = None
) -> Meaning:
    """The concepts some words may mean, named in the reader's language, which the words are taken to be in as well
    unless `written_in` says another. The first call in a process builds the linker, which takes time."""
    return meanings(session, [Asked(words, written_in or language, kinds)], language)[0]


def meanings(session: Session, asked: Sequence[Asked], language: str) -> list[Meaning]:
    """The same for several words, whose concepts are named at once."""
    if not asked:
        return []
    linker = linking.linker(session)
    results = [linker.link(one.words, language=one.written_in, kinds=one.kinds, top=2 * MOST) for one in asked]
    found = [_worth_offering(result.links) for result in results]
    every = [link for links in found for link in links]
    uris = {link.concept_id for link in every} | {_group(link) for link in every if link.isco}
    names = taxonomy.names(session, uris, language)
    return [
        Meaning(
            one.words, result.language if result.sure and result.language else one.written_in, result.sure,
            _offers(links, names),
        )
        for one, result, links in zip(asked, results, found, strict=True)
    ]  # fmt: skip


def _group(link: Link) -> str:
    return UNIT_GROUP_URI.format(isco=link.isco)


def _offers(links: Collection[Link], names: Mapping[str, str]) -> tuple[Offer, ...]:
    return tuple(
        Offer(
            link.concept_id,
            names.get(link.concept_id, link.label),
            names.get(_group(link), "") if link.kind is ConceptKind.OCCUPATION and link.isco else "",
            link.kind is ConceptKind.UNIT_GROUP,
            link.isco,
        )
        for link in links
    )


def picked(session: Session, words: str, uri: str, reader: str, kinds: Collection[ConceptKind]) -> Meaning | None:
    """The concept a reader picked while typing; None unless it is of one of the kinds and the words are its name."""
    language = suggesting.chosen(session, uri, words, [reader], kinds)
    return Meaning(words, language, True, (Offer(uri, words, "", False, None),), picked=True) if language else None


def _worth_offering(links: Collection[Link]) -> list[Link]:
    """Five links at most, and only one whole group among them: single jobs are easier to tell apart."""
    likely = [link for link in links if link.score >= LEAST_CHANCE]
    groups = [link for link in likely if link.kind is ConceptKind.UNIT_GROUP]
    kept = [link for link in likely if link.kind is not ConceptKind.UNIT_GROUP][: MOST - len(groups[:1])]
    return kept + groups[:1]
