"""One way to change what staff wrote: a form, and both versions side by side when somebody else has saved meanwhile."""

from collections.abc import Callable, Sequence

from flask import flash
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from web.counsellor.case_forms import Row
from web.extensions import db
from web.forms import ZaednoForm
from web.pages import done

Answer = str | tuple[str, int] | Response
Page = Callable[[Sequence[Row]], str]


def edit(
    form: ZaednoForm, save: Callable[[], object], versions: Callable[[], Sequence[Row]], page: Page, told: str,
    then: Callable[[], str],
) -> Answer:  # fmt: skip
    """Save a valid form, say `told` and go on; otherwise show the page, with both `versions` if it was changed."""
    if not form.is_submitted() or not form.validate():
        return page(()), 422 if form.is_submitted() else 200
    try:
        save()
    except StaleDataError:
        db.session.rollback()
        return page(versions()), 409
    flash(told, "success")
    return done(then())
