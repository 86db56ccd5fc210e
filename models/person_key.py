"""The key that seals what identifies one person. Deleting the row makes every copy of those values unreadable."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Dated, Numbered
from models.columns import SEALED_SECRET
from models.crypto import Vault


class PersonKey(Dated, Numbered, Base):
    """One person's data key, wrapped by a key outside the database."""

    __tablename__ = "person_key"

    wrapped: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED_SECRET)

    def opened(self, vault: Vault) -> bytes:
        """The data key itself. Raises Unreadable if the wrapping key is gone."""
        return vault.open_person_key(self.wrapped)
