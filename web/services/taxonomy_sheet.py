"""The words as a table: one row for each concept and name, for spreadsheets; and corrections read back from it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from matcher.text import fold
from models import Concept
from models.enums import ConceptKind, CorrectionKind, LabelKind
from models.queries import taxonomy as names
from models.queries import taxonomy_words as queries
from models.queries.taxonomy import OWN
from models.queries.taxonomy_words import NameRow, Wanted
from web.services import audit, pack, taxonomy_corrections
from web.services.esco_content import shown
from web.services.principal import Principal
from web.services.sheet_cells import csv_file
from web.services.sheets import Row
from web.services.taxonomy_corrections import Saying

COLUMNS = ("concept", "kind", "isco", "esco", "language", "use", "label", "source", "reason")
NEEDED = ("concept", "language", "use", "label")
MOST_BYTES, MOST_ROWS = 200 << 20, 1_000_000
LONGEST = 500

Key = tuple[str, str, str]


class LacksColumns(ValueError):
    """The table lacks the columns in `args[0]`."""


@dataclass(slots=True)
class Taken:
    """What came of a table: corrections made, rows that say nothing new, and what is wrong by line."""

    changed: int = 0
    unchanged: int = 0
    faults: list[str] = field(default_factory=list)


def table(session: Session, wanted: Wanted, languages: Collection[str] = ()) -> str:
    """The names of the concepts like this as CSV, with a mark that makes spreadsheets read it as UTF-8."""
    rows: list[Sequence[str]] = [COLUMNS]
    for row in queries.names(session, wanted, languages):
        one = row.concept
        cells = (
            one.uri, one.kind.value, one.isco or "", one.esco_uri or "", row.language, _use(row).value, row.text,
            row.source, row.reason or "",
        )  # fmt: skip
        rows.append(cells)
    return csv_file(rows).decode()


def _use(row: NameRow) -> CorrectionKind:
    """What a name is, in the words of corrections."""
    if row.use is CorrectionKind.HIDDEN or (row.source == OWN and row.use is not None):
        return row.use
    return CorrectionKind.PREFERRED if row.kind is LabelKind.PREFERRED else CorrectionKind.OTHER


def load(session: Session, who: Principal, rows: Sequence[Row], now: datetime) -> Taken:
    """Make the corrections a table says; the caller undoes all of them if there are faults. Raises LacksColumns."""
    lacking = [name for name in NEEDED if name not in rows[0].cells]
    if lacking:
        raise LacksColumns(lacking)
    reader = _Reader(session)
    taken = Taken()
    said = [each for row in rows if (each := reader.read(row, taken)) is not None]
    said.sort(key=lambda each: each[1].kind is CorrectionKind.HIDDEN)
    for concept, saying, number in said:
        if saying.kind is CorrectionKind.HIDDEN and _is_seen(session, concept, saying):
            taken.faults.append(f"Row {number}: people see “{saying.text}”. Give a better name before you hide it.")
        elif not taken.faults:
            taxonomy_corrections.keep(session, concept, saying, now)
    if said and not taken.faults:
        concepts = {concept.public_id: concept for concept, _saying, _number in said}
        for concept in concepts.values():
            queries.advance(session, concept, concept.version)
        taxonomy_corrections.note(session, now)
        audit.record_all(session, who, "corrected words from a table", sorted(concepts), now, {"rows": len(said)})
    taken.changed = len(said)
    return taken


def _is_seen(session: Session, concept: Concept, saying: Saying) -> bool:
    return names.preferred_labels(session, [concept.id], saying.language).get(concept.id) == saying.text


class _Reader:
    """Reads rows against what is stored."""

    def __init__(self, session: Session) -> None:
        self.concepts: dict[str, Concept] = {}
        self.uses: dict[Key, set[CorrectionKind]] = defaultdict(set)
        self.sources: dict[Key, set[str]] = defaultdict(set)
        self.owners: dict[tuple[ConceptKind, str, str], set[str]] = defaultdict(set)
        for row in queries.names(session, Wanted(language="en")):
            key = (row.concept.uri, row.language, row.text)
            self.concepts[row.concept.uri] = row.concept
            self.uses[key].add(_use(row))
            self.sources[key].add(row.source)
            if row.use is not CorrectionKind.HIDDEN:
                self.owners[row.concept.kind, row.language, fold(row.text)].add(row.concept.uri)

    def read(self, row: Row, taken: Taken) -> tuple[Concept, Saying, int] | None:
        """The correction a row says; nothing where it says nothing new or is at fault, which is noted."""
        cells = row.cells
        key = (cells["concept"], cells["language"], cells["label"])
        fault = next(self._faults(key, cells), None)
        if fault is not None:
            taken.faults.append(f"Row {row.number}: {fault}")
            return None
        use = CorrectionKind(cells["use"])
        if use in self.uses[key] or (use is CorrectionKind.OTHER and self._is_imported(key)):
            taken.unchanged += 1
            return None
        return self.concepts[key[0]], Saying(key[1], key[2], use, cells.get("reason") or None), row.number

    def _is_imported(self, key: Key) -> bool:
        """A preferred name from elsewhere stays one; it steps back when another is preferred here."""
        return bool(self.sources[key] - {OWN}) and CorrectionKind.HIDDEN not in self.uses[key]

    def _faults(self, key: Key, cells: dict[str, str]) -> Iterator[str]:
        address, language, text = key
        if address not in self.concepts:
            yield f"no concept has the address “{address}”."
            return
        if cells["use"] not in list(CorrectionKind):
            yield f"“{cells['use']}” is not one of {', '.join(CorrectionKind)}."
        if not text or text != shown(text) or len(text) > LONGEST:
            yield f"the label is empty, longer than {LONGEST} letters, or holds signs that cannot be shown."
        if len(cells.get("reason", "")) > 300:
            yield "the reason is longer than 300 letters."
        if key in self.uses:
            return
        if language not in pack.LANGUAGES:
            yield f"“{language}” is none of the languages {', '.join(pack.LANGUAGES)}."
        if cells["use"] == CorrectionKind.HIDDEN:
            yield f"there is no name “{text}” to hide."
        others = self.owners[self.concepts[address].kind, language, fold(text)] - {address}
        if others and not cells.get("reason"):
            yield f"“{text}” stands on {', '.join(sorted(others))} already; a reason is needed."
