"""The words by which curricula vitae in eight languages name their sections and say when work was done. Data for cv.py.

Everything is compared levelled (see passages.py).
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from matcher.reading.passages import levelled


class SectionKind(StrEnum):
    """What a section is about. `OTHER` is everything nothing is read from: the person, schools, hobbies, references."""

    WORK = "work"
    SKILLS = "skills"
    LANGUAGES = "languages"
    OTHER = "other"


_HEADINGS = {
    SectionKind.WORK: """
work experience; working experience; experience; employment; employment history; professional experience; work history
career; career history; jobs; work; previous jobs; previous work
опит; трудов опит; трудов стаж; професионален опит; професионална биография; работен опит; стаж; трудова дейност
опыт; опыт работы; трудовой стаж; трудовая деятельность; профессиональный опыт; места работы; стаж работы; работа
досвід; досвід роботи; трудовий стаж; професійний досвід; трудова діяльність; стаж роботи; місця роботи
الخبرات; الخبرة; الخبرة العملية; الخبرات العملية; الخبرة المهنية; الخبرات المهنية; خبرات العمل; خبرة العمل
الأعمال السابقة; العمل السابق; المسيرة المهنية; الخبرات السابقة
سابقه کار; سوابق کاری; سابقه کاری; سوابق شغلی; تجربه کاری; تجربیات کاری; سوابق حرفه‌ای; تجربه; تجارب کاری
کاري تجربه; د کار تجربه; کاري سابقه; کاري تجربې; دندې; د کار سابقه
expérience professionnelle; expériences professionnelles; expérience; expériences; parcours professionnel; emplois
""",
    SectionKind.SKILLS: """
skills; key skills; competences; professional skills; technical skills; other skills; abilities; what i can do
skills and abilities; work skills; personal skills
умения; професионални умения; компетентности; умения и компетентности; ключови умения; технически умения; мога
навыки; профессиональные навыки; ключевые навыки; умения и навыки; навыки и умения; что умею; умею
навички; професійні навички; вміння; ключові навички; уміння; уміння та навички; вміння та навички; що вмію; вмію
المهارات; المهارات المهنية; مهارات; القدرات; المهارات والقدرات; المهارات الشخصية
مهارت‌ها; مهارتها; توانایی‌ها; توانمندی‌ها; مهارت‌های شغلی; مهارت‌های حرفه‌ای; مهارت
مهارتونه; وړتیاوې; مسلکي مهارتونه
compétences; compétences professionnelles; savoir-faire; aptitudes; compétences clés
""",
    SectionKind.OTHER: """
