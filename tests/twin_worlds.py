"""The invented world under ids that are counted, and everything the engine says about it, as one JSON text.

`python -m tests.twin_worlds DATABASE_URL` fills an empty database and writes it to standard output, so that databases,
processes and orders of hashing can be compared byte by byte.
"""

import json
import sys
from itertools import count

from sqlalchemy.orm import Session, sessionmaker

from matcher import Ranking, blocked_to_json, match_to_json
from models import base, schema
from models.database import open_engine, session_options
from models.queries import matching as queries
from scripts.demo import world
from scripts.demo.seed import Sizes
from tests.conftest import VAULT
from tests.world import NOW
from web.services import matching, passwords, reference

SMALL = Sizes(people=45, employers=16, vacancies=20, runs=1, placements=3)


def fill(session: Session) -> None:
    """The invented world, in an empty database, with ids that are the same in every one."""
    numbers = count()
    base.new_public_id = lambda: f"{next(numbers):022}"
    passwords.use_cheap_hashing_for_tests()
    reference.load(session, NOW)
    world.seed(session, NOW, passwords.hash_secret("x" * 12), SMALL)
    session.commit()


def said(ranking: Ranking) -> dict[str, object]:
    """A whole answer in plain values."""
    return {
        "matches": [match_to_json(match) for match in ranking.matches],
        "blocked": [blocked_to_json(pair) for pair in ranking.blocked],
        "counts": [ranking.considered, ranking.eligible],
        "versions": [ranking.settings_version, ranking.rules_version, ranking.taxonomy_version, str(ranking.on)],
    }


def answers(session: Session) -> dict[str, dict[str, dict[str, object]]]:
    """The people for every open vacancy, and the vacancies for every person who can be matched."""
    vacancies, people = queries.open_vacancies(session), queries.matchable_people(session)
    return {
        "people": {each.public_id: said(matching.people_for(session, each, NOW)) for each in vacancies},
        "vacancies": {each.public_id: said(matching.vacancies_for(session, each, NOW)) for each in people},
    }


def main() -> None:
    """Fill the database named and print all answers."""
    engine = open_engine(sys.argv[1])
    schema.upgrade(engine)
    sessions = sessionmaker(engine, **session_options(VAULT))
    with sessions() as session:
        fill(session)
    with sessions() as session:  # one that remembers nothing, as each request has
        json.dump(answers(session), sys.stdout, ensure_ascii=False)
    engine.dispose()


if __name__ == "__main__":
    main()
