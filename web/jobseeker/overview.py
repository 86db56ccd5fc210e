"""The list of what is answered and what is open, and all answers on one page."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker
from models.queries import disclosures, entered, taxonomy
from models.sharing_enums import DisclosureState
from web.extensions import db, now, principal
from web.forms import ZaednoForm
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.jobseeker.steps import CHECKING, PARTS, address
from web.jobseeker.young import limits
from web.pages import done
from web.questions.parts import PICTURES, TITLES
from web.questions.words import Names, describe, names_for
from web.services import disclosure, engine_switch, jobseeker_answers, looking, matching
from web.services.jobseeker_progress import Part, State, progress
from web.services.jobseeker_sheets import LANGUAGES, QUESTIONS, SKILLS, work_details
from web.services.skill_proof import PROOF, proven

Section = tuple[str, list[tuple[str, str, str]]]


@blueprint.route("/me", methods=["GET"])
def home() -> str:
    """What is answered, what is open, what to do next."""
    person = me()
    states = progress(person)
    tasks = [(TITLES[part], address(part), state.value, PICTURES[part]) for part, state in states.items()]
    next_part = next((part for part, state in states.items() if state is State.TODO), None)
    compared = bool(person.work) and engine_switch.runs(db.session)
    jobs = matching.in_reach(db.session, person, now()) if compared else None
    return render_template(
        "jobseeker/home.html", tasks=tasks, jobs=jobs, worked=bool(person.work),
        confirmed=person.profile_confirmed_at is not None,
        answered=sum(state is not State.TODO for state in states.values()), of=len(PARTS),
        next_title=TITLES[next_part] if next_part else "", next_url=address(next_part) if next_part else "",
        standing=looking.standing(db.session, person).value, invited=_waits(person), young=limits(person),
        begun=any(state is not State.TODO for state in states.values()),
        written_down=entered.unsettled(db.session, person.id),
    )  # fmt: skip


def _waits(person: Jobseeker) -> int:
    """How many invitations wait for the person's word."""
    found = disclosures.of_person(db.session, person.id)
    return sum(disclosure.answerable(row, now()) or row.state is DisclosureState.ACCEPTED for row in found)


@blueprint.route("/me/check", methods=["GET", "POST"])
def check() -> str | Response:
    """Show all answers with a way to change each, and let the person say that they are right."""
    person = me()
    if ZaednoForm().validate_on_submit():
        jobseeker_answers.confirm(db.session, principal(), person, now())
        flash(_("Thank you. Your answers are saved."), "success")
        return done(url_for("jobseeker.vacancies"))
    return render_template(
        "jobseeker/check.html", sections=list(sections(person).values()), confirmed_at=person.profile_confirmed_at,
        young=limits(person),
    )  # fmt: skip


def sections(person: Jobseeker) -> dict[Part, Section]:
    """Every part with its answers in words and the address where they are changed."""
    sheets = {Part.SKILLS: SKILLS, Part.LANGUAGES: LANGUAGES, **{Part(name): QUESTIONS[name] for name in QUESTIONS}}
    answers = {part: sheet.read(person) for part, sheet in sheets.items()}
    names = names_for(db.session, *answers.values())
    found: dict[Part, Section] = {Part.WORK: (str(TITLES[Part.WORK]), _work(person))}
    for part in PARTS[1:]:
        url = address(part, back=CHECKING)
        rows = [(what, said, url) for what, said in describe(sheets[part].name, answers[part], names)]
        if part is Part.SKILLS:
            rows += _shown_by(person, names)
        found[part] = (str(TITLES[part]), rows or [(str(TITLES[part]), "", url)])
    return found


def _shown_by(person: Jobseeker, names: Names) -> list[tuple[str, str, str]]:
    """What shows the skills for which there is more than the person's word."""
    url = url_for("jobseeker.proof", back=CHECKING)
    rows = [(what, said, url) for what, said in describe(PROOF.name, proven(PROOF.read(person)), names)]
    plain = [(_("How you can show it"), _("My word is enough for now"), url)]
    return rows or (plain if person.skills else [])


def _work(person: Jobseeker) -> list[tuple[str, str, str]]:
    names = taxonomy.preferred_labels(db.session, [row.concept_id for row in person.work if row.concept_id], language())
    rows = []
    for row in person.work:
        details = describe("work details", work_details(row.public_id).read(person), {})
        said = " · ".join(text for _what, text in details[:3] if text)
        title = names.get(row.concept_id or 0) or row.own_words or ""
        own = [row.own_words] if row.own_words and row.own_words != title else []
        wording = [_("Your counsellor's words: %(words)s", words=row.reworded)] if row.reworded else []
        said = " · ".join([*own, *wording, *([said] if said else [])])
        rows.append((title, said, url_for("jobseeker.work", work=row.public_id, back=CHECKING)))
    return rows or [(_("What you worked as"), "", address(Part.WORK, back=CHECKING))]
