"""Districts and municipalities of Bulgaria, by their EKATTE codes."""

from sqlalchemy import CheckConstraint, Float, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base
from models.columns import REFERENCE


class District(Base):
    """A district (област)."""

    __tablename__ = "district"

    code: Mapped[str] = mapped_column(String(3), primary_key=True, info=REFERENCE)
    name_bg: Mapped[str] = mapped_column(String(60), info=REFERENCE)
    name_latin: Mapped[str] = mapped_column(String(60), info=REFERENCE)
    nuts3: Mapped[str] = mapped_column(String(5), unique=True, info=REFERENCE)


class Municipality(Base):
    """A municipality (община) with the coordinates of its seat. Names repeat, codes do not."""

    __tablename__ = "municipality"
    __table_args__ = (
        CheckConstraint("latitude BETWEEN 41 AND 45", name="latitude_in_bulgaria"),
        CheckConstraint("longitude BETWEEN 22 AND 29", name="longitude_in_bulgaria"),
    )

    code: Mapped[str] = mapped_column(String(5), primary_key=True, info=REFERENCE)
    district_code: Mapped[str] = mapped_column(ForeignKey("district.code"), index=True, info=REFERENCE)
    name_bg: Mapped[str] = mapped_column(String(60), info=REFERENCE)
    name_latin: Mapped[str] = mapped_column(String(60), info=REFERENCE)
    latitude: Mapped[float] = mapped_column(Float, info=REFERENCE)
    longitude: Mapped[float] = mapped_column(Float, info=REFERENCE)

    district: Mapped[District] = relationship()
