"""Cards: who becomes one, what it shows, how many a company may ever see, and until when.

Everything is counted by company, with all its branches, in the transaction that gives a card and with the company's row
held: two processes at once give no more than one.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models import Disclosure, Employer, Jobseeker, Vacancy
from models.card import Card, HeldBack, NoCard
from models.enums import EmployerState, ExclusionKind, VacancyState
from models.queries import cards as queries
from models.queries import disclosures, employers, proposing
from models.sharing_enums import DisclosureState
from web.services import audit, card_pool
from web.services.card_apart import is_apart
from web.services.card_ledger import WINDOW, Ledger
from web.services.card_pool import Pool
from web.services.clock import day_in_bulgaria
from web.services.principal import SYSTEM, Principal

PER_VACANCY = 10
PER_COMPANY = 30
AT_FIRST = 10
FIRST = timedelta(days=30)
SHOWN_FOR = timedelta(days=30)
AGAIN_AFTER = timedelta(hours=20)
AT_ONCE = 200


def hold(session: Session, vacancy: Vacancy) -> Sequence[Employer]:
    """Hold the company of a vacancy with its branches, before its disclosures, as suspending does."""
    return queries.hold_company(session, vacancy.employer.root)


def give(
    session: Session, disclosure: Disclosure, who: Principal, now: datetime, pool: Callable[[], Pool] | None = None
) -> Card | NoCard:  # fmt: skip
    """Make a proposal visible to its employer, or keep why not: then it is tried again daily."""
    company = hold(session, disclosure.vacancy)
    return give_each(session, [disclosure], company, who, now, pool)[0]


def give_each(
    session: Session, rows: Sequence[Disclosure], companies: Sequence[Employer], who: Principal, now: datetime,
    pool: Callable[[], Pool] | None = None,
) -> Sequence[Card | NoCard]:  # fmt: skip
    """The same for several, one after the other; their companies must be held with all branches."""
    ledger = Ledger(session, rows, companies, pool or card_pool.when_needed(session, day_in_bulgaria(now)), now)
    numbers = [row.id for row in rows]
    before, held = proposing.cards(session, numbers), proposing.held_back(session, numbers)
    made = []
    for row in rows:
        made.append(_refused(row, ledger, now) or _made(row, ledger, now))
        if isinstance(card := made[-1], Card):
            ledger.note(card, before.get(row.id))
    for row, found in zip(rows, made, strict=True):
        over = (held.get(row.id), before.get(row.id)) if isinstance(found, Card) else ()
        for each in filter(None, over):
            session.delete(each)
    session.flush()
    for row, found in zip(rows, made, strict=True):
        session.add(found if isinstance(found, Card) else _held_back(row, held.get(row.id), found, now))
    session.flush()
    audit.record_each(session, who, [_said(card) for card in made if isinstance(card, Card)], now)
    return made


def _held_back(row: Disclosure, known: HeldBack | None, cause: NoCard, now: datetime) -> HeldBack:
    held = known or HeldBack(disclosure=row, since=now)
    held.cause, held.tried_at = cause, now
    return held


def _said(card: Card) -> tuple[str, str, Mapping[str, object]]:
    row = card.disclosure
    facts = {"person": row.jobseeker.public_id, "vacancy": row.vacancy.public_id, "level": card.level}
    return "card given", row.public_id, facts


def left_for(session: Session, root: str, now: datetime) -> int:
    """How many people more a company may be shown now, with all its branches."""
    company = employers.of_root(session, root)
    shown = {card.disclosure.jobseeker_id for card in queries.shown_to(session, root, now - WINDOW)}
    return max(0, _most(company, now) - len(shown))


def visible(session: Session, disclosure: Disclosure, now: datetime) -> Card | None:
    """The card an employer may look at now; None if there is none. Everything is read anew."""
    row = disclosures.fresh(session, disclosure)
    card = queries.of_disclosure(session, disclosure.id)
    found = [card] if row is not None and card is not None else []
    return next(iter(_visible(session, found, now)), None)


def visible_for(session: Session, vacancy: Vacancy, now: datetime) -> Sequence[Card]:
    """The cards of a vacancy its employer may look at now, in an order that says nothing."""
    return _visible(session, queries.of_vacancy(session, vacancy.id), now) if _open(vacancy) else []


def visible_of(session: Session, person: Jobseeker, now: datetime) -> Sequence[Card]:
    """The cards of a person that companies may look at now, oldest first."""
    return _visible(session, queries.of_person(session, person.id), now)


def try_again(session: Session, now: datetime) -> int:
    """Try the proposals that were held back and not tried today; returns how many are shown now."""
    return _tried(session, queries.to_try(session, now - AGAIN_AFTER, AT_ONCE), now)


def try_person(session: Session, jobseeker_id: int, now: datetime) -> int:
    """Try what was held back of one person, because something about them has changed."""
    return _tried(session, queries.held_back_of(session, jobseeker_id), now)


def _tried(session: Session, numbers: Sequence[int], now: datetime) -> int:
    pool, shown = card_pool.when_needed(session, day_in_bulgaria(now)), 0
    found = [session.get_one(Disclosure, number) for number in numbers]
    # Companies are held in one order, so that two who do this at once do not block each other.
    for each in sorted(found, key=lambda row: (row.vacancy.employer.root, row.id)):
        hold(session, each.vacancy)
        row = disclosures.locked(session, each)
        if row.state is DisclosureState.SUGGESTED:
            shown += isinstance(give(session, row, SYSTEM, now, pool), Card)
    return shown


def _refused(disclosure: Disclosure, ledger: Ledger, now: datetime) -> NoCard | None:
    """What keeps a proposal from its employer, but for how rare the person is."""
    person, vacancy = disclosure.jobseeker_id, disclosure.vacancy
    if not _open(vacancy):
        return NoCard.NOT_VETTED
    if not ledger.agrees(person):
        return NoCard.NOT_AGREED
    for_vacancy, root = ledger.seen_for(vacancy.id), vacancy.employer.root
    if person not in for_vacancy and len(for_vacancy) >= PER_VACANCY:
        return NoCard.VACANCY_FULL
    so_far = {card.disclosure.jobseeker_id for card in ledger.seen_by(root)}
    most = _most(ledger.company(root), now)
    if person in so_far or len(so_far) < most:
        return None
    return NoCard.COMPANY_NEW if most == AT_FIRST else NoCard.COMPANY_FULL


def _most(company: Sequence[Employer], now: datetime) -> int:
    """How many people a company may see in the window; a new one fewer."""
    vetted = [each.vetted_at for each in company if each.vetted_at is not None]
    return AT_FIRST if not vetted or now < min(vetted) + FIRST else PER_COMPANY


def _made(disclosure: Disclosure, ledger: Ledger, now: datetime) -> Card | NoCard:
    """A card that shows no more than the person's earlier ones at this company, nothing rare, and nothing by which
    another company could tell that it is the same person."""
    root = disclosure.vacancy.employer.root
    person, earlier = disclosure.jobseeker_id, ledger.of_person(disclosure.jobseeker_id)
    own = [card for card in earlier if card.disclosure.vacancy.employer.root == root]
    isco = disclosure.vacancy.concept.isco if disclosure.vacancy.concept else None
    looks = list(ledger.pool().looks(person, isco or "", own))
    others = {card.disclosure.vacancy.employer.root for card in earlier} - {root}
    theirs = [ledger.seen_by(other) for other in sorted(others)]
    here = ledger.seen_by(root)
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


def _visible(session: Session, found: Sequence[Card], now: datetime) -> list[Card]:
    rows = [card.disclosure for card in found if _open(card.disclosure.vacancy)]
    agreed = queries.agreed_to(session, [row.id for row in rows]) if rows else {}
    standing = {row.id for row in rows if _stands(row, agreed, now)}
    return [card for card in found if card.disclosure_id in standing]


def _stands(row: Disclosure, agreed: Mapping[int, bool], now: datetime) -> bool:
    """Whether the person still agrees to what the card rests on, and its time is not over. `agreed` says of proposals
    whose person agrees whether they are held back."""
    if row.state is DisclosureState.DISCLOSED:
        return True
    if row.state not in queries.SEEN or row.id not in agreed:
        return False
    if row.state is not DisclosureState.SUGGESTED:
        return True
    excluded = any(
        each.kind is ExclusionKind.EMPLOYER and each.value == row.vacancy.employer.public_id
        for each in row.jobseeker.exclusions
    )
    in_time = now < row.changed_at + SHOWN_FOR
    return in_time and not excluded and not agreed[row.id]
