"""Ranking the whole base on a cluster: the same answers as in one process, and never a stale one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import dask
import pytest
from distributed import LocalCluster
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from matcher import Context
from tests.matcher.samples import RULES, SETTINGS, TAXONOMY
from tests.world import NOW
from web.services import matching
from web.services.whole_base import Answers, Base, OtherVersionError, answer


def kept(session: Session, after: int = 0) -> list[tuple[Any, ...]]:
    """What runs beyond the number `after` kept, without numbers and times."""
    rows = session.execute(
        text(
            "SELECT run.vacancy_id, run.organisation_id, run.considered, run.blocked, run.rules_version, one.position,"
            " one.jobseeker_id, one.score, one.band, CAST(one.explanation AS text) FROM match_run AS run"
            " LEFT JOIN suggestion AS one ON one.run_id = run.id WHERE run.id > :after ORDER BY 1, 2, 6"
        ),
        {"after": after},
    )
    found = [tuple(row) for row in rows]
    session.rollback()
    return found


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of two worker processes."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as found:
        yield found.scheduler_address


@pytest.mark.timeout(120)
def test_a_cluster_ranks_like_one_process(app: Flask, session: Session, cluster: str) -> None:
    command = app.test_cli_runner().invoke
    assert command(args=["match", "all"]).exit_code == 0
    alone = kept(session)
    last = session.execute(text("SELECT max(id) FROM match_run")).scalar_one()
    session.rollback()
    result = command(args=["match", "all", "--cluster", cluster])
    assert result.exit_code == 0, result.output
    assert kept(session, last) == alone != []


def test_what_has_changed_since_is_asked_again(app: Flask, session: Session) -> None:
    questions, base = matching.whole_base_questions(session, NOW)
    answers = Answers(base, dict(zip(questions, answer(questions, base), strict=True)))
    for question in questions:
        asked = [each for each in base.seekers if question.among is None or each.id in question.among]
        assert answers.find(question, asked, base.context) == answer([question], base)[0]
        assert answers.find(question, asked[1:], base.context) is None
        changed = replace(asked[0], candidate=replace(asked[0].candidate, min_net_month=1))
        assert answers.find(question, [changed, *asked[1:]], base.context) is None
        tomorrow = replace(base.context, on=base.context.on + timedelta(days=1))
        assert answers.find(question, asked, tomorrow) is None
        advert = replace(question.opening, remote=not question.opening.remote)
        assert answers.find(replace(question, opening=advert), asked, base.context) is None


def test_a_worker_of_another_version_refuses() -> None:
    base = Base(Context(TAXONOMY, RULES, SETTINGS, NOW.date()), [], engine_version="another")
    with pytest.raises(OtherVersionError):
        answer([], base)


def test_no_cluster_at_this_address(app: Flask) -> None:
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}):
        result = app.test_cli_runner().invoke(args=["match", "all", "--cluster", "tcp://127.0.0.1:9"])
    assert result.exit_code == 1
    assert "The cluster did not answer" in result.output
