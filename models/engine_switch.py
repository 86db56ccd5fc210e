"""When the matching engine was switched off and on again, by whom and why."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Dated, Named
from models.columns import KEY, SYSTEM, Viewer, seen_by

_FOR_STAFF = seen_by(SYSTEM, Viewer.STAFF, Viewer.OPERATOR)


class EngineSwitch(Dated, Named, Base):
    """One turn of the switch; the newest counts, and without any the engine runs. A row is never changed."""

    __tablename__ = "engine_switch"

    runs: Mapped[bool] = mapped_column(info=_FOR_STAFF)
    reason: Mapped[str] = mapped_column(String(500), info=_FOR_STAFF)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
