"""Organisations that help people, their leads and counsellors, and the operator."""

from models import Account, Organisation
from models.enums import OrganisationKind, Role
from scripts.demo.personas import COUNSELLOR, LEAD, OPERATOR
from scripts.demo.seed import Seed

ORGANISATIONS = (
    ("Сдружение „Общ праг“", OrganisationKind.ASSOCIATION, "SOF46"),
    ("Община Варна, център за интеграция", OrganisationKind.MUNICIPALITY, "VAR06"),
    ("Сдружение „Морски мост“", OrganisationKind.ASSOCIATION, "BGS04"),
    ("Община Пловдив, бюро „Нов съсед“", OrganisationKind.MUNICIPALITY, "PDV22"),
    ("Община Хасково, консултативен пункт", OrganisationKind.MUNICIPALITY, "HKV34"),
    ("Сдружение „Дунавски бряг“", OrganisationKind.ASSOCIATION, "RSE27"),
)
GIVEN = ("Десислава", "Ралица", "Мирела", "Невена", "Калина", "Стоян", "Борислав", "Теодор", "Явор", "Виолина")
FAMILY = (
    "Ветренска",
    "Гороцветова",
    "Иглика",
    "Синева",
    "Дъбравска",
    "Белокаменов",
    "Ясенов",
    "Друмев",
    "Хвойнов",
    "Росен",
)


def seed(seed: Seed) -> None:
    """The operator, six organisations with a lead each, and the counsellors shared out among them."""
    made = seed.ago(420)
    seed.operators = [_account(seed, Role.OPERATOR, email, name, None) for email, name in (
        (OPERATOR, "Оператор на Заедно"), ("second.operator@example.org", "Втори оператор"),
    )]  # fmt: skip
    for name, kind, municipality in ORGANISATIONS:
        organisation = Organisation(name=name, kind=kind, municipality_code=municipality, created_at=made)
        organisation.mediator_register_number = f"ИЗМИСЛЕН-{len(seed.organisations) + 1}"
        seed.session.add(organisation)
        seed.organisations.append(organisation)
    for number, organisation in enumerate(seed.organisations):
        email = f"lead{number}@example.org" if number else LEAD
        seed.staff.append(_account(seed, Role.LEAD, email, f"Ръководител {number + 1}", organisation))
    for number in range(seed.sizes.counsellors):
        email = f"counsellor{number}@example.org" if number else COUNSELLOR
        organisation = seed.organisations[(0, 0, 0, 1, 1, 2, 2, 3, 4, 5)[number % 10]]
        name = f"{GIVEN[number % 10]} {FAMILY[number % 10]}"
        seed.staff.append(_account(seed, Role.COUNSELLOR, email, name, organisation))
    seed.session.flush()


def _account(seed: Seed, role: Role, email: str, name: str, organisation: Organisation | None) -> Account:
    made = seed.ago(400)
    account = Account(
        role=role, key=seed.key(made), organisation=organisation, language="bg", created_at=made,
        email_index=seed.vault.blind_index("email", email),
    )  # fmt: skip
    seed.session.add(account)
    account.email, account.name = email, name
    return account
