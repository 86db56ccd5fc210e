"""What cells refer to: municipalities by code or name, occupations by ISCO code, address or free words."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from models import Concept
from models.enums import ConceptKind
from models.queries import places, taxonomy
from web.services import linking, pack
from web.services.sheet_fields import Wrong, WrongCell
from web.services.sheet_fields import text as readable

CODES = {"municipality": r"[A-Z]{3}\d{2}", "isco": r"[0-9]{4}"}
LONGEST = 300


@dataclass(slots=True)
class Lookups:
    """Finds what cells refer to, in one database."""

    session: Session
    _places: dict[str, set[str]] | None = None
    _skills: dict[str, Concept | None] = field(default_factory=dict)
    _occupations: dict[str, Concept | None] = field(default_factory=dict)
    _meant: dict[tuple[str, str], Concept | None] = field(default_factory=dict)
    _usual: dict[int, Sequence[tuple[Concept, bool]]] = field(default_factory=dict)

    def municipality(self, text: str) -> str:
        """The code for a code, a Bulgarian or a Latin name. Raises WrongCell for unknown and for ambiguous names."""
        if self._places is None:
            self._places = defaultdict(set)
            for row in places.municipalities(self.session):
                for name in (row.code, row.name_bg, row.name_latin):
                    self._places[name.casefold()].add(row.code)
            self._places["столична"] = self._places["stolichna"] = {"SOF46"}
        found = self._places.get(text.casefold(), set())
        if len(found) > 1:
            raise WrongCell(Wrong.SEVERAL_PLACES, codes=", ".join(sorted(found)))
        if not found:
            raise WrongCell(Wrong.UNKNOWN_PLACE)
        return next(iter(found))

    def occupation(self, text: str) -> Concept:
        """The occupation or unit group for an ISCO code or an address. Raises WrongCell."""
        plain = readable(LONGEST)(text)
        uri = pack.UNIT_GROUP_URI.format(isco=plain) if re.fullmatch(CODES["isco"], plain) else plain
        if uri not in self._occupations:
            self._occupations[uri] = taxonomy.by_uri(self.session, uri) or taxonomy.by_esco_uri(self.session, uri)
        concept = self._occupations[uri]
        if concept is None or concept.isco is None:
            raise WrongCell(Wrong.UNKNOWN_OCCUPATION)
        return concept

    def skills(self, text: str) -> tuple[Concept, ...]:
        """The skills with these addresses, with blanks between; none for the word "none". Raises WrongCell."""
        named = [readable(LONGEST)(uri) for uri in re.split(r"[\s;]+", text) if uri]
        return () if named == ["none"] else tuple({uri: self._skill(uri) for uri in named}.values())

    def _skill(self, uri: str) -> Concept:
        if uri not in self._skills:
            self._skills[uri] = taxonomy.by_uri(self.session, uri) or taxonomy.by_esco_uri(self.session, uri)
        concept = self._skills[uri]
        if concept is None or concept.kind is not ConceptKind.SKILL:
            raise WrongCell(Wrong.UNKNOWN_SKILL)
        return concept

    def usual_skills(self, occupation: Concept) -> Sequence[tuple[Concept, bool]]:
        """The skills an occupation usually needs; True means essential."""
        if occupation.id not in self._usual:
            self._usual[occupation.id] = taxonomy.skills_of(self.session, occupation.id)
        return self._usual[occupation.id]

    def meant(self, words: str, language: str) -> Concept | None:
        """The occupation some free words surely mean."""
        if (words, language) not in self._meant:
            result = linking.linker(self.session).link(words, language=language, top=1)
            sure = result.sure and result.links
            self._meant[words, language] = taxonomy.by_uri(self.session, result.links[0].concept_id) if sure else None
        return self._meant[words, language]
