"""Not paid, treated badly, in danger: where to turn."""

from flask_babel import lazy_gettext as _l

from models.contact import ContactKind
from web.rights.model import Line, Part, Topic
from web.rights.sources import ADVICE, COURT, DATA, EMERGENCY, INSPECTORATE, OUR_RULE, SURVEY, THREE_YEARS, UNDECLARED

COMPLAINTS = Topic(
    "complaints",
    _l("If you are not paid or treated badly"),
    _l("What you can do, and who decides."),
    "scales",
    (
        Part(
            _l("If your pay does not come"),
            (
                Line(
                    _l("Collect what you have: contract, messages, your list of hours, people who saw you work."),
                    ADVICE,
                ),
                Line(_l("Write to your employer: how much is missing, and by which day you want it."), ADVICE),
                Line(
                    _l(
                        "The Labour Inspectorate looks at pay that is late or missing. "
                        "Ask your counsellor to write with you."
                    ),
                    INSPECTORATE,
                ),
                Line(_l("You can be owed pay even without a contract. Ask for help to claim it."), UNDECLARED),
                Line(_l("If nothing helps, a court decides. Ask a lawyer how, and until when."), COURT),
            ),
        ),
        Part(
            _l("Who decides about what"),
            (
                Line(
                    _l(
                        "Pay, hours, contract, safety at work: the Labour Inspectorate. "
                        "Ask it to keep your name secret."
                    ),
                    INSPECTORATE,
                ),
                Line(
                    _l(
                        "Treated worse for your sex, origin, faith or age: "
                        "the Commission for Protection against Discrimination."
                    ),
                    THREE_YEARS,
                ),
                Line(_l("You can bring that complaint for three years."), THREE_YEARS),
                Line(_l("Your data misused: the Commission for Personal Data Protection."), DATA),
                Line(_l("Threats, force, papers taken away: the police. Call 112."), EMERGENCY),
            ),
        ),
        Part(
            _l("You are not alone"),
            (
                Line(_l("In a large survey, three in ten people from Ukraine who worked had been exploited."), SURVEY),
                Line(
                    _l("You do not get into trouble with us for telling. Your employer does not hear it from us."),
                    OUR_RULE,
                ),
            ),
        ),
    ),
    (ContactKind.LABOUR_INSPECTORATE, ContactKind.EQUALITY, ContactKind.DATA_PROTECTION, ContactKind.LEGAL_HELP),
    discreet=True,
)
DANGER = Topic(
    "danger",
    _l("In danger now"),
    _l("Call 112."),
    "warning",
    (
        Part(
            _l("Call for help"),
            (
                Line(_l("112 is the number for police, ambulance and fire, in the whole European Union."), EMERGENCY),
                Line(_l("The call is free, day and night."), EMERGENCY),
                Line(_l("Say where you are, what happens, and which language you speak."), ADVICE),
                Line(_l("Does somebody check your phone? Call from another phone if you can."), ADVICE),
            ),
        ),
        Part(
            _l("Signs of danger at work"),
            (
                Line(_l("Somebody keeps your papers, your phone or your pay."), ADVICE),
                Line(_l("Somebody threatens you or your family."), ADVICE),
                Line(_l("You may not leave the place where you work or sleep."), ADVICE),
                Line(_l("You owe money for the job, and the debt grows."), ADVICE),
            ),
        ),
        Part(_l("When you are safe"), (Line(_l("Tell your counsellor, or somebody else you trust."), ADVICE),)),
    ),
    (ContactKind.VIOLENCE, ContactKind.LEGAL_HELP),
    discreet=True,
)
