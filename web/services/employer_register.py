"""Companies that register themselves, and colleagues they invite. Nobody learns from the answer whether an e-mail or a
company was known: the page only writes down what was typed, and the worker carries it out afterwards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from stdnum.bg import vat

from models import Account, CompanyRequest, Employer
from models.crypto import Vault
from models.employer import company_root
from models.enums import Channel, EmployerState, Role
from models.queries import accounts as queries
from models.queries import by_public_id, employers
from web.services import account_create, audit, outbox
from web.services.one_time_codes import Purpose, new_link, new_token
from web.services.organisations import send_invitation
from web.services.principal import SYSTEM, Principal

BRANCH_WEIGHTS = ((2, 7, 3, 5), (4, 9, 5, 7))
AT_ONCE = 20
Link = Callable[[str], str]


def is_company_number(digits: str) -> bool:
    """Whether a company number (ЕИК, nine digits, or thirteen for a branch) has its right check digits."""
    if len(digits) == 9:
        return bool(vat.is_valid(digits))
    if len(digits) != 13 or not vat.is_valid(digits[:9]):
        return False
    rests = [sum(w * int(d) for w, d in zip(weights, digits[8:12], strict=True)) % 11 for weights in BRANCH_WEIGHTS]
    check = rests[0] if rests[0] < 10 else rests[1] % 10
    return check == int(digits[12])


@dataclass(frozen=True, slots=True)
class Company:
    """What a company says of itself."""

    name: str
    number: str
    municipality_code: str
    email: str


def register(session: Session, company: Company, language: str, link: Link, now: datetime) -> None:
    """Write down a company's registration, the same whatever is known. `link` makes an address of a token."""
    row = CompanyRequest(
        company_number=company.number, name=company.name, municipality_code=company.municipality_code,
        language=language, created_at=now,
    )  # fmt: skip
    ask(session, row, company.email, link)


def ask(session: Session, row: CompanyRequest, email: str, link: Link) -> None:
    """Store a request with the e-mail it is for and the address that will open the account."""
    vault: Vault = session.info["vault"]
    row.wrapped = vault.new_person_key()
    session.add(row)
    row.email, row.link = email.strip(), link(new_token())
    session.flush()


def carry_out(sessions: Callable[[], Session], now: datetime) -> int:
    """Carry out what was asked, each in a transaction of its own; returns how many. One that cannot be stored waits for
    a person, so that it does not keep the others waiting."""
    for count in range(AT_ONCE):
        try:
            with sessions() as session, session.begin():
                row = employers.next_request(session)
                if row is None:
                    return count
                _answer(session, row, now)
        except IntegrityError:
            with sessions() as session, session.begin():
                stuck = employers.next_request(session)
                if stuck is not None:
                    stuck.held = True
    return AT_ONCE


class Settled(StrEnum):
    """What came of an operator's word about a registration that waits."""

    ADMITTED = "admitted"
    REFUSED = "refused"
    SECOND = "needs a second operator"
    SAME_PERSON = "the same operator"
    IMPOSSIBLE = "impossible"


def settle(session: Session, who: Principal, name: str, now: datetime, *, admit: bool) -> Settled:
    """What an operator says about a registration that waits (its public id): it is carried out, or deleted. Nobody is
    let in to a company that is suspended, and to one that is known only if two operators say so."""
    row = by_public_id(session, CompanyRequest, name)
    if row is None or not row.held:
        return Settled.IMPOSSIBLE
    kin = employers.of_root(session, company_root(row.company_number))
    answer = _may_admit(row, kin, who) if admit else Settled.REFUSED
    if answer in (Settled.IMPOSSIBLE, Settled.SAME_PERSON):
        return answer
    audit.record(session, who, SAID[answer], row.public_id, now, {"company": kin[0].public_id if kin else ""})
    if answer is Settled.SECOND:
        row.asked_by_id = who.account_id
        return answer
    if answer is Settled.ADMITTED:
        _let_in(session, row, _wanted(session, row, kin, now), _account(session, row), now)
    if answer is Settled.ADMITTED and row.employer is not None:
        row.held, row.done_at, row.link = False, now, None
    else:
        session.delete(row)
    return answer


SAID = {
    Settled.ADMITTED: "admitted registration",
    Settled.REFUSED: "refused registration",
    Settled.SECOND: "asked for a second operator",
}


def _may_admit(row: CompanyRequest, kin: Sequence[Employer], who: Principal) -> Settled:
    if any(each.state is EmployerState.SUSPENDED for each in kin):
        return Settled.IMPOSSIBLE
    if not kin:
        return Settled.ADMITTED
    if row.asked_by_id is None:
        return Settled.SECOND
    return Settled.SAME_PERSON if row.asked_by_id == who.account_id else Settled.ADMITTED


def _wanted(session: Session, row: CompanyRequest, kin: Sequence[Employer], now: datetime) -> Employer:
    """The company somebody is let in to: the one they were invited to, a known one, or a new one."""
    if row.employer is not None:
        return row.employer
    return kin[0] if kin else _company(session, row, now)


def _answer(session: Session, row: CompanyRequest, now: datetime) -> None:
    found = _account(session, row)
    if row.employer is not None:
        _let_in(session, row, row.employer, found, now)
        row.done_at, row.link = now, None
        return
    kin = employers.of_root(session, company_root(row.company_number))
    if any(each.state is EmployerState.SUSPENDED for each in (*kin, *_of(found))) or (kin and not _first(kin)):
        row.held = True
        audit.record(session, SYSTEM, "registration waits", row.public_id, now)
        return
    known = found if found is not None and found.disabled_at is None else _first(kin)
    if known is not None:
        _tell_known(session, known, now)
    else:
        _let_in(session, row, _company(session, row, now), found, now)
    session.delete(row)


def _account(session: Session, row: CompanyRequest) -> Account | None:
    vault: Vault = session.info["vault"]
    return queries.by_email_index(session, vault.blind_index("email", (row.email or "").casefold()))


def _company(session: Session, row: CompanyRequest, now: datetime) -> Employer:
    return account_create.company(session, row.name or "", row.company_number, row.municipality_code or "", now)


def _let_in(session: Session, row: CompanyRequest, company: Employer, found: Account | None, now: datetime) -> None:
    """Send the link of an account of the company to an e-mail that has none in use; tell one that has."""
    usable = found is None or (found.role is Role.EMPLOYER and found.disabled_at is not None)
    if company.state is EmployerState.SUSPENDED or not usable:
        if found is not None:
            _tell_known(session, found, now)
        return
    if found is None:
        account = account_create.for_employer(session, company, row.email or "", row.language, now)
    else:
        account, found.disabled_at, found.secret_hash = found, None, None
        account.employer = company
    address = row.link or ""
    new_link(session, account, Purpose.INVITATION, now, address.rsplit("/", 1)[-1])
    send_invitation(session, account, address, now)


def _tell_known(session: Session, account: Account, now: datetime) -> None:
    if account.disabled_at is None:
        outbox.enqueue(session, account, Channel.EMAIL, "known_already", account.email or "", now)


def _first(companies: Sequence[Employer]) -> Account | None:
    """The first account in use of a company or of one of its branches."""
    accounts = (account for company in companies for account in company.accounts)
    return next((account for account in accounts if account.disabled_at is None), None)


def _of(account: Account | None) -> tuple[Employer, ...]:
    return (account.employer,) if account is not None and account.employer is not None else ()
