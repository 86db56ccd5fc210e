"""A person without the facts they contest: what is set aside is not known, until a counsellor has looked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from models.jobseeker import Jobseeker
from models.sharing_enums import ContestKind

ANSWERS: Mapping[ContestKind, tuple[str, ...]] = {
    ContestKind.PLACE: ("municipality", "municipality_code"),
    ContestKind.WAY: ("max_commute_minutes", "own_transport", "accommodation_needed"),
    ContestKind.TIMES: (
        "works_days", "works_evenings", "works_nights", "works_weekends", "max_hours_per_week",
    ),
    ContestKind.CARE: ("has_care_hours",),
    ContestKind.START: ("earliest_start",),
    ContestKind.PAY: ("min_net_pay",),
    ContestKind.CONTRACT: ("preferred_contract",),
    ContestKind.STATUS: ("status", "status_valid_until", "status_registered_on"),
    ContestKind.BIRTH_DATE: ("birth_date", "birth_date_precision"),
}  # fmt: skip
ENTRIES: Mapping[ContestKind, tuple[str, Callable[[Any], str]]] = {
    ContestKind.WORK: ("work", lambda row: str(row.public_id)),
    ContestKind.SKILL: ("skills", lambda row: str(row.public_id)),
    ContestKind.LANGUAGE: ("languages", lambda row: str(row.language)),
    ContestKind.LICENCE: ("licences", lambda row: str(row.kind.value)),
    ContestKind.EXCLUSION: ("exclusions", lambda row: f"{row.kind.value}:{row.value}"),
}


class _Undisputed:
    """The person, but for some attributes."""

    def __init__(self, person: Jobseeker, instead: Mapping[str, object]) -> None:
        self._person = person
        self._instead = instead

    def __getattr__(self, name: str) -> Any:
        return self._instead[name] if name in self._instead else getattr(self._person, name)


def undisputed(person: Jobseeker) -> Jobseeker:
    """The person as the engine and employers may know them: contested answers and entries read as never given."""
    if not person.contested:
        return person
    instead: dict[str, object] = {}
    subjects: dict[ContestKind, set[str]] = {}
    for contest in person.contested:
        instead |= dict.fromkeys(ANSWERS.get(contest.kind, ()))
        subjects.setdefault(contest.kind, set()).add(contest.subject)
    for kind, (name, named) in ENTRIES.items():
        if kind in subjects:
            rows: Sequence[object] = getattr(person, name)
            instead[name] = [row for row in rows if named(row) not in subjects[kind]]
    if ContestKind.LICENCE in subjects:
        # A paper left out must not read as one that was looked for and not found.
        instead["licences_checked_on"] = None
    return cast(Jobseeker, _Undisputed(person, instead))
