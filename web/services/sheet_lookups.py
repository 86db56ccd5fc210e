"""What cells refer to: municipalities by code or name, occupations by ISCO code, address or free words."""

import re
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models import Concept
from models.queries import places, taxonomy
from web.services import linking, pack

CODES = {"municipality": r"[A-Z]{3}\d{2}", "isco": r"\d{4}"}


@dataclass(slots=True)
class Lookups:
    """Finds what cells refer to, in one database."""

    session: Session
    _places: dict[str, set[str]] | None = None

    def municipality(self, text: str) -> str:
        """The code for a code, a Bulgarian or a Latin name. Raises ValueError for unknown and for ambiguous names."""
        if self._places is None:
            self._places = defaultdict(set)
            for row in places.municipalities(self.session):
                for name in (row.code, row.name_bg, row.name_latin):
                    self._places[name.casefold()].add(row.code)
            self._places["столична"] = self._places["stolichna"] = {"SOF46"}
        found = self._places.get(text.casefold(), set())
        if len(found) > 1:
            raise ValueError(f"several municipalities have this name; give the code: {', '.join(sorted(found))}")
        if not found:
            raise ValueError("is no municipality of Bulgaria (name or code such as SOF46)")
        return next(iter(found))

    def occupation(self, text: str) -> Concept:
        """The occupation or unit group for an ISCO code or an address. Raises ValueError."""
        uri = pack.UNIT_GROUP_URI.format(isco=text) if re.fullmatch(CODES["isco"], text) else text
        concept = taxonomy.by_uri(self.session, uri) or taxonomy.by_esco_uri(self.session, uri)
        if concept is None or concept.isco is None:
            raise ValueError("is no known occupation (four-digit ISCO code or address)")
        return concept

    def meant(self, words: str, language: str) -> Concept | None:
        """The occupation some free words surely mean."""
        result = linking.linker(self.session).link(words, language=language, top=1)
        return taxonomy.by_uri(self.session, result.links[0].concept_id) if result.sure and result.links else None
