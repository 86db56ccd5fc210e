"""The few people of the invented world one can sign in as. Their secrets are printed, so only the demo has them."""

from dataclasses import dataclass

OPERATOR = "operator@example.org"
LEAD = "lead@example.org"
COUNSELLOR = "counsellor@example.org"
EMPLOYER = "employer@example.org"
STAFF = {"Employer": EMPLOYER, "Counsellor": COUNSELLOR, "Lead": LEAD, "Operator": OPERATOR}
PASSWORD = "rowan bridge over the marica"  # noqa: S105 (the invented world's own)
PIN = "704916"


@dataclass(frozen=True, slots=True)
class Persona:
    """A jobseeker one can sign in as: language, given and family name, woman or man, the job of the table."""

    language: str
    given: str
    family: str
    woman: bool
    job: str


PERSONAS = (
    Persona("uk", "Олена", "Вербова", True, "hotel-room-attendant"),
    Persona("ar", "عمر", "الشامي", False, "cook"),
    Persona("fa", "مریم", "نوری", True, "tailor"),
)
