"""The caseload as a list: filtered, counted, put in order and paged by the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import CTE, and_, case, exists, func, literal, select, true, union_all
from sqlalchemy.orm import Session, aliased, joinedload

from models.account import Account
from models.caseload_enums import Focus, NextStep, Stage, Whose
from models.jobseeker import Jobseeker, JobseekerLanguage, JobseekerSkill, WorkExperience
from models.matching import Decision
from models.place import Municipality
from models.queries import caseload_facts as facts
from models.queries.caseload_facts import Condition, Moment

LADDER = tuple(NextStep)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which people of an organisation, asked by whom. None leaves a choice open; `colleague` is an account's number.
    `by_waiting`: who waits longest comes first, whatever the next step is."""

    organisation_id: int
    me: int
    whose: Whose = Whose.MINE
    colleague: int | None = None
    focus: Focus | None = None
    stage: Stage | None = None
    language: str | None = None
    municipality: str | None = None
    by_waiting: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One person in the list: the next step, how far they have come, since when without a proposal, the last decision
    there is, the first days on which a task and a question about work are due, and which answers the profile has."""

    person: Jobseeker
    step: NextStep
    stage: Stage
    waiting_since: datetime
    decision: Decision | None
    task_due: date | None
    follow_up_due: date | None
    has_work: bool
    has_skills: bool
    has_languages: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people each of the choices would show, the other choices staying as they are."""

    shown: int
    whose: Mapping[Whose, int]
    focus: Mapping[Focus | None, int]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """How many people each stage, language and place would leave in the list, the other choices staying as they are;
    None stands for all of them."""

    stage: Mapping[str | None, int]
    language: Mapping[str | None, int]
    place: Mapping[str | None, int]


def _of(asked: Asked) -> Condition:
    if asked.whose is Whose.EVERYBODY:
        return true()
    if asked.whose is Whose.NOBODYS:
        return Jobseeker.counsellor_id.is_(None)
    return Jobseeker.counsellor_id == (asked.me if asked.whose is Whose.MINE else asked.colleague)


def _fixed(asked: Asked, at: Moment) -> list[Condition]:
    """What no tab changes."""
    where: list[Condition] = [Jobseeker.organisation_id == asked.organisation_id]
    where += [Jobseeker.language == asked.language] if asked.language else []
    where += [Jobseeker.municipality_code == asked.municipality] if asked.municipality else []
    where += [facts.stage(at) == asked.stage.value] if asked.stage else []
    return where


def counts(session: Session, asked: Asked, at: Moment) -> Counts:
    """Of one list and those beside it, in one statement."""
    tabs = [each for each in Whose if each is not Whose.COLLEAGUES]
    topics: tuple[Focus | None, ...] = (None, *Focus)
    others = [each for each in topics if each is not asked.focus]
    told = _told(asked, at, tabs, others).c
    lists = [told.of_asked, *(told[f"of_{each}"] for each in tabs)]
    counted = [func.count(told.chosen + each) for each in lists]
    counted += [func.count(told[f"about_{each}"]) for each in others]
    shown, *rest = session.execute(select(*counted)).one()
    by_topic = {asked.focus: shown, **dict(zip(others, rest[len(tabs) :], strict=True))}
    return Counts(
        shown, dict(zip(tabs, rest[: len(tabs)], strict=True)), {each: by_topic[each] for each in topics}
    )  # fmt: skip


def _told(asked: Asked, at: Moment, tabs: Sequence[Whose], topics: Sequence[Focus | None]) -> CTE:
    """For each person 1 under what is so of them. Kept by the database while it counts: each fact is looked up once,
    and what a tab leaves out is not looked up at all."""
    mine = _of(asked)
    marks = {
        "chosen": facts.about(asked.focus, at),
        "of_asked": mine,
        **{f"of_{each}": _of(replace(asked, whose=each)) for each in tabs},
        **{f"about_{each}": and_(mine, facts.about(each, at)) for each in topics},
    }
    columns = (case((condition, 1)).label(name) for name, condition in marks.items())
    return select(*columns).where(*_fixed(asked, at)).cte("told").prefix_with("MATERIALIZED")


