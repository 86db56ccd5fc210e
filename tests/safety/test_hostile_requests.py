"""Addresses, names and senders made up to confuse: links that leave the house, names too long, secrets in logs."""

import re

import pytest
from flask import Flask
from sqlalchemy import text

from tests.browser import HouseClient
from tests.world import PIN, World


@pytest.mark.parametrize("path", ["//evil.example/x", "///evil.example", "/%5Cevil.example", "/%2F%2Fevil.example"])
def test_no_link_leads_to_a_host_named_in_the_address(client: HouseClient, path: str) -> None:
    answer = client.get(f"https://localhost{path}", raw=True)
    hosts = [link for link in re.findall(r'href="([^"]*)"', answer.text) if re.match(r"[/\\]{2}|https?:", link)]
    assert not hosts
    assert not re.match(r"[/\\]{2}|https?://(?!localhost)", answer.headers.get("Location", ""))


@pytest.mark.parametrize(
    "name", ["x" * 300, "css/" + "y" * 5000, "%00", "css/%00.css", "..%2f..%2fwsgi.py", "%ED%A0%80"]
)
def test_strange_names_of_files_are_not_found(client: HouseClient, name: str) -> None:
    with client.get(f"/static/{name}", raw=True) as answer:
        assert answer.status_code == 404


@pytest.mark.parametrize("page", ["9" * 5000, "-1", "1e400", "٣", "0x10", "\ud800"])
def test_impossible_page_numbers_show_a_page(client: HouseClient, world: World, page: str) -> None:
    client.sign_in_as(world.counsellor)
    for address in ("/desk", "/desk/queue", "/desk/vacancies", f"/desk/vacancies/{world.hotel_vacancy}/people"):
        assert client.get(address, query_string={"page": page.encode("utf-8", "replace")}).status_code == 200


@pytest.mark.parametrize("sender", ["unknown", "203.0.113.7:4711", "", "unix:", "fe80::1%eth0"])
def test_a_sender_the_proxy_could_not_name_is_let_try(client: HouseClient, sender: str) -> None:
    answer = client.submit("/sign-in", {"name": "bread river sun 0001", "pin": PIN})
    assert answer.status_code == 422
    fields = {"name": "bread river sun 0001", "pin": PIN}
    client.environ_base["REMOTE_ADDR"] = sender
    assert client.submit("/sign-in", fields).status_code == 422


def test_addresses_of_the_old_kind_written_in_the_new_one_are_different_sources(client: HouseClient) -> None:
    for number in range(11):
        client.environ_base["REMOTE_ADDR"] = f"::ffff:203.0.113.{number}"
        assert client.submit("/sign-in", {"name": f"bread river sun {number:04d}", "pin": PIN}).status_code == 422


def test_a_failing_statement_keeps_its_values_out_of_the_log(
    app: Flask, client: HouseClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "Canary" * 2

    def fail() -> str:
        from web.extensions import db

        db.session.execute(text("SELECT :secret, :unfit"), {"secret": secret, "unfit": object()})
        return ""

    monkeypatch.setitem(app.view_functions, "public.privacy", fail)
    assert client.get("/privacy", raw=True).status_code == 500
    assert secret not in caplog.text
