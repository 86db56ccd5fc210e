"""What identifies a person is sealed with that person's key, at one place only."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from models import Account, Jobseeker
from models.crypto import Unreadable, Vault, seal, unseal
from models.queries import by_public_id
from tests.world import World

KEY = b"k" * 32


def test_a_sealed_text_opens_only_where_it_was_sealed() -> None:
    sealed = seal(KEY, "jobseeker/a/phone", "0888")
    assert unseal(KEY, "jobseeker/a/phone", sealed) == "0888"
    for elsewhere in ("jobseeker/a/email", "jobseeker/b/phone", "account/a/phone"):
        with pytest.raises(Unreadable):
            unseal(KEY, elsewhere, sealed)


def test_equal_texts_look_different_sealed() -> None:
    assert seal(KEY, "a", "Анна") != seal(KEY, "a", "Анна")


def test_a_changed_byte_is_noticed() -> None:
    sealed = bytearray(seal(KEY, "a", "Анна"))
    sealed[-1] ^= 1
    with pytest.raises(Unreadable):
        unseal(KEY, "a", bytes(sealed))


def test_a_person_key_needs_the_vault_it_was_made_with() -> None:
    vault = Vault({"1": b"a" * 32}, "1", b"l" * 32, b"c" * 32)
    wrapped = vault.new_person_key()
    assert len(vault.open_person_key(wrapped)) == 32
    with pytest.raises(Unreadable):
        Vault({"1": b"b" * 32}, "1", b"l" * 32, b"c" * 32).open_person_key(wrapped)
    with pytest.raises(Unreadable):
        Vault({"2": b"a" * 32}, "2", b"l" * 32, b"c" * 32).open_person_key(wrapped)


def test_keys_can_be_rotated_by_adding_a_new_one() -> None:
    old = Vault({"1": b"a" * 32}, "1", b"l" * 32, b"c" * 32)
    both = Vault({"1": b"a" * 32, "2": b"z" * 32}, "2", b"l" * 32, b"c" * 32)
    assert both.open_person_key(old.new_person_key())
    assert both.open_person_key(both.new_person_key())


def test_the_blind_index_differs_by_purpose_and_key() -> None:
    vault = Vault({"1": b"a" * 32}, "1", b"l" * 32, b"c" * 32)
    other = Vault({"1": b"a" * 32}, "1", b"m" * 32, b"c" * 32)
    assert vault.blind_index("phone", "x") == vault.blind_index("phone", "x")
    assert len({vault.blind_index("phone", "x"), vault.blind_index("email", "x"), other.blind_index("phone", "x")}) == 3


def test_a_name_moved_to_another_person_does_not_open(session: Session, world: World) -> None:
    anna, omar = (by_public_id(session, Jobseeker, name) for name in (world.anna, world.omar))
    assert anna is not None
    assert omar is not None
    assert anna.given_name == "Анна"
    omar.given_name_sealed = anna.given_name_sealed
    with pytest.raises(Unreadable):
        _ = omar.given_name


def test_nobodys_name_lies_readable_in_the_database(session: Session, world: World) -> None:
    for table in ("jobseeker", "account", "work_experience"):
        rows = session.execute(text(f"SELECT * FROM {table}")).all()
        raw = b" ".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for row in rows for v in row)
        for secret in ("Коваль", "عمر", "counsellor@example.org", "прибиральниця"):
            assert secret.encode() not in raw


def test_a_person_and_their_account_share_one_key(session: Session, world: World) -> None:
    account = by_public_id(session, Account, world.anna_account)
    assert account is not None
    assert account.jobseeker is not None
    assert account.key_id == account.jobseeker.key_id
