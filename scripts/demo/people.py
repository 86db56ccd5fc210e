"""People looking for work, each in their own language and words; nobody has a telephone number or a document number."""

from datetime import date, datetime, timedelta

from models import (
    Account,
    CareWindow,
    Consent,
    Jobseeker,
    JobseekerLanguage,
    JobseekerLicence,
    JobseekerSkill,
    Organisation,
    WorkExperience,
)
from models.enums import (
    CefrLevel,
    ConsentPurpose,
    ContractKind,
    DatePrecision,
    LicenceKind,
    ProtectionStatus,
    RelationKind,
    Role,
    SkillEvidence,
    WorkKind,
)
from scripts.demo.personas import PERSONAS, PIN, Persona
from scripts.demo.seed import Seed
from scripts.demo.tables import Job, jobs, names
from web.services import account_create, code_words

WRITING = {"uk": 38, "ar": 20, "ru": 13, "fa": 10, "ps": 5, "en": 5, "fr": 4, "bg": 5}
WOMEN = {"uk": 74, "ru": 68, "ar": 38, "fa": 40, "ps": 15, "en": 45, "fr": 45, "bg": 50}
ALSO_SPEAKS = {"uk": ("ru", "en"), "ru": ("uk", "en"), "ar": ("en", "tr"), "fa": ("en", "tr"), "ps": ("fa", "en"),
               "en": ("fr", "ar"), "fr": ("en", "ar"), "bg": ("ar", "en")}  # fmt: skip
NEAR = {
    "SOF46": {"SOF46": 85, "SFO06": 8, "PER32": 7}, "VAR06": {"VAR06": 80, "DOB28": 12, "DOB03": 8},
    "BGS04": {"BGS04": 65, "BGS15": 20, "BGS17": 15}, "PDV22": {"PDV22": 75, "PDV17": 15, "PDV01": 10},
    "HKV34": {"HKV34": 60, "HKV33": 30, "HKV28": 10}, "RSE27": {"RSE27": 100},
}  # fmt: skip
SHARES = (34, 18, 17, 13, 10, 8)
BULGARIAN = {CefrLevel.NONE: 75, CefrLevel.A1: 11, CefrLevel.A2: 8, CefrLevel.B1: 4, CefrLevel.B2: 2}
EVIDENCE = {SkillEvidence.SELF_REPORTED: 74, SkillEvidence.REFERENCE: 10, SkillEvidence.WORK_SAMPLE: 6,
            SkillEvidence.CERTIFICATE: 10}  # fmt: skip
KINDS = {WorkKind.EMPLOYED: 66, WorkKind.INFORMAL: 17, WorkKind.SELF_EMPLOYED: 8, WorkKind.UNPAID: 9}
MEN_MOSTLY = {"construction", "garage", "transport", "security"}
WOMEN_MOSTLY = {"sewing", "care", "hotel"}


def seed(seed: Seed) -> dict[str, Account]:
    """Everybody; gives the accounts of those one can sign in as, by language."""
    accounts: dict[str, Account] = {}
    pin = account_create.HashedPin.of(PIN)
    by_name = {job.key: job for job in jobs()}
    for number in range(seed.sizes.people):
        persona = PERSONAS[number] if number < len(PERSONAS) else None
        person = _person(seed, persona, by_name[persona.job] if persona else None)
        seed.people.append(person)
        if persona or not person.entered_by_staff:
            account = _account(seed, person)
            if persona:
                account_create.set_pin(seed.session, account, pin)
                accounts[persona.language] = account
    seed.session.flush()
    seed.session.add_all(consent for person in seed.people for consent in _consents(seed, person))
    seed.session.flush()
    return accounts


def _person(seed: Seed, persona: Persona | None, job: Job | None) -> Jobseeker:
    language = persona.language if persona else seed.pick(WRITING)
    woman = persona.woman if persona else seed.chance(WOMEN[language])
    organisation = seed.organisations[0 if persona else seed.pick(dict(enumerate(SHARES)))]
    made = seed.ago(seed.dice.uniform(1, 330))
    person = Jobseeker(
        key=seed.key(made), organisation=organisation, language=language, created_at=made,
        entered_by_staff=persona is None and seed.chance(30),
        municipality_code="SOF46" if persona else seed.pick(NEAR[organisation.municipality_code]),
    )  # fmt: skip
    seed.session.add(person)
    _identity(seed, person, woman, persona)
    _casework(seed, person, persona is not None, organisation)
    work = [job or _job(seed, woman)]
    if persona is None and seed.chance(30):
        work.append(_job(seed, woman))
    for each in dict.fromkeys(work):
        _worked(seed, person, each)
    _conditions(seed, person, woman)
    _languages(seed, person)
    _papers(seed, person, work[0])
    if persona:
        _ready_to_start(seed, person)
    return person


