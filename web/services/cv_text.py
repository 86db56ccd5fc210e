"""The text of a file somebody sent, taken out by a process of its own that is stopped when it takes too long.

Nothing is written anywhere: the file goes in and its text comes out through pipes.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from threading import BoundedSemaphore, Timer

READER = Path(__file__).with_name("cv_reader.py")
MOST_BYTES, MOST_ANSWER = 5 * 2**20, 2 * 2**20
PATIENCE, QUEUE = 6.0, 12.0
_places = BoundedSemaphore(2)


class Problem(StrEnum):
    """Why a file's text could not be had. All but `BUSY` and `SLOW` come from the file itself."""

    BIG = "big"
    KIND = "kind"
    OLD = "old"
    MACROS = "macros"
    LOCKED = "locked"
    PICTURES = "pictures"
    EMPTY = "empty"
    LONG = "long"
    HEAVY = "heavy"
    DAMAGED = "damaged"
    SLOW = "slow"
    BUSY = "busy"


class Unreadable(Exception):
    """The text of a file could not be had; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def text_of(data: bytes, *, reader: Path = READER, patience: float = PATIENCE) -> str:
    """The text of a PDF, a Word document or a plain text. Takes at most `patience` seconds, and some in the queue: no
    more than two files are read at a time, so that reading them never takes all processors.

    Raises Unreadable.
    """
    if not data:
        raise Unreadable(Problem.EMPTY)
    if len(data) > MOST_BYTES:
        raise Unreadable(Problem.BIG)
    if not _places.acquire(timeout=QUEUE):
        raise Unreadable(Problem.BUSY)
    try:
        return _understood(*_answer(data, reader, patience))
    finally:
        _places.release()


def _answer(data: bytes, reader: Path, patience: float) -> tuple[bytes, int]:
    """What the process wrote, and how it ended (a negative number: by which signal)."""
    child = subprocess.Popen(  # noqa: S603 (our own program, and no word of the reader's goes into its arguments)
        [sys.executable, "-I", "-X", "utf8", str(reader)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={}, cwd="/", start_new_session=True,
    )  # fmt: skip
    guard = Timer(patience, _stop, [child])
    guard.start()
    try:
        if child.stdin and child.stdout:
            with suppress(BrokenPipeError), child.stdin as pipe:
                pipe.write(data)
            with child.stdout as pipe:
                said = pipe.read(MOST_ANSWER + 1)
        # Not yet reaped, so that its number still names it and what it may have started.
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    finally:
        guard.cancel()
        _stop(child)
    return said, child.wait()


def _stop(child: "subprocess.Popen[bytes]") -> None:
    """End the process and whatever it may have started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def _understood(said: bytes, ended: int) -> str:
    if ended in (-signal.SIGKILL, -signal.SIGXCPU):
        raise Unreadable(Problem.SLOW)
    try:
        answer = json.loads(said)
        if "text" in answer:
            return str(answer["text"])
        problem = Problem(answer["problem"])
    except (ValueError, KeyError, TypeError):
        problem = Problem.DAMAGED
    raise Unreadable(problem)
