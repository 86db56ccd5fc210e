"""Fees, papers, a room from the employer: what goes wrong before the first day."""

from flask_babel import lazy_gettext as _l

from models.contact import ContactKind
from web.rights.model import Line, Part, Topic
from web.rights.sources import ADVICE, COPY_OF_CARD, FREE_HELP, OUR_RULE, PERSONAL_NUMBER

FEES = Topic(
    "no-fees",
    _l("No fees, ever"),
    _l("You never pay to get a job."),
    "cross",
    (
        Part(
            _l("What the law says"),
            (
                Line(_l("Help to find a job is free for you. This is the law."), FREE_HELP),
                Line(_l("Who finds you work may take no money from you, not now, not later, not in parts."), FREE_HELP),
                Line(_l("Who finds work for people must be registered with the Employment Agency."), FREE_HELP),
            ),
        ),
        Part(
            _l("What helps you here"),
            (
                Line(_l("Do not pay for a job, an interview, a form, papers or a promise."), ADVICE),
                Line(_l("Do not borrow money for a job. A debt can tie you to bad work."), ADVICE),
                Line(_l("Did somebody ask you for money? Keep the messages and tell your counsellor."), ADVICE),
                Line(_l("We stop vacancies that ask people for money."), OUR_RULE),
            ),
        ),
    ),
    (ContactKind.LABOUR_INSPECTORATE, ContactKind.LEGAL_HELP),
)
PAPERS = Topic(
    "your-papers",
    _l("Your papers stay with you"),
    _l("Show them, and take them back."),
    "key",
    (
        Part(
            _l("Passport and card"),
            (
                Line(_l("Nobody needs to keep your passport or your card. Show it and take it back."), ADVICE),
                Line(
                    _l("An employer looks at your card and may keep a copy. Ask where the copy is kept."), COPY_OF_CARD
                ),
                Line(_l("Never give papers away as a security for money, work or a room."), ADVICE),
            ),
        ),
        Part(
            _l("Your personal number"),
            (
                Line(_l("The Bulgarian personal number (EGN) shows your birthday and your sex."), PERSONAL_NUMBER),
                Line(_l("Give it to your employer for the contract. Do not send it in messages to strangers."), ADVICE),
            ),
        ),
        Part(
            _l("In this service"),
            (
                Line(_l("We keep no copies of papers. We note only the kind of paper and its last day."), OUR_RULE),
                Line(_l("We stop vacancies that want to keep people's papers."), OUR_RULE),
            ),
        ),
        Part(
            _l("If somebody keeps your papers"),
            (
                Line(_l("Ask for them back in front of somebody you trust, or in a message."), ADVICE),
                Line(_l("If you do not get them, tell your counsellor. If you are in danger, call 112."), ADVICE),
            ),
        ),
    ),
    (ContactKind.VIOLENCE, ContactKind.LEGAL_HELP),
)
ROOM = Topic(
    "accommodation",
    _l("A room from your employer"),
    _l("What to ask before you move in."),
    "bed",
    (
        Part(
            _l("Ask before you say yes"),
            (
                Line(_l("What does the room cost? Who pays for water, light and heating?"), ADVICE),
                Line(_l("How many people share it? Is there a lock, and do you have the key?"), ADVICE),
                Line(_l("What happens with the room on the day the job ends?"), ADVICE),
                Line(_l("Ask for the answers in writing, beside the contract for the work."), ADVICE),
            ),
        ),
        Part(
            _l("While you live there"),
            (
                Line(_l("Is the room taken off your pay? Ask for a paper that shows how much."), ADVICE),
                Line(_l("Keep your papers, your phone and some money with you."), ADVICE),
                Line(_l("If somebody locks you in or does not let you go, call 112."), ADVICE),
            ),
        ),
        Part(
            _l("In this service"),
            (
                Line(
                    _l("We ask each employer who offers a room for its price, and for how long you may stay."), OUR_RULE
                ),
                Line(_l("If the price is not said, the page of the job shows that."), OUR_RULE),
            ),
        ),
    ),
    (ContactKind.LEGAL_HELP, ContactKind.VIOLENCE),
)
