"""What operators read about words: kinds of work, sources, and what can be said about a name."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from models.enums import ConceptKind, CorrectionKind
from models.queries.taxonomy_words import CORRECTED, NAMELESS, NOT_JOINED

KINDS: Mapping[StrEnum, LazyString] = {
    ConceptKind.OCCUPATION: _l("Occupation"),
    ConceptKind.UNIT_GROUP: _l("Group of occupations"),
    ConceptKind.SKILL: _l("Skill"),
}
USES: Mapping[StrEnum, LazyString] = {
    CorrectionKind.PREFERRED: _l("The name people see"),
    CorrectionKind.OTHER: _l("Another name for it"),
    CorrectionKind.COLLOQUIAL: _l("An everyday word"),
    CorrectionKind.FEMININE: _l("The form for a woman"),
    CorrectionKind.MISSPELT: _l("A frequent mistake in writing"),
    CorrectionKind.HIDDEN: _l("Hidden"),
}
STATES: Mapping[str, LazyString] = {
    CORRECTED: _l("Corrected here"),
    NOT_JOINED: _l("Not joined with ESCO"),
    NAMELESS: _l("No name in the chosen language"),
}
SOURCES: Mapping[str, LazyString] = {
    "built-in": _l("Built in"),
    "esco": _l("ESCO"),
    "nkpd": _l("NKPD"),
    "own": _l("Added here"),
}
FAMILIES: Mapping[str, LazyString] = {
    "kitchen": _l("Cooking"),
    "serve": _l("Serving guests"),
    "bread": _l("Making food"),
    "bed": _l("Hotels"),
    "cleaning": _l("Cleaning and laundry"),
    "waste": _l("Waste and recycling"),
    "build": _l("Building"),
    "paint": _l("Painting"),
    "tap": _l("Plumbing"),
    "electric": _l("Electricity"),
    "metal": _l("Metal"),
    "repair": _l("Repairs"),
    "wood": _l("Wood"),
    "sew": _l("Sewing and cloth"),
    "print": _l("Printing"),
    "factory": _l("Factories"),
    "machine": _l("Machines"),
    "mine": _l("Mines and quarries"),
    "warehouse": _l("Warehouses"),
    "drive": _l("Driving"),
    "ship": _l("Ships"),
    "plane": _l("Flying and travel"),
    "farm": _l("Farming and gardens"),
    "animal": _l("Animals"),
    "tree": _l("Forests"),
    "fish": _l("Fishing"),
    "shop": _l("Shops"),
    "hair": _l("Hair and beauty"),
    "care": _l("Care"),
    "child": _l("Children"),
    "health": _l("Health and medicine"),
    "school": _l("Teaching and books"),
    "people": _l("Help for people"),
    "language": _l("Languages and writing"),
    "art": _l("Arts and crafts"),
    "sport": _l("Sport"),
    "shield": _l("Safety and guarding"),
    "office": _l("Offices and leading"),
    "pay": _l("Money"),
    "scales": _l("Law"),
    "computer": _l("Computers"),
    "plan": _l("Engineering"),
    "flask": _l("Science"),
}


def all_sources(sources: Iterable[str]) -> str:
    """Where names come from; the languages of ESCO files are left out."""
    families = {each.partition("-")[0] if each.startswith("esco") else each for each in sources}
    return ", ".join(str(text) for source, text in SOURCES.items() if source in families)


def use_name(kind: CorrectionKind) -> str:
    """What was said about a name."""
    return str(USES[kind])


def kind_name(kind: ConceptKind) -> str:
    """What a concept is."""
    return str(KINDS[kind])
