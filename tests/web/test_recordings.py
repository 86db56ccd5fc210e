"""Recordings: no file, no player; only what is what it says is sent, whole or in parts."""

import os
from pathlib import Path

import pytest
from flask import Flask

from tests.browser import HouseClient
from tests.world import World
from web.services.recordings import MOST_BYTES, Fault, check, fault, find
from web.settings import Settings

MP3 = b"ID3\x03\x00" + bytes(range(256)) * 8
OPUS = b"OggS" + bytes(24) + b"OpusHead" + bytes(200)
VORBIS = b"OggS" + bytes(24) + b"\x01vorbis" + bytes(200)
NAMES = {"questions": ["work"], "rights": ["pay"]}


def put(folder: Path, name: str, content: bytes) -> Path:
    """Lay a file into the folder of recordings."""
    path = folder / "audio" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.fixture
def instance(app: Flask) -> Path:
    """The folder of this installation."""
    settings: Settings = app.extensions["settings"]
    return settings.instance


def test_without_a_file_there_is_no_player(client: HouseClient, instance: Path) -> None:
    assert "<audio" not in client.get("/rights/pay?lang=ar").text
    put(instance, "ar/rights/pay.mp3", MP3)
    page = client.get("/rights/pay?lang=ar").text
    assert '<audio controls preload="none" src="/audio/ar/rights/pay"' in page
    assert "<audio" not in client.get("/rights/pay?lang=uk").text
    assert "<audio" not in client.get("/rights/leave?lang=ar").text


@pytest.mark.parametrize(("question", "page"), [("place", "/me/place"), ("work", "/me/work"), ("skills", "/me/skills")])
def test_a_question_can_be_listened_to(
    client: HouseClient, world: World, instance: Path, question: str, page: str
) -> None:
    put(instance, f"fa/questions/{question}.ogg", OPUS)
    client.sign_in_as(world.anna_account)
    assert f'src="/audio/fa/questions/{question}"' in client.get(f"{page}?lang=fa").text


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [("pay.mp3", MP3, "audio/mpeg"), ("pay.mp3", b"\xff\xfb" + bytes(99), "audio/mpeg"),
     ("pay.ogg", VORBIS, "audio/ogg"), ("pay.opus", OPUS, "audio/ogg")],
)  # fmt: skip
def test_a_recording_is_sent_with_the_right_headers(
    client: HouseClient, instance: Path, name: str, content: bytes, kind: str
) -> None:
    put(instance, f"bg/rights/{name}", content)
    answer = client.get("/audio/bg/rights/pay", buffered=True)
    assert (answer.status_code, answer.mimetype, answer.data) == (200, kind, content)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "media-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_part_of_a_recording_can_be_asked_for(client: HouseClient, instance: Path) -> None:
    put(instance, "bg/rights/pay.mp3", MP3)
    part = client.get("/audio/bg/rights/pay", buffered=True, headers={"Range": "bytes=5-14"})
    assert (part.status_code, part.data) == (206, MP3[5:15])
    assert part.headers["Content-Range"] == f"bytes 5-14/{len(MP3)}"
    assert client.get("/audio/bg/rights/pay", buffered=True, headers={"Range": "bytes=99999-"}).status_code == 416


@pytest.mark.parametrize(
    "address",
    ["/audio/bg/rights/nothing", "/audio/xx/rights/pay", "/audio/bg/other/pay", "/audio/bg/rights/..%2f..%2fkeys",
     "/audio/bg/rights/pay.mp3", "/audio/bg/rights/leave"],
)  # fmt: skip
def test_nothing_else_is_sent(client: HouseClient, instance: Path, address: str) -> None:
    put(instance, "bg/rights/pay.mp3", MP3)
    put(instance, "bg/keys.mp3", MP3)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [("pay.mp3", b"", Fault.EMPTY), ("pay.mp3", b"<html>" * 20, Fault.OTHER_KIND), ("pay.mp3", OPUS, Fault.OTHER_KIND),
     ("pay.opus", VORBIS, Fault.OTHER_KIND), ("pay.ogg", MP3, Fault.OTHER_KIND),
     ("pay.mp3", b"ID3" + bytes(MOST_BYTES), Fault.TOO_LARGE)],
)  # fmt: skip
def test_a_faulty_file_is_as_if_it_were_not_there(tmp_path: Path, name: str, content: bytes, wrong: Fault) -> None:
    path = put(tmp_path, f"bg/rights/{name}", content)
    assert fault(tmp_path, path) is wrong
    assert find(tmp_path, "bg", "rights", "pay") is None


def test_a_file_that_may_not_be_read_takes_no_page_away(
    client: HouseClient, world: World, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests may be allowed to read everything, so the refusal is played."""
    put(instance, "bg/questions/place.mp3", MP3)
    client.sign_in_as(world.anna_account)
    monkeypatch.setattr(os, "access", lambda path, _how: Path(path).suffix != ".mp3")
    page = client.get("/me/place?lang=bg")
    assert page.status_code == 200
    assert "<audio" not in page.text
    assert fault(instance, instance / "audio/bg/questions/place.mp3") is Fault.UNREADABLE


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "keys.mp3"
    secret.write_bytes(MP3)
    link = put(tmp_path, "bg/rights/leave.mp3", MP3).with_name("pay.mp3")
    link.symlink_to(secret)
    assert fault(tmp_path, link) is Fault.OUTSIDE
    assert find(tmp_path, "bg", "rights", "pay") is None


def test_the_check_lists_faults_and_what_is_missing(tmp_path: Path) -> None:
    put(tmp_path, "bg/rights/pay.mp3", MP3)
    put(tmp_path, "bg/rights/pay.ogg", OPUS)
    put(tmp_path, "bg/rights/holiday.mp3", MP3)
    put(tmp_path, "readme.txt", b"hello")
    report = check(tmp_path, ("bg", "ar"), NAMES)
    assert report.faults == (
        ("audio/bg/rights/holiday.mp3", Fault.UNKNOWN), ("audio/bg/rights/pay.ogg", Fault.TWICE),
        ("audio/readme.txt", Fault.UNKNOWN),
    )  # fmt: skip
    assert report.fine == {"bg": 1, "ar": 0}
    assert report.missing == {"bg": ("questions/work",), "ar": ("questions/work", "rights/pay")}


def test_the_command_ends_with_one_only_for_faults(app: Flask, instance: Path) -> None:
    run = app.test_cli_runner().invoke(args=["audio", "check"])
    assert run.exit_code == 0
    assert "ar: 0 there, " in run.output
    put(instance, "ar/rights/pay.mp3", b"nothing of the kind")
    run = app.test_cli_runner().invoke(args=["audio", "check"])
    assert run.exit_code == 1
    assert "audio/ar/rights/pay.mp3: its content is not what its ending says" in run.output
