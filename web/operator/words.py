"""Words: the list of occupations, groups and skills, by kind of work, by filter, and by what somebody might type."""

from collections.abc import Collection
from dataclasses import replace

from flask import render_template, request

from models.enums import ConceptKind
from models.queries import taxonomy_words as queries
from models.queries.taxonomy_words import Wanted
from web.extensions import db
from web.filters import language_name
from web.i18n import language
from web.operator import blueprint, words_labels
from web.services import families, pack, taxonomy_browse

LONGEST_SEARCH = 200


def asked() -> tuple[Wanted, dict[str, str]]:
    """What the address asks for, and the same as values for links; anything unknown asks for nothing."""
    given = {name: request.args.get(name, "").strip()[:LONGEST_SEARCH] for name in ("q", "group")}
    offered: dict[str, Collection[str]] = {
        "kind": list(ConceptKind),
        "family": list(words_labels.FAMILIES),
        "names": pack.LANGUAGES,
        "source": list(words_labels.SOURCES),
        "state": queries.STATES,
    }
    for name, values in offered.items():
        given[name] = request.args.get(name, "") if request.args.get(name) in values else ""
    wanted = Wanted(
        language=given["names"] or language(),
        kind=ConceptKind(given["kind"]) if given["kind"] else None,
        source=given["source"],
        state=given["state"],
        groups=taxonomy_browse.groups(given["family"], given["group"]),
    )
    return wanted, {name: value for name, value in given.items() if value}


@blueprint.route("/operator/words")
def words() -> str:
    """Kinds of work to begin with; a list as soon as something is asked for."""
    wanted, given = asked()
    number = request.args.get("page", 1, type=int)
    found = None
    if given.get("q"):
        found = taxonomy_browse.search(db.session, given["q"], wanted)
    elif given.keys() - {"names"}:
        found = taxonomy_browse.page(db.session, wanted, number)
    return render_template(
        "operator/words.html", found=found, given=given, page=number, words=words_labels,
        all_sources=words_labels.all_sources, kind_name=words_labels.kind_name,
        name_languages=[(code, language_name(code)) for code in pack.LANGUAGES],
        counts=_counts() if found is None else {},
        nameless=queries.how_many(db.session, replace(wanted, state=queries.NAMELESS)),
    )  # fmt: skip


def _counts() -> dict[str, int]:
    """Family → number of its occupations."""
    by_group = queries.occupations_by_group(db.session)
    return {name: sum(by_group.get(code, 0) for code in families.groups(name)) for name in words_labels.FAMILIES}
