"""The words by which adverts are laid out: headings of sections, hiring, numbers of openings, what goes with the job.

Data for vacancy.py, written levelled.
"""

import re
from collections.abc import Mapping
from enum import StrEnum


class Section(StrEnum):
    """What a part of an advert is about. Skills and languages are read everywhere but in the offer and the rest."""

    NEEDED = "needed"
    WELCOME = "welcome"
    TASKS = "tasks"
    OFFER = "offer"
    ABOUT = "about"
    UNSAID = "unsaid"


HEADINGS: Mapping[Section, re.Pattern[str]] = {
    Section.WELCOME: re.compile(
        r"(?:(?:ще )?(?:се счита за|бъде|е)? ?(?:голямо )?(?:предимств[оа]|плюс)(?: (?:е|са|ще бъде|ще е))?"
        r"|желателно(?: е)?"
        r"|(?:would be |will be |considered )?(?:an? )?(?:plus|advantages?|bonus|assets?)|considered an advantage"
        r"|nice[- ]to[- ]haves?|good to have|preferred(?: qualifications)?|preferabl[ye]|desirable|optional)"
    ),
    Section.NEEDED: re.compile(
        r"(?:основни |задължителни |нашите )?изисквани[яе](?: към .{1,30})?|изискваме|(?:ние |какво )?очаква(?:ме"
        r"|ния)(?: от .{1,20})?"
        r"|необходимо(?: е)?|задължително(?: е)?|(?:вие|ти) има(?:те|ш)|(?:вашият|твоят) профил|профил на кандидата"
        r"|търсим"
        r"|(?:minimum |job |key )?requirements?|qualifications|(?:what )?you (?:will )?(?:need|have|bring|must have)"
        r"|must[- ]haves?|(?:your|candidate) profile|who you are|what we expect|(?:required )?skills|required"
        r"|we (?:need|require|expect)(?: someone who can)?|ideal candidate"
    ),
    Section.TASKS: re.compile(
        r"(?:основни |вашите |твоите )?(?:задължения|отговорности|задачи)(?: и отговорности)?|какво (?:ще прав\w+"
        r"|се прави)"
        r"|описание(?: на (?:длъжността|работата|позицията))?|работата включва|(?:за )?работата"
        r"|(?:your |key |main |job )?(?:tasks|duties|responsibilities)|what you(?:'ll| will) (?:do|be doing)"
        r"|the (?:job|role)"
        r"|job description|about the (?:job|role)"
    ),
    Section.OFFER: re.compile(
        r"(?:ние )?(?:ви |ти |какво |вие )?(?:предлагаме|осигуряваме|получавате)(?: ви)?|условия(?: на труд)?"
        r"|придобивки|бонуси"
        r"|(?:what )?we (?:offer|provide)(?: you)?|our offer|(?:your )?benefits|conditions|what you get|perks"
    ),
    Section.ABOUT: re.compile(
        r"за (?:нас|фирмата|компанията|контакт\w*|кандидатстване|въпроси|повече информация)|контакти?|кой сме ние"
        r"|about (?:us|the company)|who we are|contacts?(?: us)?|how to apply|to apply|apply|phone|tel\.?|тел\.?"
        r"|телефон"
    ),
}
OFFERING = re.compile(
    r"(?:ние )?(?:ви )?(?:предлагаме|осигуряваме)\b|осигурен[оаи]?\b|we (?:offer|provide|pay)\b|what we offer|salary"
    r"|заплат"
)
WELCOMING = re.compile(
    r"\b(?:предимство|предимства|плюс(?: ще бъде)?|желателно|advantages?|preferabl[ye]|preferred|desirable"
    r"|nice to have)\b"
    r"|\b(?:is|are|would be|will be) (?:also )?(?:an? )?(?:plus|bonus|asset|welcome)\b|\bще (?:е|бъде) плюс\b"
)
TITLED = re.compile(
    r"(?:обява за работа|позиция|длъжност|търсена позиция|свободна позиция|job title|position|vacancy|role"
    r"|title)\s*[:-]\s*"
)
HIRING = re.compile(
    r"\b(?:т[ъь]рс(?:им|и|я|ят)|набира(?:ме)?|наема(?:ме|м)?|назнача?ва(?:ме)?|назначи|обявява|hiring|looking for"
    r"|seek(?:s|ing)?"
    r"|needs?|recruit(?:s|ing)?|wanted|needed)\b"
)
_N = r"(?P<n>[1-9]\d{0,2})"
OPENINGS = (
    re.compile(rf"{_N}\s*(?:свободни\s+)?(?:(?:работни )?места\b|бр\b\.?|броя?\b|позици[ия]\b|щатни\b)"),
    re.compile(rf"{_N}\s*(?:open\s+|vacant\s+)?(?:positions?|openings?|vacanc(?:y|ies)|posts|places)\b"),
    re.compile(
        rf"(?:т[ъь]рс(?:им|и|я|ят)|набира(?:ме)?|наема(?:ме|м)?|назнача?ва(?:ме)?|назначи|hiring|looking for|seeks?"
        rf"|needs?"
        rf"|recruiting|wanted)\s+(?:спешно\s+|да назнач[аи]\s+|up to\s+)?{_N}\s+(?!(?:г\b|год|час|years?|month|лв"
        rf"|евро|eur|%))\w"
    ),
    re.compile(rf"^\W*{_N}\s+[^\n\d]{{3,60}}?\b(?:wanted|needed|търс\w+)"),
    re.compile(r"^[^\n]{3,60}\((?P<n>[1-9]\d?)(?:\s+(?:people|души|човека|persons))?\)"),
    re.compile(rf"(?<!екип от )(?<!team of ){_N}-?\s?ма\b"),
    re.compile(rf"(?:wanted|needed|hiring)\W{{1,3}}{_N}\s+\w"),
)
IN_WORDS: Mapping[str, int] = {"двама": 2, "трима": 3, "четирима": 4, "петима": 5, "шестима": 6, "two": 2, "three": 3}
NO_ACCOMMODATION = re.compile(
    r"\b(?:не\s+(?:се\s+)?осигурява\w*|без|няма|нямаме)\s+(?:\w+\s+)?(?:квартир\w*|настаняване|жилище|общежитие)"
    r"|\bno (?:accommodation|housing|lodging)\b|\blive-out\b|\baccommodation (?:is )?not\b"
)
ACCOMMODATION = re.compile(
    r"\bквартир[аи]\b|\bнастаняване\b(?! на (?:гост|турист|клиент))|\bобщежитие\w*|\bслужебно жилище|\bбезплатно жилище"
    r"|\b(?:осигур\w+|безплатн\w+|предлагаме)[^\n.;]{0,30}(?:\bстая\b|\bстаи\b|\bспане\b|\bжилище\b|\bхотел\b)"
    r"|\baccommodation\b|\bhelp with housing|\bhousing (?:is )?(?:provided|included)|\bfree (?:room|housing|lodging)\b"
    r"|\b(?:shared|free|company) (?:apartment|flat|room)s?\b|\bhostel\b|\blive-in\b|\blodging\b|\bdormitor\w+"
)
NO_TRANSPORT = re.compile(r"\b(?:без|няма)\s+(?:\w+\s+)?транспорт\b|\bno transport\b")
TRANSPORT = re.compile(
    r"\b(?:служебен|фирмен|безплатен|осигурен\w*|организиран|поет)\s+(?:\w+\s+){0,3}?(?:транспорт|превоз|автобус)\b"
    r"|\b(?:транспорт|превоз|автобус)\w*\s+(?:до|от|за)\s+(?:работ\w+|обект\w*|център\w*|цеха|завода|фабриката"
    r"|околн\w+|и от)"
    r"|\b(?:company|free|staff|daily|employer) (?:\w+ )?(?:transport|bus|shuttle)\b|\btransport (?:is )?(?:provided"
    r"|included)\b"
    r"|\bbus (?:from|to) (?:\w+)"
)
PLACED = re.compile(
    r"(?:месторабота|място на работа|локация|населено място|град|location|where|place of work|workplace|city)\s*[:-]\s*"
)
