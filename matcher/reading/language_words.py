"""The words by which texts name languages and levels, in eight languages. Data for languages.py, written levelled."""

import re
from collections.abc import Mapping

from matcher.records import Cefr

# code; Bulgarian; Russian stem; Ukrainian stem; forms in Arabic script; Latin words
_NAMES = """
bg; български; болгарск; болгарськ; بلغاری; bulgarian bulgare
en; английски англ; английск; англійськ; انجلیزی انکلیزی انگلیسی; english anglais
uk; украински; украинск; українськ; اوکرانی اوکراینی; ukrainian ukrainien
ru; руски; русск; російськ; روسی; russian russe
ar; арабски; арабск; арабськ; عربی; arabic arabe
fa; персийски фарси дари; персидск; перськ; فارسی دری; persian farsi dari persan
ps; пущу пашто пушту; пуштунск; пуштунськ; پشتو پښتو بشتو; pashto pachto pashtu
fr; френски; французск; французськ; فرنسی فرانسوی; french français francais
tr; турски; турецк; турецьк; ترکی; turkish turc
ku; кюрдски; курдск; курдськ; کردی; kurdish kurde kurmanji sorani
de; немски; немецк; німецьк; المانی; german allemand
es; испански; испанск; іспанськ; اسبانی اسپانیایی هسپانوی; spanish espagnol
it; италиански; итальянск; італійськ; ایطالی ایتالیایی; italian italien
ro; румънски; румынск; румунськ; رومانی رومانیایی; romanian roumain
el; гръцки; греческ; грецьк; یونانی; greek grec
so; сомалийски; сомалийск; сомалійськ; صومالی سومالی; somali
ti; тигриня; тигринья; тигринья; تیگرینی; tigrinya tigrigna
sr; сръбски; сербск; сербськ; صربی; serbian serbe
mk; македонски; македонск; македонськ; مقدونی; macedonian macédonien
hy; арменски; армянск; вірменськ; ارمنی; armenian arménien
ka; грузински; грузинск; грузинськ; جورجی گرجی; georgian géorgien
pl; полски; польск; польськ; بولندی لهستانی; polish polonais
ur; урду; урду; урду; اردو; urdu ourdou
hi; хинди; хинди; гінді; هندی; hindi
zh; китайски; китайск; китайськ; صینی چینی; chinese chinois mandarin
"""


def _name_pattern(row: str) -> tuple[str, re.Pattern[str]]:
    code, bulgarian, russian, ukrainian, arabic, latin = (part.strip() for part in row.split(";"))
    forms = [
        *(f"{word}(?:ят|я)?" for word in bulgarian.split()),
        russian + "(?:ий|ого|ому|им|ом|)",
        ukrainian + "(?:а|ої|ій|у|ою|)",
        *(f"(?:وال|بال|لل|ال|و|ب)?{word}(?:ه|ا)?" for word in arabic.split()),
        *latin.split(),
    ]
    return code, re.compile(rf"\b(?:{'|'.join(forms)})\b")


NAMES: Mapping[str, re.Pattern[str]] = dict(map(_name_pattern, _NAMES.strip().splitlines()))

# In the order in which they are tried; the first that fits at a place counts.
_WORDS: tuple[tuple[Cefr, bool, str], ...] = (
    (Cefr.C2, True, r"майчин\w*|родн(?:ой|ий|ая|а|им)|рідн\w+|mother\W?tongue|first language|native|maternelle"),
    (Cefr.C2, True, r"اللغه الام|لغه ام|لغتی الام|زبان مادری|مادری|مورنی|مورنۍ"),
    (Cefr.B2, False, r"много добр\w+|very good|очень хорош\w+|дуже добр\w+|جید جدا|خیلی خوب|très bon\w*"),
    (Cefr.B2, False, r"upper\W?intermediate|над средно|(?:professional )?working(?: proficiency)?|professionnel\w*"),
    (Cefr.A2, False, r"pre\W?intermediate|под средно"),
    (Cefr.C1, False, r"fluen\w+|свободн\w*|вільн\w*|отличн\w+|відмінн\w+|perfect|excellent|proficien\w+|перфектн\w*"),
    (
        Cefr.C1,
        False,
        r"advanced|напреднал\w*|продвинут\w+|бегл\w+|avancé|courant|bilingue|ممتاز|بطلاقه|طلاقه|روان|متقدم",
    ),
    (Cefr.C1, False, r"مسلط|عالی|پیشرفته|روانه|ډیر ښه"),
    (Cefr.B1, False, r"intermediate|средн\w+|середн\w+|متوسط\w*|منځنی|intermédiaire"),
    (
        Cefr.B1,
        False,
        r"good|добро|добре|добър|хорош\w+|جید\w*|خوب|ښه|bon(?:ne)?|conversational|разговорн\w+|розмовн\w+",
    ),
    (Cefr.A2, False, r"basics?|основн\w+|базов\w+|elementary|елементарн\w+|элементарн\w+|اساسی\w*|مقدماتی|notions"),
    (Cefr.A1, False, r"начал\w+|начинающ\w+|початков\w+|beginners?|مبتدی|ابتدایی|لومړنی|débutant|scolaire"),
    (Cefr.A1, False, r"some|a little|little|малко|немного|трохи|قلیلا|قلیل|کمی|لږ|un peu"),
)
_LETTERS = {"а": "A", "a": "A", "в": "B", "b": "B", "б": "B", "с": "C", "c": "C"}
LEVEL = re.compile(
    r"\b(?P<cefr>[abcавбс] ?[12])\b\+?(?:\s?[-/]\s?[abcавбс] ?[12]\b)?|"
    + "|".join(rf"(?P<w{n}>\b(?:{words})\b)" for n, (_, _, words) in enumerate(_WORDS))
)

