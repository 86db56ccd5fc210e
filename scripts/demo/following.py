"""What staff wrote down: notes, tasks, plans of steps, a referral, and how it goes after work began."""

from datetime import timedelta

from models import ActionStep, FollowUp, Jobseeker, Note, Placement, Referral, Task
from models.action_plan import Goal, StepOwner, StepText
from models.follow_up import FollowUpBy
from models.note import NoteKind, NoteReader
from models.queries import casework
from models.task import TaskKind
from scripts.demo.seed import Seed, principal
from web.services import action_plan, follow_ups, notes, referrals, tasks
from web.services.action_plan import Aim, Step
from web.services.notes import Written
from web.services.principal import Principal
from web.services.referrals import Target
from web.services.tasks import ToDo

Shown = Note | Task | ActionStep | Referral | FollowUp
NOTES = (
    (NoteKind.TALK, NoteReader.COLLEAGUES, "Предпочита първа смяна. Може да започне след две седмици."),
    (NoteKind.AGREED, NoteReader.PERSON, "До петък преглеждаме заедно три обяви."),
    (NoteKind.LEARNING, NoteReader.COLLEAGUES, "Иска да учи български вечер, онлайн също става."),
    (NoteKind.EMPLOYER, NoteReader.COLLEAGUES, "Управителката ще се обади до сряда."),
)
TASKS = (TaskKind.CALL, TaskKind.EMPLOYER, TaskKind.COURSE, TaskKind.PAPERS, TaskKind.MEET)
GOALS = (Goal.WORK, Goal.OWN_OCCUPATION, Goal.LANGUAGE, Goal.BETTER_WORK)
STEPS = (
    (StepText.WRITE_CV, StepOwner.PERSON), (StepText.LEARN_BULGARIAN, StepOwner.PERSON),
    (StepText.PROPOSE_VACANCIES, StepOwner.STAFF), (StepText.LABOUR_OFFICE, StepOwner.PERSON),
)  # fmt: skip
WHAT_FOR = "Търси жилище за трима души и помощ при записването на децата в училище."
EVERY, PLANNED = 6, 4


def seed(seed: Seed) -> dict[str, Shown]:
    """A few lines about every sixth person who has a counsellor, and follow-ups about all work that began. What the
    pictures show is about the first person."""
    taken_on = [person for person in seed.people[1:] if person.counsellor is not None]
    for number, person in enumerate(taken_on[::EVERY]):
        _write(seed, person, number)
    shown = _write(seed, seed.people[0], 0)
    for placement in casework.without_follow_ups(seed.session, len(seed.people)):
        _follow(seed, placement)
    work = seed.shared["placement"]
    if not isinstance(work, Placement):
        raise LookupError("Nobody works in this world.")
    return {**shown, "referral": _send_on(seed), "follow_up_due": casework.follow_ups(seed.session, work.jobseeker)[0]}


def _staff(seed: Seed, person: Jobseeker) -> Principal:
    account = person.counsellor or next(each for each in seed.staff if each.organisation_id == person.organisation_id)
    return principal(account)


def _write(seed: Seed, person: Jobseeker, number: int) -> dict[str, Shown]:
    """A note, a task that is due about now, and for every fourth a plan."""
    who, before = _staff(seed, person), seed.ago(number % 9 + 1)
    kind, reader, words = NOTES[number % len(NOTES)]
    note = notes.write(seed.session, who, person, Written(kind, reader, words, "bg"), before)
    due = seed.today + timedelta(days=number % 17 - 4)
    task = tasks.add(seed.session, who, person, ToDo(TASKS[number % len(TASKS)], due, None, person.counsellor), before)
    return {"note": note, "task": task, **(_plan(seed, person, who, number) if number % PLANNED == 0 else {})}


def _plan(seed: Seed, person: Jobseeker, who: Principal, number: int) -> dict[str, Shown]:
    aim = Aim(GOALS[number // PLANNED % len(GOALS)], None, "bg")
    plan = action_plan.agree(seed.session, who, person, aim, None, seed.ago(8))
    made: list[ActionStep] = []
    for place, (text, owner) in enumerate(STEPS):
        step = Step(text, owner, seed.today + timedelta(days=7 * place - 3), None, "bg")
        made.append(action_plan.add_step(seed.session, who, plan, step, seed.ago(7)))
    action_plan.tick(seed.session, who, made[0], done=True, now=seed.ago(1))
    return {"step": made[1]}


def _send_on(seed: Seed) -> Referral:
    person = seed.people[0]
    target = Target(WHAT_FOR, "bg", receiver=next(o for o in seed.organisations if o.id != person.organisation_id))
    return referrals.suggest(seed.session, _staff(seed, person), person, target, seed.ago(2))


def _follow(seed: Seed, placement: Placement) -> None:
    """When to ask; what was heard so far stands at the last question that was due."""
    follow_ups.schedule(seed.session, placement, seed.today)
    due = [row for row in casework.follow_ups_about(seed.session, placement) if row.due_on <= seed.today]
    if due and placement.outcome is not None:
        due[-1].outcome, due[-1].said_by, due[-1].answered_at = placement.outcome, FollowUpBy.STAFF, seed.ago(1)
    seed.session.flush()
