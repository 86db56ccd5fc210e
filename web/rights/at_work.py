"""Pay, contract, working time, leave."""

from flask_babel import lazy_gettext as _l

from models.contact import ContactKind
from web.rights.model import Line, Part, Topic
from web.rights.sources import (
    ADVICE,
    ENDS_WITH_CARD,
    EQUAL_TREATMENT,
    IN_WRITING,
    OUR_RULE,
    OVERTIME_FORBIDDEN,
    OVERTIME_PAY,
    REGISTER,
    REST,
)

PAY = Topic(
    "pay",
    _l("Your pay"),
    _l("What you must be paid at least, and what is taken off."),
    "pay",
    (
        Part(
            _l("The least you may be paid"),
            (
                Line(_l("The lowest pay for a full-time job is %(minimum_wage_month)s a month before tax.")),
                Line(_l("The lowest pay for one hour is %(minimum_wage_hour)s before tax.")),
                Line(_l("Nobody may pay you less because of your sex, origin, citizenship or faith."), EQUAL_TREATMENT),
            ),
        ),
        Part(
            _l("What you get in your hand"),
            (
                Line(_l("Your employer takes off %(employee_contributions)s for your insurance.")),
                Line(_l("Tax takes %(income_tax)s of what is left.")),
                Line(_l("From the lowest pay for a month, about %(net)s stays for you.")),
                Line(_l("Each job here shows both: the pay before tax, and what you get in your hand."), OUR_RULE),
            ),
        ),
        Part(
            _l("More pay at night and for extra hours"),
            (
                Line(_l("For each hour at night you get at least %(night_supplement_hour)s more.")),
                Line(_l("Overtime on a working day is paid at least 50 percent more."), OVERTIME_PAY),
                Line(
                    _l("On your free days it is at least 75 percent more, on public holidays 100 percent."),
                    OVERTIME_PAY,
                ),
            ),
        ),
        Part(
            _l("What helps you here"),
            (
                Line(_l("Ask before you start: how much, on which day, in cash or to a bank account?"), ADVICE),
                Line(_l("Ask each month for a paper that shows your pay and what was taken off."), ADVICE),
                Line(_l("Write down your hours every day. Keep the list, and take photos of it."), ADVICE),
            ),
        ),
    ),
    (ContactKind.LABOUR_INSPECTORATE, ContactKind.LEGAL_HELP),
)
CONTRACT = Topic(
    "contract",
    _l("Your contract"),
    _l("What to look at before you sign, and what your employer must do."),
    "document",
    (
        Part(
            _l("Before you start"),
            (
                Line(
                    _l("The contract is written and signed before you start. Ask for it, also for a trial day."),
                    IN_WRITING,
                ),
                Line(_l("Your employer enters your contract in the state register within %(contract_register_days)s.")),
                Line(_l("Since June 2025 this register takes the place of the paper labour book."), REGISTER),
                Line(
                    _l(
                        "Your employer tells the Labour Inspectorate within %(labour_inspectorate_days)s "
                        "of your first day. This is not your task."
                    )
                ),
            ),
        ),
        Part(
            _l("What to look for"),
            (
                Line(_l("Look for the work, the place, the hours, the pay and the days of leave."), ADVICE),
                Line(_l("Do not sign what you cannot read. Ask for time, and for somebody who translates."), ADVICE),
                Line(_l("Keep your own copy. A photo of each page helps, too."), ADVICE),
            ),
        ),
        Part(
            _l("The trial period"),
            (
                Line(_l("A trial period lasts %(probation_months)s at most.")),
                Line(
                    _l(
                        "In a contract for less than %(short_contract_months)s "
                        "it lasts %(probation_months_short_contract)s at most."
                    )
                ),
            ),
        ),
        Part(
            _l("When the contract ends"),
            (
                Line(_l("Your employer reports the end to the state register within %(contract_register_end_days)s.")),
                Line(
                    _l("Some contracts end on the day your card ends. Ask what happens when you have a new card."),
                    ENDS_WITH_CARD,
                ),
                Line(_l("Do not sign that you leave of your own will if you do not want to leave."), ADVICE),
            ),
        ),
    ),
    (ContactKind.LABOUR_INSPECTORATE, ContactKind.LEGAL_HELP),
)
TIME = Topic(
    "working-time",
    _l("Working time and rest"),
    _l("How long you work, and when you rest."),
    "clock",
    (
        Part(
            _l("The usual hours"),
            (
                Line(_l("The usual working day has at most %(hours_per_day)s, the week %(hours_per_week)s.")),
                Line(
                    _l(
                        "If you work at night, it is at most %(night_hours_per_day)s, "
                        "and %(night_hours_per_week)s a week."
                    )
                ),
                Line(_l("The night lasts from %(night_starts)s to %(night_ends)s.")),
            ),
        ),
        Part(
            _l("Rest"),
            (
                Line(_l("Between two working days you rest for at least 12 hours without a break."), REST),
                Line(_l("After five working days you have two free days in a row."), REST),
                Line(_l("With shifts other rules can hold. Ask for the plan in writing."), ADVICE),
            ),
        ),
        Part(
            _l("Overtime"),
            (
                Line(_l("Overtime is forbidden, except in cases that the law names."), OVERTIME_FORBIDDEN),
                Line(
                    _l(
                        "There is a limit. Ask the Labour Inspectorate. "
                        "We read of %(overtime_hours_per_week)s a week and %(overtime_hours_per_month)s a month."
                    )
                ),
                Line(_l("Write down every hour, also those before and after your shift."), ADVICE),
            ),
        ),
    ),
    (ContactKind.LABOUR_INSPECTORATE, ContactKind.LEGAL_HELP),
)
LEAVE = Topic(
    "leave",
    _l("Leave and illness"),
    _l("Free days you are paid for."),
    "calendar",
    (
        Part(
            _l("Your free days"),
            (
                Line(
                    _l("You have at least %(leave_days_per_year)s of paid leave a year. Only working days are counted.")
                ),
                Line(_l("You can take your first leave after %(leave_first_use_after)s of work.")),
                Line(_l("If you are under 18, you have at least %(young_leave_days_per_year)s a year.")),
            ),
        ),
        Part(
            _l("What helps you here"),
            (
                Line(_l("Ask for leave in writing, and keep the answer."), ADVICE),
                Line(_l("If you are ill, tell your employer on the same day and see a doctor."), ADVICE),
                Line(_l("Ask the doctor for the paper that your employer needs."), ADVICE),
            ),
        ),
    ),
    (ContactKind.LABOUR_INSPECTORATE, ContactKind.LEGAL_HELP),
)
