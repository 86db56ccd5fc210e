"""Employers with invented names and numbers that pass the check but belong to no series in use."""

from stdnum.bg import vat

from models import Account, Employer
from models.enums import EmployerState, Role
from scripts.demo import vetting
from scripts.demo.personas import EMPLOYER
from scripts.demo.seed import Seed

NAMES = {
    "hotel": "Хотел „{}“", "restaurant": "Ресторант „{}“", "cleaning": "„{} Чистота“ ЕООД",
    "sewing": "Шивашки цех „{}“", "construction": "„{} Строеж“ ООД", "factory": "Завод „{}“",
    "garage": "Автосервиз „{}“", "transport": "„{} Превози“ ООД", "warehouse": "Склад „{}“",
    "food": "„{} Храни“ ООД", "bakery": "Хлебопекарна „{}“", "shop": "Магазини „{}“",
    "care": "Център за грижа „{}“", "health": "Медицински център „{}“", "office": "„{} Бюро“ ООД",
    "beauty": "Салон „{}“", "farm": "Стопанство „{}“", "security": "„{} Охрана“ ЕООД",
}  # fmt: skip
OWN = (
    "Синя чапла", "Тиха стряха", "Ясен бряг", "Сребърна липа", "Златен клас", "Бял камък", "Горски извор",
    "Червена калина", "Дивен друм", "Морска звездица", "Три бора", "Стара круша", "Лунен мост", "Слънчев рид",
    "Орехова сянка", "Жива вода", "Кошута", "Ветрена порта", "Росна ливада", "Медена пита",
)  # fmt: skip
SECTORS = {
    "hotel": 14, "restaurant": 14, "cleaning": 7, "sewing": 7, "construction": 12, "factory": 8, "garage": 4,
    "transport": 6, "warehouse": 6, "food": 6, "bakery": 4, "shop": 7, "care": 5, "health": 3, "office": 5,
    "beauty": 3, "farm": 6, "security": 3,
}  # fmt: skip
PLACES = {
    "SOF46": 26, "PDV22": 13, "VAR06": 14, "BGS04": 13, "BGS15": 8, "RSE27": 6, "HKV34": 6, "HKV33": 3, "SZR31": 5,
    "VTR04": 4, "BLG01": 4, "PDV01": 3, "PDV17": 5, "SLV20": 3, "PVN24": 3, "SHU30": 3, "DOB03": 3, "BGS21": 3,
    "SZR12": 2, "PAZ19": 2, "BLG03": 3, "SFO06": 3, "JAM26": 2, "VRC10": 1, "KRZ16": 1, "GAB05": 2, "HKV09": 2,
}  # fmt: skip
STATES = {
    EmployerState.VETTED: 84, EmployerState.NEW: 5, EmployerState.DOCUMENTS: 3, EmployerState.CALL_BACK: 2,
    EmployerState.SECOND_PERSON: 2, EmployerState.SUSPENDED: 4,
}  # fmt: skip
NUMBERS_FROM = 99_300_000


def seed(seed: Seed) -> None:
    """The employers, most of them checked by two people. The first is the hotel one can sign in as."""
    used: set[str] = set()
    for number in range(seed.sizes.employers):
        sector = list(SECTORS)[number] if number < len(SECTORS) else seed.pick(SECTORS)
        name = next(name for name in _names(seed, sector) if name not in used)
        used.add(name)
        made = seed.ago(seed.dice.uniform(60, 380))
        employer = Employer(
            company_number=company_number(number), name=name, created_at=made,
            state=_state(seed, number),
            municipality_code=seed.pick(PLACES) if number else "SOF46",
        )  # fmt: skip
        seed.session.add(employer)
        seed.employers.append(employer)
        _account(seed, employer, f"employer{number}@example.org" if number else EMPLOYER)
    seed.session.flush()
    for employer in seed.employers:
        vetting.check(seed, employer)
    vetting.forge(seed)


def _state(seed: Seed, number: int) -> EmployerState:
    """One of each sector is checked, then each other state comes once."""
    once = (EmployerState.VETTED,) * len(SECTORS) + vetting.UNFINISHED
    return once[number] if number < len(once) else seed.pick(STATES)


def company_number(number: int) -> str:
    """Nine digits with the right check digit, from a series no company has."""
    digits = str(NUMBERS_FROM + number)
    return digits + str(vat.calc_check_digit_legal(digits))


def sector_of(employer: Employer) -> str:
    """The sector its name speaks of."""
    found = (sector for sector, pattern in NAMES.items() if any(employer.name == pattern.format(own) for own in OWN))
    return next(found, "office")


def _names(seed: Seed, sector: str) -> list[str]:
    return [NAMES[sector].format(own) for own in seed.dice.sample(OWN, len(OWN))]


def _account(seed: Seed, employer: Employer, email: str) -> None:
    account = Account(
        role=Role.EMPLOYER, key=seed.key(employer.created_at), employer=employer, language="bg",
        created_at=employer.created_at, email_index=seed.vault.blind_index("email", email),
    )  # fmt: skip
    seed.session.add(account)
    account.email, account.name = email, "Лице за контакт"
