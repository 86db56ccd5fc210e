"""A run's answer as text, the same bytes every time, with seals only the people's own keys can make.

Each entry carries a seal made with that person's key, so that the fingerprint of the whole answer lets nobody try out,
after a person was erased, what their entry may have said. The run keeps a check of each seal: it proves the entry, and
says nothing once the key is gone.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import matcher
from matcher.inputs_json import canonical
from models import MatchRun
from models.crypto import fingerprint

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """The text of an answer, and the check of each entry, best first; `None` for a gap."""

    text: str
    checks: tuple[str | None, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of the text, in hex: what `sha256sum` says of the printed bytes."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def answer(
    run: MatchRun, ranking: matcher.Ranking, listed: Sequence[matcher.Match | None], keys: Mapping[str, bytes]
) -> Answer:
    """What the run answered: the counts of `ranking`, and the people `listed`, best first, `None` for each who was
    erased. `keys` are the people's own."""
    entries = [_entry(run, position, match, keys) for position, match in enumerate(listed, start=1)]
    whole = {
        "run": run.public_id, "vacancy": run.vacancy.public_id, "on": ranking.on.isoformat(),
        "engine_version": run.engine_version, "rules_version": ranking.rules_version,
        "weights_version": ranking.settings_version, "taxonomy_version": ranking.taxonomy_version,
        "considered": ranking.considered, "blocked": ranking.considered - ranking.eligible, "people": entries,
    }  # fmt: skip
    return Answer(f"{canonical(whole)}\n", tuple(_check(entry) for entry in entries))


def _entry(run: MatchRun, position: int, match: matcher.Match | None, keys: Mapping[str, bytes]) -> Entry:
    if match is None:
        return {"position": position, "gap": True}
    said = {"position": position, "match": matcher.match_to_json(match)}
    return {**said, "seal": fingerprint(keys[match.candidate_id], f"answer {run.public_id}", canonical(said))}


def _check(entry: Entry) -> str | None:
    return hashlib.sha256(entry["seal"].encode()).hexdigest()[:32] if "seal" in entry else None
