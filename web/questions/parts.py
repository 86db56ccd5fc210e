"""The parts of the profile: their names and pictures."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from web.services.jobseeker_progress import Part

TITLES: Mapping[Part, LazyString] = {
    Part.WORK: _l("What you worked as"),
    Part.SKILLS: _l("What you can do"),
    Part.LANGUAGES: _l("Languages"),
    Part.PLACE: _l("Where you live and how far you can go"),
    Part.TIMES: _l("When you can work"),
    Part.CARE: _l("People you look after"),
    Part.START: _l("When you can start"),
    Part.PAY: _l("The pay you need"),
    Part.PAPERS: _l("Your papers"),
    Part.WISHES: _l("Your wishes"),
    Part.NAME: _l("Your name and how to reach you"),
}
PICTURES: Mapping[Part, str] = {
    Part.WORK: "work", Part.SKILLS: "repair", Part.LANGUAGES: "language", Part.PLACE: "place", Part.TIMES: "clock",
    Part.CARE: "child", Part.START: "calendar", Part.PAY: "pay", Part.PAPERS: "document", Part.WISHES: "check",
    Part.NAME: "person",
}  # fmt: skip
ASKED: Mapping[Part, LazyString] = {
    Part.WORK: _l("What did you work as?"),
    Part.SKILLS: _l("What can you do?"),
    Part.LANGUAGES: _l("Which languages do you know?"),
    Part.PLACE: _l("Where do you live, and how far can work be?"),
    Part.TIMES: _l("When can you work?"),
    Part.CARE: _l("Do you look after somebody?"),
    Part.START: _l("When can you start?"),
    Part.PAY: _l("Which pay do you need?"),
    Part.PAPERS: _l("Which papers do you have?"),
    Part.WISHES: _l("What do you wish for?"),
    Part.NAME: _l("What is your name, and how can we reach you?"),
}
WHY: Mapping[Part, LazyString] = {
    Part.WORK: _l("Write it in your own words, in any language. Work at home or without pay counts too."),
    Part.SKILLS: _l("Nobody can do everything. Tick only what is true."),
    Part.LANGUAGES: _l("Many jobs need only a few words of Bulgarian. Choose what is true today."),
    Part.PLACE: _l("The town is enough. We never ask for your street."),
    Part.TIMES: _l("Jobs at night are shown only if you do not say no to nights."),
    Part.CARE: _l("Tell us when, so that we look for jobs that leave you this time. It never counts against you."),
    Part.START: _l("If you can start now, tick the box. You need no date then."),
    Part.PAY: _l("Jobs that pay less stay on your list, further down. No employer sees this number."),
    Part.PAPERS: _l(
        "We ask because the law says who may do which work, and because cards end. "
        "We need the kind and the last day only."
    ),
    Part.WISHES: _l("A wish moves jobs up or down your list. Work you do not want is left out."),
    Part.NAME: _l("Only your counsellor sees this. Employers see it only after you say yes."),
}
