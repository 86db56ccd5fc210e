"""Skills: typical tasks to tick, and more in own words."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice

from web.forms import PlainText, Ticks
from web.forms.text import clean
from web.questions.answers import AnswerForm, OwnWords
from web.services.jobseeker_sheets import Answers

Skill = tuple[str, str, str]
LONGEST = 200


def mark(skill: Skill) -> str:
    """A skill in own words as the value of its box: it says the same whatever else is stored by the time it is sent."""
    return json.dumps(skill, ensure_ascii=False)


def _skill(value: str) -> Skill | None:
    """The skill of a box; None if it was tampered with."""
    try:
        uri, words, language = json.loads(value)
        plain = clean(words)[0]
    except (ValueError, TypeError, AttributeError):
        return None
    whole = isinstance(uri, str) and isinstance(language, str) and 0 < len(plain) <= LONGEST
    short = whole and len(uri) <= LONGEST and len(language) <= 5 and f"{uri}{language}".isprintable()
    return (uri, plain, language) if short and plain == words else None


class SkillsForm(AnswerForm, OwnWords):
    """What the person can do: tasks ticked on the list, skills of their own kept, one more in own words. `again` is
    the button that comes back for another one."""

    tasks = Ticks(_l("Which of these can you do?"), description=_l("These are typical tasks of your work."))
    more = Ticks(_l("More tasks"))
    own = Ticks(_l("You also told us"), description=_l("Take the tick away if it is not right."))
    words = PlainText(_l("What else can you do?"), longest=200, description=_l("Write one thing, in your own words."))
    again = HiddenField()
    known: tuple[Skill, ...] = ()

    def name(self, tasks: Sequence[tuple[str, str]], more: Sequence[tuple[str, str]], stored: Sequence[Skill]) -> None:
        """Offer tasks by URI and name; stored skills in own words can be kept or dropped, and those the page was opened
        with stay on it even if they were taken away somewhere else meanwhile."""
        sent = [_skill(value) for value in self.own.data or []] if self.is_submitted() else []
        self.known = tuple(sorted({skill for skill in [*stored, *sent] if skill and skill[1]}))
        self.tasks.choices = [SelectChoice(uri, name) for uri, name in tasks]
        self.more.choices = [SelectChoice(uri, name) for uri, name in more]
        self.own.choices = [SelectChoice(mark(skill), skill[1]) for skill in self.known]

    @classmethod
    def boxes(cls, stored: Answers) -> Mapping[str, Any]:
        """The stored skills, each in the list it is on."""
        plain = [uri for uri, words, _language in stored["skills"] if not words]
        own = [skill for skill in stored["skills"] if skill[1]]
        return {"tasks": plain, "more": plain, "own": [mark(skill) for skill in own]}

    def answers(self, language: str = "") -> Answers:
        """The answers given; `language` is what new words are written in."""
        ticked = {(uri, "", "") for uri in [*(self.tasks.data or []), *(self.more.data or [])]}
        kept = {skill for skill in self.known if mark(skill) in (self.own.data or [])}
        added = {(self.uri or "", self.words.data, language)} if self.words.data else set()
        named = {uri for uri, _words, _language in kept | added if uri}
        return {"skills": tuple(sorted({skill for skill in ticked if skill[0] not in named} | kept | added))}
