"""Work, skills and languages read from a curriculum vitae in any of eight languages, for the person to confirm.

`read_cv(text, linker, …)` is what others call. Nothing about who the person is comes out: lines that name them, where
they live, their age, family, nationality or religion are passed over, and so are employers where they can be told.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from matcher.linking import JOB_KINDS, ConceptKind, Linker, LinkResult
from matcher.reading.cv_sections import Entry, Section, entries, sections
from matcher.reading.cv_words import PERSONAL, SectionKind
from matcher.reading.languages import LanguageMention, languages_in
from matcher.reading.passages import levelled
from matcher.reading.phrases import linked, phrases

MOST_WORK, MOST_SKILLS, MOST_LANGUAGES, LONGEST = 12, 30, 10, 120
LIKELY, PROBABLE = 0.3, 0.5
_PARTS = re.compile(r"\s*(?:[|\t,;:()\[\]/•]|\s[-–—]+\s|\s(?:at|в|във|у|in|en|chez|في|لدى|در|په)\s)\s*")
_LISTED = re.compile(r"\s*[|\t,;•·]\s*|\.\s+|\.$")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class WorkRead:
    """A job read: the words that name it, the line they stand in, what they may mean, how long (years) and until when.

    Where the meaning is not sure, the words may be something else, such as an employer.
    """

    words: str
    line: str
    link: LinkResult
    years: float | None
    last_worked_in: int | None


@dataclass(frozen=True, slots=True)
class SkillRead:
    """A skill read: the words that name it, the concept they probably mean, and whether that is sure."""

    words: str
    concept_id: str
    sure: bool


@dataclass(frozen=True, slots=True)
class CvReading:
    """All that was read, in reading order; each occupation, skill and language once."""

    work: tuple[WorkRead, ...]
    skills: tuple[SkillRead, ...]
    languages: tuple[LanguageMention, ...]


def read_cv(text: str, linker: Linker, *, language: str | None, today: date) -> CvReading:
    """Read a curriculum vitae. `language` is what it is probably written in; `today` ends what still goes on."""
    parts = sections(text)
    jobs = [entry for section in parts for entry in _jobs(section, parts, today)]
    work = tuple(_work([entry for entry in jobs if entry.titles][:MOST_WORK], linker, language))
    said = "\n".join(line for section in parts for line in _spoken(section))
    skills = _Skills(
        named=[line for section in parts if section.kind is SectionKind.SKILLS for line in section.lines],
        done=[task for entry in jobs for task in entry.tasks],
        beside=[line for entry in jobs for line in entry.titles if not any(job.line == line for job in work)],
    )
    return CvReading(work, tuple(skills.read(linker, language))[:MOST_SKILLS], languages_in(said)[:MOST_LANGUAGES])


def _jobs(section: Section, parts: Iterable[Section], today: date) -> Iterator[Entry]:
    """The jobs of a section. A text without headings may still be a list of jobs, if it says when."""
    if section.kind is SectionKind.WORK:
        yield from entries(section.lines, today)
    elif all(part.kind is None for part in parts):
        yield from (entry for entry in entries(section.lines, today) if entry.period and entry.period.years)


def _spoken(section: Section) -> Iterator[str]:
    """The lines languages are read from; a heading of its own tells what its lines are about."""
    if section.kind is SectionKind.LANGUAGES:
        yield from ("", "Languages:", *section.lines, "", "")
    elif section.kind is not SectionKind.WORK:
        yield from section.lines


def _work(jobs: list[Entry], linker: Linker, language: str | None) -> Iterator[WorkRead]:
    choices = [[(part, line) for line in entry.titles for part in _pieces(line, _PARTS)] for entry in jobs]
    flat = [part for pieces in choices for part, _ in pieces]
    links = iter(linker.link_many(flat, language=language, kinds=JOB_KINDS, top=5) if flat else [])
    seen: set[tuple[str, float | None, int | None]] = set()
    for entry, pieces in zip(jobs, choices, strict=True):
        if not pieces:
            continue
        words, line, link = _best([(part, line, next(links)) for part, line in pieces])
        if not link.sure and entry.period is None and _score(link) < LIKELY:
            continue
        read = WorkRead(
            words, line, link, entry.period.years if entry.period else None,
            entry.period.last_year if entry.period else None,
        )  # fmt: skip
        key = (link.links[0].concept_id if link.sure else words, read.years, read.last_worked_in)
        if key not in seen:
            seen.add(key)
            yield read


def _best(linked: list[tuple[str, str, LinkResult]]) -> tuple[str, str, LinkResult]:
    """What most likely names the job: the surest, or what stands first."""
    sure = [each for each in linked if each[2].sure]
    if sure:
        return max(sure, key=lambda each: _score(each[2]))
    return next((each for each in linked if _score(each[2]) >= LIKELY / 2), linked[0])


@dataclass(frozen=True, slots=True)
class _Skills:
    """Lines skills are read from: those that list skills, those that say what was done, and those beside a job's name,
    where an employer may stand. The more may be meant by a line, the surer a skill must be to count."""

    named: list[str]
    done: list[str]
    beside: list[str]

    def read(self, linker: Linker, language: str | None) -> list[SkillRead]:
        """Each skill once, sure ones first."""
        every = phrases("\n".join([*self.named, *self.done, *self.beside]))
        if not every:
            return []
        found = linked(every, linker, kinds=[ConceptKind.SKILL], language=language)
        skills = {skill.concept_id: SkillRead(skill.said.text, skill.concept_id, True) for skill in found}
        sure = [skill.words for skill in skills.values()]
        for words, least in self._pieces():
            if any(known in words for known in sure):
                continue
            link = linker.link(words, language=language, kinds=[ConceptKind.SKILL], top=1)
            if _score(link) >= least:
                best = link.links[0].concept_id
                skills.setdefault(best, SkillRead(words, best, link.sure))
        return sorted(skills.values(), key=lambda skill: not skill.sure)

    def _pieces(self) -> Iterator[tuple[str, float]]:
        for lines, least in ((self.named, LIKELY), (self.done, PROBABLE)):
            for line in lines:
                yield from ((piece, least) for piece in _pieces(line, _LISTED))


def _pieces(line: str, parting: re.Pattern[str]) -> list[str]:
    """The parts of a line that may name something, without what could tell who the person is."""
    parts = [part.strip(" .,-–—•\"'«»") for part in parting.split(line)]
    return [
        part for part in parts
        if len(part) <= LONGEST and _LETTERS.search(part) and not PERSONAL.search(levelled(part))
    ]  # fmt: skip


def _score(link: LinkResult) -> float:
    return link.links[0].score if link.links else 0.0
