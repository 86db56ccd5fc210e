"""Run every suite and add the figures up: `python -m scripts.run_tests [--nightly]`.

The suites run one after another: on SQLite, again on PostgreSQL, then in a real browser. `--nightly` runs their long
tests, and then the everyday ones again as if it were another day. The last line counts all.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
ON_BOTH_ENGINES = ["tests/models", "tests/web", "tests/safety"]
TWO_AT_A_TIME = ["-n", "2", "--dist", "loadfile"]
SUITES = {
    "SQLite": [*TWO_AT_A_TIME, "--engine", "sqlite", "--ignore=tests/e2e"],
    "PostgreSQL": [*TWO_AT_A_TIME, "--engine", "postgresql", *ON_BOTH_ENGINES],
    "browser": ["-n", "2", "--engine", "sqlite", "tests/e2e"],
}
# Days on which a year of wages, or the protection of most people here, has just ended.
CLOCKS = ["2027-01-02", "2027-03-05"]
ON_OTHER_DAYS = {
    f"SQLite, {day}": [*TWO_AT_A_TIME, "--engine", "sqlite", "--clock", day, "tests/matcher", *ON_BOTH_ENGINES]
    for day in CLOCKS
}
COUNTED = re.compile(r"(\d+) (passed|failed|error|errors|skipped|xfailed|xpassed|deselected)")


def data_folder() -> Path:
    """The benchmark data beside the project."""
    return Path(os.environ.get("ZAEDNO_DATA", ROOT.parent / "shared" / "data"))


def run(name: str, arguments: list[str]) -> Counter[str]:
    """Run one suite, show its output, and count how its tests ended."""
    print(f"== {name}", flush=True)
    started = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    last = ""
    for line in process.stdout or ():
        print(line, end="", flush=True)
        last = line if COUNTED.search(line) else last
    code = process.wait()
    counts = Counter({kind.rstrip("s") if kind == "errors" else kind: int(n) for n, kind in COUNTED.findall(last)})
    if code not in (0, 1, 5) or (code == 1 and not counts["failed"] + counts["error"]):
        counts["error"] += 1
    print(f"== {name}: {time.monotonic() - started:.0f} s", flush=True)
    return counts


def main() -> int:
    """Run the suites; 0 if everything passed and, in CI, nothing was skipped."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--nightly", action="store_true", help="run the long tests instead of the everyday ones")
    arguments = parser.parse_args()
    markers = ["nightly" if arguments.nightly else "not nightly"]
    if not data_folder().is_dir():
        markers.append("not data")
    totals: Counter[str] = Counter()
    for name, suite in SUITES.items():
        totals += run(name, ["-m", " and ".join(markers), *suite])
    for name, suite in ON_OTHER_DAYS.items() if arguments.nightly else ():
        totals += run(name, ["-m", " and ".join(["not nightly", *markers[1:]]), *suite])
    if not data_folder().is_dir():
        print("data absent: the tests marked `data` were not selected")
    failed = totals["failed"] + totals["error"]
    print(f"{totals['passed']} passed, {failed} failed, {totals['skipped']} skipped")
    return 1 if failed or not totals["passed"] or (os.environ.get("CI") == "true" and totals["skipped"]) else 0


if __name__ == "__main__":
    sys.exit(main())
