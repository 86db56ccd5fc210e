"""`flask --app wsgi plan`: a placement plan, made at once and kept."""

import json
from typing import Any

import click
from flask.cli import with_appcontext
from sqlalchemy.orm import Session

from models import Organisation, PlacementPlan
from models.queries import by_public_id
from web.extensions import now, own_transaction
from web.services import plan as plans
from web.services import plan_run
from web.services.plan import Limits, PlanReport, Scope
from web.services.plan_terms import RANGES
from web.services.principal import SYSTEM
from web.services.replay import NotKept, Tampered

NOT_KEPT, TAMPERED, DIFFERS = 1, 2, 4
ORGANISATION = click.option(
    "--organisation", metavar="ID", help="Plan only this organisation's people; by default everybody's together."
)


@click.command("plan")
@click.option("--json", "as_json", is_flag=True, help="The plan as one JSON object.")
@ORGANISATION
@click.option(
    "--vacancy", "vacancies", metavar="ID", multiple=True, help="Plan only for this vacancy; may be repeated."
)
@click.option("--per-person", type=click.IntRange(*RANGES["per_person"]), default=Limits().per_person,
              show_default=True, help="Proposals a person may have at most.")  # fmt: skip
@click.option("--per-place", type=click.IntRange(*RANGES["per_place"]), default=Limits().per_place,
              show_default=True, help="People proposed for one free place at most.")  # fmt: skip
@click.option("--replay", "replayed", metavar="PLAN_ID", help="Make a kept plan again instead, and print its answer.")
@with_appcontext
def plan(
    as_json: bool, organisation: str | None, vacancies: tuple[str, ...], per_person: int, per_place: int,
    replayed: str | None,
) -> None:  # fmt: skip
    """Plan the whole caseload against all open vacancies and keep the plan. Nobody is proposed by it.

    With --replay it ends with 0 if the plan is the same, 1 if it is not kept, 2 if what was kept was changed, 4 if the
    answer differs.
    """
    if replayed is not None:
        _replay(replayed)
        return
    with own_transaction() as session, session.begin():
        made = plans.order(session, SYSTEM, Scope(vacancies=vacancies or None), Limits(per_person, per_place), now())
        made.organisation = _organisation(session, organisation)
        taken = plan_run.take(made, now())
    plan_run.make(own_transaction, now, *taken)
    with own_transaction() as session:
        session.info["read_only"] = True
        made = session.get_one(PlacementPlan, made.id)
        found = plans.report(session, made)
    if as_json:
        click.echo(json.dumps(_plain(found), ensure_ascii=False, indent=2))
    else:
        _print(made, found)


def _organisation(session: Session, public_id: str | None) -> Organisation | None:
    found = by_public_id(session, Organisation, public_id) if public_id else None
    if public_id and found is None:
        raise click.ClickException("There is no organisation with this id.")
    return found


def _plain(found: PlanReport) -> dict[str, Any]:
    return {
        "pairs": [
            {"jobseeker": pair.jobseeker, "vacancy": pair.vacancy, "fit": pair.fit, "choice": pair.rank,
             "pinned": pair.pinned, "together": pair.together}
            for pair in found.pairs
        ],
        "total": found.total, "upper_bound": found.upper_bound, "greedy_total": found.greedy_total,
        "first_come_total": found.first_come_total, "gini": found.gini,
        "left_out": [{"jobseeker": each.jobseeker, "reason": each.reason.value} for each in found.left_out],
        "constraints": [{"name": each.name, "cost": each.cost} for each in found.constraints],
    }  # fmt: skip


def _print(made: PlacementPlan, found: PlanReport) -> None:
    click.echo(f"plan {made.public_id}: {len(found.pairs)} pairs, {len(found.left_out)} of {found.considered} left out")
    click.echo(f"fit {found.total} of at most {found.upper_bound:g}")
    click.echo(f"greedy {found.greedy_total}, first come {found.first_come_total}")
    click.echo(f"Gini {found.gini:.3f}, of lists made one by one {found.lists_gini:.3f}")
    for pair in found.pairs:
        click.echo(f"{pair.fit:4}  {pair.jobseeker}  {pair.vacancy}{'  pinned' if pair.pinned else ''}")
    for each in found.left_out:
        click.echo(f"left out: {each.jobseeker}  {each.reason.value}")
    for cost in found.constraints:
        click.echo(f"{cost.name} costs {cost.cost}")


def _replay(public_id: str) -> None:
    with own_transaction() as session:
        session.info["read_only"] = True
        made = by_public_id(session, PlacementPlan, public_id)
        try:
            found = plans.replay(session, made) if made is not None else None
        except NotKept:
            found = None
        except Tampered as error:
            click.echo(f"What was kept of this plan was changed. {error}", err=True)
            raise SystemExit(TAMPERED) from error
    if found is None:
        click.echo("There is no finished plan with this id.", err=True)
        raise SystemExit(NOT_KEPT)
    click.echo(found.text, nl=False)
    gaps = f"; {found.gaps} people were erased since, so only the other entries were compared" if found.gaps else ""
    click.echo(f"{'the same' if found.same else 'different'}{gaps}", err=True)
    if not found.same:
        raise SystemExit(DIFFERS)
