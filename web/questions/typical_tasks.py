"""Typical tasks of the work somebody did, to tick as skills."""

from collections.abc import Mapping, Sequence

from models import Jobseeker
from models.enums import ConceptKind
from models.queries import jobseekers
from web.extensions import db

AT_ONCE = 20
Named = list[tuple[str, str]]


def offered(person: Jobseeker, sent: Sequence[str]) -> tuple[Mapping[str, int], set[str]]:
    """URI → number of the tasks on offer, and the URIs of those shown at once: held ones first, then essential ones.
    What was ticked stays on offer, also if the work it belongs to was taken away somewhere else meanwhile."""
    held = [row.concept for row in person.skills if row.concept and not row.own_words]
    jobs = [row.concept for row in person.work if row.concept]
    typical = [concept for concept, _essential in jobseekers.typical_skills(db.session, jobs)] if jobs else []
    concepts = {concept.uri: concept.id for concept in typical}
    again = jobseekers.concepts(db.session, sent, {ConceptKind.SKILL}) if sent else []
    ticked = [*held, *again]
    concepts |= {concept.uri: concept.id for concept in ticked if concept.uri not in concepts}
    return concepts, {concept.uri for concept in ticked} | set(list(concepts)[:AT_ONCE])


def named(concepts: Mapping[str, int], first: set[str], names: Mapping[int, str]) -> tuple[Named, Named]:
    """URI and name of the tasks shown at once and of those behind "more"; `names` in the language of the reader."""
    pairs = [(uri, names.get(number, uri)) for uri, number in concepts.items()]
    at_once = [pair for pair in pairs if pair[0] in first]
    return at_once, [pair for pair in pairs if pair not in at_once]
