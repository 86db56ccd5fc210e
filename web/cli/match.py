"""`flask --app wsgi match …`: the engine's answers, ranked and explained, without anybody's name."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import click
from flask.cli import AppGroup, with_appcontext
from flask_babel import force_locale
from sqlalchemy.orm import Session

import matcher
from models import Jobseeker, Vacancy
from models.queries import by_public_id
from models.queries import matching as queries
from models.queries import taxonomy as taxonomy_queries
from web import reasons
from web.extensions import now, own_transaction
from web.i18n import DEFAULT
from web.reasons import Audience
from web.services import doctor_pool, matching, whole_base, why_not
from web.services.clock import day_in_bulgaria
from web.services.principal import SYSTEM

match = AppGroup("match", help="Rank people for a vacancy, or vacancies for a person.")
Answer = matcher.Match | matcher.Blocked
Top = click.option("--top", type=click.IntRange(1, 10000), default=50, show_default=True, help="How many to list.")
AsJson = click.option("--json", "as_json", is_flag=True, help="The whole explanation as one JSON object.")


@match.command("vacancy")
@click.argument("public_id", metavar="ID")
@AsJson
@Top
@with_appcontext
def vacancy(public_id: str, as_json: bool, top: int) -> None:
    """The people for the vacancy ID, best first, and who is blocked and why."""
    with own_transaction() as session:
        session.info["read_only"] = True
        found = by_public_id(session, Vacancy, public_id)
        if found is None or found.concept is None:
            raise click.ClickException("There is no vacancy with this id that has an occupation.")
        ranking = matching.people_for(session, found, now(), top)
        languages = queries.languages_of_people(session)
        _print(session, ranking, as_json, {"vacancy": public_id}, lambda answer: languages[answer.candidate_id])


@match.command("jobseeker")
@click.argument("public_id", metavar="ID")
@AsJson
@Top
@with_appcontext
def jobseeker(public_id: str, as_json: bool, top: int) -> None:
    """The open vacancies for the person ID, best first, and which are blocked and why."""
    with own_transaction() as session:
        session.info["read_only"] = True
        found = by_public_id(session, Jobseeker, public_id)
        if found is None:
            raise click.ClickException("There is no person with this id.")
        language = found.language
        ranking = matching.vacancies_for(session, found, now())
        _print(session, ranking, as_json, {"jobseeker": public_id}, lambda answer: language, top)


@match.command("all")
@click.option(
    "--cluster", metavar="ADDRESS", help="The scheduler of a Dask cluster that ranks, such as tcp://10.0.0.5:8786."
)
@with_appcontext
def every(cluster: str | None) -> None:
    """Rank each organisation's people for every open vacancy and keep the answers. What is kept stays if the command is
    stopped."""
    with own_transaction() as session:
        session.info["read_only"] = True
        ids = [each.public_id for each in queries.open_vacancies(session)]
        asked = matching.whole_base_questions(session, now()) if cluster else None
    ready = _ranked_on(cluster, *asked) if cluster and asked else None
    runs = 0
    for public_id in ids:
        with own_transaction() as session, session.begin():
            found = by_public_id(session, Vacancy, public_id)
            if found is not None:
                runs += 1
                matching.run_for_all(session, found, SYSTEM, now(), ready)
    click.echo(f"{runs} vacancies ranked.")


def _ranked_on(cluster: str, questions: Sequence[whole_base.Question], base: whole_base.Base) -> whole_base.Answers:
    try:
        return whole_base.on_cluster(cluster, questions, base)
    except ImportError as error:
        raise click.ClickException("Install the extra `cluster` first: pip install 'zaedno[cluster]'.") from error
    except (OSError, ValueError, whole_base.OtherVersionError) as error:
        raise click.ClickException(f"The cluster did not answer: {error}") from error


@match.command("demands")
@with_appcontext
def demands() -> None:
    """Count whom each demand of a vacancy leaves out, as the worker does daily."""
    with own_transaction() as session, session.begin():
        renewed = doctor_pool.renew(session, now())
    click.echo("Counted." if renewed else "The counts stay as they are.")


@match.command("why")
@click.argument("person_id", metavar="PERSON_ID")
@click.argument("vacancy_id", metavar="VACANCY_ID")
@AsJson
@with_appcontext
def why(person_id: str, vacancy_id: str, as_json: bool) -> None:
    """Why the person PERSON_ID stands where they do for the vacancy VACANCY_ID, or is not listed at all."""
    with own_transaction() as session:
        session.info["read_only"] = True
        person = by_public_id(session, Jobseeker, person_id)
        found = by_public_id(session, Vacancy, vacancy_id)
        if person is None or found is None:
            raise click.ClickException("There is no such person, or no such vacancy.")
        moment = now()
        answer = why_not.ask(session, person, found, moment)
        if as_json:
            subject = {"jobseeker": person_id, "vacancy": vacancy_id, "on": day_in_bulgaria(moment).isoformat()}
            told = _why_json(answer, _Words(session, _answers(answer)), person.language)
            click.echo(json.dumps({**subject, **told}, ensure_ascii=False, indent=2, sort_keys=True))
        else:
            _print_why(answer, _Words(session, _answers(answer)))


def _answers(answer: why_not.WhyNot) -> list[Answer]:
    return [answer.standing.answer] if answer.standing else []


def _why_json(answer: why_not.WhyNot, words: "_Words", language: str) -> dict[str, Any]:
    causes: dict[str, Any] = {"causes": [cause.value for cause in answer.causes]}
    if answer.standing is None:
        return {**causes, "rank": None, "eligible": None, "answer": None}
    standing = answer.standing
    result = standing.answer
    plain = matcher.match_to_json(result) if isinstance(result, matcher.Match) else matcher.blocked_to_json(result)
    because = [{"gate": gate.gate.value, "outcome": gate.outcome.value, "rule": gate.rule, "reason": gate.reason.value}
               for gate in standing.because]  # fmt: skip
    return {
        **causes, "rank": standing.rank, "eligible": standing.eligible, "because": because, "answer": plain,
        "sentences": words.both(result, language),
    }  # fmt: skip


def _print_why(answer: why_not.WhyNot, words: "_Words") -> None:
    for cause in answer.causes:
        click.echo(f"not listed: {cause.value}")
    standing = answer.standing
    if standing is None:
        return
    place = f"place {standing.rank} of {standing.eligible}" if standing.rank else f"blocked; {standing.eligible} others"
    click.echo(place)
    for line in words.lines(standing.answer, DEFAULT, Audience.STAFF):
        click.echo(f"       {line['mark']}: {line['text']}")


def _print(
    session: Session,
    ranking: matcher.Ranking,
    as_json: bool,
    subject: dict[str, Any],
    language_of: Callable[[Answer], str],
    top: int | None = None,
) -> None:
    matches = ranking.matches[:top]
    words = _Words(session, [*matches, *ranking.blocked])
    if not as_json:
        _print_lines(matches, ranking.blocked, words)
        return
    answer = {
        **subject, "on": ranking.on.isoformat(), "considered": ranking.considered, "eligible": ranking.eligible,
        "settings_version": ranking.settings_version, "rules_version": ranking.rules_version,
        "taxonomy_version": ranking.taxonomy_version,
        "matches": [
            {**matcher.match_to_json(each), "score": each.score, "sentences": words.both(each, language_of(each))}
            for each in matches
        ],
        "blocked": [
            {**matcher.blocked_to_json(each), "sentences": words.both(each, language_of(each))}
            for each in ranking.blocked
        ],
    }  # fmt: skip
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2, sort_keys=True))


def _print_lines(matches: Sequence[matcher.Match], blocked: Sequence[matcher.Blocked], words: "_Words") -> None:
    for each in matches:
        click.echo(f"{each.score:5}  {each.candidate_id}  {each.opening_id}  {each.band.value}")
        for line in words.lines(each, DEFAULT, Audience.STAFF):
            click.echo(f"       {line['mark']}: {line['text']}")
    click.echo(f"{len(blocked)} blocked")


class _Words:
    """Sentences for answers, with the names of all their concepts fetched once a language."""

    def __init__(self, session: Session, answers: Sequence[Answer]) -> None:
        self._session = session
        self._concepts = reasons.concepts_in(answers)
        self._names: dict[str, Any] = {}

    def both(self, answer: Answer, language: str) -> dict[str, Any]:
        """The explanation for the counsellor in Bulgarian and for the person in their own language."""
        return {
            "staff": {"language": DEFAULT, "lines": self.lines(answer, DEFAULT, Audience.STAFF)},
            "person": {"language": language, "lines": self.lines(answer, language, Audience.PERSON)},
        }

    def lines(self, answer: Answer, language: str, audience: Audience) -> list[dict[str, str]]:
        """Mark, sentence and reason code of each line."""
        if language not in self._names:
            self._names[language] = taxonomy_queries.names(self._session, self._concepts, language)
        with force_locale(language):
            found = reasons.lines(answer, self._names[language], audience)
        return [{"mark": line.mark, "text": line.text, "reason": line.reason.value} for line in found]
