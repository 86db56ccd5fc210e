"""Views of the caseload that a counsellor keeps under a name."""

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named
from models.columns import KEY, STAFF_CHOICE, STAFF_WORDS
from models.crypto import Sealed, Vault

LONGEST_FILTERS = 300


class SavedView(Dated, Named, Base):
    """One view of one account: its name, sealed because people name lists after people, and what was chosen, as it
    stands in an address. At most one `opens_first`."""

    __tablename__ = "saved_view"
    __table_args__ = (Index("ix_saved_view_account_id", "account_id"),)

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), info=KEY)
    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=STAFF_WORDS)
    filters: Mapped[str] = mapped_column(String(LONGEST_FILTERS), info=STAFF_CHOICE)
    opens_first: Mapped[bool] = mapped_column(default=False, info=STAFF_CHOICE)

    account: Mapped[Account] = relationship()
    name = Sealed()

    def sealing_key(self, vault: Vault) -> bytes:
        """The opened data key of the account that keeps the view."""
        return self.account.sealing_key(vault)
