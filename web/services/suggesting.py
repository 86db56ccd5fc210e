"""What is offered while somebody types a job or a skill: up to seven concepts, named as they were typed."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from sqlalchemy.orm import Session

from matcher.linking import ConceptKind, LinkResult
from matcher.suggesting import Suggester, Suggestion
from models.queries import taxonomy
from web.services import linking
from web.services.reference import UNIT_GROUP_URI

MOST = 7
FEW = 3
WHOLE_WORDS_FROM = 4
LEAST_CHANCE = 0.2

_lock = Lock()
_built: dict[tuple[int, int], Suggester] = {}


@dataclass(frozen=True, slots=True)
class Offer:
    """A concept to choose. `name` is a label of it in `language`; `plain` is its name for the reader, empty where that
    is the same; `group` names its unit group where two offers would look alike."""

    uri: str
    name: str
    language: str
    plain: str
    group: str
    whole_group: bool


def suggester(session: Session) -> Suggester:
    """The index over all labels of this database; building it takes a second or two, once in a process."""
    state = taxonomy.imports_state(session)
    with _lock:
        if state not in _built:
            made = Suggester(linking.grouped(taxonomy.all_labels(session), ()))
            _built.clear()
            _built[state] = made
        return _built[state]


def offers(session: Session, typed: str, reader: str, kinds: Collection[ConceptKind]) -> Sequence[Offer]:
    """The concepts half-written words may be about, best first.

    Where few labels begin like the words, the linker is asked too, but only if it is at hand: nobody who types waits
    until it is built.
    """
    found = suggester(session).suggest(typed, [reader], kinds, MOST)
    letters = sum(sign.isalpha() for sign in typed)
    linker = linking.at_hand(session) if len(found) < FEW and letters >= WHOLE_WORDS_FROM else None
    if linker is not None:
        found += _linked(session, linker.link(typed, language=reader, kinds=kinds, top=MOST), reader)
    unique = {each.concept_id: each for each in reversed(found)}
    return _named(session, list(reversed(unique.values()))[:MOST], reader)


def _linked(session: Session, result: LinkResult, reader: str) -> list[Suggestion]:
    likely = [link for link in result.links if link.score >= LEAST_CHANCE]
    language = result.language or reader
    names = taxonomy.names(session, [link.concept_id for link in likely], language)
    return [
        Suggestion(link.concept_id, link.kind, link.isco, names.get(link.concept_id, link.label), language)
        for link in likely
    ]


def _named(session: Session, found: Sequence[Suggestion], reader: str) -> list[Offer]:
    groups = {each.concept_id: UNIT_GROUP_URI.format(isco=each.isco) for each in found if each.isco}
    names = taxonomy.names(session, [*(each.concept_id for each in found), *groups.values()], reader)
    looks = Counter(each.label for each in found)
    return [
        Offer(
            each.concept_id,
            each.label,
            each.language,
            _other(names.get(each.concept_id, ""), each.label),
            names.get(groups.get(each.concept_id, ""), "") if looks[each.label] > 1 else "",
            each.kind is ConceptKind.UNIT_GROUP,
        )
        for each in found
    ]


def _other(name: str, label: str) -> str:
    return "" if name.casefold() == label.casefold() else name


def chosen(
    session: Session, uri: str, words: str, languages: Iterable[str], kinds: Collection[ConceptKind]
) -> str | None:
    """The language in which `words` are a name of the concept; the first of `languages` that fits. None if they are no
    name of it or it is of another kind: then the words were changed after the choice, and the choice does not count."""
    spoken = taxonomy.languages_of_name(session, uri, words, [kind.value for kind in kinds])
    return next((one for one in [*languages, *spoken] if one in spoken), None)
