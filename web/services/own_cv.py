"""What a curriculum vitae of a person says, in one language.

Everything is picked here by name. Status, birth date, hours of care and document numbers are not picked, so no paper
made from this can carry them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from models import Jobseeker, JobseekerLanguage, JobseekerSkill, Municipality, WorkExperience
from models.enums import CefrLevel, ContractKind, LicenceKind, SkillEvidence, WorkKind
from models.queries import taxonomy

Row = TypeVar("Row", WorkExperience, JobseekerSkill)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the paper's language; or, where no concept is known, the person's own words and their language."""

    text: str
    own_language: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """Something the person worked as, paid or not. `years` may be a fraction; `last` is a calendar year."""

    name: Named
    kind: WorkKind | None
    years: float | None
    last: int | None
    wanted: bool


@dataclass(frozen=True, slots=True)
class Skill:
    """Something the person can do, and how it is known."""

    name: Named
    evidence: SkillEvidence


@dataclass(frozen=True, slots=True)
class KnownLanguage:
    """A language by its code, with its two levels; None was not asked."""

    code: str
    spoken: CefrLevel | None
    written: CefrLevel | None


@dataclass(frozen=True, slots=True)
class Licence:
    """A paper the person holds: its kind and last day."""

    kind: LicenceKind
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Availability:
    """When and how the person can work; None is not said. `hours` are the most a week."""

    days: bool | None
    evenings: bool | None
    nights: bool | None
    weekends: bool | None
    hours: int | None
    start: date | None
    contract: ContractKind | None
    own_transport: bool | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person wants on the paper: the language, and whether name, telephone and e-mail stand on it."""

    language: str
    name: bool = False
    phone: bool = False
    email: bool = False

    @property
    def names_person(self) -> bool:
        """Whether the paper says who the person is."""
        return self.name or self.phone or self.email


@dataclass(frozen=True, slots=True)
class Contact:
    """Who the person is and how to reach them, as far as they chose to say it."""

    given_name: str = ""
    family_name: str = ""
    phone: str = ""
    email: str = ""
    place: Municipality | None = None

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class Cv:
    """A whole curriculum vitae."""

    language: str
    contact: Contact = field(repr=False)
    work: tuple[Work, ...]
    skills: tuple[Skill, ...]
    languages: tuple[KnownLanguage, ...]
    licences: tuple[Licence, ...]
    availability: Availability


def collect(session: Session, person: Jobseeker, choice: Choice) -> Cv:
    """The person's curriculum vitae as they chose it; best evidenced skills and best known languages first."""
    numbers = [*(row.concept_id for row in person.work), *(row.concept_id for row in person.skills)]
    names = taxonomy.preferred_labels(session, filter(None, numbers), choice.language)
    grades, levels = list(SkillEvidence), [None, *CefrLevel]
    skills = [Skill(name, row.evidence) for row, name in _named(person.skills, names)]
    known = [KnownLanguage(row.language, row.spoken, row.written) for row in person.languages if _knows(row)]
    return Cv(
        language=choice.language,
        contact=_contact(person, choice),
        work=tuple(
            Work(name, row.kind, row.years, row.last_worked_in, row.wanted is True)
            for row, name in _named(person.work, names)
        ),
        skills=tuple(sorted(skills, key=lambda skill: -grades.index(skill.evidence))),
        languages=tuple(sorted(known, key=lambda one: -levels.index(one.spoken))),
        licences=tuple(Licence(row.kind, row.valid_until) for row in person.licences),
        availability=Availability(
            person.works_days, person.works_evenings, person.works_nights, person.works_weekends,
            person.max_hours_per_week, person.earliest_start, person.preferred_contract, person.own_transport,
        ),
    )  # fmt: skip


def _named(rows: Iterable[Row], names: Mapping[int, str]) -> Iterator[tuple[Row, Named]]:
    """Each row with its name; a row without one says nothing on paper."""
    for row in rows:
        if row.concept_id is not None and row.concept_id in names:
            yield row, Named(names[row.concept_id])
        elif row.own_words:
            yield row, Named(row.own_words, row.language)


def _knows(row: JobseekerLanguage) -> bool:
    """Whether the person knows a language, or was not asked how well; "not at all" stands on no paper."""
    said = [level for level in (row.spoken, row.written) if level is not None]
    return not said or any(level is not CefrLevel.NONE for level in said)


def _contact(person: Jobseeker, choice: Choice) -> Contact:
    return Contact(
        given_name=(person.given_name or "") if choice.name else "",
        family_name=(person.family_name or "") if choice.name else "",
        phone=(person.phone or "") if choice.phone else "",
        email=(person.email or "") if choice.email else "",
        place=person.municipality if choice.names_person else None,
    )
