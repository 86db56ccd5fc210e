"""Erasing a person, at once and for good: also out of every backup that is restored later."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from models.queries import erasure as queries
from models.queries import merges
from web.services import audit
from web.services.principal import SYSTEM, Principal

BLOCK = 500
_LINE = re.compile(r"\S+ ([A-Za-z0-9_-]{22})")


@dataclass(frozen=True, slots=True)
class Journal:
    """The list of erased people by their random ids, one a line, in a file of its own that no backup holds."""

    path: Path

    @classmethod
    def of(cls, instance: Path) -> "Journal":
        """The journal of an installation, by its instance folder."""
        return cls(instance / "erasures.log")

    def add(self, person: str, now: datetime) -> None:
        """Write down, safe from a power cut, that a person is erased. Raises OSError if it cannot be kept."""
        torn = self.path.exists() and not self.path.read_bytes().endswith(b"\n")
        new = not self.path.exists()
        with self.path.open("a", encoding="ascii") as file:
            file.write(("\n" if torn else "") + f"{now.isoformat()} {person}\n")
            file.flush()
            os.fsync(file.fileno())
        if new:
            folder = os.open(self.path.parent, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)

    def people(self) -> list[str]:
        """Everybody who was ever erased, once each. A line cut off by a crash belongs to nobody."""
        if not self.path.exists():
            return []
        lines = map(_LINE.fullmatch, self.path.read_text("ascii", "replace").splitlines())
        return list(dict.fromkeys(line[1] for line in lines if line))


def erase(
    session: Session, journal: Journal, who: Principal, person: str, now: datetime,
    facts: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """Destroy a person's key and delete all that is theirs; `person` is a public id. In force with the commit.

    A record that was made part of theirs goes too, also out of a backup from before. What stays is the audit chain,
    which knows them by random ids. The journal comes first: a crash in between leaves somebody who asked to be erased
    and can ask again, never one who comes back from a backup.
    """
    for name in (person, *merges.absorbed_of(session, person)):
        journal.add(name, now)
    queries.forget_people(session, [person])
    audit.record(session, who, "erased", person, now, facts)


def replay(session: Session, journal: Journal, now: datetime) -> int:
    """Erase everybody of the journal from what came out of a backup; how many were there again."""
    people, again = journal.people(), 0
    for start in range(0, len(people), BLOCK):
        again += queries.forget_people(session, people[start : start + BLOCK])
    if again:
        audit.record(session, SYSTEM, "erased again", "", now, {"people": again})
    return again
