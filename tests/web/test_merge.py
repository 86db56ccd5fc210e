"""Two records of one person are made one, and taken apart again, whole."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from models import (
    Account,
    Base,
    Consent,
    InboxItem,
    Interest,
    Jobseeker,
    Merge,
    Note,
    OutboxMessage,
    PersonKey,
    Vacancy,
)
from models.crypto import Sealed
from models.enums import Channel, ConsentPurpose, InterestKind
from models.inbox import News
from models.note import NoteKind, NoteReader
from models.queries import by_public_id, disclosures, subject_rows
from models.sharing_enums import DisclosureState
from tests.world import NOW, World
from web.services import account_create, channels, erasure, merge, merge_undo
from web.services.merge import Choice, make_one
from web.services.merge_rules import COLUMNS, NOT_CHOSEN, WAYS, Field
from web.services.merge_sorting import Entangled
from web.services.principal import Actor, Principal

LATER = NOW + timedelta(minutes=5)


def get(session: Session, kind: type[Any], public_id: str) -> Any:
    found = by_public_id(session, kind, public_id)
    assert found is not None
    return found


def staff(session: Session, world: World) -> Principal:
    account = get(session, Account, world.counsellor)
    return Principal(
        Actor.COUNSELLOR, account.id, account.public_id, organisation_id=account.organisation_id,
        organisation_name=account.organisation.public_id,
    )  # fmt: skip


def choice(person: Jobseeker, other: Jobseeker, *taken: Field, signs_in: bool = False) -> Choice:
    return Choice(frozenset(taken), signs_in, (person.version, other.version))


def everything(session: Session, *people: str) -> list[dict[str, Any]]:
    """All rows of people, opened, without numbers: what counts is the same after taking apart."""
    session.expire_all()
    rows = [
        _plain(row)
        for name in people
        for kind, found in subject_rows.rows_of(session, get(session, Jobseeker, name))
        for row in found
        if kind.__tablename__ not in ("merge", "inbox_item")
    ]
    return sorted(rows, key=repr)


def _plain(row: Any) -> dict[str, Any]:
    kind, names = type(row), {"table": row.__tablename__}
    for attribute in inspect(kind).column_attrs:
        column = attribute.columns[0]
        if column.foreign_keys or column.name in ("id", "version") or column.name.endswith("_sealed"):
            continue
        names[attribute.key] = getattr(row, attribute.key)
    sealed = [name for each in kind.__mro__ for name, value in vars(each).items() if isinstance(value, Sealed)]
    return {**names, **{name: getattr(row, name) for name in sealed}}


@pytest.fixture
def pair(session: Session, world: World) -> tuple[Jobseeker, Jobseeker]:
    return get(session, Jobseeker, world.anna), get(session, Jobseeker, world.omar)


def test_every_table_that_points_to_people_says_what_becomes_of_its_rows() -> None:
    pointing = {
        table.name for table in Base.metadata.tables.values() for key in table.foreign_keys
        if key.column.table.name == "jobseeker"
    }  # fmt: skip
    assert set(WAYS) == pointing


def test_every_column_of_a_person_is_chosen_or_said_not_to_be() -> None:
    chosen = {name for names in COLUMNS.values() for name in names}
    stored = {column.name.removesuffix("_sealed") for column in Jobseeker.__table__.columns}
    assert stored == chosen | NOT_CHOSEN
    assert not chosen & NOT_CHOSEN


@pytest.mark.parametrize("signs_in", [False, True])
def test_what_is_made_one_is_taken_apart_whole(
    session: Session, world: World, pair: tuple[Jobseeker, Jobseeker], signs_in: bool
) -> None:
    before = everything(session, world.anna, world.omar)
    made = make_one(session, staff(session, world), *pair, choice(*pair, *Field, signs_in=signs_in), LATER)
    session.commit()
    session.expire_all()
    assert by_public_id(session, Jobseeker, world.omar) is None
    assert get(session, Jobseeker, world.anna).family_name == "حداد"
    merge_undo.take_apart(session, staff(session, world), get(session, Merge, made.public_id), LATER)
    session.commit()
    assert everything(session, world.anna, world.omar) == before


def test_what_the_absorbed_record_held_is_the_persons_and_opens_with_their_key(
    session: Session, world: World, pair: tuple[Jobseeker, Jobseeker]
) -> None:
    note = Note(
        jobseeker=pair[1], kind=NoteKind.TALK, reader=NoteReader.COLLEAGUES, language="bg", created_at=NOW,
    )  # fmt: skip
    session.add(note)
    session.flush()
    note.words = "Иска да работи сутрин."
    session.commit()
    make_one(session, staff(session, world), *pair, choice(*pair), LATER)
    session.commit()
    session.expire_all()
    anna = get(session, Jobseeker, world.anna)
    assert anna.family_name == "Коваль"
    assert {row.own_words for row in anna.work} == {"прибиральниця в готелі", "طباخ في مطعم"}
    assert session.scalars(select(Note.jobseeker_id)).all().count(anna.id) >= 1
    assert "Иска да работи сутрин." in {row.words for row in session.scalars(select(Note))}
    assert anna.profile_confirmed_at is None


def test_a_consent_that_only_one_gave_does_not_stand_until_they_are_taken_apart(
    session: Session, world: World, pair: tuple[Jobseeker, Jobseeker]
) -> None:
    anna, omar = pair
    session.add(
        Consent(
            jobseeker_id=omar.id, purpose=ConsentPurpose.KEEP_LONGER, text_version="1", language="ar", channel="web",
            given_at=NOW,
        )
    )  # fmt: skip
    session.commit()
    stood = _standing(session, anna.id) & _standing(session, omar.id)
    made = make_one(session, staff(session, world), anna, omar, choice(anna, omar), LATER)
    session.commit()
    whole = {ConsentPurpose.MATCHING, ConsentPurpose.SUGGEST_TO_EMPLOYERS, ConsentPurpose.KEEP_LONGER}
    assert _standing(session, anna.id) & whole == stood & whole
    back = merge_undo.take_apart(session, staff(session, world), made, LATER)
    assert ConsentPurpose.KEEP_LONGER in _standing(session, back.id)


def _standing(session: Session, number: int) -> set[ConsentPurpose]:
    asked = select(Consent.purpose).where(Consent.jobseeker_id == number, Consent.withdrawn_at.is_(None))
    return set(session.scalars(asked))


def test_of_two_answers_to_one_job_the_no_stands(
    session: Session, world: World, pair: tuple[Jobseeker, Jobseeker]
) -> None:
    anna, omar = pair
    vacancy = session.scalars(select(Interest.vacancy_id).where(Interest.jobseeker_id == anna.id)).first()
    if vacancy is None:
        vacancy = get(session, Vacancy, world.hotel_vacancy).id
        session.add(Interest(jobseeker_id=anna.id, vacancy_id=vacancy, kind=InterestKind.INTERESTED, said_at=NOW))
    session.add(Interest(jobseeker_id=omar.id, vacancy_id=vacancy, kind=InterestKind.NOT_FOR_ME, said_at=NOW))
    session.commit()
    make_one(session, staff(session, world), anna, omar, choice(anna, omar), LATER)
    kinds = session.scalars(select(Interest.kind).where(Interest.vacancy_id == vacancy)).all()
    assert kinds == [InterestKind.NOT_FOR_ME]


def test_one_account_signs_in_and_its_owner_is_told(
    session: Session, world: World, pair: tuple[Jobseeker, Jobseeker]
) -> None:
    make_one(session, staff(session, world), *pair, choice(*pair, signs_in=True), LATER)
    session.commit()
    assert by_public_id(session, Account, world.anna_account) is None
    kept = get(session, Account, world.omar_account)
    assert kept.jobseeker.public_id == world.anna
    told = session.scalars(select(InboxItem.news).where(InboxItem.account_id == kept.id)).all()
    assert News.MADE_ONE in told


def test_who_loses_their_account_hears_of_it_where_they_wanted_messages(
    session: Session, world: World, pair: tuple[Jobseeker, Jobseeker]
) -> None:
    gone = get(session, Account, world.omar_account)
    gone.phone, gone.phone_index, gone.phone_confirmed_at = "+359881112223", "x" * 64, NOW
    channels.choice_row(session, gone).channel = Channel.SMS
    session.commit()
    make_one(session, staff(session, world), *pair, choice(*pair), LATER)
    session.commit()
    (letter,) = session.scalars(select(OutboxMessage).where(OutboxMessage.template == "account_ended"))
    assert letter.address == "+359881112223"
    assert letter.account.public_id == world.anna_account


def test_nothing_is_made_one_that_has_moved_on(
    session: Session, world: World, pair: tuple[Jobseeker, Jobseeker]
) -> None:
    stale = Choice(frozenset(), False, (pair[0].version, pair[1].version + 1))
    with pytest.raises(merge.MovedOn):
        make_one(session, staff(session, world), *pair, stale, LATER)


def test_people_of_two_organisations_are_never_made_one(session: Session, world: World) -> None:
    anna, mina = get(session, Jobseeker, world.anna), get(session, Jobseeker, world.mina)
    with pytest.raises(merge.MovedOn):
        make_one(session, staff(session, world), anna, mina, choice(anna, mina), LATER)


def test_erasing_erases_the_absorbed_record_too_also_out_of_backups(
    session: Session, world: World, pair: tuple[Jobseeker, Jobseeker], tmp_path: Path
) -> None:
    keys = {pair[0].key_id, pair[1].key_id}
    make_one(session, staff(session, world), *pair, choice(*pair), LATER)
    session.commit()
    journal = erasure.Journal.of(tmp_path)
    erasure.erase(session, journal, staff(session, world), world.anna, LATER)
    session.commit()
    assert set(journal.people()) == {world.anna, world.omar}
    assert not keys & set(session.scalars(select(PersonKey.id)))
    assert session.scalars(select(Merge)).all() == []


def test_what_was_changed_or_added_since_stays_with_the_person(
    session: Session, world: World, pair: tuple[Jobseeker, Jobseeker]
) -> None:
    made = make_one(session, staff(session, world), *pair, choice(*pair, Field.NAME, Field.PAY), LATER)
    session.commit()
    anna = get(session, Jobseeker, world.anna)
    anna.min_net_pay = 1234
    anna.work[-1].years = 9
    note = Note(
        jobseeker=anna, kind=NoteKind.TALK, reader=NoteReader.COLLEAGUES, language="bg", created_at=LATER
    )  # fmt: skip
    session.add(note)
    session.flush()
    note.words = "По-късно."
    session.commit()
    back = merge_undo.take_apart(session, staff(session, world), made, LATER)
    session.commit()
    assert (anna.min_net_pay, anna.family_name, back.family_name) == (1234, "Коваль", "حداد")
    assert note.jobseeker_id == anna.id
    assert [(row.own_words, row.years) for row in back.work] == [("طباخ في مطعم", 9)]


def test_the_newest_is_taken_apart_first_and_each_only_once(
    session: Session, world: World, pair: tuple[Jobseeker, Jobseeker]
) -> None:
    anna, omar = pair
    third = account_create.jobseeker(session, anna.organisation, "uk", NOW, by_staff=True)
    third.given_name = "Hanna"
    session.commit()
    name, before = third.public_id, everything(session, world.anna, world.omar, third.public_id)
    first = make_one(session, staff(session, world), omar, third, choice(omar, third, *Field), LATER)
    session.commit()
    omar = get(session, Jobseeker, world.omar)
    anna = get(session, Jobseeker, world.anna)
    second = make_one(session, staff(session, world), anna, omar, choice(anna, omar, *Field), LATER)
    session.commit()
    with pytest.raises(merge_undo.TooLate):
        merge_undo.take_apart(session, staff(session, world), first, LATER)
    session.rollback()
    merge_undo.take_apart(session, staff(session, world), second, LATER)
    session.commit()
    merge_undo.take_apart(session, staff(session, world), first, LATER)
    session.commit()
    assert everything(session, world.anna, world.omar, name) == before
    with pytest.raises(merge_undo.TooLate):
        merge_undo.take_apart(session, staff(session, world), first, LATER)


def test_a_company_that_acted_on_both_stands_in_the_way(
    session: Session, world: World, pair: tuple[Jobseeker, Jobseeker]
) -> None:
    anna, omar = pair
    shared = disclosures.of_pair(session, omar.id, get(session, Vacancy, world.cook_vacancy).id)
    assert shared is not None
    shared.state = DisclosureState.WITHDRAWN
    session.commit()
    with pytest.raises(Entangled):
        make_one(session, staff(session, world), anna, omar, choice(anna, omar), LATER)
