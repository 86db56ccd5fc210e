"""From a title to its occupation."""

from web.employer.forms import TitleForm
from web.extensions import db
from web.i18n import language
from web.services import suggesting, vacancy_draft
from web.services.jobseeker_meaning import JOBS


def offer_occupations(form: TitleForm) -> None:
    """Take the occupation picked while the title was typed, or offer those the title may mean."""
    title, uri = form.title.data, form.chosen.data
    if not title or form.title.process_errors:
        return
    if uri and suggesting.chosen(db.session, uri, title, [language()], JOBS):
        form.settle(uri)
    else:
        form.offer(vacancy_draft.offers(db.session, title, language()))
