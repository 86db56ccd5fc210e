"""A vacancy in words for those who are not signed in: its public page, its data for search engines, its poster."""

from datetime import date, timedelta

from flask_babel import force_locale
from flask_babel import gettext as _

from models import Vacancy
from models.queries import taxonomy
from web import vacancy_words
from web.extensions import db, now
from web.filters import place_name
from web.i18n import LANGUAGES, language
from web.links import absolute
from web.services import job_posting, matching, vacancy_edit, vacancy_freshness
from web.services.clock import day_in_bulgaria
from web.services.job_posting import Posting, Words

SAID_APART = ("title", "description", "pay_min", "pay_max", "pay_period")
HOURS = ("hours_per_week", "weekdays", "from_minute", "to_minute", "rotating_shifts", "night_work", "overtime_hours")
BENEFITS = (
    "leave_days", "accommodation", "accommodation_price", "accommodation_sharing", "employer_transport",
    "start_together",
)  # fmt: skip


def facts(vacancy: Vacancy) -> list[tuple[str, str, str]]:
    """(name, label, words) of everything the employer has said, in the reader's language."""
    places = {vacancy.municipality_code: place_name(vacancy.municipality)} if vacancy.municipality_code else {}
    rows = vacancy_words.rows(vacancy_edit.terms_of(vacancy), places)
    return [(name, label, said) for name, label, said in rows if said and name not in SAID_APART]


def skills(vacancy: Vacancy) -> tuple[str, ...]:
    """What the work needs, in the reader's language; own words as they are."""
    names = taxonomy.preferred_labels(db.session, [row.concept_id for row in vacancy.skills], language())
    known = [names[row.concept_id] for row in vacancy.skills if row.essential and row.concept_id in names]
    return (*known, *(row.words for row in vacancy.own_skills if row.essential))


def occupation(vacancy: Vacancy) -> str:
    """What the job is called in the reader's language; the title as written where the occupation is not known."""
    if vacancy.concept_id is None:
        return vacancy.title
    return taxonomy.preferred_labels(db.session, [vacancy.concept_id], language()).get(
        vacancy.concept_id, vacancy.title
    )


def posting(vacancy: Vacancy) -> Posting:
    """The vacancy as data for machines, with words in the language it is written in."""
    with force_locale(vacancy.language if vacancy.language in LANGUAGES else "en"):
        said = facts(vacancy)
        words = Words(
            description="\n".join(f"{label}: {value}" for _name, label, value in [*_first(vacancy), *said]),
            skills=skills(vacancy),
            hours=_listed(said, HOURS),
            benefits=_listed(said, BENEFITS),
            address=absolute("public.vacancy", vacancy=vacancy.public_id),
            valid_through=_valid_through(vacancy),
        )
    return job_posting.posting(vacancy, words)


def _valid_through(vacancy: Vacancy) -> date:
    """The day on which the offer is paused if its employer says nothing more about it."""
    rules, said = matching.rules(db.session), vacancy.said_open_at or vacancy.approved_at or now()
    terms = (vacancy_freshness.ASK_AFTER, vacancy_freshness.PAUSE_AFTER)
    last = day_in_bulgaria(said) + timedelta(days=sum(vacancy_freshness.days(rules, term, now()) for term in terms))
    return max(last, day_in_bulgaria(now()))


def _first(vacancy: Vacancy) -> list[tuple[str, str, str]]:
    return [("title", str(_("Title")), vacancy.title), ("pay", str(_("Pay")), vacancy_words.pay(vacancy) or "–")]


def _listed(said: list[tuple[str, str, str]], names: tuple[str, ...]) -> str:
    return "; ".join(f"{label}: {value}" for name, label, value in said if name in names)
