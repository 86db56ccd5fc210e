"""The open vacancies for one person: ranked and explained, or while the engine is switched off as plain facts."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask import render_template, request

import matcher
from models import Decision, Interest, Jobseeker, Vacancy
from models.queries import desk_order as keys
from models.queries.desk_order import VacancyKey
from web import course_hints, reasons, vacancy_words
from web.counsellor import blueprint, order_words, words
from web.extensions import db, now
from web.paging import page_of
from web.reasons import Line, prospects
from web.services import desk_order, engine_switch, matching
from web.services.desk_order import Order

HELPS = 5
SHOWN = 50


class Row(NamedTuple):
    """One vacancy for the person; `here` says why it stands here when the list has another order than by fit."""

    vacancy: Vacancy
    band: str
    here: str
    lines: Sequence[Line]
    interest: Interest | None
    decision: Decision | None


@blueprint.route("/desk/people/<id:jobseeker>/vacancies", methods=["GET"])
def person_vacancies(jobseeker: Jobseeker) -> str:
    """Best first, or in the order asked for; what the law or the person's own wish rules out comes last and apart."""
    return _ranked(jobseeker) if engine_switch.runs(db.session) else _plain(jobseeker)


def _ranked(person: Jobseeker) -> str:
    order = order_words.asked(desk_order.OF_VACANCIES)
    ranking = matching.vacancies_for(db.session, person, now())
    expected = matching.expectation(db.session, person, now())
    helps = expected.helps[:HELPS] if order is Order.FIT else ()
    known = {key.public_id: key for key in keys.open_vacancies(db.session)} if order is not Order.FIT else {}
    every: list[matching.Result] = [*_in_order(ranking.matches, order, known, person), *ranking.blocked]
    page, pages = page_of(len(every), SHOWN)
    answers = every[(page - 1) * SHOWN : page * SHOWN]
    names = words.concept_names(answers, {one for each in helps for one in reasons.concepts_of(each.facts)})
    beside = keys.beside_person(db.session, person.id, [each.opening_id for each in answers])
    found = _rows(person, answers, beside, names, order, known)
    return render_template(
        "counsellor/person_vacancies.html", person=person, name=words.name(person), pay=vacancy_words.pay, ranked=True,
        courses=course_hints.beside_helps(person, helps, names, "counsellor.course") if helps else {},
        expected=expected, helps=[prospects.told(each, names) for each in helps],
        rows=[row for row in found if row.band != "blocked"], blocked=[row for row in found if row.band == "blocked"],
        page=page, pages=pages, order=order.value, orders=_choices(desk_order.OF_VACANCIES, order, person), narrowed={},
        weights=ranking.settings_version,
    )  # fmt: skip


def _in_order(
    matches: Sequence[matcher.Match], order: Order, known: Mapping[str, VacancyKey], person: Jobseeker
) -> Sequence[matcher.Match]:
    """The engine's answers in another order. One that was closed a moment ago stays out."""
    if order is Order.FIT:
        return matches
    answers = {each.opening_id: each for each in matches}
    there = [key for key in known.values() if key.public_id in answers]
    listed = desk_order.vacancies(there, order, person.municipality)
    return [answers[key.public_id] for key in listed]


def _plain(person: Jobseeker) -> str:
    """What is open, with what the gates say of each."""
    same = request.args.get("work") == "same"
    narrowed, orders = {"work": "same"} if same else {}, desk_order.OF_VACANCIES[1:]
    order = order_words.asked(orders)
    held = [row.concept_id for row in person.work if row.concept_id is not None]
    found = desk_order.vacancies(keys.open_vacancies(db.session, held if same else None), order, person.municipality)
    page, pages = page_of(len(found), SHOWN)
    shown = found[(page - 1) * SHOWN : page * SHOWN]
    beside = keys.beside_person(db.session, person.id, [key.public_id for key in shown])
    there = [beside[key.public_id].vacancy for key in shown if key.public_id in beside]
    answers = matching.sifted_vacancies(db.session, person, there, now())
    names = words.concept_names(answers)
    return render_template(
        "counsellor/person_vacancies.html", person=person, name=words.name(person), pay=vacancy_words.pay, ranked=False,
        rows=_rows(person, answers, beside, names, order, {key.public_id: key for key in shown}), blocked=[],
        same=same,
        page=page, pages=pages, order=order.value, orders=_choices(orders, order, person, **narrowed),
        narrowed=narrowed,
    )  # fmt: skip


def _choices(offered: Sequence[Order], order: Order, person: Jobseeker, **more: str) -> list[order_words.Choice]:
    page, named = "counsellor.person_vacancies", {"jobseeker": person.public_id, **more}
    return order_words.choices(order_words.VACANCIES, offered, order, page, **named)


def _rows(
    person: Jobseeker, answers: Sequence[matching.Result], found: Mapping[str, keys.Offered], names: words.Names,
    order: Order, known: Mapping[str, VacancyKey],
) -> list[Row]:  # fmt: skip
    """Without vacancies that were closed a moment ago."""
    here = {name: order_words.about_vacancy(key, order, person.municipality) for name, key in known.items()}
    return [
        Row(
            found[name].vacancy, words.band(result), here.get(name, ""), words.main_lines(result, names),
            found[name].interest, found[name].decision,
        )
        for result in answers
        if (name := result.opening_id) in found
    ]  # fmt: skip
