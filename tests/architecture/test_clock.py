"""Time is injected: one module reads the clock, everybody else is handed a moment or a day."""

import re

import pytest

from tests.architecture.source import PRODUCT, ROOT, files, name

CLOCK = "web/services/clock.py"
READS_TIME = re.compile(
    r"\b(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime|ctime)|Timestamp\.now"
    r"|func\.(now|current_timestamp|current_date))\s*\(|from time import[^\n]*\b(time|time_ns|localtime|gmtime)\b"
    r"|CURRENT_(TIMESTAMP|DATE)|server_default=[^\n]*now"
)


def test_only_the_clock_reads_the_time() -> None:
    reading = {
        name(path) for path in [*files(*PRODUCT), ROOT / "wsgi.py"] if READS_TIME.search(path.read_text("utf-8"))
    }
    assert reading == {CLOCK}


@pytest.mark.parametrize(
    "planted",
    ["datetime.now(UTC)", "datetime.datetime.utcnow()", "date.today()", "time.time()", "func.now()",
     "from time import sleep, time", "server_default=text('now()')"],
)  # fmt: skip
def test_a_planted_look_at_the_clock_is_found(planted: str) -> None:
    assert READS_TIME.search(planted)


def test_templates_and_sentences_know_no_time_of_their_own() -> None:
    for path in files("web/templates", suffixes=(".html",)):
        assert not re.search(r"\bnow\(\)|today\(\)", path.read_text("utf-8")), name(path)
