"""What a run of the engine was made from, kept so that it can be made again.

What describes a person lies sealed with their own key and goes with them; all else holds nothing personal.
"""

from sqlalchemy import JSON, ForeignKey, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Numbered
from models.columns import KEY, REPLAY, SNAPSHOT, SNAPSHOT_MARK
from models.jobseeker import Jobseeker
from models.matching import MatchRun


def _material() -> Mapped[str]:
    return mapped_column(ForeignKey("engine_material.digest"), index=True, info=REPLAY)


class EngineMaterial(Numbered, Base):
    """Rules, weights, a taxonomy, or the marks of the people of a run: one row for each content, however many runs.

    `content` is text, compressed; `digest` is the SHA-256 of that text in hex.
    """

    __tablename__ = "engine_material"

    digest: Mapped[str] = mapped_column(String(64), unique=True, info=REPLAY)
    content: Mapped[bytes] = mapped_column(LargeBinary, info=REPLAY)


class SeekerSnapshot(Numbered, Base):
    """A person as the engine saw them at least once, sealed with their key; one row for each thing they ever were.

    `mark` is a fingerprint of the content under the same key.
    """

    __tablename__ = "seeker_snapshot"

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    mark: Mapped[str] = mapped_column(String(32), unique=True, info=SNAPSHOT_MARK)
    content_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SNAPSHOT)

    jobseeker: Mapped[Jobseeker] = relationship()


class RunRecord(Numbered, Base):
    """The inputs of one run by their digests, its opening as text, and its order.

    `order` lists, best first, the number of each person among the marks of `people_digest` and a check of their entry.
    `at_most` is how many the run listed at most.
    """

    __tablename__ = "run_record"

    run_id: Mapped[int] = mapped_column(ForeignKey("match_run.id", ondelete="CASCADE"), unique=True, info=KEY)
    rules_digest: Mapped[str] = _material()
    weights_digest: Mapped[str] = _material()
    taxonomy_digest: Mapped[str] = _material()
    people_digest: Mapped[str] = _material()
    opening: Mapped[str] = mapped_column(Text, info=REPLAY)
    at_most: Mapped[int] = mapped_column(Integer, info=REPLAY)
    order: Mapped[list[tuple[int, str]]] = mapped_column("listed", JSON, info=REPLAY)

    run: Mapped[MatchRun] = relationship()
