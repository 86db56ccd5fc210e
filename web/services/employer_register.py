"""Companies that register themselves. Nobody learns from the answer whether an e-mail or a company was known."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session
from stdnum.bg import vat

from models import Account
from models.crypto import Vault
from models.enums import Channel
from models.queries import accounts as queries
from web.services import account_create, outbox
from web.services.organisations import send_invitation

BRANCH_WEIGHTS = ((2, 7, 3, 5), (4, 9, 5, 7))


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


def register(session: Session, company: Company, language: str, link: Callable[[str], str], now: datetime) -> None:
    """Make an unvetted company and send its link; or, if e-mail or number are known, tell the account that has them.

    One message is written in either case. `link` makes an address of a token.
    """
    known = _known(session, company)
    if known is not None:
        outbox.enqueue(session, known, Channel.EMAIL, "known_already", known.email or "", now)
        return
    account, token = account_create.employer(
        session, company.name, company.number, company.municipality_code, company.email, language, now
    )
    send_invitation(session, account, link(token), now)


def _known(session: Session, company: Company) -> Account | None:
    vault: Vault = session.info["vault"]
    same_mail = queries.by_email_index(session, vault.blind_index("email", company.email.strip().casefold()))
    if same_mail is not None:
        return same_mail
    employer = queries.employer_by_number(session, company.number)
    return employer.accounts[0] if employer is not None and employer.accounts else None
