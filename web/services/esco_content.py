"""What ESCO files say, checked row by row and put together: concepts with names and descriptions, and relations."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from models.enums import ConceptKind, RelationKind
from web.services.esco_files import EscoFile, Refused, Step, rows

ESCO = "http://data.europa.eu/esco/"
ADDRESSES = {
    "occupations": re.compile(re.escape(ESCO) + r"occupation/[0-9a-fA-F-]{1,64}"),
    "skills": re.compile(re.escape(ESCO) + r"skill/[0-9a-zA-Z.-]{1,64}"),
    "iscogroups": re.compile(re.escape(ESCO) + r"isco/C\d{4}"),
}
KINDS = {
    "occupations": ConceptKind.OCCUPATION, "skills": ConceptKind.SKILL, "iscogroups": ConceptKind.UNIT_GROUP,
}  # fmt: skip
LONGEST_LABEL = 500
NOT_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
NEEDED_INSIDE = "\u200c\u200d"


@dataclass(slots=True)
class EscoConcept:
    """One concept: names per language, the preferred one first, and descriptions."""

    kind: ConceptKind
    isco: str | None
    labels: dict[str, dict[str, None]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class FileReport:
    """What became of one file's rows: how many were read, taken, and left out for which reason."""

    name: str
    read: int = 0
    taken: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class EscoContent:
    """Everything the files of one import say."""

    concepts: dict[str, EscoConcept] = field(default_factory=dict)
    relations: dict[tuple[str, str], RelationKind] = field(default_factory=dict)
    files: list[FileReport] = field(default_factory=list)

    def languages(self) -> list[str]:
        """The languages the names are in."""
        return sorted({language for concept in self.concepts.values() for language in concept.labels})


def read(files: Iterable[EscoFile], step: Step = lambda size: None) -> EscoContent:
    """Read all files, the relations last. Raises Refused if one of them is damaged or holds no rows."""
    content = EscoContent()
    for file in sorted(files, key=lambda each: each.kind == "occupationskillrelations"):
        report = FileReport(file.name)
        content.files.append(report)
        take = _take_relation if file.kind == "occupationskillrelations" else _take_concept
        for _, row in rows(file, step):
            report.read += 1
            reason = take(content, file, row)
            if reason is None:
                report.taken += 1
            else:
                report.left_out[reason] += 1
        if not report.read:
            raise Refused(f"{file.name}: holds no rows.")
        if not report.taken:
            raise Refused(f"{file.name}: not one row can be used ({report.left_out.most_common(1)[0][0]}).")
    return content


def _take_concept(content: EscoContent, file: EscoFile, row: dict[str, str]) -> str | None:
    """Take one row, or say why not."""
    address = row["conceptUri"].strip()
    if file.kind == "iscogroups" and re.fullmatch(re.escape(ESCO) + r"isco/C\d{1,3}", address):
        return "a group above the unit groups"
    if not ADDRESSES[file.kind].fullmatch(address):
        return "no ESCO address"
    if row.get("status", "released") not in ("released", ""):
        return "not released"
    isco = _isco(file.kind, address, row)
    if isco == "":
        return "no unit group of four digits"
    names = list(_names(row, file.language))
    if not names:
        return "no usable name"
    concept = content.concepts.setdefault(address, EscoConcept(KINDS[file.kind], isco))
    concept.labels.setdefault(file.language, {}).update(dict.fromkeys(names))
    if file.kind != "skills" and (description := shown(row.get("description", ""))):
        concept.descriptions.setdefault(file.language, description)
    return None


def _isco(kind: str, address: str, row: dict[str, str]) -> str | None:
    """The four digits, empty where there are none. Spreadsheets drop leading zeros."""
    if kind == "skills":
        return None
    digits = address[-4:] if kind == "iscogroups" else row["iscoGroup"].strip().removeprefix("C").zfill(4)
    return digits if re.fullmatch(r"[0-9]{4}", digits) else ""


def _names(row: dict[str, str], language: str) -> Iterator[str]:
    """The preferred name first; without one a row names nothing. Arabic masculine and feminine forms part at " / "."""
    preferred = shown(row["preferredLabel"])
    if not 0 < len(preferred) <= LONGEST_LABEL:
        return
    yield preferred
    others = [row.get(column, "") for column in ("altLabels", "hiddenLabels")]
    for name in (preferred, *(shown(each) for text in others for each in re.split(r"\r?\n", text))):
        if 0 < len(name) <= LONGEST_LABEL:
            yield name
        if language == "ar":
            yield from filter(None, name.split(" / "))


def shown(text: str) -> str:
    """Text as it may stand on a page: composed, single blanks, no control or direction characters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = "".join(
        sign if sign in NEEDED_INSIDE or unicodedata.category(sign) not in NOT_SHOWN else " " * sign.isspace()
        for sign in unicodedata.normalize("NFC", text)
    )
    return " ".join(kept.split())


def _take_relation(content: EscoContent, file: EscoFile, row: dict[str, str]) -> str | None:
    occupation, skill = row["occupationUri"].strip(), row["skillUri"].strip()
    if not ADDRESSES["occupations"].fullmatch(occupation) or not ADDRESSES["skills"].fullmatch(skill):
        return "no ESCO address"
    kind = row["relationType"].strip()
    if kind not in list(RelationKind):
        return "neither essential nor optional"
    if content.relations.get((occupation, skill)) is not RelationKind.ESSENTIAL:
        content.relations[occupation, skill] = RelationKind(kind)
    return None
