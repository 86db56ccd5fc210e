"""The vacancies in reach, each with its reasons, and what the person says about one."""

from collections.abc import Iterable

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

import matcher
from models import Vacancy
from models.enums import InterestKind
from models.queries import taxonomy
from web import reasons
from web.extensions import db, now, principal
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.jobseeker.not_right import ways_to_contest
from web.jobseeker.vacancy_facts import facts
from web.jobseeker.why import put_right
from web.pages import done
from web.reasons import Audience, Line, prospects
from web.services import jobseeker_vacancies, matching
from web.services.jobseeker_vacancies import Listed

SHOWN = 20
SHOWN_QUIETLY = 30
HELPS = 3
TAGS = {matcher.Band.FITS_WELL: "well", matcher.Band.FITS_PARTLY: "partly", matcher.Band.NOT_YET: "not_yet"}


@blueprint.route("/me/vacancies", methods=["GET"])
def vacancies() -> str:
    """What the person may expect, and every vacancy in its band."""
    person = me()
    if not person.work:
        return render_template("jobseeker/no_vacancies.html")
    board = jobseeker_vacancies.board(db.session, person, now())
    reach = [*board.fits_well, *board.fits_partly]
    pages = max(1, -(-len(reach) // SHOWN))
    page = min(max(request.args.get("page", 1, type=int), 1), pages)
    shown = reach[(page - 1) * SHOWN : page * SHOWN]
    quiet = [*board.not_yet[:SHOWN_QUIETLY], *board.blocked[:SHOWN_QUIETLY]]
    expected = matching.expectation(db.session, person, now())
    helps = expected.helps[:HELPS]
    names = _names([*shown, *quiet], helps)
    return render_template(
        "jobseeker/vacancies.html", board=board, shown=shown, page=page, pages=pages, expected=expected, names=names,
        helps=[prospects.told(help, names) for help in helps], paused=person.paused_at is not None,
        lines={each.vacancy.public_id: chief_lines(each.result, names) for each in [*shown, *quiet]},
        not_yet=board.not_yet[:SHOWN_QUIETLY], blocked=board.blocked[:SHOWN_QUIETLY], Band=matcher.Band,
    )  # fmt: skip


def _names(items: Iterable[Listed], helps: Iterable[matcher.Counterfactual]) -> dict[str, str]:
    """The names of all concepts on the page."""
    rows = list(items)
    uris = reasons.concepts_in(each.result for each in rows)
    for help in helps:
        uris |= reasons.concepts_of(help.facts)
    uris |= {each.vacancy.concept.uri for each in rows if each.vacancy.concept}
    return dict(taxonomy.names(db.session, uris, language()))


def chief_lines(result: matcher.Match | matcher.Blocked, names: dict[str, str]) -> list[Line]:
    """The two or three lines that say most: what blocks, or the two best points and what is missing most."""
    lines = reasons.lines(result, names, Audience.PERSON)
    if isinstance(result, matcher.Blocked):
        return [line for line in lines if line.mark == "block"][:2]
    gained = {part.reason: part.points for part in result.contributions}
    lost = {part.reason: part.max_points - part.points for part in result.contributions}
    fits = [line for line in lines if line.mark == "plus" and line.reason in gained]
    missing = [line for line in lines if line.mark == "gap"] or [line for line in lines if line.mark == "ask"]
    fits.sort(key=lambda line: -gained[line.reason])
    missing.sort(key=lambda line: -lost.get(line.reason, 0))
    return fits[:2] + missing[:1]


@blueprint.route("/me/vacancies/<id:vacancy>", methods=["GET"])
def vacancy(vacancy: Vacancy) -> str:
    """One vacancy: the facts, why it fits, what is missing, what would help, and what to say."""
    person = me()
    result = matching.pair(db.session, person, vacancy, now())
    uris = reasons.concepts_in([result]) | {uri for each in result.advice for uri in reasons.concepts_of(each.facts)}
    names = dict(taxonomy.names(db.session, uris | {vacancy.concept.uri} if vacancy.concept else uris, language()))
    lines = reasons.lines(result, names, Audience.PERSON)
    return render_template(
        "jobseeker/vacancy.html", vacancy=vacancy, names=names, facts=facts(vacancy), lines=put_right(result, lines),
        wrong=ways_to_contest(vacancy, lines),
        band=result.band.value if isinstance(result, matcher.Match) else "",
        helps=[(reasons.sentence(a.reason, a.facts, names, Audience.PERSON), TAGS[a.band]) for a in result.advice],
        net=jobseeker_vacancies.net_pay(db.session, vacancy, now()),
        said=jobseeker_vacancies.said_about(db.session, person, vacancy), kinds=InterestKind,
    )  # fmt: skip


@blueprint.route("/me/vacancies/<id:vacancy>/interest", methods=["POST"])
def interest(vacancy: Vacancy) -> Response:
    """Keep what the person says about a vacancy; it can be changed at any time."""
    page = url_for("jobseeker.vacancy", vacancy=vacancy.public_id)
    kinds = {kind.value: kind for kind in InterestKind}
    kind = kinds.get(request.form.get("kind", ""))
    if kind is None:
        flash(_("Choose one of the answers."), "warning")
        return done(page)
    jobseeker_vacancies.say(db.session, principal(), me(), vacancy, kind, now())
    told = {
        InterestKind.INTERESTED: _("Saved. Your counsellor sees that you are interested."),
        InterestKind.NOT_FOR_ME: _("Saved. You can change this at any time."),
    }
    flash(told[kind], "success")
    return done(page)