def narrowed(session: Session, asked: Asked, at: Moment) -> Narrowed:
    """The counts beside the choices that narrow a list, in one statement."""
    whole = replace(asked, stage=None, language=None, municipality=None)
    people = (
        select(facts.stage(at).label("stage"), Jobseeker.language, Jobseeker.municipality_code.label("place"))
        .where(*_fixed(whole, at), _of(asked), facts.about(asked.focus, at))
        .cte("people")
        .prefix_with("MATERIALIZED")
    )
    chosen = {"stage": asked.stage, "language": asked.language, "place": asked.municipality}
    of_each = [
        select(literal(name), people.c[name], func.count())
        .where(*(people.c[other] == value for other, value in chosen.items() if value and other != name))
        .group_by(people.c[name])
        for name in chosen
    ]
    found: dict[str, dict[str | None, int]] = {name: {} for name in chosen}
    whole_counts = dict.fromkeys(chosen, 0)
    for name, value, number in session.execute(union_all(*of_each)):
        whole_counts[name] += number
        found[name][value] = number
    return Narrowed(**{name: {**found[name], None: whole_counts[name]} for name in chosen})


def how_many(session: Session, asked: Asked, at: Moment) -> int:
    """How long the list is."""
    where = [*_fixed(asked, at), _of(asked), facts.about(asked.focus, at)]
    return session.scalar(select(func.count(Jobseeker.id)).where(*where)) or 0


def _any(*where: Condition) -> Condition:
    return exists().where(*where).correlate(Jobseeker)


def lines(session: Session, asked: Asked, at: Moment, limit: int, offset: int) -> Sequence[Line]:
    """A page of the list: by next step, and within a step who waits longest first."""
    where = [*_fixed(asked, at), _of(asked), facts.about(asked.focus, at)]
    waiting, step = facts.waiting_since().label("waiting_since"), facts.step(at).label("step")
    page = (
        select(Jobseeker.id, step, waiting)
        .where(*where)
        .order_by(*([] if asked.by_waiting else [step]), waiting, Jobseeker.id)
        .limit(limit)
        .offset(offset)
        .subquery()
    )
    newest = aliased(Decision)
    last = select(func.max(newest.id)).where(newest.jobseeker_id == Jobseeker.id).correlate(Jobseeker).scalar_subquery()
    rows = session.execute(
        select(
            Jobseeker, page.c.step, facts.stage(at), page.c.waiting_since, Decision,
            facts.due_task(), facts.due_follow_up(),
            _any(WorkExperience.jobseeker_id == Jobseeker.id),
            _any(JobseekerSkill.jobseeker_id == Jobseeker.id),
            _any(JobseekerLanguage.jobseeker_id == Jobseeker.id),
        )
        .join(page, page.c.id == Jobseeker.id)
        .outerjoin(Decision, Decision.id == last)
        .options(
            joinedload(Jobseeker.key), joinedload(Jobseeker.municipality),
            joinedload(Jobseeker.counsellor).joinedload(Account.key), joinedload(Decision.vacancy),
        )
        .order_by(*([] if asked.by_waiting else [page.c.step]), page.c.waiting_since, Jobseeker.id)
    )  # fmt: skip
    return [Line(person, LADDER[place], Stage(stage), *rest) for person, place, stage, *rest in rows]


def own_first(session: Session, organisation_id: int, me: int, limit: int) -> Sequence[Jobseeker]:
    """An organisation's people to choose from, one's own first."""
    return session.scalars(
        select(Jobseeker)
        .where(Jobseeker.organisation_id == organisation_id)
        .options(joinedload(Jobseeker.key))
        .order_by((func.coalesce(Jobseeker.counsellor_id, 0) == me).desc(), Jobseeker.id)
        .limit(limit)
    ).all()


def languages_and_places(session: Session, organisation_id: int) -> tuple[Sequence[str], Sequence[Municipality]]:
    """The languages an organisation's people read, and the municipalities they live in."""
    rows = session.execute(
        select(Jobseeker.language, Municipality)
        .outerjoin(Jobseeker.municipality)
        .where(Jobseeker.organisation_id == organisation_id)
        .distinct()
        .order_by(Jobseeker.language, Municipality.code)
    ).all()
    places = {place.code: place for _language, place in rows if place is not None}
    return sorted({language for language, _place in rows}), [places[code] for code in sorted(places)]