LANGUAGE_WORD = re.compile(
    r"\bезик\w*|\bез\.|\bязык\w*|\bмов(?:а|и|у|ою|і|ами)?\b|\blang(?:uages?)?\b|\blangues?\b|\b(?:ال|بال|وال)?لغ(?:ه|تی|ات)\b"
    r"|\bزبان\w*|\bژب\w+"
)
SPEAKING = re.compile(
    r"\bговор\w+|\bвладе\w+|\b(?:по)?знан\w+|\bзнае\w*|\bзна[мют]\w*|\bспик\w+|\bspeak\w*|\bspoken|\bknowledge|\bcommand"
    r"|\bconversation\w*|\bcommunicat\w+|\bволоді\w+|\bрозмовля\w+|\bкомуник\w+|\bразбира\w+|\bunderstand\w*"
    r"|\badvantage|\bplus\b|\bwelcome\b|\brequired|\bпредимств\w+|\bзадължит\w+|\bжелател\w+|\bизисква\w*|\bнеобходим\w*"
    r"|\bparl\w+|\bma[iî]tris\w+|\bconnaiss\w+|تحدث|اتکلم|یتکلم|اجید|یجید|اتقن|صحبت|حرف|بلد|تسلط|خبری"
)
HEADING = re.compile(
    r"(?:foreign |чужди |иностранные |іноземні |other )?(?:languages?(?: skills)?|езици|езикови (?:умения|познания)"
    r"|(?:владеене|знание|знания) на (?:чужди )?езици|языки|(?:знание|владение) язык\w+|мови"
    r"|(?:знання|володіння) мов\w*"
    r"|اللغات|زبان ?ها|زبانهای?|ژبی|langues?)\s*:?"
)

_AND = r"\b(?:and|or|и|или|і|й|та|або|et|ou|و|او|یا)\b"
LISTED = re.compile(rf"(?:[\s,/&+():-]|{_AND}|\b(?:език\w*|language|мова|язык)\b)*")
SHARED = re.compile(rf"(?:[\s/&+]|{_AND}|\b(?:език|language|мова|язык)\b)*")
CONJUNCTION = re.compile(r"\b(?:and|и|та|et|или|or)\b")
_MANNER = r"(?:written|spoken|oral|verbal|писмен\w+|говорим\w+|устн\w+|писемн\w+|усн\w+|écrit|parlé)"
FILLER = re.compile(rf"\b{_MANNER}(?:[\s,/]+(?:and|и|та|й|et|или)?\s*{_MANNER})?\b")
DENIED_BEFORE = re.compile(
    r"\b(?:без|no|without|не (?:се изисква|изискваме|е нужно|знам|говоря|владея|знаю|говорю)|don't speak)\b[^,]*$"
)
DENIED_AFTER = re.compile(
    r"^(?:\s+(?:език|language|skills|knowledge))*\s+(?:(?:is|are)\s+)?"
    r"(?:not?\s+(?:\w+\s+)?(?:required|needed|necessary)|не (?:се )?(?:изисква|е (?:необходим|нужен)))"
)
_LEVEL_WORDS = "|".join(words for _, _, words in _WORDS)
FOLLOWS_LATIN_NAME = re.compile(
    r"\W*$|\s*[^\w\s'(-]|\s*[(/&+]|\s+-|-speaking|\s+(?:[abc][12]|languages?|speak\w+|skills?|level|communication"
    r"|knowledge|is|are|at|on|or|and|as|with|for|to|in|not|an?|would|will|only|if|but|both|plus|must|nice|spoken|written"
    r"|required|needed|necessary|preferred|desirable|welcome|obligatory|mandatory|langues?|niveau|est|et|ou|à|en"
    rf"|parlée?|écrite?|lu|{_LEVEL_WORDS})\b"
)


def level_of(match: re.Match[str]) -> tuple[Cefr, bool, bool]:
    """(level, said to be native, read from words instead of the European scale) of a match of LEVEL."""
    if said := match["cefr"]:
        return Cefr[_LETTERS[said[0]] + said[-1]], False, False
    level, native, _ = _WORDS[int(str(match.lastgroup)[1:])]
    return level, native, True
