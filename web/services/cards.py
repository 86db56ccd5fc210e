"""Cards: who becomes one, what it shows, how many a company may ever see, and until when.

Everything is counted by company, with all its branches, in the transaction that gives a card and with the company's row
held: two processes at once give no more than one.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models import Disclosure, Employer, Vacancy
from models.card import Card, HeldBack, NoCard
from models.enums import EmployerState, ExclusionKind, VacancyState
from models.queries import cards as queries
from models.queries import disclosures, employers
from models.sharing_enums import DisclosureState
from web.services import audit, card_pool
from web.services.card_apart import is_apart
from web.services.card_pool import Pool
from web.services.clock import day_in_bulgaria
from web.services.principal import SYSTEM, Principal

PER_VACANCY = 10
PER_COMPANY = 30
AT_FIRST = 10
WINDOW = timedelta(days=30)
FIRST = timedelta(days=30)
SHOWN_FOR = timedelta(days=30)
AGAIN_AFTER = timedelta(hours=20)
AT_ONCE = 200


def hold(session: Session, vacancy: Vacancy) -> Sequence[Employer]:
    """Hold the company of a vacancy with its branches, before its disclosures, as suspending does."""
    return queries.hold_company(session, vacancy.employer.root)


def give(session: Session, disclosure: Disclosure, who: Principal, now: datetime, pool: Pool | None = None) -> (
    Card | NoCard
):  # fmt: skip
    """Make a proposal visible to its employer, or keep why not: then it is tried again daily."""
    company = hold(session, disclosure.vacancy)
    before = queries.of_disclosure(session, disclosure.id)
    cause = _refused(session, disclosure, company, now)
    made = cause or _made(session, disclosure, pool, now)
    held = queries.held_back(session, disclosure.id)
    if isinstance(made, NoCard):
        if held is None:
            held = HeldBack(disclosure=disclosure, cause=made, since=now, tried_at=now)
            session.add(held)
        held.cause, held.tried_at = made, now
        session.flush()
        return made
    for over in (held, before):
        if over is not None:
            session.delete(over)
    session.flush()
    session.add(made)
    session.flush()
    facts = {"person": disclosure.jobseeker.public_id, "vacancy": disclosure.vacancy.public_id, "level": made.level}
    audit.record(session, who, "card given", disclosure.public_id, now, facts)
    return made


def left_for(session: Session, root: str, now: datetime) -> int:
    """How many people more a company may be shown now, with all its branches."""
    company = employers.of_root(session, root)
    return max(0, _most(company, now) - len(_shown_to(session, root, now)))


def visible(session: Session, disclosure: Disclosure, now: datetime) -> Card | None:
    """The card an employer may look at now; None if there is none. Everything is read anew."""
    row = disclosures.fresh(session, disclosure)
    card = queries.of_disclosure(session, disclosure.id)
    if row is None or card is None or not _open(row.vacancy):
        return None
    return card if _stands(session, row, now) else None


def visible_for(session: Session, vacancy: Vacancy, now: datetime) -> Sequence[Card]:
    """The cards of a vacancy its employer may look at now, in an order that says nothing."""
    if not _open(vacancy):
        return []
    return [card for card in queries.of_vacancy(session, vacancy.id) if _stands(session, card.disclosure, now)]


def try_again(session: Session, now: datetime) -> int:
    """Try the proposals that were held back and not tried today; returns how many are shown now."""
    return _tried(session, queries.to_try(session, now - AGAIN_AFTER, AT_ONCE), now)


def try_person(session: Session, jobseeker_id: int, now: datetime) -> int:
    """Try what was held back of one person, because something about them has changed."""
    return _tried(session, queries.held_back_of(session, jobseeker_id), now)


def _tried(session: Session, numbers: Sequence[int], now: datetime) -> int:
    pool, shown = None, 0
    found = [session.get_one(Disclosure, number) for number in numbers]
    # Companies are held in one order, so that two who do this at once do not block each other.
    for each in sorted(found, key=lambda row: (row.vacancy.employer.root, row.id)):
        hold(session, each.vacancy)
        row = disclosures.locked(session, each)
        if row.state is DisclosureState.SUGGESTED:
            pool = pool or card_pool.load(session, day_in_bulgaria(now))
            shown += isinstance(give(session, row, SYSTEM, now, pool), Card)
    return shown


def _refused(session: Session, disclosure: Disclosure, company: Sequence[Employer], now: datetime) -> NoCard | None:
    """What keeps a proposal from its employer, but for how rare the person is."""
    person, vacancy = disclosure.jobseeker_id, disclosure.vacancy
    if not _open(vacancy):
        return NoCard.NOT_VETTED
    if not queries.agrees(session, person):
        return NoCard.NOT_AGREED
    for_vacancy = queries.shown_for(session, vacancy.id)
    if person not in for_vacancy and len(for_vacancy) >= PER_VACANCY:
        return NoCard.VACANCY_FULL
    so_far, most = _shown_to(session, vacancy.employer.root, now), _most(company, now)
    if person in so_far or len(so_far) < most:
        return None
    return NoCard.COMPANY_NEW if most == AT_FIRST else NoCard.COMPANY_FULL


def _shown_to(session: Session, root: str, now: datetime) -> set[int]:
    return {card.disclosure.jobseeker_id for card in queries.shown_to(session, root, now - WINDOW)}


def _most(company: Sequence[Employer], now: datetime) -> int:
    """How many people a company may see in the window; a new one fewer."""
    vetted = [each.vetted_at for each in company if each.vetted_at is not None]
    return AT_FIRST if not vetted or now < min(vetted) + FIRST else PER_COMPANY


def _made(session: Session, disclosure: Disclosure, pool: Pool | None, now: datetime) -> Card | NoCard:
    """A card that shows no more than the person's earlier ones at this company, nothing rare, and nothing by which
    another company could tell that it is the same person."""
    pool = pool or card_pool.load(session, day_in_bulgaria(now))
    root = disclosure.vacancy.employer.root
    person, since = disclosure.jobseeker_id, now - WINDOW
    earlier = queries.of_person(session, person)
    own = [card for card in earlier if card.disclosure.vacancy.employer.root == root]
    isco = disclosure.vacancy.concept.isco if disclosure.vacancy.concept else None
    looks = list(pool.looks(person, isco or "", own))
    others = {card.disclosure.vacancy.employer.root for card in earlier} - {root}
    theirs = [queries.shown_to(session, other, since) for other in sorted(others)]
    here = queries.shown_to(session, root, since) if others else []
    apart = (look for look in looks if all(is_apart(look, person, here, each) for each in theirs))
    look = next(apart, None)
    if look is None:
        return NoCard.ELSEWHERE if looks else NoCard.TOO_RARE
    shown = look.traits
    return Card(
        disclosure=disclosure, shown_at=now, period=period(disclosure.created_at), level=look.level,
        occupation=shown.occupation, experience=shown.experience, bulgarian=shown.bulgarian, english=shown.english,
        driving=shown.driving, start=shown.start, district_code=shown.district_code,
    )  # fmt: skip


def period(moment: datetime) -> str:
    """The year and quarter in which a person keeps one sign with one company."""
    day = day_in_bulgaria(moment)
    return f"{day.year}-{(day.month + 2) // 3}"


def _open(vacancy: Vacancy) -> bool:
    return vacancy.state is VacancyState.OPEN and vacancy.employer.state is EmployerState.VETTED


def _stands(session: Session, row: Disclosure, now: datetime) -> bool:
    """Whether the person still agrees to what the card rests on, and its time is not over."""
    if row.state is DisclosureState.DISCLOSED:
        return True
    if row.state not in queries.SEEN or not queries.agrees(session, row.jobseeker_id):
        return False
    if row.state is not DisclosureState.SUGGESTED:
        return True
    excluded = any(
        each.kind is ExclusionKind.EMPLOYER and each.value == row.vacancy.employer.public_id
        for each in row.jobseeker.exclusions
    )
    in_time = now < row.changed_at + SHOWN_FOR
    return in_time and not excluded and queries.held_back(session, row.id) is None
