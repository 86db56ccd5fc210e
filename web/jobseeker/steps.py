"""The order of the questions: where each is, what comes before and after it."""

from flask import flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.pages import done
from web.questions.parts import ASKED, PICTURES, TITLES, WHY
from web.services.jobseeker_progress import Part

PARTS = tuple(Part)
_PAGES = {Part.WORK: "jobseeker.add_work", Part.SKILLS: "jobseeker.skills", Part.LANGUAGES: "jobseeker.languages"}
CHECKING = "check"


def address(part: Part, back: str | None = None) -> str:
    """The page of a part; `back` names the page to come back to."""
    if part in _PAGES:
        return url_for(_PAGES[part], back=back)
    return url_for("jobseeker.question", question=part.value, back=back)


def checking() -> str | None:
    """What to hand on in addresses while the reader mends answers from the page that shows them all."""
    return CHECKING if request.args.get("back") == CHECKING else None


def place_of(part: Part) -> dict[str, object]:
    """What the layout needs to show where this question stands."""
    step = PARTS.index(part)
    before = address(PARTS[step - 1]) if step else url_for("jobseeker.home")
    return {
        "step": step + 1,
        "steps": len(PARTS),
        "back_url": url_for("jobseeker.check") if checking() else before,
        "part": part,
        "part_title": TITLES[part],
        "asked": ASKED[part],
        "why": WHY[part],
        "picture": PICTURES[part],
    }


def onward(part: Part) -> str:
    """Where to go when a part is answered: back to all answers, or on to the next question."""
    following = PARTS.index(part) + 1
    if checking() or following == len(PARTS):
        return url_for("jobseeker.check")
    return address(PARTS[following])


def saved(location: str) -> Response:
    """Finish: keep what was answered, say so, go on."""
    flash(_("Saved."), "success")
    return done(location)
