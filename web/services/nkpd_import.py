"""Bulgaria's list of occupations (NKPD): job titles with codes of eight digits, the first four of them ISCO-08.

An operator's table says which ESCO occupation a title belongs to. The titles become further Bulgarian names under the
source `nkpd`: of that occupation where it is stored, otherwise of the unit group.
"""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from models.enums import ConceptKind, LabelKind
from models.queries import taxonomy_sources as store
from models.queries.taxonomy_words import left_by_esco
from web.services.esco_content import ADDRESSES, shown
from web.services.pack import UNIT_GROUP_URI
from web.services.sheets import Row

SOURCE, LANGUAGE = "nkpd", "bg"
MOST_BYTES, MOST_ROWS = 50 << 20, 100_000
LONGEST = 500
HEADERS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "nkpd", "nkpd code", "nkpd_code", "код", "код по нкпд", "код нкпд", "нкпд", "нкпд код"),
    "title": (
        "title", "title bg", "title_bg", "name", "label", "наименование", "длъжност", "професия", "заглавие",
        "наименование на длъжността", "наименование по нкпд", "длъжност по нкпд", "наименование нкпд",
    ),
    "esco": (
        "esco", "esco uri", "esco_uri", "uri", "concepturi", "esco concept uri", "esco адрес", "esco код", "ески",
        "еско", "uri на esco", "esco професия uri",
    ),
}  # fmt: skip


class LacksColumns(ValueError):
    """Which column holds `args[0]` (code, title or esco) cannot be told from the header."""


@dataclass(slots=True)
class Read:
    """What a table says: the titles for each concept, how many titles went where, and what is wrong by line."""

    titles: dict[int, dict[str, None]] = field(default_factory=dict)
    on_occupations: int = 0
    on_groups: int = 0
    not_stored: int = 0
    faults: list[str] = field(default_factory=list)


def columns(header: Sequence[str], named: Mapping[str, str]) -> dict[str, str]:
    """Which column holds the code, the title and the ESCO address; `named` are the operator's own words for it.

    Raises LacksColumns.
    """
    found = {}
    for part, usual in HEADERS.items():
        wanted = (named[part].strip().lower(),) if named.get(part) else usual
        there = [name for name in wanted if name in header]
        if there:
            found[part] = there[0]
        elif part != "esco" or named.get(part):
            raise LacksColumns(part)
    return found


def read(session: Session, rows: Sequence[Row], named: Mapping[str, str]) -> Read:
    """Check every row and find its concept. Raises LacksColumns."""
    where = columns(list(rows[0].cells), named)
    ids, kinds = store.ids_by_address(session), store.kinds_by_address(session)
    groups = {
        isco: ids[address]
        for address, (kind, isco) in kinds.items()
        if isco is not None and kind is ConceptKind.UNIT_GROUP
    }
    result = Read()
    for row in rows:
        cells = {part: row.cells.get(column, "") for part, column in where.items()}
        code, title, address = _code(cells["code"]), shown(cells["title"]), cells.get("esco", "").strip()
        faults = list(_faults(cells["code"], code, title, address, groups.keys()))
        result.faults += [f"Row {row.number}: {fault}" for fault in faults]
        if faults:
            continue
        known = ids.get(address)
        result.on_occupations += known is not None
        result.on_groups += known is None
        result.not_stored += bool(address) and known is None
        result.titles.setdefault(known or groups[code[:4]], {})[title] = None
    return result


def _code(written: str) -> str:
    """The eight digits, empty where there are none. Spreadsheets drop leading zeros."""
    digits = re.sub(r"[\s-]", "", written).zfill(8)
    return digits if re.fullmatch(r"[0-9]{8}", digits) and re.sub(r"\D", "", written)[6:] else ""


def _faults(written: str, code: str, title: str, address: str, groups: Collection[str]) -> Iterator[str]:
    if not code:
        yield f"“{written}” is no NKPD code of eight digits."
    elif code[:4] not in groups:
        yield f"{code}: there is no unit group {code[:4]}."
    if not title:
        yield "the title is empty."
    if len(title) > LONGEST:
        yield f"the title is longer than {LONGEST} letters."
    if address and not ADDRESSES["occupations"].fullmatch(address):
        yield f"“{address}” is no ESCO address of an occupation."


def save(session: Session, found: Read, now: datetime) -> bool:
    """Let the titles take the place of those stored before; gives whether anything changed."""
    return _store(session, found.titles, now)


def _store(session: Session, found: Mapping[int, Mapping[str, None]], now: datetime) -> bool:
    addresses = {number: address for address, number in store.ids_by_address(session).items()}
    lines = sorted(f"{addresses[number]}\t{title}" for number, titles in found.items() for title in titles)
    mark = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    if mark in [row.content_hash for row in store.sources(session) if row.source == SOURCE]:
        return False
    store.drop_source(session, SOURCE)
    labels = [
        {"concept_id": number, "language": LANGUAGE, "text": title, "source": SOURCE, "kind": LabelKind.ALTERNATIVE}
        for number, titles in sorted(found.items())
        for title in titles
    ]
    store.add_labels(session, labels)
    store.note(session, SOURCE, mark, now, concepts=len(found), labels=len(labels), relations=0)
    return True


def forget(session: Session) -> bool:
    """Take the titles out again; gives whether there were any."""
    if SOURCE not in [row.source for row in store.sources(session)]:
        return False
    store.drop_source(session, SOURCE)
    store.forget_note(session, SOURCE)
    store.drop_unnamed(session)
    return True


def bring_home(session: Session, now: datetime) -> None:
    """When ESCO goes: titles on concepts that ESCO alone had move to the unit groups."""
    left = left_by_esco(session)
    if not left:
        return
    ids = store.ids_by_address(session)
    titles: dict[int, dict[str, None]] = {}
    for label in store.labels_from(session, SOURCE):
        isco = left.get(label.concept_id)
        home = ids[UNIT_GROUP_URI.format(isco=isco)] if isco else label.concept_id
        titles.setdefault(home, {})[label.text] = None
    _store(session, titles, now)
