"""What the rules about vacancies say: to the employer who can mend it, and to the counsellor who decides."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal
from flask_babel import LazyString, ngettext
from flask_babel import lazy_gettext as _l

from matcher.vacancy_rules import Finding, Ground
from matcher.vacancy_rules import OfferReason as R
from web import labels, money
from web.i18n import isolated, language


class OfferAudience(StrEnum):
    """Whom a sentence about a vacancy is for."""

    EMPLOYER = "employer"
    STAFF = "staff"


GROUNDS: Mapping[Ground, LazyString] = {
    Ground.SEX: _l("sex"),
    Ground.RACE: _l("race"),
    Ground.NATIONALITY: _l("nationality"),
    Ground.ETHNIC: _l("ethnic group"),
    Ground.GENOME: _l("genes"),
    Ground.CITIZENSHIP: _l("citizenship"),
    Ground.ORIGIN: _l("origin"),
    Ground.RELIGION: _l("religion"),
    Ground.EDUCATION: _l("education the work does not need"),
    Ground.CONVICTIONS: _l("beliefs"),
    Ground.POLITICAL: _l("politics"),
    Ground.PERSONAL_STATUS: _l("personal situation"),
    Ground.DISABILITY: _l("health or disability"),
    Ground.AGE: _l("age"),
    Ground.ORIENTATION: _l("sexual orientation"),
    Ground.FAMILY_STATUS: _l("family"),
    Ground.PROPERTY: _l("property"),
}
EMPLOYER: Mapping[R, LazyString] = {
    R.OCCUPATION_MISSING: _l("Choose the occupation, so that we can look for people."),
    R.PLACE_MISSING: _l("Say in which municipality the work is."),
    R.START_MISSING: _l("Say when the work starts."),
    R.START_PAST: _l("The start, %(day)s, has passed."),
    R.SKILLS_MISSING: _l("No skills are named. With them we find people who fit better."),
    R.CONTRACT_MISSING: _l("The kind of contract is not named."),
    R.HOURS_MISSING: _l("The hours a week are not named."),
    R.PAY_MISSING: _l("Say the pay, from and up to. A vacancy without pay is not published."),
    R.PAY_BELOW_MONTH: _l("The pay is below the minimum wage. For these hours it is at least %(least)s a month."),
    R.PAY_BELOW_HOUR: _l("The pay is below the minimum wage of %(least)s an hour."),
    R.PAY_PART_TIME_HOURS: _l("Say the hours a week, so that the pay can be compared with the minimum wage."),
    R.PAY_MONTH_NOT_KNOWN_YET: _l(
        "The minimum wage for %(day)s is not known yet. Until then at least the last one counts: %(least)s a month."
    ),
    R.PAY_HOUR_NOT_KNOWN_YET: _l(
        "The minimum wage for %(day)s is not known yet. Until then at least the last one counts: %(least)s an hour."
    ),
    R.PAST_PAY_ASKED: _l("Do not ask what people earned before: “%(said)s”."),
    R.LONG_WEEK: _l("A usual week has %(limit_hours)s, not %(hours)s. Write what is more under overtime."),
    R.LONG_DAY: _l("A usual day has %(limit_hours)s; this one comes to %(hours)s."),
    R.LONG_NIGHT_WEEK: _l("A week of night work has %(limit_hours)s; this one has %(hours)s."),
    R.LONG_NIGHT_DAY: _l("Night work has %(limit_hours)s a day; this one comes to %(hours)s."),
    R.OVERTIME_WEEK: _l("Overtime of %(hours)s a week is more than the %(limit_hours)s the law allows."),
    R.OVERTIME_MONTH: _l("The overtime comes to %(hours)s a month. The law allows %(limit_hours)s."),
    R.OVERTIME_YEAR: _l("The overtime comes to %(hours)s over the year. The law allows %(limit_hours)s."),
    R.LEAVE_SHORT: _l("Paid leave of %(days)s a year is too short. The law gives at least %(limit_days)s."),
    R.PROBATION_LONG: _l("The trial period may last %(limit_months)s at most."),
    R.PROBATION_LONG_FOR_TERM: _l("In a contract of less than a year the trial period may last %(limit_months)s."),
    R.PROBATION_TERM_UNKNOWN: _l(
        "Say when the contract ends. If it is shorter than a year, the trial period may last %(limit_months)s."
    ),
    R.FEE_ASKED: _l("People never pay for a job, its papers or its training: “%(said)s”."),
    R.DEPOSIT_ASKED: _l("Nobody leaves a deposit to get a job: “%(said)s”."),
    R.PAPERS_KEPT: _l("Nobody's papers are kept: “%(said)s”."),
    R.PAY_SAID_BELOW: _l(
        "“%(said)s” is below the minimum wage of %(least)s. No agreement makes less lawful. Write the full pay."
    ),
    R.HOURS_SAID_LONG: _l("“%(said)s” is more than the law allows. Write hours with the daily and the weekly rest."),
    R.TRIAL_UNPAID: _l("“%(said)s”: all work is paid, from the first hour. Write that the trial is paid."),
    R.UNDECLARED: _l("“%(said)s”: work starts with a signed and declared contract. Write which contract you give."),
    R.UNDERAGE_WANTED: _l(
        "“%(said)s”: who is under 18 needs a permit of the labour inspectorate, and never at night. Ask for adults."
    ),
    R.MESSENGER_ONLY: _l("“%(said)s”: name the company and the place. People answer here, not in a messenger."),
    R.WORK_FOR_DEBT: _l("“%(said)s”: nobody works off a debt. Pay travel and papers yourself, and write so."),
    R.LOCKED_IN: _l("“%(said)s”: people come and go as they like outside working hours. Take this out."),
    R.PHONE_TAKEN: _l("“%(said)s”: phones stay with their owners. Write that a locker is there, if one is."),
    R.SEXUAL_WORK: _l("“%(said)s”: work of this kind is not published here. Write plainly what the work is."),
    R.THREATS: _l("“%(said)s” reads like a threat. Everybody may leave and may complain. Take it out."),
    R.LOOKS_ASKED: _l("“%(said)s”: looks and photos say nothing about work. Say what the person will do."),
    R.RICHES_PROMISED: _l("“%(said)s” promises much for little. Write the pay, the hours and what the work is."),
    R.ABROAD_UNNAMED: _l("“%(said)s”: name the company, the country and the contract before anybody travels."),
    R.RISK_TOGETHER: _l(
        "Parts of this text often stand in adverts that cheat people. A counsellor reads it before it is published."
    ),
    R.GROUND_NAMED: _l("“%(said)s” leaves people out by %(ground)s. Say what the work needs instead."),
    R.GROUND_WITH_REASON: _l("“%(said)s” names %(ground)s with a reason. A counsellor decides whether it is lawful."),
    R.TITLE_GENDERED: _l("“%(said)s” sounds like one sex only. A name for everybody: %(paired)s."),
    R.LANGUAGE_LEVEL_HIGH: _l(
        "Such work seldom needs more %(language)s than %(usual_level)s, and you ask for %(level)s. Say what it is for."
    ),
    R.EXPERIENCE_HIGH: _l("Such work seldom needs more than %(usual_years)s of experience, and you ask for %(years)s."),
    R.EXPERIENCE_NEEDLESS: _l("Such work is learned on the job. You ask for %(years)s of experience. Is it needed?"),
    R.DIPLOMA_NEEDLESS: _l("The law asks for no recognised diploma for such work. Leave it out if it is not needed."),
    R.ACCOMMODATION_TERMS: _l("Say what the accommodation costs and whether it ends with the job."),
    R.EMPLOYER_NOT_CHECKED: _l("Nobody has checked your company yet. People see the vacancy after that."),
}
STAFF: Mapping[R, LazyString] = {
    **EMPLOYER,
    R.PAY_BELOW_MONTH: _l("Pay below the minimum wage: at least %(least)s a month for these hours."),
    R.PAY_BELOW_HOUR: _l("Pay below the minimum wage: at least %(least)s an hour."),
    R.PAST_PAY_ASKED: _l("The text asks for earlier pay: “%(said)s”."),
    R.FEE_ASKED: _l("The text asks people for money: “%(said)s”. Speak with the employer."),
    R.DEPOSIT_ASKED: _l("The text asks for a deposit: “%(said)s”. Speak with the employer."),
    R.PAPERS_KEPT: _l("The text speaks of keeping papers: “%(said)s”. Speak with the employer."),
    R.PAY_SAID_BELOW: _l("The text names pay below the minimum wage of %(least)s: “%(said)s”. Ask for the hours."),
    R.HOURS_SAID_LONG: _l("The text names hours beyond the law: “%(said)s”. Ask for the working plan."),
    R.TRIAL_UNPAID: _l("The text speaks of unpaid work: “%(said)s”. Speak with the employer."),
    R.UNDECLARED: _l("The text speaks of work without a contract: “%(said)s”. Speak with the employer."),
    R.UNDERAGE_WANTED: _l("The text asks for children or young people: “%(said)s”. Speak with the employer."),
    R.MESSENGER_ONLY: _l("The text leads into a private messenger: “%(said)s”. Ask who the company is."),
    R.WORK_FOR_DEBT: _l("The text speaks of a debt to work off: “%(said)s”. This can be trafficking."),
    R.LOCKED_IN: _l("The text speaks of people who may not leave: “%(said)s”. This can be trafficking."),
    R.PHONE_TAKEN: _l("The text speaks of phones that are taken: “%(said)s”. This can be trafficking."),
    R.SEXUAL_WORK: _l("The text may mean sexual work: “%(said)s”. Do not publish it before you know more."),
    R.THREATS: _l("The text may hold a threat: “%(said)s”. Do not publish it before you know more."),
    R.LOOKS_ASKED: _l("The text asks for looks or photos: “%(said)s”."),
    R.RICHES_PROMISED: _l("The text promises much for little: “%(said)s”."),
    R.ABROAD_UNNAMED: _l("The text speaks of work in another country: “%(said)s”. Ask for company and contract."),
    R.RISK_TOGETHER: _l("The text reads like adverts that cheated people. This is a hint only: read all of it."),
    R.GROUND_NAMED: _l("“%(said)s” names %(ground)s, a ground of discrimination. Decide whether the work demands it."),
    R.GROUND_WITH_REASON: _l("“%(said)s” names %(ground)s and a reason. Decide whether the law allows it."),
    R.LANGUAGE_LEVEL_HIGH: _l(
        "%(language)s %(level)s without a reason; such work seldom needs more than %(usual_level)s."
    ),
    R.EXPERIENCE_HIGH: _l("%(years)s of experience asked; such work seldom needs more than %(usual_years)s."),
    R.EXPERIENCE_NEEDLESS: _l("%(years)s of experience asked, though such work is learned on the job."),
    R.DIPLOMA_NEEDLESS: _l("A recognised diploma is asked, though the law asks for none here."),
    R.ACCOMMODATION_TERMS: _l("The price or the end of the accommodation is not said. Ask before people see it."),
    R.EMPLOYER_NOT_CHECKED: _l("This employer has not been checked yet."),
}
SENTENCES: Mapping[OfferAudience, Mapping[R, LazyString]] = {
    OfferAudience.EMPLOYER: EMPLOYER,
    OfferAudience.STAFF: STAFF,
}


def sentence(finding: Finding, audience: OfferAudience) -> str:
    """The sentence for a finding, its facts in the reader's form."""
    words = {name: WRITTEN[name](value) for name, value in finding.facts.items()}
    return str(SENTENCES[audience][finding.reason]) % words


