"""Placement plans: who would be proposed where if the whole caseload were planned at once, and what was made of it.

A plan proposes nothing by itself. What describes a person in it goes with the person; the rest names nobody.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named, Numbered, UtcDateTime, choice
from models.columns import CASEWORK, KEY, REPLAY, SNAPSHOT, Viewer, seen_by
from models.jobseeker import Jobseeker
from models.matching import Decision
from models.organisation import Organisation
from models.vacancy import Vacancy

_DESK = seen_by(REPLAY, Viewer.OWN_ORGANISATION)
_FIT = seen_by(CASEWORK, Viewer.OWN_ORGANISATION)


class PlanState(StrEnum):
    """Where a plan stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class WishKind(StrEnum):
    """What a counsellor asks of a plan for one pair."""

    PIN = "pin"
    FORBID = "forbid"


class NoProposal(StrEnum):
    """Why somebody in the scope of a plan has no proposal in it. The first five are the planner's own answers."""

    NOTHING_FITS = "nothing_fits"
    ALL_FORBIDDEN = "all_forbidden"
    NOT_PLANNED = "not_planned"
    HOUSEHOLD = "household"
    NO_ROOM = "no_room"
    NOT_LOOKING = "not_looking"
    NOTHING_SAID = "nothing_said"
    WORKING = "working"
    ALL_PROPOSED = "all_proposed"


class Blocked(StrEnum):
    """Why a pair of a plan was not proposed when the plan was accepted, or why a pair could not be pinned."""

    ALREADY = "already"
    OVERTAKEN = "overtaken"
    RULED_OUT = "ruled_out"
    ON_HOLD = "on_hold"
    GONE = "gone"
    NOT_OPEN = "not_open"
    NOT_LOOKING = "not_looking"
    FULL = "full"


class PlacementPlan(Dated, Named, Base):
    """One plan: whose people (one counsellor's, or all of an organisation; without organisation, everybody's) against
    which vacancies (`vacancies`: public ids, None for all open ones), under which `limits`, and how it came out.

    `progress` is in percent. A worker holds a running plan until `leased_until`; `tries` counts the workers that began
    it. Totals are in points of fit, `costs` the points each rule costs. `proven` says that no plan is better under its
    rules; `lists_gini` is the Gini coefficient if each vacancy were listed by itself. `market` is what was planned but
    for the people. `checks` has, for each person in their order, the mark of their sheet and a check of their entry:
    both prove something with the person's key, and say nothing without.
    """

    __tablename__ = "placement_plan"
    __table_args__ = (
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress_in_percent"),
        CheckConstraint("state <> 'done' OR output_hash IS NOT NULL", name="a_finished_plan_has_an_answer"),
    )

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True, info=KEY)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    counsellor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("placement_plan.id", ondelete="SET NULL"), info=KEY)
    mine_only: Mapped[bool] = mapped_column(default=False, info=_DESK)
    vacancies: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True), info=_DESK)
    limits: Mapped[dict[str, Any]] = mapped_column(JSON, info=_DESK)
    state: Mapped[PlanState] = mapped_column(choice(PlanState), index=True, info=_DESK)
    progress: Mapped[int] = mapped_column(Integer, default=0, info=_DESK)
    tries: Mapped[int] = mapped_column(Integer, default=0, info=_DESK)
    leased_until: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=_DESK)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=_DESK)
    on_day: Mapped[date | None] = mapped_column(Date, info=_DESK)
    engine_version: Mapped[str | None] = mapped_column(String(40), info=_DESK)
    rules_version: Mapped[str | None] = mapped_column(String(64), info=_DESK)
    weights_version: Mapped[str | None] = mapped_column(String(64), info=_DESK)
    taxonomy_version: Mapped[str | None] = mapped_column(String(64), info=_DESK)
    inputs_hash: Mapped[str | None] = mapped_column(String(64), info=REPLAY)
    output_hash: Mapped[str | None] = mapped_column(String(64), info=REPLAY)
    market: Mapped[str | None] = mapped_column(Text, info=REPLAY)
    checks: Mapped[list[list[str]] | None] = mapped_column(JSON(none_as_null=True), info=REPLAY)
    total: Mapped[int | None] = mapped_column(Integer, info=_DESK)
    upper_bound: Mapped[float | None] = mapped_column(Float, info=_DESK)
    greedy_total: Mapped[int | None] = mapped_column(Integer, info=_DESK)
    first_come_total: Mapped[int | None] = mapped_column(Integer, info=_DESK)
    gini: Mapped[float | None] = mapped_column(Float, info=_DESK)
    lists_gini: Mapped[float | None] = mapped_column(Float, info=_DESK)
    proven: Mapped[bool | None] = mapped_column(info=_DESK)
    costs: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True), info=_DESK)

    organisation: Mapped[Organisation | None] = relationship()
    account: Mapped[Account | None] = relationship(foreign_keys=[account_id])
    counsellor: Mapped[Account | None] = relationship(foreign_keys=[counsellor_id])
    parent: Mapped["PlacementPlan | None"] = relationship(remote_side="PlacementPlan.id")


