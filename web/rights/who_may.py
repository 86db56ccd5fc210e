"""Who may do which work: young people, and people with each kind of protection."""

from flask_babel import lazy_gettext as _l

from models.contact import ContactKind
from web.rights.model import Line, Part, Topic
from web.rights.sources import (
    ADVICE,
    BY_PRESIDENT,
    DIPLOMAS,
    DRIVING,
    LABOUR_MARKET,
    NEW_LAW,
    NOTE,
    PROLONGED,
    TEMPORARY,
    YOUNG_WORK,
    YOUNGER,
)

YOUNG = Topic(
    "young-workers",
    _l("Work at 16 and 17"),
    _l("You may work, and the law protects you more."),
    "child",
    (
        Part(
            _l("From which age"),
            (
                Line(_l("You may work when you are %(working_age)s old.")),
                Line(_l("Younger people may work only as a rare exception. Ask the Labour Inspectorate."), YOUNGER),
                Line(
                    _l("First a doctor examines you. Then the Labour Inspectorate gives a permit for you."), YOUNG_WORK
                ),
            ),
        ),
        Part(
            _l("Your hours"),
            (
                Line(
                    _l("Under 18 you work at most %(young_hours_per_day)s a day and %(young_hours_per_week)s a week.")
                ),
                Line(_l("You do not work between %(night_starts)s and %(night_ends)s.")),
                Line(_l("You do no overtime."), YOUNG_WORK),
                Line(_l("You have at least %(young_leave_days_per_year)s of paid leave a year.")),
            ),
        ),
        Part(
            _l("What is forbidden"),
            (Line(_l("Heavy or dangerous work is forbidden until you are %(hazardous_work_age)s old.")),),
        ),
        Part(
            _l("What helps you here"),
            (
                Line(_l("Talk with a parent or another adult you trust before you sign."), ADVICE),
                Line(_l("Stop and ask if the work scares you or hurts you."), ADVICE),
            ),
        ),
    ),
    (ContactKind.LABOUR_INSPECTORATE, ContactKind.LEGAL_HELP),
)
STATUS = Topic(
    "status",
    _l("Work and your status"),
    _l("Which papers let you work, and from when."),
    "shield",
    (
        Part(
            _l("Refugee or humanitarian status"),
            (
                Line(_l("You may work at once, like a Bulgarian citizen. You need no work permit."), LABOUR_MARKET),
                Line(_l("The President gave you asylum? It should be the same. Ask your counsellor."), BY_PRESIDENT),
            ),
        ),
        Part(
            _l("Temporary protection"),
            (
                Line(_l("You may work at once and need no work permit."), TEMPORARY),
                Line(_l("You may register at the labour office."), TEMPORARY),
                Line(_l("Temporary protection lasts until %(temporary_protection_until)s, as the law stands.")),
                Line(_l("A longer time, until March 2028, was proposed. Ask whether it is decided."), PROLONGED),
            ),
        ),
        Part(
            _l("You asked for protection and wait"),
            (
                Line(
                    _l("You need a note from the State Agency for Refugees that you may work. Ask there for it."), NOTE
                ),
                Line(_l("How long you wait for the note may have changed in June 2026. Ask the agency."), NEW_LAW),
            ),
        ),
        Part(
            _l("Diplomas and driving"),
            (
                Line(_l("Some professions need a diploma that Bulgaria has recognised."), DIPLOMAS),
                Line(
                    _l("A driving licence from Ukraine counts without exchange while you have temporary protection."),
                    DRIVING,
                ),
            ),
        ),
        Part(
            _l("What helps you here"),
            (
                Line(_l("Renew your card in time. Begin two months before its last day."), ADVICE),
                Line(_l("Is a renewal on its way? Keep the paper that shows it, and show it."), ADVICE),
            ),
        ),
    ),
    (ContactKind.REFUGEE_AGENCY, ContactKind.LABOUR_OFFICE, ContactKind.LEGAL_HELP),
)
