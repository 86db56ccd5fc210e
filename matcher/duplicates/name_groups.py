"""Forms of one given name that no rule of spelling brings together: other languages' forms, and short forms.

Written down from general knowledge of the names used in Ukraine, Bulgaria, the Arab countries and Afghanistan.
"""

from collections.abc import Mapping
from functools import cache

from matcher.duplicates.spelling import words

GROUPS = """
олена елена лена олєна леся helen
олександр александр александър саша саня шура алекс алекси сашко лесь sasha alexander oleksandr
олександра александра саша леся sashka
олексій алексей алекси льоша лёша oleksii aleksei alexey alexei
микола николай никола коля mykola nikolay nicolas
дмитро дмитрий димитър дмитрій дима митко димо dmytro dmitriy
володимир владимир вова володя влад volodymyr vladimir
василь василий васил вася vasyl vasiliy
михайло михаил михаїл миша мишо mykhailo mikhail misha
павло павел паша pavlo pavel
петро петр петър петя petro petr petar pyotr
іван иван ваня ivan vanya
євген евгений евгени женя yevhen evgeny
євгенія евгения женя yevheniia evgeniya
андрій андрей андрюша андрійко
сергій сергей серьожа сережа serhii sergey sergei
юрій юрий юра юрко
григорій григорий гриша hryhorii grigory
георгій георгий георги гошо жоро юрій heorhii georgy george
олег олежка oleh oleg
ігор игорь игор ihor igor
анатолій анатолий толя анатоли
валерій валерий валери валера
віталій виталий витали
артем артём тема
максим макс
роман рома
богдан бодя
ярослав славко слава
станіслав станислав стас слава
вячеслав славік слава в'ячеслав
костянтин константин костя kostiantyn
тарас тарасик
степан стефан степа
федір федор фёдор тодор федя
яків яков
йосип иосиф йосиф
матвій матвей
данило даниил данаил даня
ілля илья илия
микита никита
ганна анна аня анюта галя hanna
катерина екатерина катя катруся kateryna ekaterina
наталія наталья наталия наташа ната nataliia natalya
тетяна татьяна татяна таня tetiana tatiana
ірина ирина іра ира
світлана светлана света svitlana
оксана ксенія ксения оксанка ксюша
юлія юлия юля
марія мария маша марійка марусь мария мариам mary
дарина дарья дарія дария даша
анастасія анастасия настя
софія софия софья соня
вікторія виктория віка вика
людмила люда люся
надія надежда надя
любов любовь люба любка
віра вера
галина галя halyna galina
лариса лара
валентина валя
тамара тома
єлизавета елизавета ліза лиза елисавета
поліна полина поля
зінаїда зинаида зіна зина
ольга оля olha olga
раїса раиса рая
лідія лидия ліда лида
антоніна антонина тоня
маргарита рита
евдокія евдокия дуня явдоха
мохамед мухаммад mohammed mohammad мохаммед mehmet мехмед محمد
ахмед ahmad ahmet احمد
хусейн hussein hossein huseyin хюсеин حسين
хасан hassan hasan حسن
ибрагим ибрахим ibrahim abraham ابراهيم
юсуф yusuf yousef joseph юсеф يوسف
сулейман suleiman solomon سليمان
муса musa moses موسى
иса isa issa عيسى
яхья yahya yehia يحيى
фатима fatima fatma fatemeh фатме فاطمة
айша aisha ayse айше عائشة
хадиджа khadija hatice хатидже خديجة
мариам maryam mariam meryem مريم
зейнаб zeinab zaynab zeynep зейнеб زينب
абдулла abdullah abdallah abdulah عبدالله
али ali علي
омар omar umar ömer عمر
амр amr عمرو
осман osman othman uthman عثمان
мустафа mustafa مصطفى
махмуд mahmoud mahmud mahmut محمود
рида reza rida riza ридха رضا
джафар jafar cafer جعفر
исмаил ismail esmail اسماعيل
исхак ishaq isaac إسحاق
якуб yakub yaqoub jacob يعقوب
давуд дауд dawood daoud david داود
харун haroun harun haron هارون
идрис idris idrees ادريس
гамаль gamal jamal جمال
амир amir emir امير
ранья rania raniya رانيا
"""


@cache
def _index() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(GROUPS.strip().splitlines()):
        for form in line.split():
            for sound in words(form):
                found.setdefault(sound, set()).add(number)
    return {sound: frozenset(numbers) for sound, numbers in found.items()}


def groups_of(sound: str) -> frozenset[int]:
    """The groups a name belongs to, as it sounds. A short form may belong to several."""
    return _index().get(sound, frozenset())
