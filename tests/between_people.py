"""What there is between people of the small world and a hotel: invitations, cards, consents, a time to meet."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models import Card, Consent, Contest, Disclosure, InboxItem, Interview, InterviewSlot, Jobseeker, Vacancy
from models.card import Spoken, Years
from models.enums import ConsentPurpose
from models.inbox import News
from models.interview import InterviewState, SlotKind, SlotPlace
from models.sharing_enums import ContestKind, ContestState, DisclosureState, InvitationText, SharedField


def and_lozen(
    session: Session, anna: Jobseeker, omar: Jobseeker, hotel: Vacancy, cook: Vacancy, now: datetime
) -> dict[str, str]:
    """Invites anna as a room attendant, reads her languages for the cook's post, and was proposed omar for it; public
    ids by name."""
    rows = _rows(session, anna, omar, hotel, cook, now)
    session.add_all(rows.values())
    _cards(session, rows, now)
    _may_be_suggested(session, (anna, omar), now)
    session.flush()
    facts = {"disclosure": rows["invited"].public_id, "vacancy": hotel.public_id}
    news = InboxItem(account=anna.account, news=News.INVITED, facts=facts, created_at=now)
    session.add(news)
    session.flush()
    granted = rows["granted"]
    assert isinstance(granted, Disclosure)
    return {
        **{name: row.public_id for name, row in rows.items()}, "news": news.public_id,
        **_time_to_meet(session, granted, cook, now),
    }  # fmt: skip


def _rows(
    session: Session, anna: Jobseeker, omar: Jobseeker, hotel: Vacancy, cook: Vacancy, now: datetime
) -> dict[str, Disclosure | Contest]:
    consent = Consent(
        jobseeker_id=anna.id, purpose=ConsentPurpose.SHARE_WITH_EMPLOYER, text_version="2026-11", language="uk",
        channel="web", given_at=now,
    )  # fmt: skip
    session.add(consent)
    session.flush()
    made = {"created_at": now, "changed_at": now}
    sent = {**made, "invited_at": now, "invitation": InvitationText.TALK}
    return {
        "invited": Disclosure(jobseeker=anna, vacancy=hotel, state=DisclosureState.INVITED, **sent),
        "granted": Disclosure(
            jobseeker=anna, vacancy=cook, state=DisclosureState.DISCLOSED, fields=frozenset({SharedField.LANGUAGES}),
            expires_at=now + timedelta(days=400), confirmed_at=now, consent=consent, **sent,
        ),
        "suggested": Disclosure(jobseeker=omar, vacancy=cook, state=DisclosureState.SUGGESTED, **made),
        "contest": Contest(
            jobseeker=anna, kind=ContestKind.PAY, subject="", state=ContestState.SETTLED, created_at=now,
            resolved_at=now,
        ),
    }  # fmt: skip


def _cards(session: Session, rows: dict[str, Disclosure | Contest], now: datetime) -> None:
    session.add_all(
        Card(
            disclosure=rows[name], shown_at=now, period="2026-4", level=7, occupation=group,
            experience=Years.ONE_TO_FOUR, bulgarian=Spoken.BASIC,
        )
        for name, group in (("invited", "9"), ("granted", "9"), ("suggested", "5"))
    )  # fmt: skip


def _may_be_suggested(session: Session, people: tuple[Jobseeker, ...], now: datetime) -> None:
    session.add_all(
        Consent(
            jobseeker_id=person.id, purpose=ConsentPurpose.SUGGEST_TO_EMPLOYERS, text_version="2026-11",
            language=person.language, channel="web", given_at=now,
        )
        for person in people
    )  # fmt: skip


def _time_to_meet(session: Session, granted: Disclosure, cook: Vacancy, now: datetime) -> dict[str, str]:
    slot = InterviewSlot(
        vacancy=cook, kind=SlotKind.TALK, place=SlotPlace.WORKPLACE, starts_at=now + timedelta(days=3), minutes=30,
        created_at=now,
    )  # fmt: skip
    agreed = Interview(
        disclosure=granted, slot=slot, state=InterviewState.AGREED, changed_at=now, answered_at=now, interpreter="uk",
        created_at=now,
    )  # fmt: skip
    session.add_all((slot, agreed))
    session.flush()
    return {"slot": slot.public_id, "interview": agreed.public_id}
