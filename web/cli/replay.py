"""`flask --app wsgi replay RUN_ID`: a kept answer of the engine, made again byte for byte."""

import sys
from typing import NoReturn

import click
from flask.cli import with_appcontext

import matcher
from models import MatchRun, Vacancy
from models.queries import by_public_id
from models.queries import replay as queries
from web.extensions import own_transaction
from web.services import replay as replays

NOT_KEPT, TAMPERED, OTHER_ENGINE, DIFFERS = 1, 2, 3, 4


@click.command("replay")
@click.argument("public_id", metavar="RUN_ID")
@click.option("--of-vacancy", is_flag=True, help="RUN_ID is a vacancy: only list its runs, newest first.")
@with_appcontext
def replay(public_id: str, of_vacancy: bool) -> None:
    """Print the answer of the run RUN_ID again, made anew from what was kept of its inputs.

    Ends with 0 if it is the same, 1 if nothing is kept, 2 if what was kept was changed, 3 if another engine made it,
    4 if the answer differs.
    """
    if of_vacancy:
        _list(public_id)
        return
    with own_transaction() as session:
        session.info["read_only"] = True
        run = by_public_id(session, MatchRun, public_id)
        if run is None:
            _end(NOT_KEPT, "There is no run with this id.")
        try:
            found = replays.replay(session, run)
        except replays.NotKept:
            _end(NOT_KEPT, "The inputs of this run are not kept: it is older than replay, or their time is over.")
        except replays.Tampered as error:
            _end(TAMPERED, f"What was kept of this run was changed. {error}")
        except replays.OtherEngine as error:
            _end(OTHER_ENGINE, f"{_other(str(error))} It cannot read the inputs.")
    _say(found)


def _list(vacancy_id: str) -> None:
    with own_transaction() as session:
        session.info["read_only"] = True
        vacancy = by_public_id(session, Vacancy, vacancy_id)
        if vacancy is None:
            _end(NOT_KEPT, "There is no vacancy with this id.")
        for run in queries.runs_of(session, vacancy.id):
            click.echo(f"{run.public_id}  {run.on_day}  engine {run.engine_version}  {run.output_hash or 'not kept'}")


def _say(found: replays.Replayed) -> None:
    if not found.promised:
        compared = "the same" if found.same else "different"
        _end(OTHER_ENGINE, f"{_other(found.engine)} Made again all the same, the answer is {compared}.")
    click.echo(found.text, nl=False)
    if not found.same:
        _end(DIFFERS, "The answer differs from the one that was given.")
    people = f"{found.considered} people, engine, rules, weights, taxonomy, vacancy and day as kept"
    if not found.erased:
        click.echo(f"Identical, byte for byte: {people}.", err=True)
        return
    click.echo(
        f"Identical but for the erased: {people}. Erased since: {found.erased}; of these in the list: {found.gaps}. "
        "A gap stands at their position and says nothing about them.",
        err=True,
    )


def _other(engine: str) -> str:
    return (
        f"This run was made by engine {engine}; this program has engine {matcher.ENGINE_VERSION} "
        "and cannot promise the same answer."
    )


def _end(code: int, message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)
