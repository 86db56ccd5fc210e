"""What a person and their counsellor agreed to do: one goal, and steps with an owner and a day."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Date, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, UtcDateTime, Versioned, choice
from models.columns import CASE_FILE, KEY, OWN_WORDS
from models.course import Course
from models.crypto import Sealed, Vault
from models.jobseeker import Jobseeker, OfJobseeker

LONGEST_GOAL = 300
LONGEST_STEP = 300


class Goal(StrEnum):
    """What the plan leads to."""

    WORK = "work"
    BETTER_WORK = "better_work"
    OWN_OCCUPATION = "own_occupation"
    LANGUAGE = "language"
    QUALIFICATION = "qualification"
    OWN_BUSINESS = "own_business"
    OTHER = "other"


class StepText(StrEnum):
    """Standard steps, which read in every language. `COURSE` goes with a course, `OWN` with own words alone."""

    FINISH_PROFILE = "finish_profile"
    WRITE_CV = "write_cv"
    CHECK_VACANCIES = "check_vacancies"
    PREPARE_TALK = "prepare_talk"
    LEARN_BULGARIAN = "learn_bulgarian"
    COURSE = "course"
    LABOUR_OFFICE = "labour_office"
    RECOGNITION = "recognition"
    RENEW_PAPERS = "renew_papers"
    HEALTH_BOOK = "health_book"
    DRIVING_LICENCE = "driving_licence"
    CHILD_CARE = "child_care"
    WAY_TO_WORK = "way_to_work"
    BANK_ACCOUNT = "bank_account"
    FIND_INTERPRETER = "find_interpreter"
    PROPOSE_VACANCIES = "propose_vacancies"
    CALL_EMPLOYER = "call_employer"
    OWN = "own"


class StepOwner(StrEnum):
    """Who does a step."""

    PERSON = "person"
    STAFF = "staff"


class ActionPlan(OfJobseeker, Dated, Versioned, Named, Base):
    """A person's one plan. `words` say the goal more closely, in `language`."""

    __tablename__ = "action_plan"
    __mapper_args__ = {"version_id_col": Versioned.version}

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), unique=True, info=KEY)
    goal: Mapped[Goal] = mapped_column(choice(Goal), info=CASE_FILE)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)
    language: Mapped[str] = mapped_column(String(5), info=CASE_FILE)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=CASE_FILE)

    jobseeker: Mapped[Jobseeker] = relationship()
    steps: Mapped[list["ActionStep"]] = relationship(
        back_populates="plan", order_by="ActionStep.due_on, ActionStep.id", passive_deletes=True
    )
    words = Sealed()


class ActionStep(Versioned, Named, Base):
    """One step of a plan: a standard text, own words, or both. A step `COURSE` names its course while that exists."""

    __tablename__ = "action_step"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (CheckConstraint("course_id IS NULL OR text = 'course'", name="a_course_is_a_course_step"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("action_plan.id", ondelete="CASCADE"), index=True, info=KEY)
    text: Mapped[StepText] = mapped_column(choice(StepText), info=CASE_FILE)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)
    language: Mapped[str] = mapped_column(String(5), info=CASE_FILE)
    owner: Mapped[StepOwner] = mapped_column(choice(StepOwner), info=CASE_FILE)
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id", ondelete="SET NULL"), index=True, info=KEY)
    due_on: Mapped[date] = mapped_column(Date, info=CASE_FILE)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASE_FILE)

    plan: Mapped[ActionPlan] = relationship(back_populates="steps")
    course: Mapped[Course | None] = relationship()
    words = Sealed()

    @property
    def jobseeker(self) -> Jobseeker:
        """Whose step it is."""
        return self.plan.jobseeker

    def sealing_key(self, vault: Vault) -> bytes:
        """The opened data key of the person whose plan it is."""
        return self.plan.sealing_key(vault)
