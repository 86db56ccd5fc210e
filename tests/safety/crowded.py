"""More of everything in the small world, round by round: a page that asks once for each row shows itself."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from models import (
    Account,
    Card,
    Consent,
    Contact,
    Contest,
    Decision,
    Disclosure,
    Employer,
    InboxItem,
    Interest,
    Interview,
    InterviewSlot,
    InvitationWords,
    JobOffer,
    Jobseeker,
    JobseekerLicence,
    JobseekerSkill,
    Organisation,
    Placement,
    SavedVacancy,
    Vacancy,
    WorkExperience,
)
from models.card import Spoken
from models.contact import ContactKind
from models.disclosure_words import WordsState
from models.enums import (
    ConsentPurpose,
    ContractKind,
    DecisionKind,
    InterestKind,
    LicenceKind,
    PayPeriod,
    Role,
    SkillEvidence,
    VacancyState,
    WorkKind,
)
from models.inbox import News
from models.interview import InterviewState, SlotKind, SlotPlace
from models.offer import OfferState
from models.queries import by_public_id
from models.report import Harm
from models.sharing_enums import ContestKind, ContestState, DisclosureState, InvitationText, SharedField
from tests import world as worlds
from tests.crowd import agrees
from tests.world import COOK, NOW, World
from web.services import account_create, reports

LICENCES = (LicenceKind.FORKLIFT, LicenceKind.WELDING, LicenceKind.ELECTRICAL, LicenceKind.HEALTH_BOOK)


def grow(session: Session, world: World, first: int, last: int) -> None:
    """Add rounds `first` to `last`: in each, one more person, vacancy, company, colleague, course and report."""
    for number in range(first, last):
        _Round(session, world, number).add()
    session.flush()


class _Round:
    """One more of everything, hung on the people and things that pages are about."""

    def __init__(self, session: Session, world: World, number: int) -> None:
        self.session, self.number, self.world = session, number, world
        self.sofia, self.varna = self._row(Organisation, world.sofia), self._row(Organisation, world.varna)
        self.anna, self.counsellor = self._row(Jobseeker, world.anna), self._row(Account, world.counsellor)
        self.hotel, self.cook = self._row(Vacancy, world.hotel_vacancy), self._row(Vacancy, world.cook_vacancy)
        self.lozen = self._row(Employer, world.lozen)

    def add(self) -> None:
        """All of it."""
        person, suggested = self._person("Марія"), self._person("Дарина")
        vacancy, another = self._vacancies(), self._vacancies()
        self._knows_more(self.anna)
        self._wants(self.anna, vacancy)
        self._wants(person, vacancy)
        for each, place in ((person, self.hotel), (person, self.cook), (self.anna, vacancy)):
            self._between(each, place)
        for each, place in ((suggested, self.hotel), (self.anna, another)):
            self._suggested(each, place)
        self._over_all()

    def _row(self, kind: type, public_id: str) -> Any:
        found = by_public_id(self.session, kind, public_id)
        assert found is not None
        return found

    def _person(self, called: str) -> Jobseeker:
        name = (f"{called}{self.number}", f"Шевчук{self.number}")
        person = worlds._person(self.session, self.sofia, "uk", name, COOK, "кухарка в садочку", self.counsellor)
        worlds._account(self.session, person)
        queued = account_create.jobseeker(self.session, self.sofia, "ar", NOW)
        self._knows_more(queued)
        return person

    def _knows_more(self, person: Jobseeker) -> None:
        """Work and a skill in own words, and a paper."""
        work = WorkExperience(language="uk", kind=WorkKind.INFORMAL, years=2)
        skill = JobseekerSkill(language="uk", evidence=SkillEvidence.SELF_REPORTED)
        person.work.append(work)
        person.skills.append(skill)
        held = {row.kind for row in person.licences}
        if free := [kind for kind in LICENCES if kind not in held]:
            person.licences.append(JobseekerLicence(kind=free[0], valid_until=NOW.date() + timedelta(days=40)))
        self.session.flush()
        work.own_words, skill.own_words = f"шила вдома {self.number}", f"печу хліб {self.number}"

    def _vacancies(self) -> Vacancy:
        made = [
            worlds._vacancy(self.session, self.lozen, f"Готвач {self.number}", COOK, state, self.counsellor)
            for state in (VacancyState.OPEN, VacancyState.SUBMITTED, VacancyState.DRAFT)
        ]
        return made[0]

    def _wants(self, person: Jobseeker, vacancy: Vacancy) -> None:
        said = {"jobseeker_id": person.id, "vacancy_id": vacancy.id}
        worlds._courses(self.session, self.sofia, self.varna, person)
        self.session.add_all((
            Interest(kind=InterestKind.INTERESTED, said_at=NOW, **said),
            SavedVacancy(saved_at=NOW, **said),
            Contest(jobseeker=person, kind=ContestKind.TIMES, subject="", state=ContestState.OPEN, created_at=NOW),
            InboxItem(account=person.account, news=News.PROPOSED, facts={"vacancy": vacancy.public_id}, created_at=NOW),
            Consent(
                jobseeker_id=person.id, purpose=ConsentPurpose.KEEP_LONGER, text_version="2026-11", language="uk",
                channel="web", given_at=NOW,
            ),
        ))  # fmt: skip
        self.session.flush()

    def _between(self, person: Jobseeker, vacancy: Vacancy) -> None:
        """A proposal, an invitation with words, what is shared, a talk, an offer, and work that began."""
        self.session.add(
            Decision(
                jobseeker_id=person.id, vacancy_id=vacancy.id, kind=DecisionKind.PROPOSE, reason="skills_fit",
                account_id=self.counsellor.id, created_at=NOW,
            )
        )  # fmt: skip
        shared = vacancy is not self.hotel
        row = Disclosure(
            jobseeker=person, vacancy=vacancy, created_at=NOW, changed_at=NOW, invited_at=NOW,
            invitation=InvitationText.TALK, state=DisclosureState.INVITED,
        )  # fmt: skip
        self.session.add(row)
        self.session.flush()
        self._card(row)
        if shared:
            self._shares(row, person)
        else:
            self.session.add(
                InvitationWords(
                    disclosure=row, state=WordsState.WAITING, template=InvitationText.TALK, draft="Елате.",
                    language="bg", asked_at=NOW,
                )
            )  # fmt: skip
        self.session.flush()

    def _suggested(self, person: Jobseeker, vacancy: Vacancy) -> None:
        """A card that the company may look at."""
        row = Disclosure(
            jobseeker=person, vacancy=vacancy, created_at=NOW, changed_at=NOW, state=DisclosureState.SUGGESTED
        )
        self.session.add(row)
        self.session.flush()
        self._card(row)

    def _card(self, row: Disclosure) -> None:
        agrees(self.session, row.jobseeker)
        card = Card(disclosure=row, shown_at=NOW, period="2026-4", level=7, occupation="9", bulgarian=Spoken.BASIC)
        self.session.add(card)
        self.session.flush()

    def _shares(self, row: Disclosure, person: Jobseeker) -> None:
        consent = Consent(
            jobseeker_id=person.id, purpose=ConsentPurpose.SHARE_WITH_EMPLOYER, text_version="2026-11", language="uk",
            channel="web", given_at=NOW,
        )  # fmt: skip
        self.session.add(consent)
        self.session.flush()
        row.state, row.fields, row.consent = DisclosureState.DISCLOSED, frozenset({SharedField.LANGUAGES}), consent
        row.expires_at, row.confirmed_at = NOW + timedelta(days=300), NOW
        slot = InterviewSlot(
            vacancy=row.vacancy, kind=SlotKind.TALK, place=SlotPlace.WORKPLACE, minutes=30, created_at=NOW,
            starts_at=NOW + timedelta(days=4, hours=self.number),
        )  # fmt: skip
        talk = Interview(
            disclosure=row, slot=slot, state=InterviewState.AGREED, changed_at=NOW, answered_at=NOW, interpreter="uk",
            created_at=NOW,
        )  # fmt: skip
        offer = JobOffer(
            disclosure=row, state=OfferState.MADE, changed_at=NOW, created_at=NOW, pay=90000, hours_per_week=40,
            expires_at=NOW + timedelta(days=14), first_day=NOW.date() + timedelta(days=9),
            contract=ContractKind.PERMANENT, pay_period=PayPeriod.MONTH, municipality_code="SOF46",
        )  # fmt: skip
        begun = Placement(
            jobseeker=person, vacancy=row.vacancy, started_on=NOW.date() - timedelta(days=2), created_at=NOW
        )
        self.session.add_all((slot, talk, offer, begun))

    def _over_all(self) -> None:
        """What operators and leads look at."""
        reports.send(self.session, reports.Told(frozenset({Harm.FEE}), "uk"), f"{self.number:016}", NOW)
        worlds._organisation(self.session, f"Заедно {self.number}", "SOF46")
        worlds._staff(self.session, Role.COUNSELLOR, f"colleague{self.number}@example.org", self.sofia)
        self.session.add(
            Contact(
                kind=ContactKind.LABOUR_INSPECTORATE, name=f"Инспекция {self.number}", telephone="02 000 00 01",
                languages="bg", source="A page made up for tests", checked_on=NOW.date(), municipality_code="SOF46",
                created_at=NOW,
            )
        )  # fmt: skip
        self.session.flush()
