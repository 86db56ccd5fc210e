"""People who are in the service twice: some wait for somebody to look, one pair has been made one."""

from datetime import timedelta

from models import Account, Jobseeker, WorkExperience
from models.database import DomainSession
from models.enums import ConsentPurpose
from scripts.demo.people import consent
from scripts.demo.personas import COUNSELLOR, PERSONAS
from scripts.demo.seed import Seed, principal
from web.services import merge, merge_likely

#: Language, name as the person writes it, and as somebody at a desk wrote it down.
WAITING = (
    ("uk", ("Ганна", "Яблунська"), ("Hanna", "Yablunska")),
    ("ar", ("ياسين", "المصري"), ("Yaseen", "Al Masri")),
    ("ru", ("Наталья", "Зорина"), ("Наталия", "Зоріна")),
)
JOINED = ("uk", ("Оксана", "Гончар"), ("Oksana", "Honchar"))
ENTERED_AGO = 3


def seed(seed: Seed) -> dict[str, Jobseeker]:
    """Pairs of the organisation of the counsellor one can sign in as, as far as it has people of these languages."""
    who = next(account for account in seed.staff if account.email == COUNSELLOR)
    pairs = [pair for each in (*WAITING, JOINED) if (pair := _twice(seed, who, *each))]
    seed.session.flush()
    person, other = pairs.pop()
    choice = merge.Choice(frozenset(), False, (person.version, other.version))
    merge.make_one(seed.session, principal(who), person, other, choice, seed.ago(1))
    _look(seed, person.organisation_id)
    return {"joined": person, "twin": pairs[0][0], "other_twin": pairs[0][1]}


def _look(seed: Seed, organisation_id: int) -> None:
    """Find the pairs, in a session of its own: rows that are only compared are read without what hangs on them."""
    seed.session.flush()
    with DomainSession(seed.session.connection(), info=seed.session.info) as apart, apart.begin():
        merge_likely.look_again(apart, organisation_id, seed.now)


def _twice(
    seed: Seed, who: Account, language: str, own: tuple[str, str], written: tuple[str, str]
) -> tuple[Jobseeker, Jobseeker] | None:
    """Somebody who came alone, called so, and the same person entered at the desk."""
    home = (
        each for each in seed.people[len(PERSONAS) :]
        if each.language == language and each.organisation_id == who.organisation_id and each.account
        and each.birth_date and each.given_name not in {pair[1][0] for pair in (*WAITING, JOINED)}
    )  # fmt: skip
    person = next(home, None)
    if person is None:
        return None
    person.given_name, person.family_name = own
    return person, _entered(seed, who, person, written)


def _entered(seed: Seed, who: Account, person: Jobseeker, written: tuple[str, str]) -> Jobseeker:
    made = seed.ago(ENTERED_AGO)
    again = Jobseeker(
        key=seed.key(made), organisation=person.organisation, language=person.language, created_at=made,
        entered_by_staff=True, counsellor=who, municipality_code=person.municipality_code, status=person.status,
        status_valid_until=person.status_valid_until, looking_said_at=made,
    )  # fmt: skip
    seed.session.add(again)
    seed.session.flush()
    again.given_name, again.family_name = written
    again.birth_date, again.birth_date_precision = person.birth_date, person.birth_date_precision
    first = person.work[0]
    work = WorkExperience(language=first.language, concept=first.concept, kind=first.kind, years=first.years)
    again.work.append(work)
    work.own_words = first.own_words
    seed.session.add(consent(seed, again, ConsentPurpose.MATCHING, made + timedelta(minutes=5)))
    return again
