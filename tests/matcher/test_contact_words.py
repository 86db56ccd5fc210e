"""Ways of contact hidden in texts: the labelled messages, the manners, and what no disguise may change."""

from __future__ import annotations

import tomllib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.contact_words import WayKind, ways_of_contact
from matcher.contact_words.weighed import weights
from scripts.bench.adverts import LANGUAGES, contact_totals, messages
from scripts.learn_contacts import SHARE_STOPPED, render, tried

K = WayKind
MANNERS = [
    (K.PHONE, "Call 0 eight 8 nine 1 four 77 zero 3."),
    (K.PHONE, "нулаосемседемдеветедно"),
    (K.PHONE, "plus three five nine, eight seven, six six zero, one four"),
    (K.PHONE, "ноль восемьдесят семь, триста сорок, двенадцать, девяносто пять"),
    (K.PHONE, "О87-9З1-ЗО-З5"),
    (K.PHONE, "٠ ٨ ٧ ٩ ٣ ١ ٤ ٦ ٢ ٠"),
    (K.PHONE, "0️⃣8️⃣7️⃣9️⃣1️⃣2️⃣3️⃣4️⃣"),
    (K.PHONE, "My number backwards is 6 5 4 3 2 1 9 7 8."),
    (K.PHONE, "First comes 088. The room is warm, then 914, finally 6620."),
    (K.PHONE, "أرسل رقمك"),
    (K.MAIL, "mira.ofis @ postbox.example"),
    (K.MAIL, "марин склад маймунка джимейл точка ком"),
    (K.MAIL, "maria at outlook com"),
    (K.LINK, "furna zlatna pita точка бг"),
    (K.LINK, "hxxps://glas[.]example"),
    (K.HANDLE, "hlyna_i_pich"),
    (K.HANDLE, "#lipabakery"),
    (K.HANDLE, "п и ш и в т е л е г р а м"),
    (K.MESSENGER, "Перейдіть у Теlеgrаm."),
    (K.MESSENGER, "v1ber"),
    (K.MESSENGER, "راسلني على الواتساب"),
    (K.PLACE, "Елате на улица „Явор“ 17."),
    (K.QR, "Снимайте QR кода на вратата."),
    (K.ACCOUNT, "BG44 TEST 0000 7000 1200 09"),
    (K.PHONE, "Press in this order: tenth, eighth, seventh, third, first."),
    (K.PHONE, "Нула, VIII, IX, II, V, накрая I."),
    (K.PHONE, "0 столов, 8 ламп, 7 стульев, 2 вазы, 5 окон, 1 ковёр, 3 шкафа, 6 чашек, 9 ложек."),
    (K.PHONE, "نول أوسم سيدم، شست بت تري، دفي إدنو نول."),
    (K.PHONE, "Нека консултантката да ми даде вашия телефон."),
    (K.HINT, "Моя кума торгує квітами, скажіть їй, що ви від мене."),
    (K.MESSENGER, "Send me a friend request, we talk there."),
    (K.MESSENGER, "الأفضل أن نتكلم على الأخضر الذي فيه سماعة."),
    (K.PLACE, "По воскресеньям после службы стою с собакой, подойдите."),
    (K.PLACE, "Качете се в буса при шофьора Мишо."),
    (K.SEARCH, "Open the banner, there you see where to call."),
    (K.SEARCH, "Загугліть нашу майстерню, перше посилання."),
]
INNOCENT = [
    "Работно време 08:00–17:00, заплата 933–1.100 EUR.",
    "Автобуси 76 и 204, последният тръгва в 22:40.",
    "Чл. 68, ал. 1, т. 3 от Кодекса на труда.",
    "You answer e-mails of guests, about thirty a day.",
    "Customers write on WhatsApp to the shop, you copy their orders into a table.",
    "Вакансия номер 2026-0893 закроется 20 декабря.",
    "Маршрути в Младост 1 и Младост 4.",
    "نحسب غرفة المغادر بغرفة ونصف، ٨٠٠ منشفة قياس ٧٠ في ١٤٠.",
    "Визитките и брошурите се печатат при нас, вие ще ги режете.",
    "You put QR labels on boxes and scan them with a hand terminal.",
    "Зарплату переказуємо на ваш банківський рахунок.",
    "В холодильном складе четыре двери: вторая для мяса. Правила вы узнаете от бригадира.",
    "",
]
FOUND_AT_LEAST = {
    "dev": dict.fromkeys(LANGUAGES, 0.99),
    "held": {"bg": 0.90, "en": 0.72, "ru": 0.77, "uk": 0.72, "ar": 0.75},
}
STOPPED_AT_MOST = {"dev": 0.01, "held": 0.035}
UNSEEN = st.sampled_from("\u200b\u200c\u200d\u00ad\u2060\ufeff\u200e\u0301\ufe0f\U000e0041")


