"""What companies have been shown of whom: read once, while the companies are held, and kept up as cards are given."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models import Disclosure, Employer
from models.card import Card
from models.queries import cards as queries
from web.services.card_pool import Pool

WINDOW = timedelta(days=30)


class Ledger:
    """Whoever gives cards asks here instead of the database. Good only as long as the companies are held."""

    def __init__(
        self, session: Session, rows: Collection[Disclosure], companies: Sequence[Employer],
        pool: Callable[[], Pool], now: datetime,
    ) -> None:  # fmt: skip
        """For these proposals, to companies that are held with all their branches. The pool is asked for when first
        needed."""
        self._session, self._since, self.pool = session, now - WINDOW, pool
        people = {row.jobseeker_id for row in rows}
        self._agreeing = queries.agreeing(session, people)
        self._seen_for: dict[int, set[int]] = defaultdict(set)
        for vacancy_id, person_id in queries.shown_for(session, {row.vacancy_id for row in rows}):
            self._seen_for[vacancy_id].add(person_id)
        self._of_person: dict[int, list[Card]] = defaultdict(list)
        for card in queries.of_people(session, people):
            self._of_person[card.disclosure.jobseeker_id].append(card)
        self._companies: dict[str, list[Employer]] = defaultdict(list)
        for each in companies:
            self._companies[each.root].append(each)
        self._seen_by: dict[str, list[Card]] = {}

    def agrees(self, person_id: int) -> bool:
        """Whether a person agrees to be suggested to employers."""
        return person_id in self._agreeing

    def company(self, root: str) -> Sequence[Employer]:
        """A company with its branches."""
        return self._companies[root]

    def of_person(self, person_id: int) -> Sequence[Card]:
        """Every card there is of a person, oldest first."""
        return self._of_person[person_id]

    def seen_for(self, vacancy_id: int) -> Collection[int]:
        """Everybody a vacancy ever showed a card of."""
        return self._seen_for[vacancy_id]

    def seen_by(self, root: str) -> Sequence[Card]:
        """The cards a company could see within the window, over all its branches."""
        if root not in self._seen_by:
            self._seen_by[root] = list(queries.shown_to(self._session, root, self._since))
        return self._seen_by[root]

    def note(self, card: Card, before: Card | None) -> None:
        """A card is given, in the place of one before."""
        row = card.disclosure
        self.seen_by(row.vacancy.employer.root)
        self._seen_for[row.vacancy_id].add(row.jobseeker_id)
        for known in (self._of_person[row.jobseeker_id], self._seen_by[row.vacancy.employer.root]):
            if before in known:
                known.remove(before)
            known.append(card)
