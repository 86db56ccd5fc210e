"""The vacancies a person saved, wants or does not want, wherever they stand."""

from flask import render_template

from web.extensions import db, now
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.jobseeker.vacancies import PARTS, Part, counted, lines_of, names_of, page_of, tabs, tag_of
from web.services import jobseeker_vacancies


@blueprint.route("/me/vacancies/<any(saved, interested, not_for_me):part>", methods=["GET"])
def said(part: str) -> str:
    """One part of the list."""
    person = me()
    if not person.work:
        return render_template("jobseeker/no_vacancies.html")
    board = jobseeker_vacancies.board(db.session, person, now())
    chosen = Part(part)
    shown, page, pages = page_of(counted(board)[chosen].items)
    names = names_of(shown)
    return render_template(
        "jobseeker/vacancies_said.html", part=part, heading=PARTS[chosen], shown=shown, page=page, pages=pages,
        names=names, lines=lines_of(shown, names), tabs=tabs(board, chosen), tag_of=tag_of,
    )  # fmt: skip
