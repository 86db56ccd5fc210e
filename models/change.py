"""What changed for matching, written down by the database itself (see `models.change_triggers`)."""

from enum import StrEnum

from sqlalchemy import BigInteger, FetchedValue, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, choice
from models.columns import KEY


class ChangeKind(StrEnum):
    """What a change was about. `FORGOTTEN` marks that older changes are no longer written here."""

    PERSON = "person"
    VACANCY = "vacancy"
    EVERYTHING = "everything"
    FORGOTTEN = "forgotten"


class Change(Base):
    """That something the matching engine reads has changed: never what.

    `row_id` is the number of the person or vacancy; for `everything` a random stamp, so that no two changes look alike;
    for `forgotten` the place in this log up to which it was cut. `transaction_id` is PostgreSQL's, whose transactions
    become visible in another order than their rows are numbered.
    """

    __tablename__ = "match_change"
    # Numbers are never used twice, so whoever has read up to one has read everything before it.
    __table_args__ = (
        Index("ix_match_change_kind", "kind"),
        Index("ix_match_change_transaction_id", "transaction_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, info=KEY)
    kind: Mapped[ChangeKind] = mapped_column(choice(ChangeKind), info=KEY)
    row_id: Mapped[int] = mapped_column(BigInteger, info=KEY)
    transaction_id: Mapped[int | None] = mapped_column(BigInteger, server_default=FetchedValue(), info=KEY)
