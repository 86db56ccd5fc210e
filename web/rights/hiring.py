"""What each kind of protection means for an employer who hires: which paper to see, and what to file."""

from datetime import date

from flask_babel import lazy_gettext as _l

import matcher
from web.rights.model import Line, Part, Source, Topic
from web.rights.sources import (
    ADVICE,
    BY_PRESIDENT,
    COPY_OF_CARD,
    DIPLOMAS,
    DRIVING,
    ENDS_WITH_CARD,
    LABOUR_MARKET,
    NEW_LAW,
    NOTE,
    PROLONGED,
    TEMPORARY,
    YOUNG_WORK,
)

_LOOKED = date(2026, 11, 22)
INSPECTORATE_TOLD = Source(_l("refugeelight.bg, 16 April 2024; ukraine-renovation.com, 24 July 2024"), _LOOKED)
LABOUR_OFFICE_TOLD = Source(
    _l("refugeelight.bg, 16 April 2024; regulation on labour migration, article 36"), _LOOKED, matcher.Confidence.MEDIUM
)
PAPER_OF_TEMPORARY = Source(_l("State Agency for Refugees, note on the registration card"), _LOOKED)
CARDS = Source(_l("refugee-integration.bg, Employment; not verified in full"), _LOOKED, matcher.Confidence.MEDIUM)
MEDICAL = Source(_l("ukraine-renovation.com, 24 July 2024"), _LOOKED, matcher.Confidence.MEDIUM)

HIRING = Topic(
    "hiring",
    _l("Papers and hiring"),
    _l("What the kinds of protection mean when you hire somebody. You see the paper itself when you hire."),
    "shield",
    (
        Part(
            _l("Refugee or humanitarian status"),
            (
                Line(
                    _l("The person may work at once, like a Bulgarian citizen. No work permit is needed."),
                    LABOUR_MARKET,
                ),
                Line(_l("Ask for the card of a refugee, or of a foreigner with humanitarian status."), CARDS),
                Line(_l("The status should go on when a card ends. Ask the person when the new card comes."), CARDS),
                Line(
                    _l("Asylum given by the President should be the same. Ask the Labour Inspectorate."), BY_PRESIDENT
                ),
            ),
        ),
        Part(
            _l("Temporary protection"),
            (
                Line(_l("The person may work at once. No work permit is needed."), TEMPORARY),
                Line(
                    _l(
                        "The paper to see is the registration card of a foreigner with temporary protection. It has a"
                        " photo and a personal number."
                    ),
                    PAPER_OF_TEMPORARY,
                ),
                Line(_l("Temporary protection lasts until %(temporary_protection_until)s, as the law stands.")),
                Line(_l("It may be made longer. Ask the person for the new card then."), PROLONGED),
                Line(
                    _l("Some employers make a contract until the card ends. We have not seen this in a law."),
                    ENDS_WITH_CARD,
                ),
            ),
        ),
        Part(
            _l("Somebody who asked for asylum and waits"),
            (
                Line(_l("Ask for the note of the State Agency for Refugees. It says that the person may work."), NOTE),
                Line(
                    _l("Without this note ask the agency first. The time since the application alone says nothing."),
                    NEW_LAW,
                ),
                Line(
                    _l(
                        "Declare the work to the Labour Office within %(labour_office_declaration_days)s from the first"
                        " day of work. Ask there which form it wants."
                    ),
                    LABOUR_OFFICE_TOLD,
                ),
            ),
        ),
        Part(
            _l("For everybody"),
            (
                Line(_l("See the paper before the first day, and again when it was renewed."), COPY_OF_CARD),
                Line(_l("Ask the Labour Inspectorate before you copy a paper. Never keep the paper itself."), ADVICE),
                Line(_l("Enter the contract in the Employment Register within %(contract_register_days)s.")),
                Line(_l("Enter the end of a contract there within %(contract_register_end_days)s.")),
                Line(
                    _l(
                        "Tell the General Labour Inspectorate of the first day of work within"
                        " %(labour_inspectorate_days)s."
                    ),
                    INSPECTORATE_TOLD,
                ),
                Line(_l("A medical check is done before the first day, as for everybody who begins work."), MEDICAL),
                Line(_l("A trial period is at most %(probation_months)s.")),
            ),
        ),
        Part(
            _l("Diplomas and licences"),
            (
                Line(_l("Some professions need a diploma that was recognised in Bulgaria."), DIPLOMAS),
                Line(_l("A Ukrainian driving licence is valid as long as temporary protection lasts."), DRIVING),
            ),
        ),
        Part(
            _l("People of 16 and 17"),
            (
                Line(
                    _l("First a doctor examines the person. Then the Labour Inspectorate gives a permit."), YOUNG_WORK
                ),
                Line(_l("They work at most %(young_hours_per_day)s a day and %(young_hours_per_week)s a week.")),
                Line(
                    _l("They do not work between %(night_starts)s and %(night_ends)s, and do no overtime."), YOUNG_WORK
                ),
            ),
        ),
    ),
    (),
)
