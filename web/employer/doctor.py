"""The vacancy doctor: what each demand costs, what the law says, and what would bring more people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flask import flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from matcher.demands import Demand, Ease
from matcher.vacancy_rules import Finding, OfferReason
from models import Vacancy
from models.enums import VacancyState
from web import demand_words, labels
from web.employer import blueprint
from web.employer.asking import changeable
from web.extensions import db, now
from web.filters import place_name
from web.i18n import language
from web.pages import done
from web.reasons import offers
from web.services import doctor, matching, vacancy_check
from web.services.clock import day_in_bulgaria
from web.services.doctor import Answer, Told
from web.services.doctor_keys import Asked, Way

MOST_EASINGS = 3
FIELDS: Mapping[Demand, str] = {
    Demand.EXPERIENCE: "experience_years",
    Demand.LICENCE: "licences",
    Demand.HOURS: "hours_per_week",
    Demand.TIMES: "days",
    Demand.WAY: "employer_transport",
    Demand.START: "starts_on",
    Demand.CONTRACT: "contract",
}
LANGUAGE_FIELDS = ("first_language-level", "second_language-level", "third_language-level")


@dataclass(frozen=True, slots=True)
class Line:
    """One demand in words: what it is, its share in tenths, what to think about, and where it can be changed."""

    what: str
    tenths: int
    share: str
    question: str
    change: str


@dataclass(frozen=True, slots=True)
class Panel:
    """What the template shows. `unsaid` names the demands about which nothing can be said."""

    told: Told
    lines: Sequence[Line] = ()
    unsaid: Sequence[str] = ()
    easings: Sequence[tuple[str, str]] = ()
    stops: Sequence[str] = field(default=())
    asks: Sequence[str] = field(default=())
    advice: Sequence[str] = field(default=())


def parts(vacancy: Vacancy, names: Mapping[int, str]) -> dict[str, object]:
    """What `employer/doctor.html` needs, for a vacancy fetched whole, with what its skills are called in the reader's
    language, by concept number. `missing` is what holds publication."""
    if vacancy.state is VacancyState.CLOSED:
        return {"doctor": None, "missing": []}
    findings = vacancy_check.check(vacancy, matching.rules(db.session), day_in_bulgaria(now()))
    answer = doctor.answer(db.session, vacancy, now())
    reading = _Reading(vacancy, names, answer, findings)
    said = offers.sorted_out([each for each in findings if each not in reading.merged], offers.OfferAudience.EMPLOYER)
    panel = Panel(
        answer.told, list(reading.lines()), list(reading.unsaid()), reading.easings(),
        said["missing"], said["review"], said["advice"],
    )  # fmt: skip
    return {"doctor": panel, "missing": said["missing"]}


@blueprint.route("/employer/vacancies/<id:vacancy>/doctor", methods=["POST"])
def look_again(vacancy: Vacancy) -> Response:
    """Ask for the shares of the demands as they stand."""
    changeable(vacancy)
    if not doctor.look(db.session, vacancy, now()):
        flash(_("We cannot say more about these demands today."), "info")
    return done(url_for("employer.vacancy", vacancy=vacancy.public_id, _anchor="doctor"))


class _Reading:
    """An answer beside its vacancy, read line by line."""

    def __init__(
        self, vacancy: Vacancy, names: Mapping[int, str], answer: Answer, findings: Sequence[Finding]
    ) -> None:  # fmt: skip
        self._vacancy, self._answer = vacancy, answer
        self._shares = answer.shares or {}
        self._names = _names(vacancy, names)
        needless = {place: each for each in findings if (place := _place(each)) is not None}
        told = ((each.demand, each.about) for each in self._told())
        self._needless = {place: needless[place] for place in told if place in needless}
        self.merged = list(self._needless.values())

    def lines(self) -> Iterator[Line]:
        """The demands with a share, the dearest first."""
        for each in sorted(self._told(), key=lambda each: -(self._shares[each.name] or 0)):
            tenths = self._shares[each.name] or 0
            share = demand_words.leaves_out(tenths)
            yield Line(self._what(each), tenths, share, self._question(each), self._change(each))

    def unsaid(self) -> Iterator[str]:
        """The demands about which nothing may be said, without skills: those would be too many."""
        if self._answer.told is Told.SHARES:
            for each in self._answer.asked:
                if self._shares.get(each.name) is None and each.demand is not Demand.SKILL:
                    yield self._what(each)

    def easings(self) -> list[tuple[str, str]]:
        """What would bring most, with how much: at most three, one for each demand."""
        found = [max(gains) for each in self._told() if (gains := list(self._gains(each)))]
        best = sorted((each for each in found if each[0] > 0), key=lambda each: -each[0])[:MOST_EASINGS]
        return [(text, demand_words.more(gain)) for gain, text in best]

    def _told(self) -> list[Asked]:
        return [each for each in self._answer.asked if self._shares.get(each.name) is not None]

    def _gains(self, each: Asked) -> Iterator[tuple[int, str]]:
        tenths = self._shares[each.name] or 0
        for way in each.ways:
            rest = self._shares.get(way.rest) if way.rest else 0
            if rest is not None:
                yield (
                    tenths - rest,
                    demand_words.eased(each.demand, way.ease, self._subject(each, way), self._to(each, way)),
                )

    def _subject(self, each: Asked, way: Way) -> str:
        is_language = each.demand is Demand.LANGUAGE and way.ease is Ease.LEARNABLE
        return labels.language_name(each.about, language()) if is_language else self._what(each)

    def _to(self, each: Asked, way: Way) -> str:
        return demand_words.demand(each.demand, each.about, way.to, self._names) if way.to else ""

    def _what(self, each: Asked) -> str:
        return demand_words.demand(each.demand, each.about, each.level, self._names)

    def _question(self, each: Asked) -> str:
        if (each.demand, each.about) in self._needless:
            return offers.sentence(self._needless[each.demand, each.about], offers.OfferAudience.EMPLOYER)
        if each.demand is Demand.LANGUAGE and any(
            row.language == each.about and row.needed_for for row in self._vacancy.languages
        ):
            return ""
        return str(demand_words.QUESTIONS[each.demand])

    def _change(self, each: Asked) -> str:
        if each.demand is Demand.SKILL:
            return url_for("employer.vacancy_skills", vacancy=self._vacancy.public_id)
        return url_for("employer.edit_vacancy", vacancy=self._vacancy.public_id, _anchor=self._field(each))

    def _field(self, each: Asked) -> str:
        if each.demand is not Demand.LANGUAGE:
            return FIELDS[each.demand]
        place = sorted(row.language for row in self._vacancy.languages).index(each.about)
        return LANGUAGE_FIELDS[min(place, len(LANGUAGE_FIELDS) - 1)]


def _place(finding: Finding) -> tuple[Demand, str] | None:
    """The demand that a finding calls needless, so that both are said in one line."""
    if finding.reason is OfferReason.LANGUAGE_LEVEL_HIGH:
        return Demand.LANGUAGE, str(finding.facts["language"])
    if finding.reason in (OfferReason.EXPERIENCE_HIGH, OfferReason.EXPERIENCE_NEEDLESS):
        return Demand.EXPERIENCE, ""
    return None


def _names(vacancy: Vacancy, skills: Mapping[int, str]) -> demand_words.Names:
    places = {vacancy.municipality_code: place_name(vacancy.municipality)} if vacancy.municipality_code else {}
    return demand_words.Names(
        places,
        {row.concept.uri: skills[row.concept_id] for row in vacancy.skills if row.concept_id in skills},
        vacancy.starts_on or day_in_bulgaria(now()),
    )