def _ready_to_start(seed: Seed, person: Jobseeker) -> None:
    """The people one can sign in as stand near the top of a list."""
    held = {row.concept for row in person.skills}
    for uri in seed.skills[person.work[0].concept.uri][RelationKind.ESSENTIAL] if person.work[0].concept else ():
        if seed.concepts[uri] not in held:
            skill = JobseekerSkill(
                concept=seed.concepts[uri], language=person.language, evidence=SkillEvidence.REFERENCE
            )
            person.skills.append(skill)
    person.work[0].years, person.work[0].last_worked_in, person.work[0].wanted = 4.0, seed.today.year, True
    person.works_evenings = person.works_weekends = True
    person.max_commute_minutes, person.accommodation_needed, person.min_net_pay = 60, False, 500
    person.has_care_hours, person.care_windows, person.max_hours_per_week = False, [], 40
    person.earliest_start = seed.today


def _identity(seed: Seed, person: Jobseeker, woman: bool, persona: Persona | None) -> None:
    known = names()[person.language]
    given = seed.dice.choice(known.women if woman else known.men)
    family = seed.dice.choice(known.family_women if woman else known.family_men)
    person.given_name, person.family_name = (persona.given, persona.family) if persona else (given, family)
    born = date(seed.today.year - seed.dice.randrange(19, 61), seed.dice.randrange(1, 13), seed.dice.randrange(1, 29))
    person.birth_date_precision = DatePrecision.YEAR if seed.chance(12) else DatePrecision.DAY
    person.birth_date = born.isoformat()


def _casework(seed: Seed, person: Jobseeker, persona: bool, organisation: Organisation) -> None:
    team = [each for each in seed.staff if each.organisation is organisation and each.role is Role.COUNSELLOR]
    waiting = not persona and not person.entered_by_staff and person.created_at > seed.ago(25)
    person.counsellor = None if waiting or not team else (team[0] if persona else seed.dice.choice(team))
    if persona or seed.chance(85):
        person.profile_confirmed_at = person.created_at + timedelta(minutes=25)
    if not persona and seed.chance(5):
        person.paused_at = seed.ago(seed.dice.uniform(1, 20))
    person.looking_said_at = max(person.created_at, seed.ago(30))
    if person.language in ("uk", "ru"):
        person.status, person.status_valid_until = ProtectionStatus.TEMPORARY_PROTECTION, date(2027, 3, 4)
    else:
        _other_protection(seed, person)
    if person.counsellor is not None and (persona or seed.chance(82)):
        person.status_seen_on = person.created_at.date() + timedelta(days=1)


def _other_protection(seed: Seed, person: Jobseeker) -> None:
    person.status = seed.pick(
        {ProtectionStatus.HUMANITARIAN_STATUS: 50, ProtectionStatus.REFUGEE_STATUS: 24,
         ProtectionStatus.ASYLUM_APPLICANT: 26}
    )  # fmt: skip
    if person.status is ProtectionStatus.ASYLUM_APPLICANT:
        person.status_registered_on = seed.today - timedelta(days=seed.dice.randrange(40, 400))
        person.status_valid_until = seed.today + timedelta(days=seed.dice.randrange(60, 180))
        if seed.chance(60):
            person.work_note_seen_on = seed.today - timedelta(days=seed.dice.randrange(1, 40))
    else:
        person.status_valid_until = seed.today + timedelta(days=seed.dice.randrange(120, 1500))


def _job(seed: Seed, woman: bool) -> Job:
    unlikely = MEN_MOSTLY if woman else WOMEN_MOSTLY
    return seed.pick({job: job.people * (1 if job.sector in unlikely else 6) for job in jobs()})


def _worked(seed: Seed, person: Jobseeker, job: Job) -> None:
    work = WorkExperience(
        language=person.language, concept=seed.concepts[job.uri], kind=seed.pick(KINDS),
        years=float(seed.dice.choice((1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 15))),
        last_worked_in=seed.today.year - seed.dice.choice((0, 0, 1, 1, 2, 3, 4, 6)),
        wanted=seed.pick({True: 70, None: 22, False: 8}),
    )  # fmt: skip
    person.work.append(work)
    work.own_words = job.phrases[person.language]
    held = {row.concept.uri for row in person.skills if row.concept}
    skills = seed.skills.get(job.uri, {kind: [] for kind in RelationKind})
    likely = [(uri, 82) for uri in skills[RelationKind.ESSENTIAL]]
    likely += [(uri, 30) for uri in skills[RelationKind.OPTIONAL]]
    for uri, percent in likely:
        if uri not in held and seed.chance(percent):
            person.skills.append(
                JobseekerSkill(concept=seed.concepts[uri], language=person.language, evidence=seed.pick(EVIDENCE))
            )


