"""The sources of the statements, each with the day of the last look."""

from datetime import date

from flask_babel import lazy_gettext as _l

import matcher
from web.rights.model import Source

_LOOKED = date(2026, 11, 22)
_LOOKED_AGAIN = date(2026, 11, 23)
_LIKELY = matcher.Confidence.MEDIUM

ADVICE = Source(_l("our own advice, no law says it in these words"), _LOOKED_AGAIN)
OUR_RULE = Source(_l("a rule of this service"), _LOOKED_AGAIN)

EQUAL_TREATMENT = Source(_l("Protection Against Discrimination Act, article 4"), _LOOKED)
THREE_YEARS = Source(_l("Protection Against Discrimination Act, articles 40 and 52"), _LOOKED)
OVERTIME_PAY = Source(_l("Labour Code, article 262"), _LOOKED)
OVERTIME_FORBIDDEN = Source(
    _l("Labour Inspectorate, page on working conditions; Labour Code, article 143"), _LOOKED_AGAIN
)
REST = Source(_l("Labour Inspectorate, page on working conditions; Labour Code, articles 152 and 153"), _LOOKED_AGAIN)
IN_WRITING = Source(_l("Labour Code, articles 61 and 62, from an older copy of the text"), _LOOKED_AGAIN, _LIKELY)
REGISTER = Source(_l("Labour Code, article 62, State Gazette 85 of 2023"), _LOOKED)
ENDS_WITH_CARD = Source(_l("ukraine-renovation.com, 24 July 2024"), _LOOKED, _LIKELY)
FREE_HELP = Source(
    _l("Employment Promotion Act, chapter VI; Convention 181 of the International Labour Organization"), _LOOKED
)
COPY_OF_CARD = Source(_l("refugeelight.bg, 16 April 2024"), _LOOKED, _LIKELY)
PERSONAL_NUMBER = Source(_l("How the number is built"), _LOOKED)
SURVEY = Source(_l("European Union Agency for Fundamental Rights, Fleeing Ukraine, 28 February 2023"), _LOOKED)
YOUNG_WORK = Source(_l("pravatami.bg; Labour Code, articles 301 to 305"), _LOOKED)
YOUNGER = Source(_l("pravatami.bg"), _LOOKED, _LIKELY)
INSPECTORATE = Source(_l("migrantlife.bg, 28 March 2025"), _LOOKED_AGAIN, _LIKELY)
UNDECLARED = Source(
    _l("Employment Promotion Act, article 73, as told to the International Labour Organization in 2013"),
    _LOOKED_AGAIN,
    _LIKELY,
)
COURT = Source(_l("trudipravo.bg, on pay that is not paid"), _LOOKED_AGAIN, _LIKELY)
DATA = Source(_l("General Data Protection Regulation, article 77"), _LOOKED)
LABOUR_MARKET = Source(_l("Ministry of Labour and Social Policy, Access to the labour market"), _LOOKED)
BY_PRESIDENT = Source(_l("Constitution; Law on Asylum and Refugees"), _LOOKED, _LIKELY)
TEMPORARY = Source(_l("Law on Asylum and Refugees, articles 39 and 41; Directive 2001/55, article 12"), _LOOKED)
PROLONGED = Source(_l("Proposal of the European Commission of 26 June 2026"), _LOOKED, _LIKELY)
NOTE = Source(_l("Law on Asylum and Refugees, article 29; refugeelight.bg, 16 April 2024"), _LOOKED, _LIKELY)
NEW_LAW = Source(_l("Directive (EU) 2024/1346, article 17; drafts of a new national law"), _LOOKED, _LIKELY)
DIPLOMAS = Source(_l("National Centre for Information and Documentation, questions and answers"), _LOOKED)
DRIVING = Source(_l("Regulation (EU) 2022/1280"), _LOOKED)
EMERGENCY = Source(_l("Directive (EU) 2018/1972, article 109"), _LOOKED_AGAIN)

# The sources of the legal values as the release names them: translated where they are shown. An operator's own stand as
# they were written.
OF_VALUES = (
    _l("Council of Ministers Decree 243 of 13.11.2025, SG 98/18.11.2025"),
    _l("Ordinance on the structure of wages, art. 8: 0.15 % of the minimum wage (0.9303 EUR, rounded up)"),
    _l("Payroll reference checked 2026-09-05"),
    _l("Labour Code art. 136"),
    _l("Labour Code art. 140"),
    _l("Labour Code; article to be verified"),
    _l("Labour Code art. 155"),
    _l("Labour Code art. 70"),
    _l("Labour Code art. 70, SG 62/2022"),
    _l("Labour Code art. 62(3), SG 85/2023"),
    _l("Labour Code art. 304"),
    _l("pravatami.bg"),
    _l("pravatami.bg; zarata.info on SG 54/2015"),
    _l("refugeelight.bg 16.04.2024; ukraine-renovation.com 24.07.2024"),
    _l("Council political agreement of 13.06.2025; Council of Ministers Decision 144/2022 as amended in February 2026"),
)
