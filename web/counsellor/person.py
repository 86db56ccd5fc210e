"""One person: what comes next, what is going on, and everything they said, in their words and in ours."""

from flask import render_template

from models import Jobseeker
from models.queries import case_lines, caseload, taxonomy
from web.counsellor import blueprint, case_words, profile_words, words
from web.extensions import db, now
from web.i18n import language
from web.services import casework_next, casework_papers
from web.services.clock import day_in_bulgaria


@blueprint.route("/desk/people/<id:jobseeker>", methods=["GET"])
def person(jobseeker: Jobseeker) -> str:
    """The person's page: the next step on top, then what is going on, then the whole profile."""
    row = caseload.profile(db.session, jobseeker)
    lines = case_lines.lines(db.session, row, casework_next.moment(now()))
    concepts = {one.concept_id for one in row.work if one.concept_id}
    concepts |= {one.concept_id for one in row.skills if one.concept_id}
    return render_template(
        "counsellor/person.html", person=row, name=words.name(row), papers=casework_papers.papers(row),
        names=taxonomy.preferred_labels(db.session, concepts, language()), levels=profile_words.language_levels,
        answers=profile_words.where_and_when(row), consents=caseload.consents(db.session, row.id),
        next_up=case_words.next_up(lines, row), groups=case_words.groups(lines, row), today=day_in_bulgaria(now()),
    )  # fmt: skip