def _conditions(seed: Seed, person: Jobseeker, woman: bool) -> None:
    person.max_commute_minutes = seed.dice.choice((20, 30, 30, 45, 45, 60, 60, 90, None))
    person.own_transport = seed.chance(15)
    person.accommodation_needed = seed.chance(14)
    person.works_days, person.works_evenings = True, seed.pick({True: 55, False: 30, None: 15})
    person.works_nights, person.works_weekends = seed.pick({True: 30, False: 55, None: 15}), seed.chance(60)
    person.has_care_hours = seed.chance(38 if woman else 9)
    if person.has_care_hours:
        start, end = seed.dice.choice(((420, 480), (960, 1200), (780, 1080)))
        person.care_windows = [CareWindow(weekday=day, from_minute=start, to_minute=end) for day in range(5)]
    person.max_hours_per_week = seed.pick({40: 55, 48: 10, 30: 10, 20: 10, None: 15})
    person.earliest_start = seed.today + timedelta(days=seed.dice.choice((0, 0, 7, 14, 30)))
    person.min_net_pay = seed.dice.choice((None, None, 500, 500, 600, 700))
    person.preferred_contract = seed.pick({None: 60, ContractKind.PERMANENT: 30, ContractKind.PART_TIME: 10})


def _languages(seed: Seed, person: Jobseeker) -> None:
    own = person.language
    levels = {own: CefrLevel.C2}
    levels.setdefault("bg", seed.pick(BULGARIAN))
    first, second = ALSO_SPEAKS[own]
    if seed.chance(60):
        levels.setdefault(first, seed.dice.choice((CefrLevel.A2, CefrLevel.B1, CefrLevel.C1)))
    if seed.chance(25):
        levels.setdefault(second, seed.dice.choice((CefrLevel.A1, CefrLevel.A2, CefrLevel.B1)))
    for language, level in levels.items():
        person.languages.append(
            JobseekerLanguage(language=language, spoken=level, written=level if seed.chance(80) else None)
        )


def _papers(seed: Seed, person: Jobseeker, job: Job) -> None:
    held = {LicenceKind.DRIVING_B} if seed.chance(34) else set()
    if job.licence and seed.chance(55):
        held.add(LicenceKind(job.licence))
    if LicenceKind.DRIVING_CE in held:
        held |= {LicenceKind.DRIVING_B, LicenceKind.DRIVING_C, LicenceKind.DRIVER_CPC}
    seen = seed.today - timedelta(days=seed.dice.randrange(2, 90)) if person.counsellor and seed.chance(60) else None
    person.licences_checked_on = seen
    for kind in sorted(held):
        until = seed.today + timedelta(days=seed.dice.randrange(90, 2000))
        person.licences.append(JobseekerLicence(kind=kind, valid_until=until, seen_on=seen))


def _account(seed: Seed, person: Jobseeker) -> Account:
    account = Account(
        role=Role.JOBSEEKER, key=person.key, jobseeker=person, language=person.language, created_at=person.created_at
    )
    seed.session.add(account)
    code = code_words.new_code()
    account.code, account.code_index = code, seed.vault.blind_index("code", code)
    return account


def _consents(seed: Seed, person: Jobseeker) -> list[Consent]:
    given = {ConsentPurpose.MATCHING: 97, ConsentPurpose.SUGGEST_TO_EMPLOYERS: 78, ConsentPurpose.KEEP_LONGER: 40}
    return [consent(seed, person, purpose, person.created_at) for purpose, share in given.items() if seed.chance(share)]


def consent(seed: Seed, person: Jobseeker, purpose: ConsentPurpose, at: datetime) -> Consent:
    """What somebody agreed to, said by themselves or recorded for them by their counsellor."""
    by_staff = person.entered_by_staff and person.counsellor_id is not None
    return Consent(
        jobseeker_id=person.id, purpose=purpose, text_version=account_create.MATCHING_TEXT, language=person.language,
        channel="read aloud" if by_staff else "web", with_interpreter=by_staff and seed.chance(50),
        recorded_by_id=person.counsellor_id if by_staff else None, given_at=at,
    )  # fmt: skip