class PlanPair(Numbered, Base):
    """One person proposed for one vacancy in a plan. `fit` is in points of 100; `rank` is the vacancy's place among
    all that fit the person, 1 the best; `together` says that others of the household are proposed at the same time.
    `seen` is the newest decision about the pair when the plan was made. `decision` is the proposal made of it,
    `blocked` why none was."""

    __tablename__ = "plan_pair"
    __table_args__ = (UniqueConstraint("plan_id", "jobseeker_id", "vacancy_id"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("placement_plan.id", ondelete="CASCADE"), info=KEY)
    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    decision_id: Mapped[int | None] = mapped_column(
        ForeignKey("decision.id", ondelete="SET NULL"), index=True, info=KEY
    )
    seen: Mapped[str | None] = mapped_column(String(22), info=_DESK)
    fit: Mapped[int] = mapped_column(Integer, info=_FIT)
    band: Mapped[str] = mapped_column(String(20), info=CASEWORK)
    rank: Mapped[int] = mapped_column(Integer, info=_FIT)
    pinned: Mapped[bool] = mapped_column(info=CASEWORK)
    together: Mapped[bool] = mapped_column(info=CASEWORK)
    blocked: Mapped[Blocked | None] = mapped_column(choice(Blocked), info=CASEWORK)

    plan: Mapped[PlacementPlan] = relationship()
    jobseeker: Mapped[Jobseeker] = relationship()
    vacancy: Mapped[Vacancy] = relationship()
    decision: Mapped[Decision | None] = relationship()


class PlanLeftOut(Numbered, Base):
    """Somebody in the scope of a plan who has no proposal in it, and why."""

    __tablename__ = "plan_left_out"
    __table_args__ = (UniqueConstraint("plan_id", "jobseeker_id"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("placement_plan.id", ondelete="CASCADE"), info=KEY)
    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    reason: Mapped[NoProposal] = mapped_column(choice(NoProposal), info=CASEWORK)

    plan: Mapped[PlacementPlan] = relationship()
    jobseeker: Mapped[Jobseeker] = relationship()


class PlanWish(Numbered, Base):
    """A pair that a counsellor pinned or forbade, with the reason; `unkept` says why a pinned one could not be kept."""

    __tablename__ = "plan_wish"
    __table_args__ = (UniqueConstraint("plan_id", "jobseeker_id", "vacancy_id"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("placement_plan.id", ondelete="CASCADE"), info=KEY)
    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    kind: Mapped[WishKind] = mapped_column(choice(WishKind), info=CASEWORK)
    reason: Mapped[str | None] = mapped_column(String(40), info=CASEWORK)
    unkept: Mapped[Blocked | None] = mapped_column(choice(Blocked, "unkept"), info=CASEWORK)

    plan: Mapped[PlacementPlan] = relationship()
    jobseeker: Mapped[Jobseeker] = relationship()
    vacancy: Mapped[Vacancy] = relationship()


class PlanSheet(Numbered, Base):
    """One person as a plan saw them, sealed with their key: how long they had waited, what could be proposed, with whom
    they are planned for. `position` is their number among the people of the plan."""

    __tablename__ = "plan_sheet"
    __table_args__ = (UniqueConstraint("plan_id", "position"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("placement_plan.id", ondelete="CASCADE"), info=KEY)
    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    position: Mapped[int] = mapped_column(Integer, info=REPLAY)
    content_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SNAPSHOT)

    jobseeker: Mapped[Jobseeker] = relationship()
