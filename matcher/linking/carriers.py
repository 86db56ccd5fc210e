"""Words people wrap around a trade: "I worked as", "looking for work as", "for five years"."""

from functools import cache
from typing import NamedTuple

from matcher.text import bare, fold, is_function_word

# Per language: words that make a phrase a carrier, then words that belong to it only beside one of the first.
_CARRIERS = {
    "bg": (
        (
            "аз работя работих работил работила работили работеше работехме търся търсим търси искам иска искал искала"
            " желая бях съм беше била бил като бих занимавам занимавах професия професията умея мога стаж"
        ),
        (
            "да се си ми е че работа работата място позиция длъжност опит години година дълги много преди сега имам"
            " имах повече около"
        ),
    ),
    "en": (
        (
            "i im ive me my worked working looking seeking searching want wanted wants would like as was am were been"
            " employed experienced profession hiring hired"
        ),
        (
            "a an the work job jobs position employment trade years year experience have has had do did done is be for"
            " of by used now currently previously former many more than over ten five two three"
        ),
    ),
    "uk": (
        (
            "я працюю працював працювала працювали працювати робив робила роблю шукаю шукаємо шукає шукав шукала хочу"
            " хотів хотіла був була вмію можу як професія професією займаюсь займаюся займався займалася"
        ),
        (
            "роботу робота роботи роботі посада посаду посаді вакансія вакансію б би ким років роки рік досвід маю мав"
            " мала раніше зараз моя мене є бути стати влаштуватися влаштуватись понад більше багато за по"
        ),
    ),
    "ru": (
        (
            "я работал работала работали работаю работает работать ищу ищем ищет искал искала хочу хотел хотела был"
            " была трудился трудилась умею могу как являюсь профессия профессии занимаюсь занимался занималась качестве"
        ),
        (
            "работу работа работы работе место должность должности вакансия вакансию бы кем лет года год опыт стаж имею"
            " имел имела есть раньше сейчас моя меня мне быть стать устроиться более больше много у"
        ),
    ),
    "ar": (
        "أنا كنت عملت أعمل أشتغل اشتغلت أبحث أريد أود أرغب لدي عندي مهنتي بصفة بصفتي بوظيفة بمهنة كان كانت يعمل تعمل",
        "عن على في من عمل شغل وظيفة العمل الشغل خبرة سنوات سنة سنين أن إلى لي مدة لمدة سابقا حاليا مجال منذ أكثر",
    ),
    "fa": (
        "من کردم کرده کردم میکردم میکنم کنم هستم بودم عنوان بعنوان دنبال خواهم میخواهم جویای شغلم کردهام دارم",
        "به کار شغل در یک سابقه تجربه سال ساله سالها را می ام قبلا مدت برای با بیش از",
    ),
    "ps": (
        "زه ما یم وم کړی کړې کړم لټوم غواړم توګه لرم کولای",
        "د کار کوم کاوه په کې می مې دنده وظیفه تجربه کلونه کاله کال مخکې یو یوه حیث څخه",
    ),
    "fr": (
        (
            "je j travaillé travaille travaillais cherche cherchais recherche veux voudrais souhaite comme suis été"
            " étais exerce exerçais tant métier profession"
        ),
        (
            "ai eu a un une de du des d le la l en emploi poste travail que qu ans année années expérience mon ma est"
            " pendant depuis avais avoir déjà avant actuellement plus"
        ),
    ),
    "de": (
        "ich bin war arbeite arbeitete gearbeitet suche suchte möchte will als beruf",
        "eine einen ein stelle arbeit job habe und seit jahre jahren erfahrung mit von für lange mein",
    ),
}

# Words that begin a place or a field; what stands before them is the trade itself.
_PLACE_WORDS = {
    "bg": ("в", "във"), "en": ("in", "at"), "uk": ("в", "у"), "ru": ("в", "во"), "ar": ("فی",), "fa": ("در",),
    "fr": ("dans", "chez", "en"), "de": ("in", "im"),
}  # fmt: skip


class _Words(NamedTuple):
    telling: frozenset[str]
    beside: frozenset[str]


@cache
def _carriers(language: str) -> _Words:
    telling, beside = (frozenset(_plain(text)) for text in _CARRIERS.get(language, ("", "")))
    return _Words(telling, telling | beside)


def carrier_words(language: str) -> frozenset[str]:
    """Give the words that may carry a trade in a language, as they are compared."""
    return _carriers(language).beside


def _plain(text: str) -> list[str]:
    return [bare(word) for word in fold(text).split()]


def without_carriers(words: list[str], language: str) -> list[str]:
    """Leave out what carries a trade at either end of a phrase; all words stay when nothing else is there."""
    start = _run(words, language)
    rest = words[start:]
    end = len(rest) - _run(rest[::-1], language)
    return rest[:end] or words


def _run(words: list[str], language: str) -> int:
    """Count the carrier words at the beginning; 0 when none of them tells that it is a carrier."""
    carriers = _carriers(language)
    told, size = False, 0
    for word in map(bare, words):
        if word not in carriers.beside and not word.isdigit() and not is_function_word(word, language):
            break
        told |= word in carriers.telling
        size += 1
    return size if told else 0


def trade_twice(words: list[str], language: str) -> list[str]:
    """Let the words before "in", "at" count double: a cook in a hotel is first of all a cook."""
    places = _PLACE_WORDS.get(language, ())
    start = next((number for number, word in enumerate(words) if word in places), 0)
    return words[:start] + words
