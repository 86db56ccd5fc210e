"""How fast the lists of an organisation with many people answer: `python -m scripts.bench caseload --n 5000 --json`.

Pages are asked for as a browser does, in one process on SQLite, and timed from the request to the last byte: deciding
who may, marks of looks in the audit chain, opening sealed names and writing the page included. `first_search_ms` reads
every name once; `search_p95_ms` is what a process answers in from then on. `cpu_p95_ms` is the processor's
time alone, which a busy machine does not lengthen so much.
"""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import process_time

from flask.testing import FlaskClient

from models.caseload_enums import Focus, Stage
from models.crypto import Vault
from scripts.bench import crowd
from scripts.bench.setting import options, report, seconds
from web.app import create_app
from web.services import passwords
from web.settings import Mode, Settings

NOON = datetime(2026, 11, 23, 10, tzinfo=UTC)
LISTS = (
    "whose=mine", "whose=all", "whose=nobody", "whose=all&page=40", "whose=all&language=uk&place=SOF46",
    *(f"whose=all&show={each}" for each in Focus), *(f"whose=all&stage={each}" for each in Stage),
)  # fmt: skip
NAMES = ("Olena Kovalenko", "Коваленко", "يوسف", "Ahmad", "Шевчук Андрій", "Марія", "Nwosu", "Reza")
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def run(arguments: list[str]) -> int:
    """Fill a throw-away database, then ask for every list again and again."""
    chosen = options("caseload", __doc__, arguments, ("rounds", 10))
    passwords.use_cheap_hashing_for_tests()
    with _browser(chosen.n, chosen.seed) as browser:
        for address in LISTS:
            _ask(browser, address)
        timed = {each: [_timed(browser, each) for _ in range(chosen.rounds)] for each in LISTS}
        token = TOKEN.findall(browser.get("/desk").text)[0]
        first = seconds(partial(_search, browser, token, NAMES[0]))
        searches = sorted(seconds(partial(_search, browser, token, name)) for name in NAMES * chosen.rounds)
    lists = {each: sorted(wall for wall, _cpu in several) for each, several in timed.items()}
    every = sorted(taken for several in lists.values() for taken in several)
    cpu = sorted(taken for several in timed.values() for _wall, taken in several)
    worst = max(LISTS, key=lambda each: _at(lists[each], 0.95))
    figures = {
        "p95_ms": _at(every, 0.95), "median_ms": _at(every, 0.5), "cpu_p95_ms": _at(cpu, 0.95), "worst": worst,
        "worst_p95_ms": _at(lists[worst], 0.95), "first_search_ms": round(first * 1000),
        "search_p95_ms": _at(searches, 0.95),
    }  # fmt: skip
    report("caseload", chosen, figures)
    return 0


def _timed(browser: FlaskClient, address: str) -> tuple[float, float]:
    """How long an answer takes by the clock, and of that by the processor."""
    before = process_time()
    wall = seconds(partial(_ask, browser, address))
    return wall, process_time() - before


def _at(ordered: list[float], share: float) -> int:
    """Milliseconds below which this share of the times lies."""
    return round(ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000)


@contextmanager
def _browser(size: int, seed: int) -> Iterator[FlaskClient]:
    """A counsellor's browser, in an organisation with so many people."""
    vault = Vault({"1": b"w" * 32}, "1", b"l" * 32, b"c" * 32)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'caseload.sqlite'}"
        token = crowd.fill(url, vault, size, seed, NOON)
        app = create_app(Settings(Mode.DEMO, url, Path(folder), vault, b"k" * 32), lambda: NOON)
        browser = app.test_client()
        browser.environ_base["wsgi.url_scheme"] = "https"
        with browser.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"], cookie["browser"] = token, True, "bench"
        yield browser


def _ask(browser: FlaskClient, query: str) -> None:
    answer = browser.get(f"/desk?{query}")
    if answer.status_code != 200 or not answer.data:
        raise RuntimeError(f"/desk?{query} answered {answer.status}.")


def _search(browser: FlaskClient, token: str, name: str) -> None:
    sent = {"csrf_token": token, "form_key": "benchmark", "name": name}
    answer = browser.post("/desk/search", data=sent, headers={"Referer": "https://localhost/desk"})
    if answer.status_code not in (200, 303):
        raise RuntimeError(f"A search answered {answer.status}.")
