"""Times to meet between the chambermaid and her hotel, and own words of an employer that wait for a counsellor."""

from datetime import date, timedelta

from models import Disclosure, InterviewSlot
from models.interview import SlotKind, SlotPlace
from models.queries import interviews as queries
from models.sharing_enums import InvitationText
from scripts.demo.seed import Seed
from web.services import interviews, invitation_words, matching
from web.services.clock import day_in_bulgaria
from web.services.interview_times import Time, moment
from web.services.principal import Principal

WORDS = "Екипът ни е малък и дружен. Ще ви покажем хотела и ще отговорим на всичките ви въпроси."


def times(seed: Seed, granted: Disclosure, company: Principal, own: Principal) -> InterviewSlot:
    """Two times for a talk, of which she takes one with an interpreter, and a paid trial day."""
    rules, first = matching.rules(seed.session), _working_day(seed, 3)
    talks = [_time(seed, SlotKind.TALK, first + timedelta(days=each), 600, 30) for each in (0, 1)]
    trial = _time(seed, SlotKind.TRIAL_DAY, first + timedelta(days=7), 540, 240, pay_hour=620)
    slots = interviews.offer(seed.session, [granted], company, [*talks, trial], rules, seed.ago(0.2))
    chosen = next(each for each in queries.of_disclosure(seed.session, granted) if each.slot is slots[0])
    interviews.take(seed.session, chosen, own, granted.jobseeker.language, seed.ago(0.1))
    return slots[1]


def written(seed: Seed, suggested: Disclosure, company: Principal) -> Disclosure:
    """Own words that nobody has read yet."""
    words = invitation_words.Written(InvitationText.VISIT, WORDS, "bg")
    invitation_words.write(seed.session, suggested, company, words, matching.rules(seed.session), seed.ago(0.1))
    return suggested


def _time(seed: Seed, kind: SlotKind, day: date, minute: int, minutes: int, pay_hour: int | None = None) -> Time:
    starts = moment(day, minute, seed.now)
    return Time(kind=kind, place=SlotPlace.WORKPLACE, starts_at=starts, minutes=minutes, pay_hour=pay_hour)


def _working_day(seed: Seed, after: int) -> date:
    day = day_in_bulgaria(seed.now) + timedelta(days=after)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 3 else 0)
