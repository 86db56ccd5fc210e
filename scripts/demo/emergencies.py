"""Cases asked for in an emergency by colleagues of another organisation: two are open, one waits for a lead."""

from models import Account, BreakGlass, Jobseeker
from models.break_glass import GlassReason
from models.enums import Role
from scripts.demo.personas import PERSONAS
from scripts.demo.seed import Seed, principal
from web.services import audit, break_glass, code_words

NO_SHELTER = "Човекът е тук, без подслон за нощта. Трябва да знаем какви документи има и на какъв език говори."
THREATENED = "Жена търси помощ при нас, заплашват я. Трябва да знаем дали има дете с нея и на какъв език говори."
HURT = "Човекът е в болница след злополука. Лекарят пита на какъв език да му говорят."


def seed(seed: Seed) -> dict[str, BreakGlass]:
    """The counsellor one can sign in as reads a case of another organisation; somebody there has read the
    chambermaid's, and asks for a third that nobody has answered."""
    here, there = (seed.organisations[number].id for number in (0, 1))
    asker, stranger = _staff(seed, here, Role.COUNSELLOR), _staff(seed, there, Role.COUNSELLOR)
    opened = _ask(seed, asker, _person(seed, there), GlassReason.PERSON_ASKS, NO_SHELTER, 0.2)
    _open(seed, _staff(seed, there, Role.LEAD), opened)
    told = _ask(seed, stranger, seed.people[0], GlassReason.VIOLENCE, THREATENED, 0.2)
    _open(seed, _staff(seed, here, Role.LEAD), told)
    facts = {"purpose": f"emergency {told.reason.value}", "request": told.public_id}
    audit.record(seed.session, principal(stranger), "looked", seed.people[0].public_id, seed.ago(0.1), facts)
    waits = _ask(seed, stranger, _person(seed, here), GlassReason.HEALTH, HURT, 0.05)
    return {"open_glass": opened, "glass_asked": waits}


def _staff(seed: Seed, organisation_id: int, role: Role) -> Account:
    return next(each for each in seed.staff if each.organisation_id == organisation_id and each.role is role)


def _person(seed: Seed, organisation_id: int) -> Jobseeker:
    strangers = seed.people[len(PERSONAS) :]
    return next(each for each in strangers if each.organisation_id == organisation_id and each.account)


def _ask(seed: Seed, asker: Account, person: Jobseeker, reason: GlassReason, words: str, days_ago: float) -> BreakGlass:
    code = person.account.code if person.account else None
    said = code_words.shown(code or "", person.language)
    return break_glass.ask(seed.session, principal(asker), said, reason, words, seed.ago(days_ago))


def _open(seed: Seed, lead: Account, row: BreakGlass) -> None:
    seed.session.refresh(row)
    break_glass.answer(seed.session, principal(lead), row, row.version, opens=True, now=seed.ago(0.15))
