"""Free words in any language linked to occupation, unit group and skill concepts."""

from matcher.linking.concepts import JOB_KINDS, Concept, ConceptKind, Link, LinkResult
from matcher.linking.linker import Linker
from matcher.linking.shelf import Weights
from matcher.linking.storage import UnknownFormatError, load, save

__all__ = [
    "JOB_KINDS",
    "Concept",
    "ConceptKind",
    "Link",
    "LinkResult",
    "Linker",
    "UnknownFormatError",
    "Weights",
    "load",
    "save",
]
