"""Where one person stands for a vacancy among everybody in the index."""

from __future__ import annotations

from datetime import date

from matcher.context import Context
from matcher.gates.facts import Seeker
from matcher.index.directions import PeopleIndex
from matcher.ranking import judge
from matcher.records import Opening
from matcher.result import Blocked, Standing


def standing(index: PeopleIndex, seeker: Seeker, opening: Opening, on: date) -> Standing:
    """The same as :func:`matcher.ranking.standing` with all of the index as the others; scores only, no explanations.

    The person may be in the index or not.
    """
    lexicon = index.lexicon
    answer = judge(seeker, opening, Context(lexicon.taxonomy, lexicon.rules, lexicon.settings, on))
    rivals = [(-score, name) for name, score in index.best(opening, on, len(index)) if name != seeker.id]
    if isinstance(answer, Blocked):
        return Standing(answer, None, len(rivals))
    ahead = sum(rival < (-answer.score, seeker.id) for rival in rivals)
    return Standing(answer, ahead + 1, len(rivals) + 1)
