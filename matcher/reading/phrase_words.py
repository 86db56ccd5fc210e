"""Signs and words by which texts are cut into phrases, written levelled. Data for phrases.py."""

import re

PARTING = re.compile(r"\s-+\s|(?<!\d),|,(?!\d)|[:()\[\]|]|\s/\s")
AND = re.compile(
    r"(?<!\s)\s+(?:както и|as well as|и/или|and/or|and|or|и|или|і|й|та|або|et|ou|و|او|یا)\s+|\s?&\s?|(?<=\w)/(?=\w{3})"
)
MARKS = re.compile(r"[\s*#>–—\-•·●▪✓✔➢►.,;:!?\"'„“”+_=~]+|\d{1,2}[.)]\s+")
PLACED = re.compile(r"\s(?:за|в|във|от|към|при|in|for|at|from|near|with|based)\s")
OF = re.compile(r"(?P<head>\w+\s+на)\s+\S+")
WORD = re.compile(r"\w[\w+#'’-]*")

DENYING = re.compile(r"(?:no|without|not|без|няма|не|нямаме)\s")

_YEARS_BG = r"(?: (?:по|минимум|поне|от))*(?: (?:\d+|една|две|три|пет)(?:-\d+)? ?г(?:один\w+|\.)?)?"
_LEADS = (
    r"търс(?:им|я|и|ят)|наема(?:м|ме)?|набира(?:ме)?|назнача?ва(?:ме)?|да назнач[аи]|изисква се|трябва",
    r"необходим[ои]? е|(?:да )?(?:мож\w+|умее\w*|знае\w*|има\w*) да|да|способност(?: за| да)?|желание за",
    rf"(?:доказан |предишен |минимум )?(?:професионален )?опит{_YEARS_BG}(?: (?:в|във|с|със|като|на|по|при))?",
    r"(?:добри |отлични |много добри )?(?:умени[ея]|познания|знания|владеене)(?: (?:за|по|на|в|с|да))?",
    r"отговор\w+ за|притежава\w+ на|наличие на|добри?|добро|отличн[оаи]|валидн[ао]|\d{1,3}(?: бр(?:\.|оя)?)?",
    r"we are(?: currently)? (?:looking for|hiring|seeking|recruiting)|(?:is )?(?:looking for|hiring|seeking)",
    r"seeks|needs|wanted|needed|(?:at least )?(?:\d\+?|one|two|three)(?: or more)? years?(?: of)?",
    r"(?:previous |proven |some |work(?:ing)? )?experience(?: (?:in|with|as|of|at))?|responsible for",
    r"(?:good |strong )?(?:knowledge of|understanding of|command of|skills in)|ability to|(?:be )?able to",
    r"you (?:can|will|must|should|have|know)(?: how to)?|can|know(?: how to)?|familiar(?:ity)? with",
    r"willing(?:ness)? to|must have|must|valid|good|strong|excellent|to|an?|the|with|have|has",
    r"спешно|urgently|опыт (?:в|с|работы)|умение|вмію|умею|j'ai|je sais",
)
LEADS = re.compile(rf"(?:{'|'.join(_LEADS)})\s+")
TAILS = re.compile(
    r"(?<!\s)\s+(?:(?:е|са|би било|ще (?:е|бъд\w+)|се счита за|will be|would be|is|are)\s+)?"
    r"(?:(?:голямо |сериозно |an? |considered )*(?:предимство|плюс|advantage|plus|bonus)"
    r"|задължител\w+|желател\w+|необходим\w*|required|preferred|desirable|necessary|a must|obligatory|nice to have"
    r"|welcome|needed|wanted)$"
)
