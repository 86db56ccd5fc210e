"""One person: everything they said, in their words and in ours."""

from flask import render_template

from models import Jobseeker
from models.queries import caseload, taxonomy
from web.counsellor import blueprint, profile_words, words
from web.extensions import db
from web.i18n import language
from web.services import casework_papers


@blueprint.route("/desk/people/<id:jobseeker>", methods=["GET"])
def person(jobseeker: Jobseeker) -> str:
    """The whole profile."""
    row = caseload.whole_person(db.session, jobseeker)
    concepts = {one.concept_id for one in row.work if one.concept_id}
    concepts |= {one.concept_id for one in row.skills if one.concept_id}
    return render_template(
        "counsellor/person.html", person=row, name=words.name(row), papers=casework_papers.papers(row),
        names=taxonomy.preferred_labels(db.session, concepts, language()), levels=profile_words.language_levels,
        answers=profile_words.where_and_when(row), consents=caseload.consents(db.session, row.id),
    )  # fmt: skip
