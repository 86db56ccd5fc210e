"""Which imported ESCO concepts are the same as built-in ones: worked out from names alone, so that it does not matter
in which order files were imported, and a language taken out again leaves no trace."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from matcher.text import fold
from models.enums import ConceptKind, LabelKind
from models.queries import taxonomy_sources
from models.queries.taxonomy_sources import StoredLabel
from web.services import pack

# A shared name counts 4 if it is preferred on both sides, 2 if on one, 1 if on neither.
ENOUGH = 2

Name = tuple[str, str]


@dataclass(slots=True)
class Named:
    """The names of one concept as they are compared: (language, folded text), preferred or not."""

    address: str
    group: str
    names: dict[Name, bool] = field(default_factory=dict)
    forms: set[Name] = field(default_factory=set)

    def add(self, language: str, text: str, preferred: bool) -> None:
        """Take a name. Of a preferred pair ("готвач / готвачка") each form that is a name itself is preferred too."""
        name = (language, fold(text))
        if preferred:
            self.forms |= {(language, fold(form)) for form in text.split(" / ")}
            for form in self.forms & self.names.keys():
                self.names[form] = True
        self.names[name] = self.names.get(name, False) or preferred or name in self.forms


def same(built_in: Iterable[Named], esco: Iterable[Named]) -> dict[str, str]:
    """ESCO address → URI of the built-in concept of the same unit group (or both skills) whose names agree most.

    Each concept is joined once; the best agreement is served first, equal ones in the order of their addresses.
    """
    by_name: dict[tuple[str, Name], list[Named]] = defaultdict(list)
    for ours in built_in:
        for name in ours.names:
            by_name[ours.group, name].append(ours)
    scores: dict[tuple[str, str], int] = defaultdict(int)
    for theirs in esco:
        for name, preferred in theirs.names.items():
            for ours in by_name.get((theirs.group, name), ()):
                scores[theirs.address, ours.address] += (1 + preferred) * (1 + ours.names[name])
    return _one_to_one(scores)


def _one_to_one(scores: Mapping[tuple[str, str], int]) -> dict[str, str]:
    found: dict[str, str] = {}
    taken: set[str] = set()
    for (esco, ours), score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        if score >= ENOUGH and esco not in found and ours not in taken:
            found[esco] = ours
            taken.add(ours)
    return found


def settle(session: Session, planned: Mapping[str, str] | None = None) -> int:
    """Join and part concepts until what is stored is what the names say (or what was `planned` from them); gives the
    number of joined ones."""
    current = taxonomy_sources.joined(session)
    if not current and not planned and not taxonomy_sources.has_esco(session):
        return 0
    if planned is None:
        kinds, labels = taxonomy_sources.kinds_by_address(session), taxonomy_sources.labels_from(session)
        planned = wanted(labels, kinds, current)
    for esco, uri in current.items():
        if planned.get(esco) != uri:
            taxonomy_sources.split(session, esco)
    for esco, uri in planned.items():
        if current.get(esco) != uri:
            taxonomy_sources.join(session, esco, uri)
    return len(planned)


def wanted(
    labels: Iterable[StoredLabel], kinds: Mapping[str, tuple[ConceptKind, str | None]], current: Mapping[str, str]
) -> dict[str, str]:
    """ESCO address → URI of the built-in concept that is the same, where these are all names."""
    ours: dict[str, Named] = {}
    theirs: dict[str, Named] = {}
    for label in labels:
        kind, isco = kinds[label.address]
        own = label.source == pack.SOURCE
        if kind is ConceptKind.UNIT_GROUP or not (own or label.source.startswith(taxonomy_sources.ESCO)):
            continue
        address = current.get(label.address, label.address) if own else label.address
        found = (ours if own else theirs).setdefault(address, Named(address, isco or kind.value))
        found.add(label.language, label.text, label.kind is LabelKind.PREFERRED)
    return same(ours.values(), theirs.values())
