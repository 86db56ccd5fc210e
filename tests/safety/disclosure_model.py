"""What should happen between people and one employer, written a second time, as simply as possible."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

LIVE = {"suggested", "invited", "accepted", "disclosed"}
NOBODY = frozenset[str]()


@dataclass
class Pair:
    """One person and one vacancy."""

    state: str = "nothing"
    since: datetime | None = None
    invited: datetime | None = None
    fields: frozenset[str] = NOBODY
    until: datetime | None = None
    card: bool = False
    words: str = ""


@dataclass
class Model:
    """Everything that is known, and what each step does to it. A step returns whether it was possible."""

    now: datetime
    people: tuple[str, ...]
    vacancies: tuple[str, ...]
    most_open: int
    vetted: bool = True
    agrees: set[str] = field(default_factory=set)
    open: dict[str, bool] = field(default_factory=dict)
    pairs: dict[tuple[str, str], Pair] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.open = dict.fromkeys(self.vacancies, True)
        self.agrees = set(self.people)
        self.pairs = {(person, vacancy): Pair() for person in self.people for vacancy in self.vacancies}

    def works(self, vacancy: str) -> bool:
        """Whether anything can go on about a vacancy."""
        return self.vetted and self.open[vacancy]

    def seen(self, person: str, vacancy: str) -> frozenset[str]:
        """What the employer may read now."""
        pair = self.pairs[person, vacancy]
        shown = pair.state == "disclosed" and pair.until is not None and self.now < pair.until and self.works(vacancy)
        return pair.fields if shown else NOBODY

    def propose(self, person: str, vacancy: str, *, card: bool) -> None:
        pair = self.pairs[person, vacancy]
        if pair.state in ("nothing", "expired", "closed", "suspended"):
            self.pairs[person, vacancy] = Pair("suggested", self.now, card=card)

    def hold(self, person: str, vacancy: str) -> None:
        pair = self.pairs[person, vacancy]
        if pair.state in ("suggested", "invited"):
            pair.state = "closed"

    def veto(self, person: str, vacancy: str) -> None:
        pair = self.pairs[person, vacancy]
        if pair.state in LIVE:
            pair.state = "closed"

    def shown(self, person: str, vacancy: str) -> bool:
        """Whether the employer sees a card of somebody it may invite."""
        pair = self.pairs[person, vacancy]
        in_time = pair.since is not None and self.now < pair.since + timedelta(days=30)
        agreed = pair.card and person in self.agrees
        return pair.state == "suggested" and self.works(vacancy) and agreed and in_time

    def full(self) -> bool:
        """Whether as many invitations wait as may."""
        return self.most_open <= sum(
            (pair.state == "suggested" and pair.words == "waiting")
            or (pair.state == "invited" and pair.invited is not None and self.now < pair.invited + timedelta(days=14))
            for pair in self.pairs.values()
        )

    def invite(self, person: str, vacancy: str) -> bool:
        pair = self.pairs[person, vacancy]
        possible = self.shown(person, vacancy) and not self.full()
        if possible:
            pair.state, pair.invited, pair.words = "invited", self.now, ""
        return possible

    def write(self, person: str, vacancy: str) -> bool:
        pair = self.pairs[person, vacancy]
        possible = self.shown(person, vacancy) and not self.full() and pair.words != "waiting"
        if possible:
            pair.words = "waiting"
        return possible

    def answer_words(self, person: str, vacancy: str, *, allow: bool) -> bool:
        pair = self.pairs[person, vacancy]
        stands = pair.state == "suggested" and pair.words == "waiting" and self.works(vacancy)
        possible = stands and (self.shown(person, vacancy) or not allow)
        if possible and allow:
            pair.state, pair.invited, pair.words = "invited", self.now, "allowed"
        elif possible:
            pair.words = "returned"
        return possible

    def erase(self, person: str) -> None:
        for vacancy in self.vacancies:
            self.pairs[person, vacancy] = Pair("gone")

    def agree(self, person: str, vacancy: str, fields: frozenset[str], days: int, *, own: bool) -> bool:
        pair = self.pairs[person, vacancy]
        in_time = pair.invited is not None and self.now < pair.invited + timedelta(days=14)
        possible = pair.state == "invited" and in_time and self.works(vacancy)
        if possible:
            pair.state = "disclosed" if own else "accepted"
            pair.fields, pair.until = fields, self.now + timedelta(days=days)
        return possible

    def confirm(self, person: str, vacancy: str) -> bool:
        pair = self.pairs[person, vacancy]
        in_time = pair.until is not None and self.now < pair.until
        possible = pair.state == "accepted" and in_time and self.works(vacancy)
        if possible:
            pair.state = "disclosed"
        return possible

    def decline(self, person: str, vacancy: str) -> bool:
        return self._end(person, vacancy, {"invited", "accepted"}, "declined")

    def withdraw(self, person: str, vacancy: str) -> bool:
        return self._end(person, vacancy, LIVE, "withdrawn")

    def _end(self, person: str, vacancy: str, sources: set[str], state: str) -> bool:
        pair = self.pairs[person, vacancy]
        possible = pair.state in sources
        if possible:
            pair.state = state
        return possible

    def suspend(self) -> None:
        self.vetted = False
        self.open = dict.fromkeys(self.vacancies, False)
        for pair in self.pairs.values():
            if pair.state in LIVE:
                pair.state = "suspended"

    def close(self, vacancy: str) -> None:
        self.open[vacancy] = False
        for (_person, of), pair in self.pairs.items():
            if of == vacancy and pair.state in LIVE:
                pair.state = "closed"

    def sweep(self) -> None:
        for pair in self.pairs.values():
            if pair.state in LIVE and self.now >= self._ends(pair):
                pair.state = "closed" if pair.state == "disclosed" else "expired"

    def _ends(self, pair: Pair) -> datetime:
        never = self.now + timedelta(days=1)
        if pair.state == "suggested":
            return pair.since + timedelta(days=30) if pair.since else never
        if pair.state == "invited":
            return pair.invited + timedelta(days=14) if pair.invited else never
        return pair.until or never