education; education and training; studies; training; courses; qualifications; school; certificates
образование; обучение; образование и обучение; курсове; квалификация; квалификации; курсы; образование и курсы
освіта; навчання; курси; освіта та курси
التعليم; المؤهلات; المؤهل العلمي; المؤهلات العلمية; الدراسة; الدورات; التدريب; الدورات التدريبية; الشهادات
تحصیلات; سوابق تحصیلی; آموزش; دوره‌ها; دوره‌های آموزشی; سابقه تحصیلی; زده کړې; زده کړه; تعلیم; کورسونه
formation; formations; études; diplômes; éducation
personal information; personal details; contact; contacts; contact details; about me; profile; summary; objective
лични данни; лична информация; контакти; за мен; профил; цел; личные данные; личная информация; контакты; о себе; цель
особисті дані; про себе; мета; контактна інформація; контактная информация
المعلومات الشخصية; البيانات الشخصية; معلومات التواصل; معلومات شخصية; نبذة; نبذة عني; الهدف; الهدف الوظيفي; التواصل
اطلاعات شخصی; مشخصات فردی; اطلاعات تماس; درباره من; هدف; مشخصات; شخصي معلومات; د اړیکې معلومات; زما په اړه
informations personnelles; coordonnées; état civil; à propos; profil; objectif
hobbies; interests; references; driving licence; driving license; additional information; other; awards
хоби; интереси; препоръки; референции; шофьорска книжка; допълнителна информация; хобби; увлечения; рекомендации
водительские права; дополнительная информация; хобі; інтереси; рекомендації; водійські права; додаткова інформація
الهوايات; المراجع; اهتمامات; الاهتمامات; رخصة القيادة; علایق; معرف‌ها; سرگرمی‌ها; گواهینامه; شوق; دلچسپي
loisirs; références; centres d'intérêt; permis de conduire; permis; intérêts
""",
}


def _plain(words: str) -> str:
    return " ".join(levelled(words).split())


HEADINGS: Mapping[str, SectionKind] = {
    _plain(name): kind
    for kind, names in _HEADINGS.items()
    for name in re.split(r"[;\n]", names)
    if name.strip()
}  # fmt: skip


def _either(words: str) -> str:
    """One pattern for all patterns in a list, parted by semicolons and written without capital letters."""
    return "|".join(_plain(word) for word in words.split(";"))


PRESENT = _either(
    r"""
    present; now; today; current\w*; ongoing; момента; до ?сега; настоящ\w*( момент| время)?; понастоящем; сега; н\.
    ?в\.?; сей день; сейчас; цього часу; дотепер; теперішн\w*( час\w*)?; зараз; сьогодні; الآن; الان; حاليا; الحاضر;
    اليوم; تاریخه; تا ?کنون; کنون; اکنون; حال( حاضر)?; اوسه?; نن; aujourd'hui; présent; actuel\w*; ce jour
    """
)
UNTIL = f"(?:-|{_either('to; till?; until; до; по; إلى; حتى; تا; تر; à; au; jusque?')})"
SINCE = _either("since; from; de; du; د; от; с; з; із; від; منذ; من; از; له; depuis")
YEARS = _either(
    r"""
    years?; год(?:ини|ина|а|ы)?; лет; рок(?:ів|и); рік; г\.; سنوات; سنة; سنين; عام(?:ا)?; أعوام; سال; کاله?; کلونه;
    ans?
    """
)
POSITION = _either(
    r"""
    (?:job )?(?:position|title); occupation; role; (?:заемана )?длъжност; позиция; професия; должность; профессия;
    посада; професія; المسمى(?: الوظيفي)?; الوظيفة; المنصب; المهنة; سمت; عنوان شغلی; شغل; دنده; poste(?: occupé)?;
    fonction; métier
    """
)
NOT_A_POSITION = _either(
    r"""
    employer; company; work ?place; sector; address; city; country; работодател; фирма; адрес; град; място(?: на
    работа)?; сектор; работодатель; компания; организация; место работы; город; роботодавець; компанія; місто; місце
    роботи; (?:اسم )?الشركة; صاحب العمل; مكان العمل; المدينة; شرکت; کارفرما; محل کار; شهر; کارګمارونکی; ښار;
    employeur; entreprise; société; ville; lieu
    """
)
DUTIES = _either(
    r"""
    (?:main )?(?:duties|responsibilities|tasks|activities)(?: and responsibilities)?; (?:основни
    )?(?:задължения|дейности|отговорности); (?:основни )?дейности и отговорности; обязанности; (?:должностные
    )?обязанности; обов'язки; المهام; الواجبات; المسؤوليات; وظایف; شرح وظایف; مسئولیت‌ها; مسئولیتها; دندې; tâches;
    missions?
    """
)
_PERSONAL_LABELS = _either(
    r"""
    name; surname; birth\w*; born; nationality; citizenship; marital; married; religion; gender; passport; phone;
    e-?mail; address; име; имена; фамилия; презиме; родена?; роден[аи]?; раждане; гражданство; националност;
    семейно; семеен; женена?; омъжена; религия; вероизповедание; пол; паспорт\w*; телефон; тел; имейл; адрес; егн;
    лнч; имя; фио; отчество; рождени[ея]; родил(?:ся|ась); национальность; семейное; замужем; женат;
    вероисповедание; ім'я; прізвище; по батькові; народження; народи(?:вся|лася); громадянство; національність;
    сімейний; одружен\w*; заміжня; релігія; віросповідання; стать; الاسم; الكنية; الميلاد; مواليد; الولادة; الجنسية;
    الحالة الاجتماعية; متزوجة?; عازب; عزباء; الديانة; الدين; الجنس; الهاتف; هاتف; جوال; العنوان; البريد; جواز; نام;
    نام خانوادگی; تولد; متولد; ملیت; تابعیت; تأهل; تاهل; متاهل; مجرد; دین; مذهب; جنسیت; تلفن; موبایل; ایمیل; نشانی;
    آدرس; نوم; د زیږېدو; زیږ\w+; تابعیت; مدني حالت; تیلیفون; پته; برېښنالیک; nom; prénom; née?; naissance;
    nationalité; célibataire; mariée?; téléphone; tél; adresse; courriel; sexe
    """
)
_PERSONAL_WORDS = _either(
    r"""
    date of birth; place of birth; marital status; дата на раждане; семейно положение; дата рождения; семейное
    положение; дата народження; сімейний стан; تاريخ الميلاد; تاریخ تولد; وضعیت تأهل; d'identité; date de naissance;
    situation familiale
    """
)
_TELEPHONE = r"(?:\+|\b00)\d[\d ()-]{6}|\b0\d(?:[ ()-]?\d){7}|\d{9}"
# What tells who a person is: addresses, numbers, and lines labelled so.
PERSONAL = re.compile(
    rf"[\w.+-]+@[\w-]+\.\w|https?:|www\.|{_TELEPHONE}|\b(?:{_PERSONAL_LABELS})\b\s*[:.№#|-]|\b(?:{_PERSONAL_WORDS})\b"
)

# How the names of the twelve months begin. The solar ones count from March; their years tell them apart.
_MONTHS = """
jan; янв; януар; січ; يناير; كانون الثاني; جنوري; فروردین; حمل
feb; fév; фев; лют; فبراير; شباط; فبروري; اردیبهشت; ثور
mar; мар; берез; مارس; آذار; مارچ; خرداد; جوزا
apr; avr; апр; квіт; أبريل; نيسان; اپریل; تیر; سرطان
may; mai; май; мая; трав; مايو; أيار; مرداد; اسد
jun; juin; юни; июн; черв; يونيو; حزيران; جون; شهریور; سنبله
jul; juil; юли; июл; лип; يوليو; تموز; جولای; مهر; میزان
aug; août; авг; серп; أغسطس; آب; اگست; آبان; عقرب
sep; сеп; сен; верес; سبتمبر; أيلول; سپتمبر; آذر; قوس
oct; окт; жовт; أكتوبر; تشرين الأول; اکتوبر; دی; جدی
nov; ное; ноя; лист; نوفمبر; تشرين الثاني; نومبر; بهمن; دلو
dec; déc; дек; груд; ديسمبر; كانون الأول; دسمبر; اسفند; حوت
"""
MONTHS: Mapping[str, int] = {
    levelled(name.strip()): number
    for number, row in enumerate(_MONTHS.strip().splitlines(), 1)
    for name in row.split(";")
}  # fmt: skip