def sorted_out(findings: Any, audience: OfferAudience) -> dict[str, list[str]]:
    """The sentences apart: what is `missing` or unlawful, what a person must `review`, and what is `advice`."""
    blocks = [each for each in findings if each.blocks]
    asks = [each for each in findings if each.asks]
    rest = [each for each in findings if not (each.blocks or each.asks)]
    parts = {"missing": blocks, "review": asks, "advice": rest}
    return {part: [sentence(each, audience) for each in group] for part, group in parts.items()}


def _hours(value: float) -> str:
    amount = format_decimal(value, locale=language())
    return str(ngettext("%(amount)s hour", "%(amount)s hours", round(value + 0.49), amount=amount))


def _days(count: int) -> str:
    return str(ngettext("%(num)s day", "%(num)s days", count))


def _months(count: int) -> str:
    return str(ngettext("%(num)s month", "%(num)s months", count))


def _years(count: float) -> str:
    return str(ngettext("%(num)s year", "%(num)s years", round(count)))


def _day(day: date) -> str:
    return str(format_date(day, format="long", locale=language()))


WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "least": money.euros,
    "day": _day,
    "hours": _hours,
    "limit_hours": _hours,
    "days": _days,
    "limit_days": _days,
    "limit_months": _months,
    "years": _years,
    "usual_years": _years,
    "said": isolated,
    "paired": isolated,
    "ground": lambda value: str(GROUNDS[Ground(value)]),
    "language": lambda code: labels.language_name(code, language()),
    "level": str,
    "usual_level": str,
}
