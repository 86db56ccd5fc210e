"""What can be done about a gate that blocks or asks: one sentence for each gate, to the person and to the staff."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from matcher import Gate, GateResult, Outcome, ReasonCode
from web.reasons import MARKS, Audience, sentence

REMEDIES: Mapping[Audience, Mapping[Gate, LazyString]] = {
    Audience.PERSON: {
        Gate.WORK_RIGHT: _l("Show your papers to your counsellor. Together you can see what is needed."),
        Gate.LABOUR_LAW: _l("The law protects young people. Ask your counsellor which work is open to you."),
        Gate.LICENCES: _l("If you have this paper, add it to your answers and show it to your counsellor."),
        Gate.RECOGNITION: _l("Your counsellor knows how a diploma is recognised, and what you can do until then."),
        Gate.EXCLUSIONS: _l("This follows your own word. You can change it in your answers at any time."),
        Gate.LANGUAGE: _l("If you speak it better by now, change your answer. Ask your counsellor about courses."),
        Gate.COMMUTE: _l("If you can travel further, or another way, change your answer."),
        Gate.SCHEDULE: _l("If other hours are possible for you, change your answer, or ask your counsellor."),
    },
    Audience.STAFF: {
        Gate.WORK_RIGHT: _l("Look at the papers with the person and mark them as seen."),
        Gate.LABOUR_LAW: _l("Check the birth date. The law itself leaves no choice here."),
        Gate.LICENCES: _l("Ask whether the person has this paper, and mark the papers as seen."),
        Gate.RECOGNITION: _l("Start the recognition, or look for work nearby that needs none."),
        Gate.EXCLUSIONS: _l("The person ruled this out. Only the person can take it back."),
        Gate.LANGUAGE: _l("Check the level together. Ask the employer whether it can be learned on the job."),
        Gate.COMMUTE: _l("Ask the person about the way, and the employer about transport or a place to live."),
        Gate.SCHEDULE: _l("Ask the person which hours are possible, and the employer about a choice of shifts."),
    },
}


@dataclass(frozen=True, slots=True)
class Advised:
    """What a gate says, with a mark like other lines, and what can be done about it."""

    mark: str
    text: str
    note: str


def of_gates(gates: Iterable[GateResult], names: Mapping[str, str], audience: Audience) -> Sequence[Advised]:
    """Each answer of a gate in words; what can be done stands once for each gate, below its last answer."""
    found = list(gates)
    last = {result.gate: place for place, result in enumerate(found)}
    return [
        Advised(
            MARKS[result.outcome],
            sentence(result.reason, result.facts, names, audience),
            str(REMEDIES[audience][result.gate]) if last[result.gate] == place else "",
        )
        for place, result in enumerate(found)
    ]


def notes(gates: Iterable[GateResult], audience: Audience) -> Mapping[ReasonCode, str]:
    """Reason → what can be done, for everything a gate does not let pass; once for each gate."""
    last = {result.gate: result for result in gates if result.outcome is not Outcome.PASS}
    return {result.reason: str(REMEDIES[audience][gate]) for gate, result in last.items()}
