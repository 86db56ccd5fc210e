"""The questions of the profile as one person meets them on two devices, with a line that fails, and a small model of
what the person was told is saved.

The model knows three things: what stands on each page now, what each page showed when it was opened, and which forms
were carried out. It knows nothing of tables, fingerprints or versions.
"""

import random
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.safety.paper_forms import MARKS, Form, Pairs
from tests.world import NOW

Said = frozenset[tuple[str, ...]]
UNSAID = frozenset({"", "unsaid"})
IDLE = frozenset({"words", "chosen", "asked", "meaning", "again"})
"""Fields that stand empty in these tests: asking back what words mean is a page of its own."""
TEXTS: Mapping[str, list[str]] = {
    "given_name": ["Анна", "Ганна", "آنا"], "family_name": ["Коваль", "حداد"],
    "phone": ["+359888123456", "+359888123457"], "email": ["anna@example.org", "ganna@example.org"],
    "min_net_pay": ["700", "800", "950"], "max_hours_per_week": ["20", "30", "40"],
    "years": ["0.5", "3", "12"], "last_worked_in": ["2001", "2019", "2025"],
}  # fmt: skip
YEARS: Mapping[str, list[str]] = {"birth": ["1980", "1991"], "registered_on": ["2024", "2025"]}
HOURS = [("08:00", "09:00"), ("12:00", "13:30"), ("17:00", "20:00")]
LINE = re.compile(r"lines-(\d+)-(\w+)")


def said(page: str, pairs: Pairs) -> Said:
    """What a form says, whatever the order and the numbers of its lines."""
    plain = [(name, value) for name, value in pairs if name not in MARKS | IDLE and value not in UNSAID]
    lines: dict[str, dict[str, list[str]]] = {}
    rest = set()
    for name, value in plain:
        if found := LINE.fullmatch(name):
            lines.setdefault(found[1], {}).setdefault(found[2], []).append(value)
        else:
            rest.add((name, value))
    if page == "languages":
        return frozenset(_levels(line) for line in lines.values() if len(line) > 1)
    if page == "care":
        return _care(rest, lines)
    if page == "proof":
        return frozenset((line["skill"][0], line["grade"][0]) for line in lines.values())
    return frozenset(_settled(page, rest))


def _levels(line: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(value for name in ("code", "spoken", "written") for value in line.get(name, ["–"]))


def _care(rest: set[tuple[str, str]], lines: dict[str, dict[str, list[str]]]) -> Said:
    if ("has_care_hours", "no") in rest:
        return frozenset(rest)
    windows = {
        (day, line["start"][0], line["end"][0])
        for line in lines.values() if {"days", "start", "end"} <= line.keys()
        for day in line["days"]
    }  # fmt: skip
    return frozenset(windows | rest | ({("has_care_hours", "yes")} if windows else set()))


def _settled(page: str, rest: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """A form as it is shown again once it is saved."""
    if ("at_once", "y") in rest:
        today = NOW.date()
        return {
            ("earliest-day", str(today.day)),
            ("earliest-month", str(today.month)),
            ("earliest-year", str(today.year)),
        }
    held = {value for name, value in rest if name == "licences"}
    found = set()
    for name, value in rest:
        about = re.fullmatch(r"(?:until|given)_(\w+?)(?:-\w+)?", name)
        if page == "papers" and about and about[1] not in held:
            continue
        plain = {"more": "tasks", "not_in_more": "not_in"}.get(name, name)
        found.add((plain, value.lstrip("0") if re.search("-(day|month)$", name) else value))
    return found


@dataclass
class Tab:
    """A page open on a device: how often its answers had been changed when it was opened, and what stands in it now."""

    device: int
    page: str
    form: Form
    edition: int

    def post(self) -> "Post":
        """The form as it would be sent now."""
        return Post(self.device, self.page, self.form.pairs(), self.edition)


@dataclass(frozen=True)
class Post:
    """A form on its way."""

    device: int
    page: str
    pairs: Pairs
    edition: int

    @property
    def said(self) -> Said:
        """What it says."""
        return said(self.page, self.pairs)

    @property
    def key(self) -> tuple[int, str, str]:
        """What tells this form from others of the same page."""
        return self.device, self.page, dict(self.pairs)["form_key"]

    @property
    def typed(self) -> Pairs:
        """All it carries but the guard of the session."""
        return tuple(pair for pair in self.pairs if pair[0] != "csrf_token")


@dataclass
class Truth:
    """What the person was told. Nothing is written over but what the page had shown: a page opened before the last
    change is out of date, also where that change was taken back."""

    saved: dict[str, Said]
    edition: Counter[str] = field(default_factory=Counter)
    carried: dict[tuple[int, str, str], set[Pairs]] = field(default_factory=dict)

    def arrive(self, post: Post) -> bool:
        """Take a post in; False if the person has to be shown both versions instead."""
        earlier = self.carried.setdefault(post.key, set())
        if post.typed in earlier:
            return True
        if post.said != self.saved[post.page]:
            if earlier or post.edition != self.edition[post.page]:
                return False
            self.saved[post.page] = post.said
            self.edition[post.page] += 1
        earlier.add(post.typed)
        return True


def edit(dice: random.Random, tab: Tab) -> None:
    """Change one answer on a page, as somebody could with what the page offers."""
    if tab.page == "languages":
        _edit_language(dice, tab.form)
    elif tab.page == "care":
        _edit_care(dice, tab.form)
    else:
        _edit_any(dice, tab.form)


def _edit_any(dice: random.Random, form: Form) -> None:
    asked = [name for name, one in form.controls.items() if name not in IDLE and one.kind != "hidden"]
    name = dice.choice([each for each in asked if each in TEXTS or form.controls[each].kind != "text" or "-" in each])
    control = form.controls[name]
    if name.rpartition("-")[2] in ("day", "month", "year", "calendar"):
        about = name.rpartition("-")[0]
        parts = {"day": ["1", "17"], "month": ["3", "11"], "year": YEARS.get(about, ["2027", "2028"])}
        for part, values in parts.items():
            form.controls[f"{about}-{part}"].values = [dice.choice(values)]
    elif control.kind == "checkbox":
        chosen = dice.choice(control.options)
        control.values = sorted({*control.values} ^ {chosen})
    else:
        control.values = [dice.choice(TEXTS.get(name, control.options))]


def _edit_language(dice: random.Random, form: Form) -> None:
    numbers = sorted({int(found[1]) for name in form.controls if (found := LINE.fullmatch(name))})
    number = dice.choice(numbers)
    code = form.controls[f"lines-{number}-code"]
    if code.kind == "select":
        used = {value for name, one in form.controls.items() if name.endswith("-code") for value in one.values}
        code.values = [dice.choice(sorted({*code.options} - used - {""}))]
    for what in ("spoken", "written"):
        level = form.controls[f"lines-{number}-{what}"]
        level.values = [dice.choice(level.options)]


def _edit_care(dice: random.Random, form: Form) -> None:
    number = dice.choice(sorted({found[1] for name in form.controls if (found := LINE.fullmatch(name))}))
    days = form.controls[f"lines-{number}-days"]
    days.values = sorted(dice.sample(days.options, dice.randint(0, 3)))
    start, end = dice.choice(HOURS) if days.values else ("", "")
    form.controls[f"lines-{number}-start"].values = [start]
    form.controls[f"lines-{number}-end"].values = [end]
    windows = any(one.values for name, one in form.controls.items() if name.endswith("-days"))
    form.controls["has_care_hours"].values = ["yes" if windows else dice.choice(["yes", "no"])]
