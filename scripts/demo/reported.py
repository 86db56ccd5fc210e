"""Two reports of bad treatment at work that came without a name."""

from datetime import timedelta

from models.enums import VacancyState
from models.report import Harm, Report
from scripts.demo.seed import Seed
from web.services import reports

CODES = ("4826019375518204", "7150382946620183")


def seed(seed: Seed) -> Report:
    """One about an open vacancy, one about a company nobody knows here; gives the first."""
    vacancy = next(row for row in reversed(seed.vacancies) if row.state is VacancyState.OPEN)
    unpaid = reports.Told(
        frozenset({Harm.UNPAID, Harm.HOURS}), "uk", vacancy.public_id,
        words="Працювали по дванадцять годин. За липень заплатили половину, за серпень нічого.",
    )  # fmt: skip
    fee = reports.Told(frozenset({Harm.FEE}), "ar", company="شاب عند المحطة", words="طلب مئتي يورو مقابل عمل في مصنع.")
    for told, code, days in zip((unpaid, fee), CODES, (1, 4), strict=True):
        reports.send(seed.session, told, code, seed.now - timedelta(days=days))
    found = reports.find(seed.session, CODES[0])
    if found is None:
        raise LookupError("The report that was just sent is not there.")
    return found
