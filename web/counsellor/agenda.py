"""What is due: tasks and follow-ups, the oldest first, one's own or the whole organisation's."""

from flask import render_template, request

from models.queries import agenda as queries
from web.counsellor import blueprint, words
from web.extensions import db, now
from web.gate import leave_marks
from web.paging import PAGE, page_of
from web.services.clock import day_in_bulgaria

KINDS = ("tasks", "follow_ups")


@blueprint.route("/desk/agenda", methods=["GET"])
def agenda() -> str:
    """Tasks or follow-ups, with how many there are of each."""
    organisation, today = words.organisation_id(), day_in_bulgaria(now())
    everybody = request.args.get("whose") == "all"
    kind = request.args.get("kind") if request.args.get("kind") in KINDS else KINDS[0]
    mine = None if everybody else words.me()
    tasks = queries.count_tasks(db.session, organisation, today, mine)
    follow_ups = queries.count_follow_ups(db.session, organisation, today, mine)
    counts = tasks if kind == KINDS[0] else follow_ups
    page, pages = page_of(counts.all)
    listed = queries.tasks if kind == KINDS[0] else queries.follow_ups
    rows = listed(db.session, organisation, mine, PAGE, (page - 1) * PAGE)
    leave_marks("agenda", {row.jobseeker.public_id for row in rows})
    return render_template(
        "counsellor/agenda.html", rows=rows, kind=kind, everybody=everybody, tasks=tasks, follow_ups=follow_ups,
        counts=counts, today=today, page=page, pages=pages,
        names={row.jobseeker_id: words.name(row.jobseeker) for row in rows},
    )  # fmt: skip