@pytest.mark.parametrize(("kind", "text"), MANNERS, ids=[text for _, text in MANNERS])
def test_a_manner_of_hiding_is_told(kind: WayKind, text: str) -> None:
    assert kind in {each.kind for each in ways_of_contact(text)}


@pytest.mark.parametrize("text", INNOCENT)
def test_figures_and_names_in_innocent_use_stop_nothing(text: str) -> None:
    assert ways_of_contact(text) == ()


@pytest.mark.parametrize("half", FOUND_AT_LEAST)
def test_the_labelled_messages_are_told_apart_as_well_as_measured(half: str) -> None:
    totals = contact_totals(half)
    found = {name: each["hidden_stopped"] / each["hidden"] for name, each in totals.items()}
    assert all(found[name] >= FOUND_AT_LEAST[half][name] for name in LANGUAGES), found
    honest = sum(each["honest"] for each in totals.values())
    assert sum(each["honest_stopped"] for each in totals.values()) <= STOPPED_AT_MOST[half] * honest


def test_the_weights_are_what_is_learned_from_the_dev_half() -> None:
    learned = tomllib.loads(render(list(messages("dev"))))
    assert learned["from"] == pytest.approx(weights().from_, abs=0.02)
    assert learned["weight"] == pytest.approx(weights().of, abs=0.03)


def test_words_taken_together_tell_one_in_four_of_manners_they_were_not_learned_from() -> None:
    told = list(messages("dev"))
    stopped = [score >= weights().from_ for score in tried(told)]
    honest = [stop for stop, each in zip(stopped, told, strict=True) if not each.bad]
    hidden = [stop for stop, each in zip(stopped, told, strict=True) if each.bad]
    assert sum(honest) <= 2 * SHARE_STOPPED * len(honest)
    assert sum(hidden) >= 0.25 * len(hidden)


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_how_it_was_composed_changes_nothing(text: str) -> None:
    found = ways_of_contact(text)
    assert all(each.said for each in found)
    assert ways_of_contact(unicodedata.normalize("NFC", text)) == ways_of_contact(unicodedata.normalize("NFD", text))


@given(st.sampled_from(MANNERS), st.lists(st.tuples(st.integers(0, 80), UNSEEN), max_size=12))
def test_signs_nobody_sees_hide_nothing(manner: tuple[WayKind, str], put: list[tuple[int, str]]) -> None:
    kind, text = manner
    for at, sign in put:
        text = text[:at] + sign + text[at:]
    assert kind in {each.kind for each in ways_of_contact(text)}


PIECES = ("0 ", "a.", "@", "0-", "_a", "قا", "осем ", "word, ", "1.1")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_is_read_in_its_turn(piece: str) -> None:
    ways_of_contact(piece * (8_000 // len(piece)))


@pytest.mark.nightly
@pytest.mark.timeout(300)
@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_64_000_signs_is_read_in_its_turn(piece: str) -> None:
    ways_of_contact(piece * (64_000 // len(piece)))
