"""Asking back what own words mean. The words are looked up before anything is locked for writing."""

from collections.abc import Collection

from flask import render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from matcher.linking import ConceptKind
from web.extensions import own_transaction
from web.i18n import language
from web.jobseeker.steps import place_of
from web.questions.answers import NONE_OF_THESE, OwnWords
from web.services.jobseeker_meaning import Meaning, meaning, picked
from web.services.jobseeker_progress import Part

GUARDS = frozenset({"csrf_token", "form_key", "meaning", "asked", "chosen"})


def look_up(form: OwnWords, kinds: Collection[ConceptKind]) -> Meaning | None:
    """What the words sent with a form may mean, offered by the form too; None without words that can be read."""
    found = None
    if form.is_submitted() and form.words.data and not form.words.process_errors:
        with own_transaction() as reading:
            reading.info["read_only"] = True
            found = _picked(reading, form, kinds) or meaning(reading, form.words.data, language(), kinds)
    form.offer(found)
    if found and found.picked:
        form.settle(found.offers[0].uri)
    return found


def _picked(session: Session, form: OwnWords, kinds: Collection[ConceptKind]) -> Meaning | None:
    """The concept picked while typing; None if there is none or the words were changed afterwards."""
    return picked(session, form.words.data, form.chosen.data, language(), kinds) if form.chosen.data else None


def ask(form: OwnWords, found: Meaning, part: Part) -> tuple[str, int]:
    """The page that asks which concept comes closest. Everything else that was sent goes along unseen."""
    form.meaning.flags.required = True
    if form.asked.data:
        form.wrong("meaning", _("Choose one of the answers."))
    carried = [(name, value) for name, value in request.form.items(multi=True) if name not in GUARDS]
    groups = {offer.uri: offer.group for offer in found.offers if offer.group}
    page = render_template(
        "jobseeker/meaning.html", form=form, found=found, carried=carried, groups=groups, none=NONE_OF_THESE,
        whole_groups=[offer.uri for offer in found.offers if offer.whole_group], **place_of(part),
    )  # fmt: skip
    return page, 422 if form.asked.data else 200
