"""What becomes of each row when two records are made one: table by table, and answer by answer.

A table that points to people and is not here stops the tests.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from models.enums import ConsentPurpose, InterestKind
from models.sharing_enums import DisclosureState


class Way(StrEnum):
    """What becomes of the rows of the record that is absorbed. `MOVE`: they become the person's, unless the person has
    the same already. `STAY`: they are kept with what was before, and come back when the two are taken apart.
    `CHOICE`: as the answer they belong to. `ACCOUNT`: one of the two signs in."""

    MOVE = "move"
    STAY = "stay"
    CHOICE = "choice"
    ACCOUNT = "account"


class Field(StrEnum):
    """Answers that are taken together from one of the two."""

    NAME = "name"
    BIRTH = "birth"
    PHONE = "phone"
    EMAIL = "email"
    LANGUAGE = "language"
    PLACE = "place"
    TRAVEL = "travel"
    ROOF = "roof"
    TIMES = "times"
    CARE = "care"
    START = "start"
    PAY = "pay"
    CONTRACT = "contract"
    STATUS = "status"
    DOCUMENT = "document"
    COUNSELLOR = "counsellor"


WAYS: Mapping[str, Way] = {
    **dict.fromkeys(
        (
            "action_plan", "break_glass", "consent", "contest", "course_wish", "decision", "disclosure",
            "entered_answer", "exclusion", "follow_up", "hand_over", "household_member", "interest",
            "jobseeker_language", "jobseeker_licence", "jobseeker_skill", "merge", "note", "placement", "referral",
            "saved_vacancy", "task", "work_experience",
        ),
        Way.MOVE,
    ),
    # What the engine said, and what it said it from, was about the record as it was.
    **dict.fromkeys(
        (
            "likely_twins", "plan_left_out", "plan_pair", "plan_sheet", "plan_wish", "seeker_snapshot", "suggestion",
        ),
        Way.STAY,
    ),
    "care_window": Way.CHOICE,
    "account": Way.ACCOUNT,
}  # fmt: skip
#: Columns in which two rows of one person would be the same thing, where the database does not hold it.
SAME_THING: Mapping[str, tuple[str, ...]] = {"work_experience": ("concept_id",)}

#: Attributes of the person, by the answer they belong to.
COLUMNS: Mapping[Field, tuple[str, ...]] = {
    Field.NAME: ("given_name", "family_name"),
    Field.BIRTH: ("birth_date", "birth_date_precision"),
    Field.PHONE: ("phone",),
    Field.EMAIL: ("email",),
    Field.LANGUAGE: ("language",),
    Field.PLACE: ("municipality_code",),
    Field.TRAVEL: ("max_commute_minutes", "own_transport"),
    Field.ROOF: ("accommodation_needed",),
    Field.TIMES: ("works_days", "works_evenings", "works_nights", "works_weekends", "max_hours_per_week"),
    Field.CARE: ("has_care_hours",),
    Field.START: ("earliest_start",),
    Field.PAY: ("min_net_pay",),
    Field.CONTRACT: ("preferred_contract",),
    Field.STATUS: ("status", "status_valid_until", "status_registered_on", "status_seen_on", "work_note_seen_on"),
    Field.DOCUMENT: ("document_number",),
    Field.COUNSELLOR: ("counsellor_id",),
}
#: Attributes that nobody chooses: the stricter one stands, or the person's own (`merge.py`).
NOT_CHOSEN = frozenset({
    "paused_at", "parked_at", "looking_said_at", "looking_asked_at", "profile_confirmed_at", "entered_by_staff",
    "licences_checked_on", "external_index", "organisation_id", "key_id", "id", "public_id", "created_at", "version",
})  # fmt: skip
#: What was agreed to for the whole record. It stands only if both agreed. Other consents go with what they are for.
FOR_THE_WHOLE = (ConsentPurpose.MATCHING, ConsentPurpose.SUGGEST_TO_EMPLOYERS, ConsentPurpose.KEEP_LONGER)

_NO = (DisclosureState.DECLINED, DisclosureState.WITHDRAWN)
IN_FORCE = (DisclosureState.ACCEPTED, DisclosureState.DISCLOSED)


def _of_sharing(row: Any) -> int:
    return 2 if row.state in _NO else int(row.state in IN_FORCE)


#: Of two rows about the same thing the weightier stands, the person's own if they weigh the same: a no weighs most.
WEIGHT: Mapping[str, Callable[[Any], int]] = {
    "disclosure": _of_sharing,
    "interest": lambda row: int(row.kind is InterestKind.NOT_FOR_ME),
}
#: A row of this table with rows of those cannot be left behind: an employer has acted on it.
ACTED_ON: Mapping[str, tuple[str, ...]] = {"disclosure": ("interview", "job_offer", "hiring_outcome")}
